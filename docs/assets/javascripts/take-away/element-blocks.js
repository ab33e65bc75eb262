/**
 * The elements of a page as blocks, kind by kind: headings, paragraphs, lists, terms, tables, figures, steps.
 * The shapes are those of macros/exports/documents/blocks.py.
 *
 * @typedef {{text: string, bold: boolean, italic: boolean, href: string}} Run `href`: http, https or mailto, or ""
 * @typedef {{type: "heading", level: number, text: string, newPage?: boolean}} Heading
 * @typedef {{type: "paragraph", runs: Run[], style: "body"|"lead"|"facts"|"brief"|"say"|"note"|"warning", label?: string}} Paragraph
 * @typedef {{runs: Run[], level: number, ordered?: boolean, continued?: boolean}} Item
 * @typedef {{type: "list", ordered: boolean, start: number, items: Item[]}} List
 * @typedef {{type: "table", caption: string, header: string[], rows: string[][], weights: number[], right: number[]}} Table
 * @typedef {Heading | Paragraph | List | Table} Block
 */
(() => {
  "use strict";

  const R = window.playbookReading;
  const { line, isShown, children, addressOf, runsOf, told, run } = R;
  const NBSP = "\u00a0";
  /** Widths and columns set to the right, by the class of a table or its caption's first word. */
  const COLUMNS = {
    Le: [[1.4, 1.5, 4.4, 2.7, 4.6], [0, 1]],
    Préparation: [[2.5, 2.4, 7.8, 1.5], [3]],
    Matériel: [[1.9, 9.1, 3.2], [0]],
  };

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
    if (element.matches(".pb-canvas-figure")) return canvas(caption);
    return caption ? paragraph(runsOf(caption.childNodes)) : [];
  }

  /** What a canvas is for and where it is, then all that its picture says. */
  function canvas(caption) {
    const name = caption.querySelector("a");
    const purpose = [...caption.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
    const address = addressOf(name);
    const place = address ? run(address, { href: address }) : run(`le canevas «${NBSP}${told(name)}${NBSP}», dans le kit de l’atelier.`);
    const [first, ...rest] = [...caption.querySelector("details").children].filter((one) => !one.matches("summary"));
    return [
      heading(told(name), 3),
      ...paragraph(line(purpose.join(" ")).replace(/^—[\s\u00a0]*/, "")),
      ...paragraph([place], "body", asLabel("À imprimer")),
      ...paragraph(runsOf(first.childNodes), "facts", asLabel("Équivalent textuel")),
      ...rest.flatMap((one) => (one.matches("p") ? paragraph(runsOf(one.childNodes), "facts") : blocksOf(one))),
    ];
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

  function step(element, title = told(element.querySelector("h3, h4")), facts = null) {
    const said = facts ?? [...element.querySelector(".pb-step-facts").children].filter(isShown).map(told);
    const rest = children(element).filter((one) => !one.matches("h3, h4, .pb-step-facts"));
    const level = Number(element.querySelector("h3, h4").tagName[1]);
    return [heading(title, facts ? 3 : level), ...paragraph(said.filter(Boolean).join(" · "), "facts"), ...rest.flatMap(blocksOf)];
  }

  Object.assign(R, { heading, paragraph, asLabel, table, blocksOf, step });
})();
