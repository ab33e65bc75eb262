/**
 * A YAML text as data that remembers where each value stands, like macros/loading/marked_yaml.py: only true, false, null, whole and
 * decimal numbers are read as such; anchors, tags and doubled keys are set aside. A text that breaks somewhere is read around it.
 */
(() => {
  "use strict";

  const Y = window.jsyaml;
  const W = window.playbookWriting;
  const MAX_BYTES = 200_000;
  const MAX_DEPTH = 12;
  const WORDS = { true: true, false: false, null: null, "~": null, "": null };

  /** A value with its place: {value: scalar | Map | Array, line, column, text}. */
  const placeIn = (text, offset) => {
    const before = text.slice(0, offset);
    return { line: before.split("\n").length, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
  };

  function scalar(text, style) {
    if (style !== Y.SCALAR_STYLE.PLAIN) return text;
    if (Object.hasOwn(WORDS, text)) return WORDS[text];
    return /^-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17})?$/.test(text) ? Number(text) : text;
  }

  const twice = (key, block) => `la clé « ${key} » est écrite deux fois (déjà ligne ${block.get(key).keyLine}).`;

  /** Events as a tree. `aside(place, text, why)` takes what cannot be kept. */
  function built(source, from, aside) {
    const events = Y.parseEvents(source, { maxDepth: MAX_DEPTH });
    const at = (offset) => {
      const { line, column } = placeIn(source, Math.max(offset, 0));
      return { line: line + from.line, column };
    };
    let rank = 1; // after the document
    let documents = 0;
    for (const event of events) documents += event.type === Y.EVENT_ID.DOCUMENT ? 1 : 0;
    if (documents > 1) throw new Y.YAMLException("several documents");

    function node() {
      const event = events[rank];
      rank += 1;
      if (event.type === Y.EVENT_ID.ALIAS) return { value: "", alias: true, ...at(event.anchorStart - 1) };
      const start = event.type === Y.EVENT_ID.SCALAR ? event.valueStart : event.start;
      const place = at(start);
      if (event.type === Y.EVENT_ID.SCALAR) return { value: scalar(event.valueStart < 0 ? "" : Y.getScalarValue(source, event), event.style), start, end: event.valueEnd, ...place };
      if (event.type === Y.EVENT_ID.SEQUENCE) {
        const value = [];
        while (events[rank].type !== Y.EVENT_ID.POP) value.push(node());
        rank += 1;
        return { value, start, ...place };
      }
      const value = new Map();
      while (events[rank].type !== Y.EVENT_ID.POP) {
        const key = node();
        const inner = node();
        const place = { line: key.line, column: key.column };
        if (typeof key.value === "object" && key.value !== null) aside(place, [plain(key), plain(inner)], "une clé doit être un mot simple suivi de deux-points.");
        else if (value.has(String(key.value))) aside(place, { [key.value]: plain(inner) }, twice(String(key.value), value));
        else value.set(String(key.value), { ...inner, keyLine: key.line, keyColumn: key.column });
      }
      rank += 1;
      return { value, start, ...place };
    }
    return events[rank]?.type === undefined || events[rank].type === Y.EVENT_ID.POP ? null : node();
  }

  /** A tree as plain data. */
  function plain({ value }) {
    if (Array.isArray(value)) return value.map(plain);
    if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
    return value;
  }

  // ---- Reading around a mistake -------------------------------------------------------------------------------------------

  const isBlank = (line) => /^\s*(?:#.*)?$/.test(line);
  const marginOf = (line) => line.length - line.trimStart().length;

  /** Lines cut where a line of the smallest margin begins: the keys of a block, or the dashes of a list. */
  function pieces(lines) {
    const margin = Math.min(...lines.filter(({ text }) => !isBlank(text)).map(({ text }) => marginOf(text)));
    const cut = [];
    for (const line of lines) {
      const begins = !isBlank(line.text) && marginOf(line.text) === margin;
      if (begins || !cut.length) cut.push([]);
      cut.at(-1).push(line);
    }
    return cut.filter((piece) => piece.some(({ text }) => !isBlank(text)));
  }

  /** Keys put into a block; one that is there already is kept aside. */
  function added(block, keys, aside) {
    for (const [key, one] of keys) {
      if (!block.has(key)) block.set(key, one);
      else aside({ line: one.keyLine, column: one.keyColumn }, { [key]: plain(one) }, twice(key, block));
    }
  }

  /** Pieces read one by one, as a list or as a block; one that is neither is kept aside, whole. */
  function joined(cut, aside) {
    const isDash = ([{ text }]) => /^\s*-(\s|$)/.test(text);
    const isList = 2 * cut.filter(isDash).length >= cut.length;
    const value = isList ? [] : new Map();
    for (const piece of cut) {
      const kept = [];
      const inner = around(piece, (...told) => kept.push(told));
      // Keys that stand under a dash, but too far to the left, belong to its entry.
      const block = isList ? value.at(-1)?.value : value;
      if (isList && Array.isArray(inner?.value)) value.push(...inner.value);
      else if (inner?.value instanceof Map && block instanceof Map) added(block, inner.value, aside);
      else if (inner) kept.splice(0, kept.length, [{ line: piece[0].number, column: marginOf(piece[0].text) + 1 }, piece.map(({ text }) => text).join("\n"), "cette ligne n'a pas de deux-points suivi d'une espace, ou n'est pas alignée."]);
      for (const told of kept) aside(...told);
    }
    return value;
  }

  const KEY = /^(\s*)([A-Za-z_][\w-]*):(?:\s+(.*))?$/;

  function around(lines, aside) {
    const source = lines.map(({ text }) => text).join("\n");
    let mistake;
    try {
      const kept = [];
      const tree = built(source, { line: lines[0].number - 1 }, (...told) => kept.push(told));
      for (const told of kept) aside(...told);
      return tree;
    } catch (error) {
      mistake = error;
    }
    const cut = pieces(lines);
    const place = { line: lines[0].number, column: marginOf(lines[0].text) + 1 };
    if (cut.length > 1) return { value: joined(cut, aside), ...place };
    const [first, ...rest] = cut[0] ?? lines;
    const body = rest.filter(({ text }) => !isBlank(text));
    if (/^\s*- /.test(first.text)) {
      const inner = around([{ ...first, text: first.text.replace(/^(\s*)- /, "$1  ") }, ...rest], aside);
      return inner && { value: [inner], ...place };
    }
    const key = KEY.exec(first.text);
    if (key && !key[3] && body.length && marginOf(body[0].text) >= marginOf(first.text)) {
      const inner = around(rest, aside);
      return inner && { value: new Map([[key[2], { ...inner, keyLine: first.number, keyColumn: marginOf(first.text) + 1 }]]), ...place };
    }
    const mark = mistake.mark ? { line: lines[0].number + mistake.mark.line, column: mistake.mark.column + 1 } : place;
    aside(mark, source, whyOf(mistake));
    return null;
  }

  /** What the parser says, and what a person can do about it. */
  function whyOf(error) {
    const said = String(error.reason ?? error.message);
    const ADVICE = [
      [/bad indentation of a mapping|mapping values/, "un deux-points suivi d'une espace coupe ce texte, ou la ligne n'est pas alignée."],
      [/double quoted|single quoted|end of the stream/, "un guillemet ouvert n'est pas refermé."],
      [/tab/, "une tabulation est mal placée."],
      [/flow collection|missed comma/, "une liste entre crochets ou des accolades ne sont pas refermées, ou une virgule manque."],
      [/escape/, "dans un texte entre guillemets doubles, la barre oblique inverse s'écrit deux fois."],
      [/nesting|depth/i, `le texte est imbriqué sur plus de ${MAX_DEPTH} niveaux.`],
    ];
    return ADVICE.find(([rule]) => rule.test(said))?.[1] ?? "ce passage n'est pas du YAML.";
  }

  /**
   * @returns {{tree: object|null, aside: {line: number, column: number, text: string, why: string}[]}}
   */
  W.readYaml = (typed) => {
    const aside = [];
    const keep = (place, text, why) => aside.push({ ...place, text: typeof text === "string" ? text : Y.dump(text, { noRefs: true, lineWidth: -1 }), why });
    const text = typed.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
    if (new TextEncoder().encode(text).length > MAX_BYTES) {
      keep({ line: 1, column: 1 }, `${text.slice(0, 2000)}…`, `le texte est trop gros : ${MAX_BYTES / 1000} ko au plus.`);
      return { tree: null, aside };
    }
    // Spaces of a word processor at the beginning of a line would make a silent wrong key.
    const lines = text.split("\n").map((line, rank) => ({ text: line.replace(/^[\s\u00a0]+/, (margin) => margin.replace(/\t/g, "  ").replace(/[^ ]/g, " ")), number: rank + 1 }));
    return { tree: lines.some(({ text: line }) => !isBlank(line)) ? around(lines, keep) : null, aside, keep };
  };
  W.plainYaml = plain;
})();
