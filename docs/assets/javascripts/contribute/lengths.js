/** Two fields of several parts: how long a step lasts, and how many people hold a role. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const PER = ["per_group", "per_participant"];

  /** A number of minutes, or `{per_group: n, fixed: n}`, or `{per_participant: n, fixed: n}`. */
  W.kinds.length = (place, where) => {
    const amount = W.tie(place, place.querySelector("[data-control]"));
    const [by, fixed, part] = ["[data-by]", "[data-fixed]", "[data-fixed-part]"].map((name) => place.querySelector(name));
    const value = where.read();
    by.value = W.isObject(value) ? (PER.find((key) => key in value) ?? "") : "";
    amount.value = String((W.isObject(value) ? value[by.value] : value) ?? "");
    fixed.value = String((W.isObject(value) && value.fixed) ?? "");
    if (fixed.value === "false") fixed.value = "";
    part.hidden = !by.value;
    const take = () => {
      part.hidden = !by.value;
      const minutes = W.number(amount.value);
      const more = W.number(fixed.value);
      if (!by.value) return where.put(minutes);
      const told = { ...(minutes === undefined ? {} : { [by.value]: minutes }), ...(more === undefined ? {} : { fixed: more }) };
      return where.put(Object.keys(told).length ? told : undefined);
    };
    for (const control of [amount, by, fixed]) W.listen(place, control, take);
  };

  /** A number, `rest` or `per_group`. */
  W.kinds.held = (place, where) => {
    const amount = W.tie(place, place.querySelector("[data-control]"));
    const by = place.querySelector("[data-by]");
    const value = where.read();
    const isWord = [...by.options].some((option) => option.value && option.value === value);
    by.value = isWord ? value : "";
    amount.value = isWord ? "" : String(value ?? "");
    amount.hidden = Boolean(by.value);
    const take = () => {
      amount.hidden = Boolean(by.value);
      where.put(by.value || W.number(amount.value));
    };
    for (const control of [amount, by]) W.listen(place, control, take);
  };
})();
