/** The whole check: the schema of the API, then the rules across fields. What it finds has the words of `playbook check`. */
(() => {
  "use strict";

  const W = window.playbookWriting;

  /** One sentence: « Durée » : un nombre est attendu… Where the advice stands for itself, it has no label. */
  function sentence(data, [path, reason, label]) {
    if (label === null) return `${reason}.`;
    const name = label ? W.labelOf(...label) : W.labelAt(path, data);
    return `« ${name} » : ${reason}${reason.endsWith("?") ? "" : "."}`;
  }

  /**
   * @param {object} data as it would be written
   * @returns {{path: (string|number)[], text: string}[]}
   */
  function findingsOf(data) {
    const found = W.schemaFindings(data);
    const refused = new Set(found.map(([path]) => JSON.stringify(path)));
    for (const rule of [...W.peopleRules, ...W.scriptRules, ...W.timeRules, ...W.libraryRules]) {
      for (const finding of rule(data)) if (!refused.has(JSON.stringify(finding[0]))) found.push(finding);
    }
    return found.map((finding) => ({ path: finding[0], text: sentence(data, finding) }));
  }

  /** The check of the form: what `playbook check` would say of the file, and what the file's name and folder lack. */
  function check() {
    const { data, raw } = W.pruned();
    const found = findingsOf(data).map(({ path, text }) => ({ path: raw(path), text }));
    if (!W.state.family) found.unshift({ path: ["@family"], text: "« Type d'atelier » : ce champ est obligatoire et il manque." });
    const slug = W.slug();
    const taken = W.data.formats.find(([one]) => one === slug);
    if (!slug && data.title) found.push({ path: ["@slug"], text: "« Nom du fichier » : il manque ; des lettres sans accent, des chiffres et des traits d'union." });
    else if (taken && W.state.replaces !== slug) found.push({ path: ["@slug"], text: `« Nom du fichier » : « ${slug} » est déjà celui de « ${taken[1]} » ; changez-le, ou changez le titre.` });
    return found;
  }

  Object.assign(W, { check, findingsOf });
})();
