/** What was read, put into the fields: known keys with values of the right kind. The rest is kept aside, with its place. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { schema } = W.data;
  const FIRST_LINES = 5;
  const opened = (node) => schema.$defs[node?.$ref?.split("/").at(-1)] ?? node ?? {};
  const isScalar = (value) => typeof value !== "object" || value === null;

  function branch(branches, value) {
    const has = (one, key) => key in (opened(one).properties ?? {});
    if (Array.isArray(value)) return branches.find((one) => one.type === "array");
    if (!(value instanceof Map)) return branches.find((one) => !one.$ref && (one.type === "string") === (typeof value === "string")) ?? branches.find((one) => !one.$ref);
    const telling = ["per_participant", "add", "after", "skip"].find((key) => value.has(key) && branches.some((one) => has(one, key)));
    return telling ? branches.find((one) => has(one, telling)) : branches.find((one) => one.$ref);
  }

  /** A tree as data of that kind; undefined when it was set aside. */
  function fitted(tree, node, path, keep) {
    const { value } = tree;
    const known = node.oneOf ? opened(branch(node.oneOf, value)) : opened(node);
    const refuse = (why) => {
      keep({ line: tree.keyLine ?? tree.line, column: tree.keyColumn ?? tree.column }, path.length ? { [path.at(-1)]: W.plainYaml(tree) } : W.plainYaml(tree), why);
      return undefined;
    };
    const label = path.length ? `« ${node.title ?? path.at(-1)} »` : "ce texte";
    if (tree.alias) return refuse("les alias YAML (« * ») ne sont pas acceptés.");
    if (value === null) return undefined;
    if (known.type === "object") {
      if (!(value instanceof Map)) return refuse(`${label} : un bloc de clés est attendu.`);
      const filled = {};
      for (const [key, inner] of value) {
        if (!Object.hasOwn(known.properties, key)) {
          keep({ line: inner.keyLine, column: inner.keyColumn }, { [key]: W.plainYaml(inner) }, `clé inconnue « ${key} ».`);
          continue;
        }
        const fit = fitted(inner, known.properties[key], [...path, key], keep);
        if (fit !== undefined) filled[key] = fit;
      }
      return filled;
    }
    if (known.type === "array") {
      // A person who writes one sentence without its dash means a list of one.
      const entries = Array.isArray(value) ? value : isScalar(value) || opened(known.items).type === "object" ? [tree] : null;
      if (!entries) return refuse(`${label} : une liste est attendue.`);
      return entries.map((entry) => fitted(entry, known.items, path, keep)).filter((entry) => entry !== undefined);
    }
    if (!isScalar(value)) return refuse(`${label} : ${known.type === "integer" ? "un nombre" : "un texte"} est attendu.`);
    if (known.type === "boolean" || known.type === "integer") {
      if (known.type === "integer" && typeof value === "string" && /^[1-9]\d{0,8}$/.test(value.trim())) return Number(value);
      return known.type === "boolean" && typeof value !== "boolean" ? refuse(`${label} : true ou false est attendu.`) : value;
    }
    return typeof value === "string" ? value : String(value);
  }

  /** « # Type : codev », among the first lines: the family, or its name; empty when it is not one of the library's. */
  function familyOf(text) {
    const told = W.slugified(/^#\s*Type\s*:(.*)$/im.exec(text.split(/\r\n?|\n/, FIRST_LINES).join("\n"))?.[1] ?? "");
    return Object.entries(W.data.familyNames).find((names) => names.some((name) => W.slugified(name) === told))?.[0] ?? "";
  }

  /**
   * A YAML text as the data of the form.
   * @returns {{data: object, family: string, aside: {line: number, column: number, text: string, why: string}[]}}
   */
  W.formatFromYaml = (text) => {
    const { tree, aside, keep } = W.readYaml(text);
    const data = tree ? (fitted(tree, schema, [], keep) ?? {}) : {};
    return { data, aside, family: familyOf(text) };
  };
})();
