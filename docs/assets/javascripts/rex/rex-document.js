/**
 * A filled REX form as blocks (Word, Markdown) and as the file of the library (YAML). Loaded on the click that needs it.
 * The blocks have the shapes of take-away/element-blocks.js; what was typed shows as typed.
 */
(() => {
  "use strict";

  const NBSP = "\u00a0";
  const BULLET = /^\s*[-•*–]\s+(?=\S)/;
  const NUMBER = /^\s*(\d{1,3})[.)]\s+(?=\S)/;
  const LIMITS = { title: 80, summary: 160, topic: 2000, contact: 2000 };
  const LONGEST = 12000;
  const LONGEST_NAME = 60;

  const plain = (text, style = "body") => ({ type: "paragraph", style, runs: [{ text, bold: false, italic: false, href: "" }] });
  const item = (text) => ({ level: 0, runs: [{ text, bold: false, italic: false, href: "" }] });

  /** Paragraphs and lists of a typed text: each line is a paragraph, lines that begin with a dash or 1., 2., 3. make a list. */
  function typedBlocks(text) {
    const blocks = [];
    let list = null;
    for (const line of text.split(/\r\n?|[\n\u2028\u2029\x85]/)) {
      if (!line.trim()) continue;
      const bullet = BULLET.exec(line);
      const number = NUMBER.exec(line);
      const next = list?.ordered ? list.items.length + 1 : 1;
      const goesOn = bullet ? list && !list.ordered : list?.ordered;
      if (bullet || (number && Number(number[1]) === next)) {
        if (!goesOn) blocks.push((list = { type: "list", ordered: !bullet, start: 1, items: [] }));
        list.items.push(item(line.slice((bullet ?? number)[0].length).trim()));
      } else {
        blocks.push(plain(line.trim()));
        list = null;
      }
    }
    return blocks;
  }

  /**
   * @param {{title: string, fields: {key: string, label: string}[]}[]} parts of the form, in its order
   * @param {Record<string, string>} values what was typed, by key
   */
  function blocks(parts, values, title) {
    const told = [{ type: "heading", level: 1, text: title }];
    for (const part of parts) {
      told.push({ type: "heading", level: 2, text: part.title });
      for (const { key, label } of part.fields) {
        const typed = typedBlocks(values[key] ?? "");
        told.push({ type: "heading", level: 3, text: label }, ...(typed.length ? typed : [plain("Non renseigné.", "facts")]));
      }
    }
    return told;
  }

  /** A file's name from a title: small letters without accents, digits and hyphens. */
  function slug(title) {
    const words = title.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
    let made = "";
    for (const word of words) if ((made ? `${made}-${word}` : word).length <= LONGEST_NAME) made = made ? `${made}-${word}` : word;
    return made;
  }

  /** What the library would refuse, by key: told before the file is made. */
  function faults(parts, values) {
    const labels = Object.fromEntries(parts.flatMap((part) => part.fields.map(({ key, label }) => [key, label])));
    const found = [];
    if (!values.title) found.push(["title", "Donnez un titre à la fiche."]);
    if (/[<>{}]/.test(values.title ?? "")) found.push(["title", `Le titre ne peut contenir ni < > ni { }${NBSP}: enlevez-les.`]);
    if (!values.summary) found.push(["summary", "Écrivez la fiche en une phrase."]);
    for (const [key, text] of Object.entries(values)) {
      const most = LIMITS[key] ?? LONGEST;
      const length = [...text].length;
      if (length > most) found.push([key, `«${NBSP}${labels[key] ?? "En une phrase"}${NBSP}»${NBSP}: ${most} signes au plus, ${length} sont écrits.`]);
    }
    return found;
  }

  /** A rich text of the library: a blank line between paragraphs, as its Markdown wants. */
  function markdownText(text) {
    return typedBlocks(text)
      .map((block) =>
        block.type === "list"
          ? block.items.map((one, rank) => `${block.ordered ? `${rank + 1}.` : "-"} ${one.runs[0].text}`).join("\n")
          : block.runs[0].text
      )
      .join("\n\n");
  }

  /** The file of `templates_library/experiences/`: what is empty is absent. `day` is an ISO date. */
  function yaml(parts, values, oneLine, day) {
    const { allowed, quoted, block } = window.playbookYaml;
    const lines = [
      "# yaml-language-server: $schema=../schema/experience.schema.json",
      `title: ${quoted(values.title)}`,
      `summary: ${quoted(values.summary)}`,
      "basis: written_by_team",
      `reviewed: ${day}`,
    ];
    for (const { key } of parts.flatMap((part) => part.fields)) {
      const text = allowed(values[key] ?? "").trim();
      if (key === "title" || !text) continue;
      lines.push(oneLine.includes(key) ? `${key}: ${quoted(text)}` : block(key, markdownText(text)));
    }
    return `${lines.join("\n")}\n`;
  }

  window.playbookRexDocument = { blocks, slug, faults, yaml };
})();
