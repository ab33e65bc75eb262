/**
 * « J'ai animé cet atelier » and « Proposer une correction »: the form of each comes with its first opening.
 * Without script, or where it cannot be loaded, the words of the page stay: what to write, and to whom.
 */
(() => {
  "use strict";

  const own = document.currentScript.src;
  /** Scripts of all forms, each with the name that it brings; those of one form, by its name. */
  const NEEDED = { "personal-data.js": "playbookPersonalData", "yaml-writer.js": "playbookYaml", "message-form.js": "playbookMessageForm" };
  const FORMS = {
    "trial-report": ["trial-report.js", "playbookTrialReport"],
    correction: ["correction.js", "playbookCorrection"],
  };

  function loaded([file, name]) {
    return new Promise((done, failed) => {
      if (window[name]) return done();
      const script = document.createElement("script");
      script.src = new URL(file, own).href;
      // A network that asks for a password answers every address with a page of its own: it loads, and brings nothing.
      script.onload = () => (window[name] ? done() : failed(new Error(file)));
      script.onerror = () => failed(new Error(file));
      document.head.append(script);
    });
  }

  for (const details of document.querySelectorAll("details[data-message]")) {
    const form = FORMS[details.dataset.message];
    let made = null;
    details.addEventListener("toggle", () => {
      if (!details.open || made) return;
      made = Promise.all(Object.entries(NEEDED).map(loaded))
        .then(() => loaded(form))
        .then(() => window[form[1]](details))
        .catch(() => {
          made = null; // the next opening tries again; meanwhile the words of the page are there
        });
    });
  }
})();
