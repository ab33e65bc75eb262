/** The steps of the page as blocks: as it was written, or with the numbers of the adapted session and the words of its variant. */
(() => {
  "use strict";

  const R = window.playbookReading;
  const { children, told, heading, paragraph, asLabel, blocksOf, step } = R;
  const NBSP = "\u00a0";
  /** The session that the page was adapted to; undefined for the page as it was written. */
  const adapted = () => window.playbookAdapted;

  const minutesOf = (text) => {
    const found = /^(?:(\d+)\u00a0h)?\u00a0?(?:(\d+)(?:\u00a0min)?)?/.exec(text);
    return Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0);
  };

  /** The facts of a step that only the variant has: its numbers are those of the plan, not the usual ones. */
  function addedFacts(section, row) {
    const { groupsSentence } = window.playbookAdapting;
    const { groups, sharers, minutes } = adapted().plan.steps.find((one) => one.id === row.dataset.step);
    return [
      told(row.cells[0]),
      ...[...section.querySelector(".pb-step-facts").children].map((fact) => {
        if (fact.matches(".pb-minutes")) return told(row.cells[1]);
        if (fact.matches("[data-groups]")) return groups.length ? groupsSentence(groups) : "";
        if (fact.matches("[data-shared]")) return `${Math.round(minutes / sharers)}${NBSP}min ${fact.dataset.shared}`;
        return told(fact);
      }),
    ];
  }

  /** What the chosen variant changes in a step, if it does: the item that names it. */
  function changeOf(title) {
    const name = adapted().adaptation.variant;
    const first = name && document.getElementById(`variante-${name}`);
    const changes = first ? [...first.parentElement.querySelectorAll(".pb-change")] : [];
    const own = changes.filter((one) => {
      const above = [...first.parentElement.querySelectorAll("h3[id^='variante-']")].filter(
        (other) => other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING
      );
      return above.at(-1) === first;
    });
    return own.find((one) => told(one).replace(/^«[\s\u00a0\u202f]*/, "").startsWith(title) && told(one).includes(" en "))?.parentElement;
  }

  /** A step of the script with the words that the variant gives it, and without a late version that is no longer shorter. */
  function scriptStep(row, rank) {
    const anchor = row.querySelector("a");
    const section = document.getElementById(anchor.getAttribute("href").slice(1)).closest(".pb-step");
    const isAdded = section.matches("li .pb-step");
    if (!adapted()) return step(section);
    const title = told(section.querySelector("h3, h4")).replace(isAdded ? "" : /^\d+\.[\s\u00a0]*/, "");
    const facts = isAdded ? addedFacts(section, row) : null;
    const change = isAdded ? null : changeOf(title);
    const own = [".pb-brief", ".pb-do", ".pb-say"].map((part) => [part, change?.querySelector(`:scope > ${part}`)]);
    const late = change && / En retard, (.*)$/.exec(told(change.querySelector(".pb-change")))?.[1];
    const blocks = step(section, `${rank + 1}. ${title}`, facts);
    if (!own.some(([, part]) => part) && !late) return withoutLate(blocks, row, null);
    const said = children(section).filter((one) => !one.matches("h3, h4, .pb-step-facts, .pb-mode-note, .pb-brief, .pb-do, .pb-say"));
    const note = children(section).filter((one) => one.matches(".pb-mode-note"));
    const words = own.flatMap(([part, given]) => [given ?? section.querySelector(`:scope > ${part}`)].filter(Boolean).flatMap(blocksOf));
    return withoutLate([...blocks.slice(0, 2), ...note.flatMap(blocksOf), ...words, ...said.flatMap(blocksOf)], row, late);
  }

  function withoutLate(blocks, row, late) {
    const label = asLabel("En retard");
    return blocks.flatMap((block) => {
      if (block.label !== label) return [block];
      if (late) return paragraph(late, "body", label);
      return minutesOf(block.runs[0].text) < minutesOf(told(row.cells[1])) ? [block] : [];
    });
  }

  /** @returns {Block[]} the steps under their heading, in the order of the running order */
  R.steps = () => {
    const rows = [...document.querySelectorAll(".pb-format .pb-script-table tbody tr")];
    return [heading(told(document.getElementById("etapes")), 2), ...rows.flatMap(scriptStep)];
  };
})();
