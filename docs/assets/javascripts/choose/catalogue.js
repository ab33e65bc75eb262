/** The catalogue: words, facets and order applied to the cards that the page already holds, at each gesture. */
(() => {
  "use strict";

  const C = window.playbookCatalogue;
  const { root, form, field, people, sort, state, read, remember, show } = C;
  const WAIT = 150; // milliseconds after the last key, before the list changes

  /** @returns {Promise<boolean>} false when other words were typed meanwhile, which are looked for in their turn */
  async function look() {
    const typed = field.value.trim();
    const search = typed ? await window.playbookLoadSearch().catch(() => null) : null;
    if (field.value.trim() !== typed) return false;
    C.failed = Boolean(typed) && !search;
    C.found = search ? new Map(search.search(typed, { kind: "formats" }).map((result) => [result.slug, result])) : null;
    return true;
  }

  C.changed = async ({ replace }) => {
    remember(state(), { replace });
    if (await look()) show();
  };

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => C.changed({ replace: true }), WAIT);
  });
  form.addEventListener("change", (event) => {
    // What is typed has been applied as it came; once more, as the field is left, would undo a click that has begun elsewhere.
    if (event.target !== field && event.target !== people) C.changed({ replace: false });
  });
  /** The figures of one number make one step back. */
  let inNumber = false;
  people.addEventListener("input", () => {
    inNumber = remember(state(), { replace: inNumber }) || inNumber;
    C.changed({ replace: true });
  });
  people.addEventListener("blur", () => (inNumber = false));
  sort.addEventListener("change", () => {
    C.sortBy(sort.value);
    C.changed({ replace: false });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  root.querySelector("[data-print]").addEventListener("click", () => print());
  addEventListener("popstate", async () => {
    inNumber = false;
    read();
    if (await look()) show();
  });

  // On a phone the filters would push the results out of sight.
  form.querySelector("details").open = !matchMedia("(max-width: 60em)").matches;
  read();
  look().then((ready) => ready && show());
})();
