/** How the cells of a workbook look, each look written once in its styles. The same as those of macros/exports/spreadsheet/looks.py. */
window.playbookSpreadsheetLooks = (() => {
  "use strict";

  const { xmlText } = window.playbookArchive;
  const NBSP = "\u00a0";
  const FORMATS = { clock: `h"${NBSP}h${NBSP}"mm`, elapsed: `[h]"${NBSP}h${NBSP}"mm`, day: "[$-40C]ddd d mmm yyyy", number: "0" }; // days in French on every computer
  const [BOXED, ENTRY] = [{ box: true }, { box: true, fill: "FFF3C4", bold: true }];
  const CENTRED = { centre: true };
  const LOOKS = {
    title: { bold: true, size: 16, accent: true, flat: true },
    hint: { colour: "404040", flat: true },
    label: { accent: true, left: true, flat: true },
    heading: { ...BOXED, bold: true, colour: "FFFFFF", fill: "accent", left: true },
    heading_centred: { ...BOXED, ...CENTRED, bold: true, colour: "FFFFFF", fill: "accent" },
    cell: { ...BOXED, left: true },
    strong: { ...BOXED, left: true, bold: true },
    number: { ...BOXED, ...CENTRED, format: "number" },
    needed: { ...BOXED, ...CENTRED, format: "number", bold: true },
    clock: { ...BOXED, ...CENTRED, format: "clock" },
    day: { ...BOXED, left: true, format: "day" },
    count: { ...ENTRY, ...CENTRED, format: "number" },
    entry_clock: { ...ENTRY, left: true, format: "clock" },
    entry_day: { ...ENTRY, left: true, format: "day" },
    value: { bold: true, left: true },
    value_clock: { bold: true, left: true, format: "clock" },
    value_elapsed: { bold: true, left: true, format: "elapsed" },
    value_day: { bold: true, left: true, format: "day" },
  };

  /** The formats of the cells, each written once. */
  class Looks {
    constructor(accent) {
      this.accent = accent.slice(1).toUpperCase();
      this.fonts = ['<font><sz val="10"/><name val="Arial"/><family val="2"/></font>'];
      this.fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'];
      this.cells = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'];
    }

    rank(list, written) {
      if (!list.includes(written)) list.push(written);
      return list.indexOf(written);
    }

    /** @param {{muted?: boolean, quoted?: boolean}} more `muted` for the rows of a break, `quoted` for a text that looks like a formula */
    of(name, { muted = false, quoted = false } = {}) {
      const look = LOOKS[name];
      const colour = look.accent ? this.accent : look.colour ?? "000000";
      const faces = (look.bold ? "<b/>" : "") + (muted ? "<i/>" : "");
      const font = this.rank(this.fonts, `<font>${faces}<sz val="${look.size ?? 10}"/><color rgb="FF${colour}"/><name val="Arial"/><family val="2"/></font>`);
      const paint = muted ? "EDEDED" : look.fill === "accent" ? this.accent : look.fill;
      const fill = paint ? this.rank(this.fills, `<fill><patternFill patternType="solid"><fgColor rgb="FF${paint}"/><bgColor indexed="64"/></patternFill></fill>`) : 0;
      const format = look.format ? 164 + Object.keys(FORMATS).indexOf(look.format) : 0;
      const side = look.centre ? ' horizontal="center"' : look.left ? ' horizontal="left" indent="1"' : "";
      const wrap = look.centre || look.flat ? "" : ' wrapText="1"';
      return this.rank(
        this.cells,
        `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${look.box ? 1 : 0}" xfId="0"${quoted ? ' quotePrefix="1"' : ""} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">` +
          `<alignment${side} vertical="center"${wrap}/></xf>`
      );
    }

    part() {
      const counted = (tag, list) => `<${tag} count="${list.length}">${list.join("")}</${tag}>`;
      const formats = Object.values(FORMATS).map((code, rank) => `<numFmt numFmtId="${164 + rank}" formatCode="${xmlText(code)}"/>`);
      const edge = (side) => `<${side} style="thin"><color rgb="FFB5B5B5"/></${side}>`;
      const borders = ["<border><left/><right/><top/><bottom/><diagonal/></border>", `<border>${["left", "right", "top", "bottom"].map(edge).join("")}<diagonal/></border>`];
      return (
        `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${counted("numFmts", formats)}${counted("fonts", this.fonts)}${counted("fills", this.fills)}${counted("borders", borders)}` +
        `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${counted("cellXfs", this.cells)}` +
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
      );
    }
  }

  return { Looks };
})();
