/**
 * A document as a Word file: A4, its own styles, real headings, header rows repeated, French.
 * The same XML as macros/exports/word/file.py writes, from the same empty parts (word-parts.js); the blocks are those of take-away/element-blocks.js.
 */
window.playbookWord = (() => {
  "use strict";

  const { xmlText, zipped } = window.playbookArchive;
  const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  const NAMESPACES =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
  const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const STYLES = { body: "Normal", lead: "Lead", facts: "Facts", brief: "Brief", say: "Say", note: "Note", warning: "Warning" };
  const TEXT_WIDTH = 9412; // twips: A4 less the margins
  const [BULLETS, NUMBERS] = [1, 1]; // w:num of all bullets; w:abstractNum of numbers
  const LAST_LEVEL = 3;
  const PROPERTY = 255; // characters of a document property
  const PAGE_TITLE = '<w:sz w:val="32"/><w:szCs w:val="32"/>';
  const TINT = 0.1;
  const NBSP = "\u00a0";

  const paragraph = (style, content, marks = "") => `<w:p><w:pPr><w:pStyle w:val="${style}"/>${marks}</w:pPr>${content}</w:p>`;

  function text(words, face = "") {
    const lines = words.split("\n").map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
    return `<w:r>${face && `<w:rPr>${face}</w:rPr>`}${lines.join("<w:br/>")}</w:r>`;
  }

  const field = (name) => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

  /** `#rrggbb` of which only a share is left: a background on which the text stays readable. */
  function mixedWithWhite(colour, share) {
    return [1, 3, 5].map((at) => Math.round(255 - (255 - parseInt(colour.slice(at, at + 2), 16)) * share).toString(16).padStart(2, "0")).join("");
  }

  /** The number of each item; 0 for a bullet, and for what goes on under the item before. */
  function numbersOf(list) {
    let counts = [list.start - 1];
    return list.items.map(({ level, ordered = list.ordered, continued = false }) => {
      counts = counts.slice(0, level + 1);
      while (counts.length <= level) counts.push(0);
      if (!ordered || continued) return 0;
      return ++counts[level];
    });
  }

  /** A file being written: its links and its numbered lists are kept apart from its text. */
  class WordFile {
    links = [];
    numbering = [];

    block(block) {
      return this[block.type](block);
    }

    heading({ text: words, level, newPage }) {
      // A heading that starts a page is the title of what may be given out alone.
      return paragraph(`Heading${level}`, newPage ? text(words, PAGE_TITLE) : text(words), newPage ? "<w:pageBreakBefore/>" : "");
    }

    paragraph({ runs, style, label }) {
      const announces = !runs.length || runs[runs.length - 1].text.trimEnd().endsWith(":"); // it stays with what follows
      const before = label ? text(label, "<w:b/>") + (runs.length ? text(" ") : "") : "";
      return paragraph(STYLES[style] ?? STYLES.body, before + this.runs(runs), announces || style === "facts" ? "<w:keepNext/>" : "");
    }

    runs(runs) {
      return runs.map((run) => this.run(run)).join("");
    }

    run({ text: words, bold, italic, href }) {
      const face = (bold ? "<w:b/>" : "") + (italic ? "<w:i/>" : "");
      if (!href) return text(words, face);
      if (!this.links.includes(href)) this.links.push(href);
      return `<w:hyperlink r:id="link${this.links.indexOf(href)}" w:history="1">${text(words, `<w:rStyle w:val="Hyperlink"/>${face}`)}</w:hyperlink>`;
    }

    list(list) {
      const numbers = numbersOf(list);
      let counts = {};
      return list.items
        .map((item, index) => {
          const level = Math.min(item.level, LAST_LEVEL);
          // A list inside an item ends with it: the next one starts anew.
          counts = Object.fromEntries(Object.entries(counts).filter(([depth]) => Number(depth) <= item.level));
          const space = index === list.items.length - 1 ? '<w:spacing w:after="130"/>' : "";
          const isNumbered = item.ordered ?? list.ordered;
          if (item.continued) return paragraph("ListParagraph", this.runs(item.runs), `${space}<w:ind w:left="${(isNumbered ? 510 : 397) + 397 * level}"/>`);
          if (isNumbered) counts[item.level] ??= this.newCount(level, numbers[index]);
          const place = `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${isNumbered ? counts[item.level] : BULLETS}"/></w:numPr>`;
          return paragraph("ListParagraph", this.runs(item.runs), place + space);
        })
        .join("");
    }

    /** A numbering of its own for one list. */
    newCount(level, start) {
      const found = BULLETS + 1 + this.numbering.length;
      this.numbering.push(
        `<w:num w:numId="${found}"><w:abstractNumId w:val="${NUMBERS}"/><w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`
      );
      return found;
    }

    table({ caption, header, rows, weights, right }) {
      const whole = weights.reduce((sum, weight) => sum + weight, 0);
      const widths = weights.map((weight) => Math.round((TEXT_WIDTH * weight) / whole));
      const row = (cells, style, marks) => {
        const written = cells.map((cell, index) => {
          const side = right.includes(index) ? '<w:jc w:val="right"/>' : "";
          return `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/></w:tcPr>${paragraph(style, text(cell), side)}</w:tc>`;
        });
        return `<w:tr><w:trPr>${marks}</w:trPr>${written.join("")}</w:tr>`;
      };
      return (
        paragraph("Caption", text(caption)) +
        `<w:tbl><w:tblPr><w:tblStyle w:val="PlaybookTable"/><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/>` +
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>' +
        `<w:tblCaption w:val="${xmlText(caption)}"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>` +
        row(header, "CellHeading", "<w:cantSplit/><w:tblHeader/>") +
        rows.map((cells) => row(cells, "Cell", "<w:cantSplit/>")).join("") +
        `</w:tbl>${paragraph("AfterTable", "")}`
      );
    }
  }

  function footer(words) {
    const pages = text(`page${NBSP}`) + field("PAGE") + text(`${NBSP}sur${NBSP}`) + field("NUMPAGES");
    return `${PROLOGUE}<w:ftr ${NAMESPACES}>${paragraph("Footer", text(words))}${paragraph("PageNumber", pages)}</w:ftr>`;
  }

  /** The properties, in the place of the part's own empty element. */
  function properties(part, { title, subject, author, licence, made }) {
    const property = (words) => xmlText(words.length > PROPERTY ? `${words.slice(0, PROPERTY - 1)}…` : words);
    const when = made.toISOString().replace(/\.\d+/, "");
    const told =
      `<dc:title>${property(title)}</dc:title><dc:subject>${property(subject)}</dc:subject><dc:description>${property(licence)}</dc:description>` +
      `<dc:creator>${property(author)}</dc:creator><cp:lastModifiedBy>${property(author)}</cp:lastModifiedBy><dc:language>fr-FR</dc:language><cp:revision>1</cp:revision>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified>`;
    return part.replace(/\/>\s*$/, () => `>${told}</cp:coreProperties>`);
  }

  /**
   * @param {{title: string, subject: string, author: string, licence: string, made: Date, footer: string, accent: string, blocks: object[]}} document
   * @returns {Promise<Blob>}
   */
  async function write(document) {
    const file = new WordFile();
    const body = document.blocks.map((block) => file.block(block)).join("");
    const before = (closing, added) => (part) => part.replace(closing, () => added + closing);
    const relation = (id, kind, target, more = "") => `<Relationship Id="${id}" Type="${RELATION}/${kind}" Target="${xmlText(target)}"${more}/>`;
    const relations =
      relation("footer", "footer", "footer1.xml") + file.links.map((link, rank) => relation(`link${rank}`, "hyperlink", link, ' TargetMode="External"')).join("");
    const footerType = '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>';
    const changes = {
      "[Content_Types].xml": before("</Types>", footerType),
      "word/_rels/document.xml.rels": before("</Relationships>", relations),
      "word/numbering.xml": before("</w:numbering>", file.numbering.join("")),
      "word/document.xml": (part) => part.replace(/<w:sectPr>/, () => `${body}<w:sectPr><w:footerReference w:type="default" r:id="footer"/>`),
      "docProps/core.xml": (part) => properties(part, document),
    };
    const files = { "word/footer1.xml": footer(document.footer) };
    const colours = { $accent: document.accent.slice(1), $tint: mixedWithWhite(document.accent, TINT) };
    for (const [path, part] of Object.entries(window.playbookWordParts)) {
      const coloured = part.replace(/\$accent|\$tint/g, (sign) => colours[sign].toUpperCase());
      files[path] = (changes[path] ?? ((same) => same))(coloured);
    }
    return zipped(files, TYPE);
  }

  return { write };
})();
