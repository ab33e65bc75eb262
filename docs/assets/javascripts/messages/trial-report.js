/** « J'ai animé cet atelier »: five questions, a message to the team, and the entry of `trials` for the format's file. */
(() => {
  "use strict";

  const { made, pageAddress, editLink, NBSP, NARROW } = window.playbookMessageForm;
  const { quoted } = window.playbookYaml;
  const MODES = { presentiel: "in_person", distanciel: "remote", hybride: "hybrid" };
  const LONGEST_SESSION = 600;
  const LONGEST_LESSON = 2000;

  const whole = (text, least, most) => /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;

  function duration(minutes) {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (!hours) return `${rest}${NBSP}min`;
    return `${hours}${NBSP}h${rest ? NBSP + String(rest).padStart(2, "0") : ""}`;
  }

  /** The steps as the page shows them now: number and title, minutes planned. */
  function shownSteps() {
    return [...document.querySelectorAll(".pb-script-table tbody tr")].map((row) => ({
      title: row.querySelector("th").textContent,
      planned: row.cells[1].textContent,
    }));
  }

  const sentence = (text) => (/[.!?…]$/.test(text) ? text : `${text}.`);

  /** What was learnt, in one text: the file has one field for it. */
  function lesson({ worked, change }) {
    return [worked && sentence(worked), change && `À changer${NBSP}: ${sentence(change)}`].filter(Boolean).join(" ");
  }

  function entry(answers, first) {
    const lines = [
      `  - year: ${Number(answers.year)}`,
      `    mode: ${answers.mode}`,
      `    participants: ${Number(answers.participants)}`,
      `    minutes: ${Number(answers.minutes)}`,
      `    lesson: ${quoted(lesson(answers))}`,
    ];
    return [...(first ? ["trials:"] : []), ...lines].join("\n") + "\n";
  }

  window.playbookTrialReport = (details) => {
    const { slug, status, trials } = details.closest("[data-told]").dataset;
    const title = details.closest(".pb-page").querySelector("h1").textContent;
    const thisYear = new Date().getFullYear();
    const modes = [...document.querySelectorAll("#pb-mode option")].map((option) => [option.value, option.textContent]);
    const stepFields = [];

    /** Minutes of each step, for whoever noted them; together they make the total, unless one was typed. */
    function byStep(form, total) {
      const told = made("p", { class: "pb-message-help" });
      const steps = shownSteps().map(({ title, planned }, rank) => {
        const id = `pb-anime-etape-${rank + 1}`;
        const field = made("input", { id, name: `step${rank}`, type: "number", inputmode: "numeric", min: "0", max: "600", step: "1", autocomplete: "off" });
        stepFields.push({ field, title, planned });
        field.addEventListener("input", sum);
        return made("li", {}, made("label", { for: id }, `${title} `, made("small", {}, `(prévu${NBSP}: ${planned})`)), field, "min");
      });
      let typed = false;
      total.addEventListener("input", () => (typed = total.value !== ""));
      function sum() {
        const noted = stepFields.filter(({ field }) => field.value !== "");
        const minutes = noted.reduce((so_far, { field }) => so_far + Number(field.value), 0);
        told.textContent = noted.length ? `Étapes notées${NBSP}: ${noted.length} sur ${stepFields.length}, ${duration(minutes)}.` : "";
        if (!typed) total.value = noted.length === stepFields.length ? String(minutes) : "";
      }
      return made("details", { class: "pb-message-steps" }, made("summary", {}, "Noter la durée de chaque étape"), made("ol", {}, ...steps), told);
    }

    window.playbookMessageForm(details, {
      name: "pb-anime",
      intro: `Cinq questions, et la page prépare un message. Rien n’est envoyé ni gardé${NBSP}: c’est vous qui l’envoyez. N’écrivez le nom de personne.`,
      questions: [
        { name: "mode", label: `Dans quelle modalité${NARROW}?`, kind: "choice", options: [["", "Choisir…"], ...modes] },
        { name: "participants", label: `Combien de participants${NARROW}?`, help: "Sans compter l’animation.", min: "1", max: "500" },
        {
          name: "minutes",
          label: `Combien de minutes en tout${NARROW}?`,
          help: "La durée observée, pauses comprises.",
          min: "1",
          max: String(LONGEST_SESSION),
          extra: byStep,
        },
        { name: "worked", label: `Qu’est-ce qui a bien marché${NARROW}?`, kind: "long" },
        { name: "change", label: `Qu’est-ce qui est à changer${NARROW}?`, kind: "long" },
        { name: "year", label: "Année de la séance", min: "2000", max: String(thisYear), value: String(thisYear) },
      ],
      faults(answers) {
        const wrongSteps = stepFields.filter(({ field }) => field.validity.badInput || (field.value !== "" && !whole(field.value, 0, LONGEST_SESSION)));
        return [
          !answers.mode && ["mode", "Choisissez une modalité."],
          !whole(answers.participants, 1, 500) && ["participants", `Participants${NBSP}: un nombre entier, de 1 à 500.`],
          !whole(answers.minutes, 1, LONGEST_SESSION) && ["minutes", `Durée${NBSP}: un nombre entier de minutes, de 1 à ${LONGEST_SESSION}.`],
          ...wrongSteps.map(({ field, title }) => [field.name, `Durée de «${NBSP}${title}${NBSP}»${NBSP}: un nombre entier de minutes, de 0 à ${LONGEST_SESSION}.`]),
          !answers.worked && !answers.change && ["worked", `Écrivez ce qui a marché, ou ce qui est à changer${NBSP}: une phrase suffit.`],
          lesson(answers).length > LONGEST_LESSON && ["worked", `Vos deux textes font ${lesson(answers).length} signes${NBSP}; gardez-en moins de ${LONGEST_LESSON}.`],
          !whole(answers.year, 2000, thisYear) && ["year", `Année${NBSP}: de 2000 à ${thisYear}.`],
        ].filter(Boolean);
      },
      message(answers) {
        const steps = stepFields.filter(({ field }) => field.value !== "");
        const lines = [
          `Modalité${NBSP}: ${modes.find(([value]) => value === answers.mode)[1]}`,
          `Année${NBSP}: ${answers.year}`,
          `Participants${NBSP}: ${answers.participants}`,
          `Durée observée${NBSP}: ${duration(Number(answers.minutes))}`,
          ...(steps.length ? ["", `Durée par étape${NBSP}:`] : []),
          ...steps.map(({ field, title, planned }) => `${title}${NBSP}: ${duration(Number(field.value))} (prévu${NBSP}: ${planned})`),
        ];
        if (answers.worked) lines.push("", `Ce qui a bien marché${NBSP}:`, answers.worked);
        if (answers.change) lines.push("", `Ce qui est à changer${NBSP}:`, answers.change);
        return {
          subject: `J’ai animé «${NBSP}${title}${NBSP}»`,
          body: ["Bonjour,", "", `J’ai animé l’atelier «${NBSP}${title}${NBSP}»${pageAddress()}.`, "", ...lines, ""].join("\n"),
        };
      },
      afterwards(answers, takeAway, announce) {
        const text = takeAway("pb-anime", {
          name: "essai",
          label: "L’essai, tel qu’il s’écrit dans la fiche",
          text: entry(answers, trials === "0"),
          button: "Copier l’essai",
          told: `Essai copié. Collez-le dans le fichier ${slug}.yml.`,
          announce,
        });
        const where = trials === "0" ? `À la fin du fichier ${slug}.yml` : `À la fin de la liste «${NBSP}trials${NBSP}» du fichier ${slug}.yml`;
        const tested = status === "draft" ? " Écrivez aussi status: tested au lieu de status: draft." : "";
        const help = made("p", { class: "pb-message-help" }, `${where}.${tested}`);
        const buttons = made("p", { class: "pb-message-buttons" }, ...text.gesture, ...editLink("Modifier la fiche sur la forge"));
        return [
          made("details", { class: "pb-message-file" }, made("summary", {}, "Vous modifiez les fiches vous-même"), text.label, help, text.field, buttons),
        ];
      },
    });
  };
})();
