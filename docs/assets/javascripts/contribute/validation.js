/** The whole check: the schema of the API, then the rules across fields. What it finds has the words of `playbook check`. */
(() => {
  "use strict";

  const W = window.playbookWriting;

  /** One sentence: « Durée » : un nombre est attendu… */
  function sentence(data, [path, reason, label]) {
    const name = label ? W.labelOf(...label) : W.labelAt(path, data);
    return `« ${name} » : ${reason}${reason.endsWith("?") ? "" : "."}`;
  }

  /**
   * @param {object} data as it would be written
   * @returns {{path: (string|number)[], text: string, mend?: {path: (string|number)[], advice?: string}}[]} `mend`: the field that
   * mends it, where it is not the one that is wrong, and what to do there
   */
  function findingsOf(data) {
    const found = W.schemaFindings(data);
    const refused = new Set(found.map(([path]) => JSON.stringify(path)));
    for (const rule of [...W.peopleRules, ...W.scriptRules, ...W.timeRules, ...W.libraryRules]) {
      for (const finding of rule(data)) if (!refused.has(JSON.stringify(finding[0]))) found.push(finding);
    }
    return found.map((finding) => ({ path: finding[0], text: sentence(data, finding), mend: finding[3] }));
  }

  /** The check of the form: what `playbook check` would say of the file, and what the file's name and folder lack. */
  function check() {
    const { data, raw } = W.pruned();
    const found = findingsOf(data).map(({ path, text, mend }) => ({ path: raw(path), text: mend?.advice ? `${text} ${mend.advice}` : text, mend: mend && raw(mend.path) }));
    if (!W.state.family) found.unshift({ path: ["@family"], text: "« Type d'atelier » : ce champ est obligatoire et il manque." });
    const slug = W.slug();
    const taken = W.data.formats.find(([one]) => one === slug);
    if (!slug && data.title) found.push({ path: ["@slug"], text: "« Nom du fichier » : il manque ; des lettres sans accent, des chiffres et des traits d'union." });
    else if (taken && W.state.replaces !== slug) found.push({ path: ["@slug"], text: `« Nom du fichier » : « ${slug} » est déjà celui de « ${taken[1]} » ; changez-le, ou changez le titre.` });
    return found;
  }

  Object.assign(W, { check, findingsOf });
})();
