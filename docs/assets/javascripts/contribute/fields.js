/**
 * Fields tied to the data. The server wrote them, with their words; here each kind learns to show a value and to take one.
 * A scope (the form, a group, an entry of a list) reads and makes its own part of the data.
 */
(() => {
  "use strict";

  const W = window.playbookWriting;
  /** Kind of field → function(place, slot). */
  const kinds = {};
  const touched = new WeakSet();
  let ids = 0;

  /** A value inside its holder: `holder.read()` gives an object or nothing, `holder.ensure()` makes it. */
  function slot(holder, key) {
    return {
      key,
      holder,
      read: () => holder.read()?.[key],
      put(value) {
        if (value === undefined) {
          const object = holder.read();
          if (object) delete object[key];
        } else {
          holder.ensure()[key] = value;
        }
      },
    };
  }

  /** The object that stands in a slot, as a holder for the fields inside. */
  function inside(outer) {
    const read = () => (W.isObject(outer.read()) ? outer.read() : undefined);
    return {
      read,
      ensure() {
        if (!read()) outer.put({});
        return read();
      },
    };
  }

  /** The fields that stand in a scope and in none inside it. */
  function fieldsOf(scope) {
    return [...scope.querySelectorAll("[data-field]")].filter((place) => place.parentElement.closest("[data-scope]") === scope);
  }

  function bindScope(scope, holder) {
    for (const place of fieldsOf(scope)) kinds[place.dataset.kind](place, slot(holder, place.dataset.field));
  }

  /** An element of a field is described by the words of that field: its "help", its "fault". */
  function describe(place, element, ...words) {
    const described = words.map((name) => place.querySelector(`:scope > [data-${name}]`)).filter(Boolean);
    for (const one of described) one.id ||= `pb-write-dit-${(ids += 1)}`;
    if (described.length) element.setAttribute("aria-describedby", described.map((one) => one.id).join(" "));
  }

  /** The control gets an id, its label and its help. */
  function tie(place, control) {
    ids += 1;
    control.id = `pb-write-${ids}`;
    const label = place.querySelector(":scope > label.pb-write-label");
    if (label) label.htmlFor = control.id;
    describe(place, control, "help", "fault");
    if (place.querySelector(".pb-write-required")?.textContent === "obligatoire") control.setAttribute("aria-required", "true");
    return control;
  }

  /** A value was typed or chosen: told to all, and checked once the person has left the field. */
  function listen(place, control, take) {
    control.addEventListener("input", () => {
      take();
      W.tell("change", { place });
    });
    control.addEventListener("blur", () => {
      touched.add(place);
      W.tell("change", { place, left: true });
    });
  }

  /** How many characters are left, where there is a limit that people meet. */
  function counter(place, control) {
    const limit = Number(place.dataset.limit);
    if (!limit) return () => {};
    const told = W.made("p", { class: "pb-write-count", "aria-hidden": "true" });
    control.after(told);
    return () => {
      const length = [...control.value.trim()].length;
      told.textContent = `${length} sur ${limit}`;
      told.classList.toggle("pb-write-over", length > limit);
    };
  }

  function text(place, where) {
    const control = tie(place, place.querySelector("[data-control]"));
    const count = counter(place, control);
    control.value = String(where.read() ?? "");
    count();
    listen(place, control, () => {
      where.put(control.value || undefined);
      count();
    });
  }
  for (const kind of ["line", "text", "rich", "date"]) kinds[kind] = text;

  /** What was typed as a number, or as it is: a wrong number is kept, and told. */
  function number(typed) {
    const text = typed.trim();
    return /^-?\d{1,9}$/.test(text) && !/^-?0\d/.test(text) ? Number(text) : text || undefined;
  }

  kinds.number = (place, where) => {
    const control = tie(place, place.querySelector("[data-control]"));
    control.value = String(where.read() ?? "");
    listen(place, control, () => where.put(number(control.value)));
  };
  /** A number, or words such as « 2 à 3 ». */
  kinds.amount = kinds.number;

  kinds.group = (place, where) => {
    describe(place, place, "help", "fault");
    if (place.dataset.entity) {
      const blank = W.place.querySelector(`template[data-blank="${place.dataset.entity}"]`);
      place.querySelector(":scope > [data-fault]").before(blank.content.cloneNode(true));
    }
    bindScope(place, inside(where));
  };

  kinds.flag = (place, where) => {
    const control = tie(place, place.querySelector("[data-control]"));
    control.checked = where.read() === true;
    listen(place, control, () => where.put(control.checked ? true : undefined));
  };

  kinds.constant = () => {};

  /** An identifier: it follows the name of its entry until it is typed. */
  kinds.id = (place, where) => {
    const control = tie(place, place.querySelector("[data-control]"));
    const kind = place.closest("[data-entry-kind]")?.dataset.entryKind ?? "Step";
    const show = () => (control.value = String(where.read() ?? ""));
    show();
    place.showId = show;
    listen(place, control, () => {
      const entry = where.holder.ensure();
      W.identifiers.following.delete(entry);
      W.identifiers.rename(kind, entry, control.value.trim() || undefined);
    });
  };

  Object.assign(W, { kinds, touched, slot, inside, fieldsOf, bindScope, describe, tie, listen, number });
})();
