/**
 * What the JSON Schema finds, said in French: the words of macros/loading/messages.py, without what only a file needs.
 * The schema is that of the API, read by a library that makes no code: the site's policy forbids it.
 */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { schema } = W.data;
  const { $defs } = schema;
  const compiled = new Map();
  const UNITS = { minutes: "minutes", people: "personnes", days: "jours" };

  const quoted = (value) => {
    if (value === true || value === false) return value ? "vrai (true)" : "faux (false)";
    if (Array.isArray(value)) return "une liste";
    if (W.isObject(value)) return "un bloc de clés";
    const text = String(value).split(/\s+/).join(" ").trim();
    return `« ${text.length <= 60 ? text : `${text.slice(0, 57)}…`} »`;
  };
  const plural = (count, word) => `${count} ${word}${count > 1 ? "s" : ""}`;
  const nameOf = (node) => node.$ref?.split("/").at(-1);

  /** The branch of a union that a value was meant for, told by its shape as the model tells it. */
  function branchOf(branches, value) {
    const has = (node, key) => key in ($defs[nameOf(node)]?.properties ?? {});
    if (Array.isArray(value)) return branches.find((one) => one.type === "array") ?? branches[0];
    if (typeof value === "string") return branches.find((one) => one.type === "string") ?? branches[0];
    if (!W.isObject(value)) return branches[0];
    for (const key of ["per_participant", "add", "after", "skip"]) if (key in value && branches.some((one) => has(one, key))) return branches.find((one) => has(one, key));
    return branches.find((one) => one.$ref) ?? branches[0];
  }

  /** The schema of the value that stands at a path, through references, lists and unions. */
  function nodeAt(path, data) {
    let node = schema;
    let value = data;
    const opened = () => {
      const target = node.oneOf ? branchOf(node.oneOf, value) : node;
      return $defs[nameOf(target)] ?? target;
    };
    for (const part of path) {
      node = (typeof part === "number" ? opened().items : opened().properties?.[part]) ?? {};
      value = value?.[part];
    }
    return node;
  }

  /** The French name of a field: `Participants`, `Durée`. A row of a list has the name of its list. */
  function labelAt(path, data) {
    const named = path.findLastIndex((part) => typeof part === "string");
    return named < 0 ? "" : (nodeAt(path.slice(0, named + 1), data).title ?? path[named]);
  }
  const labelOf = (owner, key) => (owner === "Format" ? schema : $defs[owner]).properties[key].title;

  function validator(node) {
    const key = nameOf(node) ?? JSON.stringify(node);
    if (!compiled.has(key)) compiled.set(key, window.jlib.compileSchema({ ...node, $schema: schema.$schema, $defs }, { formatAssertion: false }));
    return compiled.get(key);
  }

  const parts = (pointer) => pointer.split("/").slice(1).map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll("~1", "/").replaceAll("~0", "~")));

  function notANumber(value, unit) {
    if (typeof value === "string" && /^\d+$/.test(value.trim())) return `un nombre entier${unit} est attendu, reçu ${quoted(value)} ; ${value.length > 9 ? "ce nombre est trop grand" : "enlevez les zéros de tête"}`;
    return `un nombre entier${unit} est attendu, reçu ${quoted(value)}`;
  }

  function patternReason(pattern, value) {
    if (pattern.includes("<>{}")) return `un titre ne contient aucun des signes < > { }, reçu ${quoted(value)}`;
    if (pattern.startsWith("^https")) return `une adresse qui commence par https:// est attendue, reçu ${quoted(value)}`;
    return `un identifiant est attendu (minuscules sans accent, chiffres et traits d'union), reçu ${quoted(value)}`;
  }

  function reason({ code, data }, value, unit) {
    const { schema: node } = data;
    const of = unit && ` de ${unit}`;
    const kind = nameOf(node) ? $defs[nameOf(node)].type : node.type;
    switch (code) {
      case "type-error":
        if (kind === "integer") return notANumber(value, of);
        if (kind === "boolean") return `oui ou non est attendu, reçu ${quoted(value)}`;
        if (kind === "array") return `une liste est attendue, reçu ${quoted(value)}`;
        return kind === "object" ? `un bloc de clés est attendu, reçu ${quoted(value)}` : `un texte est attendu, reçu ${quoted(value)}`;
      case "min-length-error":
        return "un texte est attendu, reçu un texte vide";
      case "max-length-error":
        return `${node.maxLength} caractères au plus, reçu ${[...value].length} : raccourcissez de ${plural([...value].length - node.maxLength, "caractère")}`;
      case "pattern-error":
        return patternReason(node.pattern, value);
      case "minimum-error":
        return `${node.minimum} au moins${unit && ` (${unit})`}, reçu ${value}`;
      case "maximum-error":
        return `${node.maximum} au plus${unit && ` (${unit})`}, reçu ${value}`;
      case "min-items-error":
        return `${plural(node.minItems, "élément")} au moins, reçu ${value.length}`;
      case "enum-error":
        return `un de ces mots est attendu : ${data.values.join(", ")} ; reçu ${quoted(value)}`;
      default:
        return `la valeur ${quoted(value)} n'est pas acceptée`;
    }
  }

  /** The fields that are missing: where a whole block is, those that it asks for. */
  function* missing(path, node) {
    const inner = $defs[nameOf(node)];
    if (!inner?.required || node.type === "array") return yield [path, "ce champ est obligatoire et il manque"];
    for (const key of inner.required) yield* missing([...path, key], inner.properties[key]);
    return undefined;
  }

  function* told(errors, base, data) {
    for (const error of errors) {
      const { code, data: found } = error;
      const path = [...base, ...parts(found.pointer)];
      const node = nodeAt(path, data);
      const value = path.reduce((inner, part) => inner?.[part], data); // the library gives some values as texts
      if (code === "required-property-error") yield* missing([...path, found.key], nodeAt([...path, found.key], data));
      else if (code === "no-additional-properties-error") yield [path, `la clé « ${path.at(-1)} » est inconnue`];
      else if (code === "one-of-error") {
        const branch = branchOf(node.oneOf, value);
        yield* told(validator(branch).validate(value).errors, path, data);
      } else yield [path, reason(error, value, UNITS[node["x-unit"]] ?? "")];
    }
  }

  /** Everything that the schema refuses: [path, reason] each. */
  const schemaFindings = (data) => [...told(validator(schema).validate(data).errors, [], data)];

  Object.assign(W, { schemaFindings, labelAt, labelOf, quoted, plural });
})();
