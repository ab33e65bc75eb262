/** The file of the format, as `playbook check` wants it and as the files of the library are written. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const Y = window.jsyaml;
  const WIDTH = 120; // columns
  const LONG = 100; // characters: past that, a text stands under its key
  const FIRST_LINE = "# yaml-language-server: $schema=../../schema/format.schema.json\n";
  const HELD = "\u00a0";
  const WIDE_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
  /** Said without quotes by YAML itself, but cut, refused or read otherwise by a hasty reader. */
  const DOUBTFUL = /: |:$|#|["“”]|^[^\p{L}\p{N}]|^[\d:.,_]+$|^(?:y|n|yes|no|on|off)$/iu;
  const DATE = /^\d{4}-\d{2}-\d{2}$/;

  /** The keys of a part in the order of the model. */
  function ordered(value, node) {
    const { $defs } = W.data.schema;
    const opened = (one) => $defs[one?.$ref?.split("/").at(-1)] ?? one ?? {};
    if (Array.isArray(value)) return value.map((entry) => ordered(entry, opened(node).items ?? {}));
    if (!W.isObject(value)) return value;
    const kinds = opened(node).oneOf?.map(opened) ?? [opened(node)];
    const known = kinds.find((kind) => Object.keys(value).every((key) => key in (kind.properties ?? {}))) ?? kinds[0];
    const keys = [...new Set([...Object.keys(known.properties ?? {}), ...Object.keys(value)])].filter((key) => Object.hasOwn(value, key));
    return Object.fromEntries(keys.map((key) => [key, ordered(value[key], known.properties?.[key])]));
  }

  /** A text as a file may hold it: French spaces are put back by the site, tabs never begin a line. */
  function tidied(value) {
    if (Array.isArray(value)) return value.map(tidied).filter((entry) => entry !== "");
    if (W.isObject(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, tidied(entry)]).filter(([, entry]) => entry !== ""));
    if (typeof value !== "string") return value;
    const text = window.playbookYaml.allowed(value).replace(WIDE_SPACES, " ").split("\n").map((line) => line.trimEnd().replace(/^ *\t+/, "  ")).join("\n").trim();
    if (text.includes("\n")) return `${text}\n`;
    // A folded text is not cut before French punctuation: no-break spaces hold it together until it is written.
    return text.length > LONG ? text.replace(/ (?=[;:!?»])|(?<=«) /g, HELD) : text;
  }

  const isShortWord = (node) => node.kind === "scalar" && /^[a-z0-9_-]{1,60}$/.test(node.value);

  function styled(node, { isKey }) {
    if (node.kind === "scalar") {
      if (isKey || !node.tag.endsWith("str")) return;
      if (node.value.includes("\n")) node.style = Y.SCALAR_STYLE.LITERAL_BLOCK;
      else if (node.value.length > LONG) node.style = Y.SCALAR_STYLE.FOLDED_BLOCK;
      else if (DOUBTFUL.test(node.value) && !DATE.test(node.value)) node.style = Y.SCALAR_STYLE.DOUBLE_QUOTED;
    } else if (node.kind === "sequence" && node.items.every(isShortWord)) {
      if (node.items.reduce((sum, one) => sum + one.value.length + 2, 0) < LONG) node.style = Y.COLLECTION_STYLE.FLOW;
    } else if (node.kind === "mapping" && node.items.length < 4 && node.items.every(({ value }) => value.kind === "scalar" && /^\d+$/.test(value.value))) {
      node.style = Y.COLLECTION_STYLE.FLOW;
    }
  }

  /** @param {object} data without its empty fields */
  W.writeYaml = (data) => {
    const text = Y.dump(ordered(tidied(data), W.data.schema), {
      schema: Y.CORE_SCHEMA, // of later versions of YAML: a date is a text
      lineWidth: WIDTH,
      quoteStyle: "double",
      noRefs: true,
      transform: (documents) => Y.visit(documents, styled),
    });
    const type = W.state.family && `# Type : ${W.state.family}\n`; // the file has no key for it: its folder says it
    return `${FIRST_LINE}${type}${text.replaceAll(HELD, " ").trimEnd()}\n`;
  };
})();
