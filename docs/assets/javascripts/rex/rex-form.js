/**
 * The blank REX form, filled on its page. What is typed stays in this tab, or on this device when the person says so;
 * nothing is sent. Without this script the form is the one to print.
 */
(() => {
  "use strict";

  const made = window.playbookElement;
  const form = document.querySelector("[data-rex-form]");
  if (!form) return;
  /** As in kept-data.js, which erases it from another page. */
  const KEY = `${new URL(window.playbookRoot).pathname}playbook-rex`;
  const NBSP = "\u00a0";
  const keep = form.querySelector("[data-rex-keep]");
  const status = form.querySelector("[data-rex-status]");
  const whispered = made("p", { role: "status", class: "pb-visually-hidden" });
  const RULES = { "site/personal-data.js": "playbookPersonalData" };
  const OF_EXPORT = {
    docx: { "writers/office-archive.js": "playbookArchive", "writers/word-parts.js": "playbookWordParts", "writers/word-writer.js": "playbookWord" },
    md: { "writers/block-writers.js": "playbookBlocks" },
    yml: { "writers/yaml-writer.js": "playbookYaml" },
  };
  /** Key, label and field of each part of the form, in its order. */
  const parts = [];
  const fields = new Map();

  /** Scripts one after the other, since some need those before them. */
  async function loaded(files) {
    for (const [file, name] of Object.entries(files)) await window.playbookLoad(file, name);
  }

  // ---- Fields ---------------------------------------------------------------------------------------------------------

  function makeFillable(place) {
    const key = place.dataset.field;
    const heading = place.querySelector("h3");
    const help = place.querySelector("p");
    const lines = place.querySelector(".pb-lines");
    const id = `rex-${key}`;
    const attributes = { id, name: key, autocomplete: "off" };
    if (help) attributes["aria-describedby"] = help.id = `${id}-aide`;
    const field = lines?.dataset.lines === "1" ? made("input", { type: "text", ...attributes }) : made("textarea", { rows: String((Number(lines?.dataset.lines) || 1) + 1), ...attributes });
    const label = heading.textContent;
    heading.replaceChildren(made("label", { for: id }, label));
    const printed = made("div", { class: "pb-typed", "aria-hidden": "true" }); // a field would cut its text on paper
    (help ?? heading).after(field, printed);
    fields.set(key, field);
    if ("onlyFile" in place.dataset) return;
    const section = place.closest("section");
    let part = parts.find((one) => one.section === section);
    if (!part) parts.push((part = { section, title: section.querySelector("h2").textContent, fields: [] }));
    part.fields.push({ key, label });
  }

  const values = () => Object.fromEntries([...fields].map(([key, field]) => [key, field.value.trim()]).filter(([, text]) => text));

  function showForPrint() {
    for (const field of fields.values()) {
      const printed = field.parentElement.querySelector(".pb-typed");
      printed.textContent = field.value.trim();
      field.parentElement.classList.toggle("pb-form-filled", Boolean(field.value.trim()));
    }
  }

  // ---- What is kept ---------------------------------------------------------------------------------------------------

  function stored(storage) {
    try {
      const told = JSON.parse(window[storage].getItem(KEY));
      return told && typeof told === "object" ? told : null;
    } catch {
      return null;
    }
  }

  /** Untouched or emptied, the form leaves nothing behind. */
  function remember() {
    const typed = Object.fromEntries([...fields].map(([key, field]) => [key, field.value]).filter(([, text]) => text));
    const empty = !Object.keys(typed).length;
    try {
      for (const [storage, wanted] of [["sessionStorage", !empty], ["localStorage", !empty && keep.checked]]) {
        if (wanted) window[storage].setItem(KEY, JSON.stringify(typed));
        else window[storage].removeItem(KEY);
      }
    } catch {
      status.textContent = "Ce navigateur ne garde rien ici. Téléchargez votre fiche avant de fermer la page.";
    }
  }

  function erase() {
    if (!window.confirm(`Effacer tout ce que vous avez écrit, dans cette page et sur cet appareil${"\u202f"}?`)) return;
    for (const field of fields.values()) field.value = "";
    keep.checked = false;
    remember();
    showForPrint();
    for (const field of fields.values()) field.dispatchEvent(new Event("change")); // the warnings go with their texts
    status.textContent = "Tout est effacé, dans cette page et sur cet appareil.";
  }

  // ---- Files ----------------------------------------------------------------------------------------------------------

  function save({ content, name, warning = "" }) {
    const link = made("a", { href: URL.createObjectURL(content), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    status.textContent = `Fichier prêt${NBSP}: ${name}, dans vos téléchargements.${warning}`;
  }

  /** What the library would refuse; the first field to mend takes the focus. */
  function mended(found) {
    for (const [key, field] of fields) field.setAttribute("aria-invalid", String(found.some(([wrong]) => wrong === key)));
    if (!found.length) return true;
    status.textContent = found.map(([, words]) => words).join(" ");
    fields.get(found[0][0]).focus();
    return false;
  }

  async function exported(kind) {
    status.textContent = "Préparation du fichier…";
    try {
      await loaded({ ...RULES, ...OF_EXPORT[kind], "rex/rex-document.js": "playbookRexDocument", "rex/rex-files.js": "playbookRexFiles" });
      const oneLine = [...fields].filter(([, field]) => field.matches("input")).map(([key]) => key);
      const told = { parts, values: values(), oneLine, usualName: form.dataset.name, mailbox: form.dataset.mailbox };
      if (mended(kind === "yml" ? window.playbookRexDocument.faults(parts, told.values) : [])) save(await window.playbookRexFiles[kind](told));
    } catch {
      status.textContent = "Le fichier n’a pas pu être fait. Votre texte est toujours là. Essayez encore, ou imprimez la page.";
    }
  }

  // ---- The page -------------------------------------------------------------------------------------------------------

  for (const place of form.querySelectorAll("[data-field]")) makeFillable(place);
  form.classList.add("pb-form-fillable");
  form.append(whispered);
  for (const part of form.querySelectorAll("[data-rex-notice], [data-rex-actions]")) part.hidden = false;

  const onDevice = stored("localStorage");
  const before = stored("sessionStorage") ?? onDevice;
  keep.checked = Boolean(onDevice);
  for (const [key, field] of fields) if (typeof before?.[key] === "string") field.value = before[key];
  showForPrint();

  /** The rules of personal data come with the first word. */
  let watching;
  const watch = () => {
    watching ??= loaded(RULES)
      .then(() => {
        const announce = (text) => (whispered.textContent = text);
        for (const field of fields.values()) window.playbookPersonalData.watch(field, { mailbox: form.dataset.mailbox, announce });
      })
      .catch(() => (watching = undefined)); // the next word tries again
  };
  if (before) watch();

  form.addEventListener("input", (event) => {
    if (event.target === keep) return;
    watch();
    event.target.removeAttribute("aria-invalid");
    remember();
    showForPrint();
  });
  keep.addEventListener("change", () => {
    remember();
    whispered.textContent = keep.checked ? "Votre texte est gardé sur cet appareil." : "Votre texte n’est plus gardé sur cet appareil, seulement dans cet onglet.";
  });
  // Erased from another tab: this one goes on in its session only.
  addEventListener("storage", (event) => {
    if (event.key === KEY && event.newValue === null) keep.checked = false;
  });
  form.querySelector("[data-rex-erase]").addEventListener("click", erase);
  for (const button of form.querySelectorAll("[data-rex-export]")) button.addEventListener("click", () => exported(button.dataset.rexExport));
})();
