/** Lists of entries (steps, roles, tasks…): added, moved by buttons, duplicated, removed and brought back. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { made } = W;
  /** Entries that stand open, by their data: they stay so when the list is drawn again. */
  const open = new WeakSet();
  /** Which blank suits an entry, where a list takes several kinds. */
  const FORMS = [
    ["AddedStep", (entry) => "add" in entry || "after" in entry],
    ["SkippedStep", (entry) => "skip" in entry],
    ["ResizedStep", () => true],
  ];

  /** Something was typed, however deep: words or a number. */
  const isFilled = (value) => (typeof value === "object" && value !== null ? Object.values(value).some(isFilled) : typeof value === "string" ? value.trim() !== "" : typeof value === "number");

  const blank = (kind) => W.place.querySelector(`template[data-blank="${kind}"]`);

  W.kinds.list = (place, where) => {
    const rows = place.querySelector(":scope > [data-entries]");
    const adders = [...place.querySelectorAll(":scope > .pb-write-buttons > [data-add]")];
    const folded = "folded" in place.dataset;
    const kinds = adders.map((button) => button.dataset.add);
    const words = { one: adders[0].textContent.replace(/^\S+ (une?) /, "") };
    const noun = words.one[0].toUpperCase() + words.one.slice(1);
    const kindOf = (entry) => (kinds.length === 1 ? kinds[0] : FORMS.find(([, suits]) => suits(entry))[0]);
    const values = () => (Array.isArray(where.read()) ? where.read() : []);

    /** The data follow the order on the page. */
    function reorder() {
      const all = [...rows.children].map((row) => row.entry);
      where.put(all.length ? all : undefined);
    }

    function changed() {
      reorder();
      retitle();
      for (const inner of rows.querySelectorAll("[data-kind]")) inner.retitle?.(); // they say which entry they are in
      W.tell("change", { place });
    }

    /** « Sauter : Accueillir »: what a variant does, and to which step. */
    function change(row) {
      if (kinds.length === 1) return undefined;
      const { add, after, step } = row.entry;
      const one = add ?? W.identifiers.list("script").find(({ id }) => id === (step ?? after));
      const verb = adders.find((button) => button.dataset.add === kindOf(row.entry)).textContent.split(" ")[0];
      return `${verb}${one?.title || step ? `${W.NBSP}: ${one?.title ?? step}` : " une étape"}`;
    }

    /** « 3. Accueillir · 10 min »: what an entry is, said again at each change. */
    function retitle() {
      const names = W.around(place);
      for (const button of adders) button.setAttribute("aria-label", W.named(button.textContent, ...names, W.legendOf(place)));
      [...rows.children].forEach((row, rank) => {
        const entry = row.entry.add ?? row.entry;
        const { id, title, name, minutes, ...others } = entry;
        const told = change(row) ?? [title, name, ...Object.values(others), id].find((one) => typeof one === "string" && one.trim());
        const length = !("mode" in entry) ? "" : typeof minutes === "number" ? W.duration(minutes) : W.isObject(minutes) ? "durée variable" : "";
        row.querySelector("[data-entry-title]").textContent = folded ? `${rank + 1}. ${told ?? noun}` : `${noun} ${rank + 1}`;
        row.querySelector("[data-entry-length]").textContent = length && ` · ${length}`;
        const label = `${noun} ${rank + 1}${told && (title || name) ? `, ${told}` : ""}`;
        for (const one of [row, row.querySelector("[data-scope]")]) one.setAttribute("aria-label", label);
        W.nameTools(row, ...names, names.length ? label[0].toLowerCase() + label.slice(1) : label);
      });
    }

    function duplicate(row) {
      const copy = structuredClone(row.entry);
      if ("id" in copy) {
        W.identifiers.following.add(copy);
        copy.id = W.identifiers.unused(kindOf(copy), copy, `${copy.id}`);
      }
      const twin = rowOf(copy, true);
      row.after(twin);
      changed();
      bound(twin);
      focusIn(twin);
      W.announce(`${noun} en double, au rang ${W.rankOf(twin) + 1}.`);
    }

    const focusIn = (row) => row.querySelector("[data-scope] :is(input, textarea, select):not([type=checkbox])")?.focus();

    function focusOn(row) {
      if (row && !folded) focusIn(row);
      else (row?.querySelector("[data-fold]") ?? adders[0]).focus();
    }

    function remove(row) {
      W.takeAway(row, isFilled(row.entry) && `${row.getAttribute("aria-label")}${W.NBSP}: c'est enlevé.`, changed, focusOn);
    }

    /** The fields of an entry are made when it is first open: a long format has hundreds of them. */
    function bound(row) {
      if (row.isBound) return;
      row.isBound = true;
      const body = row.querySelector("[data-scope]");
      body.append(blank(kindOf(row.entry)).content.cloneNode(true));
      W.bindScope(body, { read: () => row.entry, ensure: () => row.entry });
    }

    function unfold(row, wanted) {
      bound(row);
      if (wanted) open.add(row.entry);
      else open.delete(row.entry);
      row.querySelector("[data-scope]").hidden = !wanted;
      row.querySelector("[data-fold]")?.setAttribute("aria-expanded", String(wanted));
      W.tell("change", { place, left: true }); // what is to be mended inside can now be told
    }

    function rowOf(entry, unfolded) {
      if (unfolded) open.add(entry);
      const kind = kindOf(entry);
      const row = made("li", { class: "pb-entry", "data-entry-kind": kind === "AddedStep" ? "Step" : kind });
      row.entry = entry;
      row.ranked = () => `${noun} ${W.rankOf(row) + 1}`;
      row.bind = () => unfold(row, true);
      const title = [made("span", { "data-entry-title": "" }), made("span", { "data-entry-length": "" })];
      const fold = folded ? made("button", { type: "button", class: "pb-entry-fold", "data-fold": "", "aria-expanded": "false" }, ...title) : made("span", { class: "pb-entry-fold" }, ...title);
      if (folded) {
        fold.addEventListener("click", () => unfold(row, fold.getAttribute("aria-expanded") === "false"));
        W.describe(place, fold, "fault"); // a link to what the list lacks leads to its first entry
      }
      const grip = made("span", { class: "pb-entry-grip", "aria-hidden": "true", "data-grip": "" }, "⠿");
      const tools = W.toolsOf(row,
        ["↑", "Monter", W.moveButton(row, -1, changed, noun)],
        ["↓", "Descendre", W.moveButton(row, 1, changed, noun)],
        ["", "Dupliquer", () => duplicate(row)],
        ["✕", "Enlever", () => remove(row)]);
      row.append(
        made("div", { class: "pb-entry-head" }, grip, fold, tools),
        made("div", { class: "pb-entry-body", role: "group", "data-scope": "", hidden: "" })
      );
      return row;
    }

    function added(kind) {
      const entry = JSON.parse(blank(kind).dataset.new ?? "{}");
      W.identifiers.following.add(entry);
      if (kind === "AddedStep") {
        entry.add = {};
        W.identifiers.following.add(entry.add);
      }
      const row = rowOf(entry, true);
      rows.append(row);
      unfold(row, true);
      changed();
      return row;
    }

    rows.setAttribute("aria-label", W.legendOf(place));
    W.describe(place, place, "help", "fault");
    for (const button of adders) W.describe(place, button, "fault");
    rows.replaceChildren(...values().filter(W.isObject).map((entry) => rowOf(entry, false)));
    for (const row of rows.children) if (!folded || open.has(row.entry)) unfold(row, true);
    // What is asked for has an entry ready to be filled.
    if (!rows.children.length && place.querySelector(":scope > legend .pb-write-required")) {
      added(kinds[0]);
    }
    retitle();
    place.retitle = retitle;
    place.moved = changed;
    for (const button of adders) button.addEventListener("click", () => focusIn(added(button.dataset.add)));
  };

  /** Titles say again what the entries have become; identifiers follow names. */
  W.on("change", (told) => {
    const row = told?.place?.closest("[data-entry-kind]");
    if (!row || told.left) return;
    const { entryKind } = row.dataset;
    if (["title", "name"].includes(told.place.dataset.field) && ["Role", "Step", "Handout", "Variant"].includes(entryKind)) W.identifiers.named(entryKind, row.entry.add ?? row.entry);
    for (let list = row.closest("[data-kind=list]"); list; list = list.parentElement.closest("[data-kind=list]")) list.retitle?.();
  });
})();
