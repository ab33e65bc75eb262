/**
 * Blocks (see take-away/element-blocks.js) as HTML for Word and Outlook, as plain text, and as Markdown.
 * The HTML is written as a string of escaped texts: it never enters the page.
 */
window.playbookBlocks = (() => {
  "use strict";

  // ---- HTML -----------------------------------------------------------------------------------------------------------

  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);

  // Word and Outlook keep what stands on the cell itself, and nothing of a style sheet.
  const CELL = "border:1px solid #767676;padding:3pt 6pt;vertical-align:top";
  const QUOTE = "margin-left:18pt";

  function htmlOf(runs) {
    return runs
      .map((run) => {
        let html = escaped(run.text).replace(/\n/g, "<br>");
        if (run.italic) html = `<em>${html}</em>`;
        if (run.bold) html = `<strong>${html}</strong>`;
        return isLink(run.href) ? `<a href="${escaped(run.href)}">${html}</a>` : html;
      })
      .join("");
  }

  const isLink = (href) => /^(?:https?|mailto):/i.test(href);

  const labelled = (label, html) => [label ? `<strong>${escaped(label)}</strong>` : "", html].filter(Boolean).join(" ");

  function paragraphHtml({ runs, style, label }) {
    const html = labelled(label, htmlOf(runs));
    if (style === "say" || style === "brief") return `<blockquote style="${QUOTE}"><p>${style === "say" ? html : `<strong>${html}</strong>`}</p></blockquote>`;
    return style === "facts" || style === "note" ? `<p><small>${html}</small></p>` : `<p>${html}</p>`;
  }

  /** Items nested by their level; a continued one is a paragraph of the item before it. */
  function listHtml({ ordered, start, items }) {
    const open = []; // what closes each list that is open
    let html = "";
    for (const item of items) {
      while (open.length > item.level + 1) html += `</li></${open.pop()}>`;
      if (item.continued && open.length === item.level + 1) {
        html += `<br>${htmlOf(item.runs)}`;
        continue;
      }
      const tag = item.ordered ?? ordered ? "ol" : "ul";
      if (open.length === item.level + 1 && open.at(-1) !== tag) html += `</li></${open.pop()}>`;
      else if (open.length === item.level + 1) html += "</li>";
      while (open.length < item.level + 1) {
        const from = tag === "ol" && open.length === 0 && start !== 1 ? ` start="${Number(start)}"` : "";
        html += `<${tag}${from}>`;
        open.push(tag);
        if (open.length < item.level + 1) html += "<li>";
      }
      html += `<li>${htmlOf(item.runs)}`;
    }
    while (open.length) html += `</li></${open.pop()}>`;
    return html;
  }

  function tableHtml({ caption, header, rows, weights, right }) {
    const sum = weights.reduce((all, one) => all + one, 0);
    const align = (rank) => (right.includes(rank) ? ";text-align:right" : ";text-align:left");
    const cell = (tag, text, rank, more = "") => `<${tag}${more} style="${CELL}${align(rank)}">${escaped(text) || "&nbsp;"}</${tag}>`;
    const width = (rank) => ` width="${Math.round((100 * weights[rank]) / sum)}%"`;
    const head = header.map((text, rank) => cell("th", text, rank, ` scope="col"${width(rank)}`)).join("");
    const body = rows.map((row) => `<tr>${row.map((text, rank) => cell("td", text, rank)).join("")}</tr>`).join("");
    return (
      // A caption of HTML is lost by Outlook, and stands under the table in Word.
      `<p><strong>${escaped(caption)}</strong></p>` +
      `<table border="1" cellspacing="0" cellpadding="4" style="border-collapse:collapse;width:100%"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
    );
  }

  const HTML = {
    heading: ({ level, text, newPage }) => `<h${level}${newPage ? ' style="page-break-before:always"' : ""}>${escaped(text)}</h${level}>`,
    paragraph: paragraphHtml,
    list: listHtml,
    table: tableHtml,
  };

  // ---- Plain text -----------------------------------------------------------------------------------------------------

  const textOf = (runs) => runs.map((run) => (isLink(run.href) && run.href !== run.text ? `${run.text} (${run.href})` : run.text)).join("");

  /** The number of each item, 0 for a bullet and for what goes on under the item before. */
  function numbersOf({ ordered, start, items }) {
    const counts = [start - 1];
    return items.map((item) => {
      counts.length = Math.min(counts.length, item.level + 1);
      while (counts.length < item.level + 1) counts.push(0);
      if (!(item.ordered ?? ordered) || item.continued) return 0;
      return ++counts[item.level];
    });
  }

  /** One line: a tab or a new line in a cell would move those that follow. */
  const cellText = (text) => text.replace(/[\t\r\n]+/g, " ");

  const TEXT = {
    heading: ({ text }) => text,
    paragraph: ({ runs, label }) => [label, textOf(runs)].filter(Boolean).join(" "),
    list: (list) => {
      const numbers = numbersOf(list);
      return list.items
        .map((item, rank) => {
          const sign = item.continued ? " " : numbers[rank] ? `${numbers[rank]}.` : "-";
          return `${"  ".repeat(item.level)}${sign} ${textOf(item.runs)}`;
        })
        .join("\n");
    },
    table: ({ caption, header, rows }) => [caption, ...[header, ...rows].map((row) => row.map(cellText).join("\t"))].filter(Boolean).join("\n"),
  };

  // ---- Markdown -------------------------------------------------------------------------------------------------------

  /** Signs that Markdown would take for its own; at the start of a line, those of its blocks too. */
  function marked(text) {
    return text
      .replace(/[\\`*_[\]<>#|~&$]/g, "\\$&")
      .replace(/!(?=\\\[)/g, "\\!")
      .replace(/^([ \t]*)([-+=:])/gm, "$1\\$2")
      .replace(/^([ \t]*\d+)([.)])/gm, "$1\\$2");
  }

  /** Emphasis must touch its words: spaces at its ends go outside. */
  function emphasised(text, sign) {
    const [, before, words, after] = /^(\s*)([^]*?)(\s*)$/.exec(text);
    return words ? `${before}${sign}${words}${sign}${after}` : text;
  }

  function markdownOf(runs, continued = "") {
    return runs
      .map((run) => {
        let text = marked(run.text);
        if (run.italic) text = emphasised(text, "*");
        if (run.bold) text = emphasised(text, "**");
        text = text.replace(/\n/g, `  \n${continued}`);
        return isLink(run.href) ? `[${text}](<${run.href.replace(/[<>\s]/g, encodeURIComponent)}>)` : text;
      })
      .join("");
  }

  const MARKDOWN = {
    heading: ({ level, text }) => `${"#".repeat(level)} ${marked(text.replace(/\s*\n\s*/g, " "))}`,
    paragraph: ({ runs, style, label }) => {
      const quote = style === "say" || style === "brief" ? "> " : "";
      const text = [label ? `**${marked(label)}**` : "", markdownOf(runs)].filter(Boolean).join(" ");
      return text.replace(/^/gm, quote);
    },
    list: (list) => {
      const numbers = numbersOf(list);
      const inside = []; // by level, how far the text of an item stands from the margin
      return list.items
        .map((item, rank) => {
          const margin = " ".repeat(item.level ? inside[item.level - 1] ?? 2 * item.level : 0);
          const sign = numbers[rank] ? `${numbers[rank]}. ` : "- ";
          if (!item.continued) inside[item.level] = margin.length + sign.length;
          const within = " ".repeat(inside[item.level] ?? 2);
          return item.continued ? `\n${within}${markdownOf(item.runs, within)}\n` : `${margin}${sign}${markdownOf(item.runs, within)}`;
        })
        .join("\n");
    },
    table: ({ caption, header, rows, right }) => {
      const row = (cells) => `| ${cells.map((cell) => marked(cellText(cell))).join(" | ")} |`;
      const rule = `|${header.map((_, rank) => (right.includes(rank) ? " ---: |" : " --- |")).join("")}`;
      return [...(caption ? [`**${marked(caption)}**`, ""] : []), row(header), rule, ...rows.map(row)].join("\n");
    },
  };

  const written = (writers, blocks) => blocks.map((block) => writers[block.type](block)).filter(Boolean);

  return {
    /** @returns {string} semantic HTML, without a class; borders stand on the cells */
    toHtml: (blocks) => written(HTML, blocks).join("\n"),
    /** @returns {string} tabs between the cells of a table, an empty line between blocks */
    toText: (blocks) => `${written(TEXT, blocks).join("\n\n")}\n`,
    /** @returns {string} CommonMark with tables, every sign of a text escaped */
    toMarkdown: (blocks) => `${written(MARKDOWN, blocks).join("\n\n")}\n`,
  };
})();
