/**
 * The adapted session as plain data, for the files made from it: numbers from the plan, words from the page, already typeset.
 * Loaded on the click that needs it.
 */
window.playbookSession = (() => {
  "use strict";

  const NBSP = "\u00a0";
  const IN_HAND = { Canevas: (text) => `Canevas «${NBSP}${text}${NBSP}»`, Document: (text) => `Document «${NBSP}${text}${NBSP}»`, "En main": (text) => text };
  IN_HAND["Document de l’animation"] = IN_HAND.Document;

  /** The text of an element without the abbreviations that the page spells out, on one line. */
  function said(element) {
    if (!element) return "";
    const copy = element.cloneNode(true);
    for (const expansion of copy.querySelectorAll(".pb-expansion")) {
      if (expansion.previousSibling?.nodeType === Node.TEXT_NODE) expansion.previousSibling.remove(); // the space before it
      expansion.remove();
    }
    return copy.textContent.replace(/[ \t\r\n]+/g, " ").trim();
  }

  /** « 4 de 3 à 4 »: how many groups, and how many people in each. */
  function groupsText(sizes) {
    if (!sizes.length) return "";
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    return `${sizes.length} de ${least === most ? least : `${least}${NBSP}à${NBSP}${most}`}`;
  }

  /** What a variant shows in the place of a step's own instruction: the change that names the step's title. */
  function changedBrief(variant, title) {
    if (!variant) return "";
    const heading = `#variante-${CSS.escape(variant)}`;
    const changes = [...document.querySelector(`${heading} ~ ul`).children];
    const change = changes.find((one) => said(one.querySelector(".pb-change")).startsWith(`«${NBSP}${title}${NBSP}»`));
    return said(change?.querySelector(":scope > .pb-brief p"));
  }

  function readStep(row, planned, known, variant) {
    const section = document.getElementById(row.querySelector("a").hash.slice(1)).closest(".pb-step");
    const title = said(section.querySelector("h3, h4")).replace(/^\d+\. /, "");
    const facts = [...section.querySelectorAll(":scope > .pb-step-facts span")].map(said);
    const shown = [...section.querySelectorAll(":scope > .pb-details > div:not([hidden])")];
    const details = shown.map((line) => [said(line.querySelector("dt")), said(line.querySelector("dd"))]);
    return {
      title,
      start: planned.start,
      minutes: planned.minutes,
      isBreak: known.mode === "break",
      organisation: said(row.cells[3]),
      lead: facts.find((fact) => fact.startsWith("Conduite")) ?? "",
      groups: known.mode === "groups" ? groupsText(planned.groups) : "",
      brief: changedBrief(variant, title) || said(section.querySelector(":scope > .pb-brief p")),
      modeTerm: said(section.querySelector(":scope > .pb-mode-note dt")),
      modeNote: said(section.querySelector(":scope > .pb-mode-note dd")),
      inHand: details.filter(([term]) => term in IN_HAND).map(([term, text]) => IN_HAND[term](text)),
    };
  }

  const rowsAfter = (id) => [...document.querySelectorAll(`#${id} ~ .pb-scroll tbody`)][0]?.rows ?? [];

  /**
   * @param {HTMLElement} panel the panel of the files, with its data
   * @param {{data: object, adaptation: object, plan: object}} adapted what adapt.js shows
   */
  function read(panel, { data, adaptation, plan }) {
    const numbers = JSON.parse(panel.querySelector("[data-numbers]").textContent);
    const page = panel.closest(".pb-format");
    const { stepOf } = window.playbookAdapting;
    const rows = [...page.querySelectorAll(".pb-script-table tbody tr")];
    const option = page.querySelector(`#pb-mode option[value="${adaptation.mode}"]`);
    return {
      slug: data.slug,
      title: said(page.querySelector("h1")),
      summary: said(page.querySelector(".pb-promise")),
      // « À la fin : » stands in front.
      deliverable: said(page.querySelector(".pb-deliverable")).slice(said(page.querySelector(".pb-deliverable strong")).length).trim(),
      page: /^https?:$/.test(location.protocol) ? location.href.split("#")[0] : "",
      start: adaptation.start,
      minutes: plan.minutes,
      people: adaptation.people,
      mode: said(option),
      groups: plan.groups,
      facilitators: plan.facilitators,
      steps: plan.steps.map((planned, rank) =>
        readStep(rows[rank], planned, stepOf(adaptation, planned.id), adaptation.variant)
      ),
      materials: [
        ...[...rowsAfter("materiel")].map((row, rank) => ({ item: said(row.cells[1]), rule: said(row.cells[2]), quantity: plan.materials[rank] })),
        ...[...page.querySelectorAll(".pb-handout")].map((paper, rank) => ({
          item: `Document «${NBSP}${said(paper.querySelector("h3"))}${NBSP}»${numbers.handouts[rank] ? ", pour l’animation seule" : ""}`,
          rule: paper.querySelector("[data-copies]").dataset.copies,
          quantity: plan.handouts[rank],
        })),
      ].filter((thing) => thing.quantity !== null),
      preparation: [...rowsAfter("taches")].map((row, rank) => {
        const [daysBefore, minutes, forParticipants] = numbers.tasks[rank];
        return { when: said(row.cells[0]), who: said(row.cells[1]), task: said(row.cells[2]), daysBefore, minutes, forParticipants };
      }),
      after: [...(document.getElementById("suites")?.closest("section").querySelectorAll(":scope > ul > li") ?? [])].map((item, rank) => {
        const when = said(item.querySelector("strong")); // the sheet says it in its own words
        return { task: said(item).slice(when.length).trim(), daysAfter: numbers.after[rank] };
      }),
    };
  }

  return { read, said };
})();
