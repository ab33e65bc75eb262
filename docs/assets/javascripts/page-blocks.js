/**
 * The page of a format as blocks: what is copied, and what a file of the adapted session holds.
 * The words and numbers are those that the page shows now; what it hides, skips or only draws is left out.
 * The shapes are those of macros/exports/blocks.py.
 *
 * @typedef {{text: string, bold: boolean, italic: boolean, href: string}} Run `href`: http, https or mailto, or ""
 * @typedef {{type: "heading", level: number, text: string, newPage?: boolean}} Heading
 * @typedef {{type: "paragraph", runs: Run[], style: "body"|"lead"|"facts"|"brief"|"say"|"note"|"warning", label?: string}} Paragraph
 * @typedef {{runs: Run[], level: number, ordered?: boolean, continued?: boolean}} Item
 * @typedef {{type: "list", ordered: boolean, start: number, items: Item[]}} List
 * @typedef {{type: "table", caption: string, header: string[], rows: string[][], weights: number[], right: number[]}} Table
 * @typedef {Heading | Paragraph | List | Table} Block the first block of each function is the title, the only heading of level 1
 */
window.playbookPageBlocks = (() => {
  "use strict";

  const NBSP = "\u00a0";
  const LEFT_OUT =
    "nav, form, button, input, select, textarea, script, dialog, svg, img, [hidden], [aria-hidden=true], .pb-adapt, .pb-take-away, .pb-in-page, .pb-told, .pb-timeline";
  /** Widths and columns set to the right, by the class of a table or its caption's first word. */
  const COLUMNS = {
    Le: [[1.4, 1.5, 4.4, 2.7, 4.6], [0, 1]],
    Préparation: [[2.5, 2.4, 7.8, 1.5], [3]],
    Matériel: [[1.9, 9.1, 3.2], [0]],
  };
  /** What the line of the session says of its own, in place of the usual facts. */
  const OF_THE_SESSION = ["Durée", "Participants", "Modalités", "Animation", "Sous-groupes"];

  const page = () => document.querySelector(".pb-format");
  /** The session that the page was adapted to; undefined for the page as it was written. */
  const adapted = () => window.playbookAdapted;

  // ---- Text -----------------------------------------------------------------------------------------------------------

  /** On one line; no-break spaces stay. */
  const line = (text) => text.replace(/[ \t\r\n]+/g, " ").trim();

  const isShown = (element) => !element.matches(LEFT_OUT) && getComputedStyle(element).display !== "none";

  const children = (element) => [...element.children].filter(isShown);

  /** An address that means something elsewhere than on this page; of a disk, nothing but other sites. */
  function addressOf(link) {
    const written = link.getAttribute("href") ?? "";
    if (!written || written.startsWith("#")) return "";
    const address = new URL(written, document.baseURI);
    return ["http:", "https:", "mailto:"].includes(address.protocol) ? address.href : "";
  }

  function faceOf(element, face) {
    if (element.matches("strong, b")) return { ...face, bold: true };
    if (element.matches("em, i, cite")) return { ...face, italic: true };
    if (element.matches("a[href]")) return { ...face, href: addressOf(element) };
    return face;
  }

  function collected(nodes, face) {
    return [...nodes].flatMap((node) => {
      if (node.nodeType === Node.TEXT_NODE) return [{ text: node.data.replace(/[ \t\r\n]+/g, " "), ...face }];
      if (node.nodeType !== Node.ELEMENT_NODE || !isShown(node)) return [];
      if (node.matches("br")) return [{ text: "\n", ...face }];
      return collected(node.childNodes, faceOf(node, face));
    });
  }

  const sameFace = (one, other) => one.bold === other.bold && one.italic === other.italic && one.href === other.href;

  /** @returns {Run[]} the text of these nodes, without space at its ends, each face once */
  function runsOf(nodes) {
    const runs = [];
    for (const run of collected(nodes, { bold: false, italic: false, href: "" })) {
      const before = runs.at(-1);
      if (!before || /[ \n]$/.test(before.text)) run.text = run.text.replace(/^ +/, "");
      if (!run.text) continue;
      if (before && sameFace(before, run)) before.text += run.text;
      else runs.push(run);
    }
    while (runs.length && !(runs.at(-1).text = runs.at(-1).text.trimEnd())) runs.pop();
    return runs;
  }

  const told = (element) => line(runsOf(element.childNodes).map((run) => run.text).join(""));
  const run = (text, more = {}) => ({ text, bold: false, italic: false, href: "", ...more });

  // ---- Blocks ---------------------------------------------------------------------------------------------------------

  const heading = (text, level, more = {}) => ({ type: "heading", level, text: line(text), ...more });

  function paragraph(runs, style = "body", label = "") {
    const written = typeof runs === "string" ? [run(runs)] : runs;
    return written.some((one) => one.text) || label ? [{ type: "paragraph", runs: written, style, ...(label ? { label } : {}) }] : [];
  }

  /** « À dire » becomes « À dire : ». */
  const asLabel = (text) => line(text).replace(/[\s\u00a0]*:?$/, `${NBSP}:`);

  function itemsOf(list, level, topOrdered) {
    const ordered = list.matches("ol");
    const kind = ordered === topOrdered ? {} : { ordered };
    return children(list).flatMap((entry) => {
      const items = [];
      let inline = [];
      const close = () => {
        const runs = runsOf(inline);
        inline = [];
        if (runs.length) items.push({ runs, level, ...kind, ...(items.length ? { continued: true } : {}) });
      };
      for (const node of entry.childNodes) {
        if (node.nodeType === Node.ELEMENT_NODE && node.matches("ul, ol")) {
          close();
          if (!items.length) items.push({ runs: [], level, ...kind });
          items.push(...itemsOf(node, level + 1, topOrdered));
        } else if (node.nodeType === Node.ELEMENT_NODE && node.matches("p")) {
          // A first paragraph goes on after the words in bold that stand in front of it.
          if (items.length) close();
          inline.push(node);
          close();
        } else inline.push(node);
      }
      close();
      return items;
    });
  }

  function list(element) {
    const ordered = element.matches("ol");
    const items = itemsOf(element, 0, ordered);
    return items.length ? [{ type: "list", ordered, start: element.start ?? 1, items }] : [];
  }

  /** Terms and what they say: items with the term in bold. */
  function terms(element) {
    const items = [...element.querySelectorAll("dt")].filter(isShown).map((term) => ({
      runs: [run(asLabel(told(term)), { bold: true }), run(" "), ...runsOf(term.nextElementSibling.childNodes)],
      level: 0,
    }));
    return items.length ? [{ type: "list", ordered: false, start: 1, items }] : [];
  }

  function cellsOf(row) {
    return [...row.cells].flatMap((cell) => [told(cell), ...Array(cell.colSpan - 1).fill("")]);
  }

  /** @returns {Table[]} the rows that are shown, the total with them */
  function table(element) {
    const caption = told(element.caption);
    const header = cellsOf(element.tHead.rows[0]);
    const rows = [...element.tBodies[0].rows, ...(element.tFoot?.rows ?? [])].filter(isShown).map(cellsOf);
    const [weights, right] = COLUMNS[/^\p{L}+/u.exec(caption)?.[0]] ?? [header.map(() => 1), []];
    return rows.length ? [{ type: "table", caption, header, rows, weights, right }] : [];
  }

  function figure(element) {
    const caption = element.querySelector("figcaption");
    for (const style of ["brief", "say"]) {
      if (element.matches(`.pb-${style}`)) return paragraph(runsOf([element.querySelector("p")]), style, asLabel(told(caption)));
    }
    if (element.matches(".pb-canvas-figure")) {
      const [name, alternative] = [caption.querySelector("a"), caption.querySelector("details p")];
      const purpose = [...caption.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
      return [
        heading(told(name), 3),
        ...paragraph(line(purpose.join(" ")).replace(/^—[\s\u00a0]*/, "")),
        ...paragraph(runsOf(alternative.childNodes), "facts", asLabel("Équivalent textuel")),
        ...(addressOf(name) ? paragraph([run(`Le canevas à imprimer${NBSP}: `), run(addressOf(name), { href: addressOf(name) })]) : []),
      ];
    }
    return caption ? paragraph(runsOf(caption.childNodes)) : [];
  }

  const STYLES = { "pb-promise": "lead", "pb-kicker": "facts", "pb-step-facts": "facts", "pb-warning": "warning" };

  /** @returns {Block[]} what an element says, and what its parts say */
  function blocksOf(element) {
    if (!isShown(element)) return [];
    if (/^H[1-6]$/.test(element.tagName)) return [heading(told(element), Number(element.tagName[1]))];
    if (element.matches("p")) return paragraph(runsOf(element.childNodes), STYLES[element.classList[0]]);
    if (element.matches("dl.pb-details")) return details(element);
    if (element.matches("dl")) return terms(element);
    if (element.matches("table")) return table(element);
    if (element.matches("figure")) return figure(element);
    if (element.matches("ul, ol") && !element.querySelector(":scope > li > .pb-change")) return list(element);
    if (element.matches(".pb-step")) return step(element);
    return children(element).flatMap(blocksOf);
  }

  /** What a step says more: one labelled paragraph each. */
  function details(element) {
    return children(element).flatMap((entry) => paragraph(runsOf(entry.querySelector("dd").childNodes), "body", asLabel(told(entry.querySelector("dt")))));
  }

  // ---- Steps ----------------------------------------------------------------------------------------------------------

  function step(element, title = told(element.querySelector("h3, h4")), facts = null) {
    const said = facts ?? [...element.querySelector(".pb-step-facts").children].filter(isShown).map(told);
    const rest = children(element).filter((one) => !one.matches("h3, h4, .pb-step-facts"));
    const level = Number(element.querySelector("h3, h4").tagName[1]);
    return [heading(title, facts ? 3 : level), ...paragraph(said.filter(Boolean).join(" · "), "facts"), ...rest.flatMap(blocksOf)];
  }

  const minutesOf = (text) => {
    const found = /^(?:(\d+)\u00a0h)?\u00a0?(?:(\d+)(?:\u00a0min)?)?/.exec(text);
    return Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0);
  };

  function groupsSentence(sizes) {
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    return `${sizes.length}${NBSP}sous-groupe${sizes.length > 1 ? "s" : ""} de ${least === most ? least : `${least} à ${most}`}`;
  }

  /** The facts of a step that only the variant has: its numbers are those of the plan, not the usual ones. */
  function addedFacts(section, row) {
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
    const said = children(section).filter((one) => !one.matches("h3, h4, .pb-step-facts, .pb-brief, .pb-do, .pb-say"));
    const words = own.flatMap(([part, given]) => [given ?? section.querySelector(`:scope > ${part}`)].filter(Boolean).flatMap(blocksOf));
    return withoutLate([...blocks.slice(0, 2), ...words, ...said.flatMap(blocksOf)], row, late);
  }

  function withoutLate(blocks, row, late) {
    const label = asLabel("En retard");
    return blocks.flatMap((block) => {
      if (block.label !== label) return [block];
      if (late) return paragraph(late, "body", label);
      return minutesOf(block.runs[0].text) < minutesOf(told(row.cells[1])) ? [block] : [];
    });
  }

  // ---- Parts ----------------------------------------------------------------------------------------------------------

  const title = (before = "") => heading(before + told(page().querySelector("h1")), 1);

  /** « De 14 h à 16 h : 2 h, 14 personnes… », with the mode and the variant that were chosen. */
  function session() {
    if (!adapted()) return [];
    const form = page().querySelector("[data-adapt]");
    const [hours, rest] = form.querySelector("[data-summary]").childNodes;
    const { variant: name } = adapted().adaptation;
    const variant = name ? ` Version${NBSP}: ${told(document.getElementById(`variante-${name}`))}.` : "";
    return paragraph([
      run(line(hours.textContent), { bold: true }),
      run(` ${line(rest.textContent)} Modalité${NBSP}: ${told(form.elements.modalite.selectedOptions[0]).toLowerCase()}.${variant}`.replace(/^ :/, `${NBSP}:`)),
    ]);
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

  function steps() {
    return [heading(told(document.getElementById("etapes")), 2), ...[...page().querySelectorAll(".pb-script-table tbody tr")].flatMap(scriptStep)];
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
