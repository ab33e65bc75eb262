/** Lists of sentences and lists of names: a row each, added by the button or by Enter, moved, removed. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { made } = W;

  const small = (words, label, gesture) => {
    const button = made("button", { type: "button", class: "pb-write-small", "aria-label": label, title: label }, words);
    button.addEventListener("click", gesture);
    return button;
  };

  /** Where the focus goes once a row is no more. */
  const nearby = (rows, rank, add) => (rows.children[Math.min(rank, rows.children.length - 1)]?.querySelector("textarea, select") ?? add).focus();

  function rowList(place, where, control) {
    const rows = place.querySelector("[data-entries]");
    const add = place.querySelector("[data-add]");
    const label = place.querySelector("legend").firstChild.textContent.trim();
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
    const number = () => [...rows.children].forEach((row, rank) => row.control.setAttribute("aria-label", `${label}, ${rank + 1}`));

    function move(row, step) {
      const other = step < 0 ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return;
      if (step < 0) other.before(row);
      else other.after(row);
      changed();
      W.announce(`Déplacé au rang ${[...rows.children].indexOf(row) + 1}.`);
    }

    function rowOf(value) {
      const row = made("li", { class: "pb-write-line" });
      row.control = control(value, { row, next: () => added(row), changed, move });
      row.control.setAttribute("aria-describedby", fault.id);
      row.append(
        row.control,
        made("span", { class: "pb-write-tools" },
          small("↑", "Monter", ({ currentTarget }) => { move(row, -1); currentTarget.focus(); }),
          small("↓", "Descendre", ({ currentTarget }) => { move(row, 1); currentTarget.focus(); }),
          small("✕", "Enlever", () => {
            const rank = [...rows.children].indexOf(row);
            const remove = () => {
              row.remove();
              changed();
            };
            if (row.control.value.trim()) W.undoable("Une ligne est enlevée.", remove);
            else remove();
            nearby(rows, rank, add);
          })
        )
      );
      return row;
    }

    function added(after) {
      const row = rowOf("");
      if (after) after.after(row);
      else rows.append(row);
      changed();
      row.control.focus();
    }

    const fault = place.querySelector(":scope > [data-fault]");
    fault.id = `pb-rows-${(rowList.count = (rowList.count ?? 0) + 1)}-faute`;
    rows.replaceChildren(...values().map(rowOf));
    // What is asked for has a row ready to be written in.
    if (!rows.children.length && place.querySelector("legend .pb-write-required")) rows.append(rowOf(""));
    number();
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

  Object.assign(W, { small });
})();
