/** Lists of sentences and lists of names: a row each, added, moved, removed; and the buttons that rows and entries share. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { made } = W;

  const legendOf = (place) => place.querySelector("legend").firstChild.textContent.trim();

  /** « Étape 2 », « Animation »: the entries and the groups around a field, from the outside in. */
  function around(place) {
    const names = [];
    for (let one = place; (one = one.parentElement.closest(".pb-entry, [data-kind=group]")); ) names.unshift(one.ranked?.() ?? legendOf(one));
    return names;
  }

  /** « Ajouter une ligne : Étape 2, Matériel »: what a button does, then to what; it makes sense read alone. */
  const named = (words, ...what) => `${words}${W.NBSP}: ${what.join(", ")}`;

  /** The buttons of a row: [sign, verb, gesture]; without a sign, the verb is seen. */
  function toolsOf(row, ...buttons) {
    row.tools = made("span", { class: "pb-write-tools" });
    for (const [sign, verb, gesture] of buttons) {
      const button = made("button", { type: "button", class: "pb-write-small", "data-verb": verb }, sign ? made("span", { "aria-hidden": "true" }, sign) : verb);
      button.addEventListener("click", gesture);
      row.tools.append(button);
    }
    return row.tools;
  }

  /** A sign is named by its tooltip: by another name, the tooltip would be read after it. */
  function nameTools(row, ...what) {
    for (const button of row.tools.children) button.setAttribute(button.textContent === button.dataset.verb ? "aria-label" : "title", named(button.dataset.verb, ...what));
  }

  const rankOf = (row) => [...row.parentElement.children].indexOf(row);

  /** One rank up or down, and told; the button keeps the focus. */
  function moveButton(row, step, changed, noun) {
    return ({ currentTarget }) => {
      const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return W.announce(step < 0 ? "Déjà au début." : "Déjà à la fin.");
      if (step < 0) other.before(row);
      else other.after(row);
      changed();
      currentTarget.focus();
      return W.announce(`${noun} au rang ${rankOf(row) + 1} sur ${row.parentElement.children.length}.`);
    };
  }

  /**
   * Take a row away; it can be brought back where it was, as it was, if it held something.
   * @param {HTMLElement} row
   * @param {string} words what was done; empty when nothing is lost
   * @param {() => void} changed
   * @param {(row: HTMLElement | undefined) => void} focusOn gives the focus to a row, or to what stands where none is left
   */
  function takeAway(row, words, changed, focusOn) {
    const [rows, rank] = [row.parentElement, rankOf(row)];
    const gesture = () => {
      row.remove();
      changed();
      focusOn(rows.children[Math.min(rank, rows.children.length - 1)]);
    };
    if (!words) return gesture();
    return W.undoable(words, gesture, () => {
      rows.insertBefore(row, rows.children[rank] ?? null);
      changed();
      focusOn(row);
    });
  }

  function rowList(place, where, control) {
    const rows = place.querySelector("[data-entries]");
    const add = place.querySelector("[data-add]");
    const label = legendOf(place);
    const values = () => (Array.isArray(where.read()) ? where.read() : []);
    const save = () => {
      const all = [...rows.children].map((row) => row.control.value);
      where.put(all.length ? all : undefined);
    };
    const changed = () => {
      save();
      number();
      W.tell("change", { place });
    };
    function number() {
      const names = [...around(place), label];
      add.setAttribute("aria-label", named(add.textContent, ...names));
      [...rows.children].forEach((row, rank) => {
        row.control.setAttribute("aria-label", [...names, `ligne ${rank + 1}`].join(", "));
        nameTools(row, ...names, `ligne ${rank + 1}`);
      });
    }

    const focusOn = (row) => (row?.control ?? add).focus();

    function rowOf(value) {
      const row = made("li", { class: "pb-write-line" });
      row.control = control(value, { next: () => added(row), changed });
      W.describe(place, row.control, "fault");
      const tools = toolsOf(row,
        ["↑", "Monter", moveButton(row, -1, changed, "Ligne")],
        ["↓", "Descendre", moveButton(row, 1, changed, "Ligne")],
        ["✕", "Enlever", () => takeAway(row, row.control.value.trim() && "Une ligne est enlevée.", changed, focusOn)]);
      row.append(row.control, tools);
      return row;
    }

    function added(after) {
      const row = rowOf("");
      if (after) after.after(row);
      else rows.append(row);
      changed();
      row.control.focus();
    }

    rows.setAttribute("aria-label", label);
    W.describe(place, place, "help");
    W.describe(place, add, "fault");
    rows.replaceChildren(...values().map(rowOf));
    // What is asked for has a row ready to be written in.
    if (!rows.children.length && place.querySelector("legend .pb-write-required")) rows.append(rowOf(""));
    number();
    place.retitle = number;
    add.addEventListener("click", () => added());
  }

  W.kinds.words = (place, where) =>
    rowList(place, where, (value, { next, changed }) => {
      const field = made("textarea", { rows: "1", autocomplete: "off" });
      field.value = String(value ?? "");
      field.addEventListener("input", changed);
      field.addEventListener("input", () => W.touched.add(place));
      field.addEventListener("blur", () => W.tell("change", { place, left: true }));
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault(); // Shift and Enter make a new line in the same sentence
        next();
      });
      return field;
    });

  W.kinds.references = (place, where) =>
    rowList(place, where, (value, { changed }) => {
      const field = made("select", {}, made("option", { value: "" }, "Choisir…"));
      W.refresh(field, place.dataset.refers, value);
      field.addEventListener("input", changed);
      return field;
    });

  Object.assign(W, { around, named, legendOf, toolsOf, nameTools, rankOf, moveButton, takeAway });
})();
