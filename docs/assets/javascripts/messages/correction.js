/** « Proposer une correction »: what is wrong, where, and what to write instead, as a message to the team; the forge comes second. */
(() => {
  "use strict";

  const { made, pageAddress, editLink, NBSP, NARROW } = window.playbookMessageForm;
  const LONGEST_TITLE = 120;

  /** The parts of the page and of its steps, by their headings as they are shown. */
  function places(root) {
    const headings = [...root.querySelectorAll("h2[id], h3[id]")].filter((heading) => heading.offsetParent && !heading.closest("[data-told], .pb-adapt, .pb-take-away, nav"));
    const words = (heading) => heading.textContent.replace(/\s+/g, " ").trim().slice(0, LONGEST_TITLE);
    return ["Toute la page", "Le haut de la page", ...new Set(headings.map(words))];
  }

  window.playbookCorrection = (details) => {
    const title = details.closest(".pb-page").querySelector("h1").textContent;
    window.playbookMessageForm(details, {
      name: "pb-correction",
      intro: `Dites ce qui ne va pas, la page prépare un message. Rien n’est envoyé ni gardé${NBSP}: c’est vous qui l’envoyez.`,
      questions: [
        { name: "place", label: `Où, dans la page${NARROW}?`, kind: "choice", options: places(details.closest(".pb-page")).map((words) => [words, words]) },
        { name: "wrong", label: `Qu’est-ce qui ne va pas${NARROW}?`, kind: "long", help: `Une faute, une durée impossible, une consigne mal comprise, un lien mort…` },
        { name: "proposal", label: `Que proposez-vous à la place${NARROW}?`, kind: "long", help: "Facultatif. Écrivez la phrase telle que vous la liriez." },
      ],
      faults: ({ wrong }) => (wrong ? [] : [["wrong", "Écrivez ce qui ne va pas, même en quelques mots."]]),
      message({ place, wrong, proposal }) {
        const lines = [`Où${NBSP}: ${place}`, "", `Ce qui ne va pas${NBSP}:`, wrong];
        if (proposal) lines.push("", `Ce que je propose${NBSP}:`, proposal);
        return {
          subject: `Correction pour «${NBSP}${title}${NBSP}»`,
          body: ["Bonjour,", "", `Voici une correction pour la fiche «${NBSP}${title}${NBSP}»${pageAddress()}.`, "", ...lines, ""].join("\n"),
        };
      },
      afterwards() {
        const link = editLink("Modifier la fiche sur la forge");
        if (!link.length) return [];
        return [made("p", { class: "pb-message-help" }, `Vous avez un compte sur la forge${NARROW}? Vous pouvez aussi proposer la correction dans le fichier lui-même.`), made("p", { class: "pb-message-buttons" }, ...link)];
      },
    });
  };
})();
