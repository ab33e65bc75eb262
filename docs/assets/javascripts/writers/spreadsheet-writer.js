/**
 * A workbook as an .xlsx file: texts as texts, formulas with their values, real tables, A4 landscape.
 * As macros/exports/spreadsheet/book.py and row_heights.py;
 * what the sheets say stands in adapted-spreadsheet.js.
 *
 * @typedef {{formula: string, value: number | string}} Formula the value is what shows where nothing is computed
 * @typedef {string | number | Formula | null} Value null is a cell to fill in
 * @typedef {{title: string, width: number, look: string}} Column width in characters
 */
window.playbookSpreadsheet = (() => {
  "use strict";

  const { xmlText, zipped } = window.playbookArchive;
  const { Looks } = window.playbookSpreadsheetLooks;
  const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const NBSP = "\u00a0";
  // A spreadsheet may take a text that starts so for a formula when the cell is edited or pasted elsewhere.
  const FORMULA_START = /^[=+\-@\t\r]/;
  const [HEADER_ROW, LABEL_ROW, VALUE_ROW] = [5, 3, 4]; // counted from 1: title and hint stand above
  const [LINE, ROOM, HIGHEST] = [13, 6, 409]; // points
  const FOOTER_ROOM = 255;
  // A sheet goes on one page, unless its text would be less than five points and a half there.
  const [PAPER, LEAST_SCALE] = [516, 0.55]; // points between the margins

  const letter = (column) => String.fromCharCode(65 + column);

  // ---- Cells and rows ---------------------------------------------------------------------------------------------------

  function cell(looks, place, value, look, muted = false) {
    const style = (more = {}) => looks.of(look, { muted, ...more });
    if (value === null || value === "") return `<c r="${place}" s="${style()}"/>`;
    if (typeof value === "number") return `<c r="${place}" s="${style()}"><v>${value}</v></c>`;
    if (typeof value === "object") {
      const kind = typeof value.value === "string" ? ' t="str"' : "";
      return `<c r="${place}" s="${style()}"${kind}><f>${xmlText(value.formula)}</f><v>${xmlText(value.value)}</v></c>`;
    }
    return `<c r="${place}" s="${style({ quoted: FORMULA_START.test(value) })}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
  }

  let pen;
  /** Pixels of a text in the cells' font, or nearly. */
  function width(text, bold) {
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = `${bold ? "bold " : ""}13.33px Arial, "Liberation Sans", sans-serif`;
    return pen.measureText(text).width;
  }

  /** Lines of a text in a column so many characters wide. */
  function lines(text, characters, bold) {
    const room = characters * 7 - 12;
    let count = 0;
    for (const part of text.split("\n")) {
      let line = "";
      count += 1;
      for (const word of part.split(" ")) {
        const longer = line ? `${line} ${word}` : word;
        if (line && width(longer, bold) > room) {
          count += Math.max(Math.ceil(width(word, bold) / room) - 1, 0) + 1;
          line = word;
        } else line = longer;
      }
    }
    return count;
  }

  /** Points that a row needs for its longest text; said in the file, since not every reader works it out. */
  function height(values, columns, bold = false) {
    const needed = values.map((value, rank) => (typeof value === "string" ? lines(value, columns[rank].width, bold || columns[rank].look === "strong") : 1));
    return Math.min(Math.max(1, ...needed) * LINE + ROOM, HIGHEST);
  }

  const row = (number, points, cells) => `<row r="${number}"${points ? ` ht="${points}" customHeight="1"` : ""}>${cells.join("")}</row>`;
  const isCentred = (column) => ["number", "needed", "clock", "count"].includes(column.look);

  // ---- Sheets -----------------------------------------------------------------------------------------------------------

  function sheetPart(looks, sheet, source, isFirst) {
    const { columns, rows, title, hint, summary = [], foot = [], after = "", muted = [], validations = [] } = sheet;
    const written = [];
    let points = 0;
    const add = (number, high, cells) => {
      written.push(row(number, high, cells));
      points += high;
    };
    add(1, 26, [cell(looks, "A1", title, "title")]);
    add(2, 18, [cell(looks, "A2", hint, "hint")]);
    add(LABEL_ROW, 20, summary.map(([column, label]) => cell(looks, `${letter(column)}${LABEL_ROW}`, label, "label")));
    add(VALUE_ROW, 20, summary.map(([column, , value, look]) => cell(looks, `${letter(column)}${VALUE_ROW}`, value, look)));
    const titles = columns.map((column) => column.title);
    add(HEADER_ROW, height(titles, columns, true), columns.map((column, rank) => cell(looks, `${letter(rank)}${HEADER_ROW}`, column.title, isCentred(column) ? "heading_centred" : "heading")));
    rows.forEach((values, index) => {
      const number = HEADER_ROW + 1 + index;
      const cells = values.map((value, rank) => cell(looks, `${letter(rank)}${number}`, value, columns[rank].look, muted.includes(index)));
      add(number, height(values, columns), cells);
    });
    const end = HEADER_ROW + rows.length;
    if (foot.length) add(end + 1, 19, foot.map(([column, value, look]) => cell(looks, `${letter(column)}${end + 1}`, value, look)));
    if (after) add(end + 3, 18, [cell(looks, `A${end + 3}`, after, "hint")]);
    const widths = columns.map(({ width: characters }, rank) => `<col min="${rank + 1}" max="${rank + 1}" width="${characters + 0.71}" customWidth="1"/>`);
    const pages = `&R&9Page${NBSP}&P sur${NBSP}&N`;
    const credit = `&L&9${source.replace(/&/g, "&&")}`; // `&` starts a code in a footer
    const footer = (credit.length + pages.length <= FOOTER_ROOM ? credit : "") + pages;
    const rules = validations.map(
      ({ place, kind, least, most, told }) =>
        `<dataValidation type="${kind}" operator="between" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Saisie" error="${xmlText(told)}" prompt="${xmlText(told)}" sqref="${place}"><formula1>${least}</formula1><formula2>${most}</formula2></dataValidation>`
    );
    return (
      `${PROLOGUE}<worksheet xmlns="${MAIN}" xmlns:r="${RELATION}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
      `<sheetViews><sheetView showGridLines="0"${isFirst ? ' tabSelected="1"' : ""} workbookViewId="0"><pane ySplit="${HEADER_ROW}" topLeftCell="A${HEADER_ROW + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
      `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData>${written.join("")}</sheetData>` +
      (rules.length ? `<dataValidations count="${rules.length}">${rules.join("")}</dataValidations>` : "") +
      `<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="${PAPER / points < LEAST_SCALE ? 0 : 1}"/>` +
      `<headerFooter><oddFooter>${xmlText(footer)}</oddFooter></headerFooter><tableParts count="1"><tablePart r:id="table"/></tableParts></worksheet>`
    );
  }

  function tablePart({ name, columns, rows }, id) {
    const titles = columns.map(({ title }, rank) => `<tableColumn id="${rank + 1}" name="${xmlText(title)}"/>`);
    const place = `A${HEADER_ROW}:${letter(columns.length - 1)}${HEADER_ROW + rows.length}`;
    return (
      `${PROLOGUE}<table xmlns="${MAIN}" id="${id}" name="${xmlText(name)}" displayName="${xmlText(name)}" ref="${place}" totalsRowShown="0">` +
      `<tableColumns count="${titles.length}">${titles.join("")}</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`
    );
  }

  function corePart({ title, subject, author, licence, made }) {
    const when = made.toISOString().replace(/\.\d+/, "");
    return (
      `${PROLOGUE}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
      `<dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(subject)}</dc:subject><dc:creator>${xmlText(author)}</dc:creator><dc:description>${xmlText(licence)}</dc:description>` +
      `<cp:lastModifiedBy>${xmlText(author)}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created><dc:language>fr-FR</dc:language></cp:coreProperties>`
    );
  }

  /**
   * @param {{title: string, subject: string, author: string, licence: string, made: Date, source: string, accent: string,
   *   names: Object<string, string>, sheets: object[]}} book `names` are those of the cells that formulas use
   * @returns {Promise<Blob>}
   */
  async function write(book) {
    const looks = new Looks(book.accent);
    const { sheets } = book;
    const files = {};
    const relations = (list) =>
      `${PROLOGUE}<Relationships xmlns="${PACKAGE}/relationships">${list.map(([id, kind, target]) => `<Relationship Id="${id}" Type="${kind}" Target="${target}"/>`).join("")}</Relationships>`;
    sheets.forEach((sheet, rank) => {
      files[`xl/worksheets/sheet${rank + 1}.xml`] = sheetPart(looks, sheet, book.source, !rank);
      files[`xl/worksheets/_rels/sheet${rank + 1}.xml.rels`] = relations([["table", `${RELATION}/table`, `../tables/table${rank + 1}.xml`]]);
      files[`xl/tables/table${rank + 1}.xml`] = tablePart(sheet, rank + 1);
    });
    files["xl/styles.xml"] = looks.part();
    files["docProps/core.xml"] = corePart(book);
    const names = Object.entries(book.names).map(([name, place]) => `<definedName name="${name}">${xmlText(place)}</definedName>`);
    const titles = sheets.map(({ name }, rank) => `<definedName name="_xlnm.Print_Titles" localSheetId="${rank}">'${xmlText(name)}'!$${HEADER_ROW}:$${HEADER_ROW}</definedName>`);
    files["xl/workbook.xml"] =
      `${PROLOGUE}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><bookViews><workbookView windowWidth="28000" windowHeight="16000"/></bookViews>` +
      `<sheets>${sheets.map(({ name }, rank) => `<sheet name="${xmlText(name)}" sheetId="${rank + 1}" r:id="sheet${rank + 1}"/>`).join("")}</sheets>` +
      `<definedNames>${[...names, ...titles].join("")}</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`;
    files["xl/_rels/workbook.xml.rels"] = relations([
      ...sheets.map((_, rank) => [`sheet${rank + 1}`, `${RELATION}/worksheet`, `worksheets/sheet${rank + 1}.xml`]),
      ["styles", `${RELATION}/styles`, "styles.xml"],
    ]);
    files["_rels/.rels"] = relations([
      ["workbook", `${RELATION}/officeDocument`, "xl/workbook.xml"],
      ["core", `${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
    ]);
    const kinds = { "xl/workbook.xml": "sheet.main", "xl/styles.xml": "styles" };
    sheets.forEach((_, rank) => Object.assign(kinds, { [`xl/worksheets/sheet${rank + 1}.xml`]: "worksheet", [`xl/tables/table${rank + 1}.xml`]: "table" }));
    const types = Object.entries(kinds).map(([path, kind]) => `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`);
    files["[Content_Types].xml"] =
      `${PROLOGUE}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
      `${types.join("")}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
    return zipped(files, TYPE);
  }

  return { write, HEADER_ROW };
})();
