/**
 * « J'ai animé cet atelier » and « Proposer une correction »: the form of each comes with its first opening.
 * Without script, or where it cannot be loaded, the words of the page stay: what to write, and to whom.
 */
(() => {
  "use strict";

  /** Scripts of all forms, each with the name that it brings; those of one form, by its name. */
  const NEEDED = [
    ["site/personal-data.js", "playbookPersonalData"],
    ["writers/yaml-writer.js", "playbookYaml"],
    ["messages/message-form.js", "playbookMessageForm"],
  ];
  const FORMS = {
    "trial-report": ["messages/trial-report.js", "playbookTrialReport"],
    correction: ["messages/correction.js", "playbookCorrection"],
  };

  for (const details of document.querySelectorAll("details[data-message]")) {
    const form = FORMS[details.dataset.message];
    let made = null;
    details.addEventListener("toggle", () => {
      if (!details.open || made) return;
      made = Promise.all(NEEDED.map((script) => window.playbookLoad(...script)))
        .then(() => window.playbookLoad(...form))
        .then((show) => show(details))
        .catch(() => {
          made = null; // the next opening tries again; meanwhile the words of the page are there
        });
    });
  }
})();
