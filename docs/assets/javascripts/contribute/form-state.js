/**
 * What the person has written: the data of the file, as the YAML would give it, and what the file's name says.
 * Fields write here; preview, draft, check and file read from here. Nothing else holds any of it.
 */
(() => {
  "use strict";

  const W = window.playbookWriting;

  /** `aside` holds what a pasted text had and the form has no place for: [{line, column, text, why}]. */
  const blank = () => ({ data: { status: "draft", reviewed: W.today() }, family: "", slug: "", slugTyped: false, replaces: "", aside: [] });
  const state = blank();
  const listeners = { change: [], structure: [] };

  const on = (event, listener) => listeners[event].push(listener);
  /** `change`: a value; `structure`: everything may be another. */
  const tell = (event, told) => listeners[event].forEach((listener) => listener(told));

  const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // ---- What was kept elsewhere --------------------------------------------------------------------------------------------

  const { schema } = W.data;
  const opened = (node) => (node.oneOf ?? [node]).map((one) => schema.$defs[one.$ref?.split("/").at(-1)] ?? one);

  /** A value without what the schema has no place for: unknown keys, a list or a block where there is none. */
  function fitted(value, node) {
    const kinds = opened(node);
    if (Array.isArray(value)) {
      const list = kinds.find(({ type }) => type === "array");
      return list && value.map((entry) => fitted(entry, list.items)).filter((entry) => entry !== undefined);
    }
    if (isObject(value)) {
      const blocks = kinds.filter(({ type }) => type === "object");
      const known = Object.assign({}, ...blocks.map(({ properties }) => properties));
      const entries = Object.entries(value).filter(([key]) => Object.hasOwn(known, key)).map(([key, entry]) => [key, fitted(entry, known[key])]);
      return blocks.length ? Object.fromEntries(entries.filter(([, entry]) => entry !== undefined)) : undefined;
    }
    return kinds.some(({ type }) => type !== "array" && type !== "object") ? (value ?? undefined) : undefined;
  }

  /**
   * A state that another version of the site, or another hand, has written: what has the expected shape; the rest starts anew.
   * The family and the names make the path of the file that is told to the team: they are of the library, or plain identifiers.
   */
  function sound({ data, family, slug, slugTyped, replaces, aside }) {
    const name = typeof slug === "string" ? W.slugified(slug) : "";
    return {
      data: fitted(data, schema),
      family: typeof family === "string" && Object.hasOwn(W.data.familyNames, family) ? family : "",
      slug: name,
      slugTyped: slugTyped === true && name !== "",
      replaces: W.data.formats.some(([one]) => one === replaces) ? replaces : "",
      aside: (Array.isArray(aside) ? aside : []).filter((one) => isObject(one) && typeof one.text === "string" && typeof one.why === "string"),
    };
  }

  const snapshot = () => structuredClone(state);

  function restore(kept) {
    Object.assign(state, blank(), structuredClone(kept));
    tell("structure");
    tell("change");
  }

  /**
   * The data without what was left empty: this is what is checked and written. `raw(path)` gives the place, among the fields,
   * of a path in it: empty lines of a list are not counted in the file.
   */
  function pruned(written = state.data) {
    const places = new WeakMap();

    function clean(value) {
      if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim() || undefined;
      if (Array.isArray(value)) {
        const kept = [];
        const ranks = [];
        value.forEach((entry, rank) => {
          const cleaned = clean(entry);
          if (cleaned === undefined) return;
          kept.push(cleaned);
          ranks.push(rank);
        });
        places.set(kept, ranks);
        return kept.length ? kept : undefined;
      }
      if (!isObject(value)) return value ?? undefined;
      const entries = Object.entries(value).map(([key, entry]) => [key, clean(entry)]);
      const filled = entries.filter(([, entry]) => entry !== undefined);
      return filled.length ? Object.fromEntries(filled) : undefined;
    }

    const data = clean(written) ?? {};
    function raw(path) {
      let value = data;
      return path.map((part) => {
        const rank = Array.isArray(value) ? (places.get(value)?.[part] ?? part) : part;
        value = value?.[part];
        return rank;
      });
    }
    return { data, raw };
  }

  /** The file's name: typed, or made from the title. */
  const slug = () => (state.slugTyped ? state.slug : W.slugified(String(state.data.title ?? "")));

  // ---- A gesture that can be undone -------------------------------------------------------------------------------------

  const bar = W.form.querySelector("[data-undo]");
  const startTold = W.form.querySelector("[data-start-told]");
  let back = null;

  /**
   * Do it, and offer to come back: the offer stands just after what has the focus, so that the next Tab reaches it.
   * @param {string} words what was done
   * @param {() => void} gesture does it, and leaves the focus where the person goes on
   * @param {() => void} [undo] undoes that alone, and takes the focus back there; without it, everything is put back
   */
  function undoable(words, gesture, undo) {
    const kept = undo ? null : snapshot();
    const pressed = document.activeElement;
    gesture();
    back = undo ?? (() => {
      restore(kept);
      startTold.textContent = ""; // it said where the text came from
      pressed.focus();
    });
    const here = [document.activeElement, pressed].find((one) => W.form.contains(one));
    (here ?? startTold).after(bar);
    bar.querySelector("[data-undo-told]").textContent = W.french(words);
    bar.hidden = false;
    // The button that was pressed has nothing more to do, and is hidden.
    if (here && !here.offsetParent) bar.focus();
    W.announce(`${words} Vous pouvez annuler\u00a0: le bouton est juste après.`);
  }

  // What is written afterwards would be lost by coming back.
  on("change", (told) => {
    if (told?.place && !told.left) bar.hidden = true;
  });

  bar.querySelector("[data-undo-button]").addEventListener("click", () => {
    back();
    back = null;
    bar.hidden = true;
    W.announce("C'est annulé.");
  });

  Object.assign(W, { state, blank, on, tell, isObject, sound, snapshot, restore, pruned, slug, undoable });
})();
