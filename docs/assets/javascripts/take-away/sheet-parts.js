/**
 * The page of a format as blocks: what is copied, and what a file of the adapted session holds.
 * The words and numbers are those that the page shows now; what it hides, skips or only draws is left out.
 * The first block of each function is the title, the only heading of level 1.
 */
window.playbookPageBlocks = (() => {
  "use strict";

  const { line, children, told, run, heading, paragraph, asLabel, table, blocksOf, steps } = window.playbookReading;
  const NBSP = "\u00a0";
  /** What the line of the session says of its own, in place of the usual facts. */
  const OF_THE_SESSION = ["Durée", "Participants", "Modalités", "Animation", "Sous-groupes"];

  const page = () => document.querySelector(".pb-format");
  /** The session that the page was adapted to; undefined for the page as it was written. */
  const adapted = () => window.playbookAdapted;

  const title = (before = "") => heading(before + told(page().querySelector("h1")), 1);

  /** « De 14 h à 16 h : 2 h, 14 personnes… », with the mode and the variant that were chosen. */
  function session() {
    const [hours, rest] = window.playbookSessionWords.told();
    return hours ? paragraph([run(hours, { bold: true }), run(rest)]) : [];
  }

  const scriptTable = () => table(page().querySelector(".pb-script-table"));

  function facts() {
    const pairs = [...page().querySelectorAll(".pb-facts > div")].map((pair) => [told(pair.querySelector("dt")), told(pair.querySelector("dd"))]);
    const rows = pairs.filter(([term]) => !adapted() || !OF_THE_SESSION.includes(term));
    return { type: "table", caption: "En bref", header: ["Repère", "Pour cet atelier"], rows, weights: [3, 7], right: [] };
  }

  function head() {
    const shown = page().querySelector(".pb-head");
    return [".pb-promise", ".pb-deliverable"].flatMap((part) => blocksOf(shown.querySelector(part))).concat(session(), facts(), blocksOf(shown.querySelector(".pb-pair")));
  }

  /** A part of the page by the id of its heading; nothing where the format has none. */
  function part(id) {
    const found = document.getElementById(id);
    return found ? blocksOf(found.parentElement) : [];
  }

  /** How many of each document to print. */
  function copies() {
    const items = [...page().querySelectorAll(".pb-handout")].map((handout) => ({
      runs: [run(asLabel(told(handout.querySelector("h3"))), { bold: true }), run(` ${told(handout.querySelector("[data-copies]"))}`)],
      level: 0,
    }));
    return items.length ? [{ type: "list", ordered: false, start: 1, items }] : [];
  }

  /** The documents, each on a page of its own, so that nothing else is printed or given out with it. */
  function handouts() {
    const each = [...page().querySelectorAll(".pb-handout")].flatMap((handout) => {
      const [name, kicker, ...body] = children(handout);
      const team = line(kicker.firstChild.nodeType === Node.TEXT_NODE ? kicker.firstChild.data : "");
      return [heading(told(name), 3, { newPage: true }), ...paragraph(team, "warning"), ...body.flatMap(blocksOf)];
    });
    return each.length ? [heading(told(document.getElementById("documents")), 2), ...copies(), ...each] : [];
  }

  /** The line that the licence asks for, and where the page is, when that is an address that others can open. */
  function attribution() {
    const name = told(page().querySelector("h1"));
    const { attribution: rest } = page().querySelector("[data-attribution]").dataset;
    const address = location.href.split("#")[0];
    const link = /^https?:/.test(address) ? [run(" "), run(address, { href: address })] : [];
    return paragraph([run(`Playbook des ateliers, «${NBSP}${name}${NBSP}», ${rest}`), ...link], "note");
  }

  /** Where the words come from; the sentence that asks to quote the page gives way to the quotation. */
  const sources = () => part("sources").filter((block) => !/^Licence/.test(block.runs?.[0]?.text ?? "")).concat(attribution());

  return {
    /** @returns {Block[]} the whole sheet */
    sheet: () => [
      title(),
      ...head(),
      heading(told(document.getElementById("deroule")), 2),
      ...(adapted() ? [] : blocksOf(document.getElementById("deroule").nextElementSibling)),
      ...scriptTable(),
      ...steps(),
      ...(adapted() ? [] : part("variantes")),
      ...["preparer", "canevas", "exemple", "proteger", "inclure", "reussir", "suites"].flatMap(part),
      ...sources(),
      ...handouts(),
    ],
    /** @returns {Block[]} title, session and running order */
    script: () => [title(), ...session(), ...scriptTable()],
    /** @returns {Block[]} the things to bring, and the documents to print */
    materials: () => [
      title(`Matériel${NBSP}: `),
      ...session(),
      ...table(page().querySelector(".pb-materials")),
      ...(copies().length ? [heading("Documents à remettre", 2), ...copies()] : []),
    ],
  };
})();
