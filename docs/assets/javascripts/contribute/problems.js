/** What is to be mended: told at each field once the person has left it, and all together, with links, when asked for. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { form, made } = W;
  const root = form.querySelector("[data-root]");
  const list = form.querySelector("[data-problems]");
  let all = false;

  const rowsOf = (place) => place.querySelector(":scope > [data-entries]").children;

  /** Where a path stands on the page: the field, its row or its entry; an entry that was never open is not opened for it. */
  function locate(path, open = false) {
    if (path[0] === "@family") return { place: form.querySelector("[data-family-field]") };
    if (path[0] === "@slug") return { place: form.querySelector("[data-slug-field]") };
    let scope = root;
    let found = { place: root };
    for (const part of path) {
      if (typeof part === "number") {
        if (!["list", "words", "references"].includes(found.place.dataset.kind)) break;
        const row = rowsOf(found.place)[part];
        if (!row) break;
        found = { ...found, row, rank: part };
        if (row.control) break;
        if (open) row.bind();
        if (!row.isBound) break;
        scope = row.querySelector("[data-scope]");
      } else {
        const place = W.fieldsOf(scope).find((one) => one.dataset.field === part);
        if (!place) break;
        found = { place };
        if (place.hasAttribute("data-scope")) scope = place;
      }
    }
    return found;
  }

  const control = ({ place, row }) => row?.control ?? row?.querySelector("button") ?? [...place.querySelectorAll("[data-control], input, select, textarea, button:not(.pb-write-small)")].find((one) => one.offsetParent) ?? place.querySelector("button, input, select, textarea");

  /** Go to a field, whatever is folded around it. */
  function reveal(path) {
    const found = locate(path, true);
    for (let around = found.place.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    for (let around = found.place.closest(".pb-entry"); around; around = around.parentElement.closest(".pb-entry")) around.bind();
    const target = control(found);
    target?.focus();
    target?.scrollIntoView({ block: "center" });
  }

  /** « Étape 2, Accueillir », « Difficulté »: the entry or the group that a field belongs to. */
  function whereabouts({ place, row }) {
    const entry = row?.classList.contains("pb-entry") ? row : place.closest(".pb-entry");
    const names = [];
    for (let one = entry; one; one = one.parentElement.closest(".pb-entry")) names.unshift(one.getAttribute("aria-label"));
    const group = place.parentElement.closest("[data-kind=group]");
    if (group && (!entry || entry.contains(group))) names.push(group.querySelector("legend").firstChild.textContent.trim());
    return names.join(", ");
  }

  function clear() {
    for (const one of form.querySelectorAll("[data-fault]")) {
      one.hidden = true;
      one.textContent = "";
    }
    for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
    for (const one of form.querySelectorAll(".pb-entry-wrong")) one.classList.remove("pb-entry-wrong");
  }

  function tellAt(found, text) {
    const { place, row, rank } = found;
    if (row && !row.control) return row.classList.add("pb-entry-wrong");
    if (!all && !W.touched.has(place)) return undefined;
    const fault = place.querySelector(":scope > [data-fault]");
    if (!fault) return undefined;
    const line = row?.control ? `Ligne ${rank + 1}. ` : "";
    fault.append(...(fault.textContent ? [made("br")] : []), line + W.french(text));
    fault.hidden = false;
    for (const one of row?.control ? [row.control] : place.matches("[data-kind=list], [data-kind=group], [data-kind=words]") ? [] : place.querySelectorAll("input, select, textarea")) one.setAttribute("aria-invalid", "true");
    for (let entry = place.closest(".pb-entry"); entry; entry = entry.parentElement.closest(".pb-entry")) entry.classList.add("pb-entry-wrong");
    return undefined;
  }

  function summary(problems) {
    if (!problems.length) return [made("p", { class: "pb-writing-right" }, `La fiche est complète. Vous pouvez l’envoyer${W.NBSP}: l’équipe relira l’orthographe.`)];
    const links = problems.map(({ path, mend, text, found }) => {
      const where = whereabouts(found);
      const link = made("a", { href: "#" }, W.french(`${where ? `${where}. ` : ""}${text}`));
      link.addEventListener("click", (event) => {
        event.preventDefault();
        reveal(mend ?? path);
      });
      return made("li", {}, link);
    });
    return [made("p", {}, made("strong", {}, `${W.counted(problems.length, "point")} à compléter ou à corriger`)), made("ol", {}, ...links)];
  }

  /** Check, and tell; `asked`: everything, in a list that takes the focus, unless nothing is wrong and it is to `stay`. */
  W.showProblems = ({ all: asked = false, stay = false } = {}) => {
    all ||= asked;
    const problems = W.check().map((problem) => ({ ...problem, found: locate(problem.path) }));
    problems.sort((one, other) => (one.found.place === other.found.place ? 0 : one.found.place.compareDocumentPosition(other.found.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    clear();
    for (const { found, text, mend } of problems) {
      tellAt(found, text);
      const other = mend && locate(mend);
      // Also where its link leads, once the entry is open.
      if (mend && other.place.dataset.field === mend.at(-1)) tellAt(other, text);
    }
    form.querySelector("[data-preview-left]").textContent = problems.length ? `${W.counted(problems.length, "point")} à compléter ou à corriger.` : "La fiche est complète.";
    if (all) {
      list.hidden = false;
      list.classList.toggle("pb-warning", problems.length > 0);
      list.replaceChildren(...summary(problems));
    }
    if (asked && (problems.length || !stay)) list.focus();
    return problems;
  };
})();
