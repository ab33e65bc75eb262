/** What each card of the catalogue meets, and the criteria in use. */
(() => {
  "use strict";

  const C = window.playbookCatalogue;
  const { checks, FACETS } = C;
  const LONGER = "plus";
  const LONGEST_LIMIT = 180; // minutes
  const LONGEST_LABEL = 60; // letters of the words typed, in their chip

  /** @typedef {{element: Element, home: Element, rank: number, slug: string, title: string, words: Object<string, string[]>, minutes: number, min: number, max: number}} Card */
  /** @type {Card[]} */
  const cards = [...C.root.querySelectorAll("[data-groups] [data-slug]")].map((element, rank) => ({
    element,
    rank,
    home: element.parentElement,
    slug: element.dataset.slug,
    title: element.querySelector("h3").textContent,
    words: Object.fromEntries(FACETS.map((name) => [name, (element.dataset[name] ?? "").split(" ")])),
    minutes: Number(element.dataset.minutes),
    min: Number(element.dataset.min),
    max: Number(element.dataset.max),
  }));

  const fits = {
    q: (card) => !C.found || C.found.has(card.slug),
    people: (card, now) => !now.people || (card.min <= now.people && now.people <= card.max),
    duration: (card, now) =>
      !now.duration || (now.duration === LONGER ? card.minutes > LONGEST_LIMIT : card.minutes <= Number(now.duration)),
  };
  for (const name of FACETS) {
    fits[name] = (card, now) => !now.chosen[name].length || now.chosen[name].some((value) => card.words[name].includes(value));
  }
  const TESTS = Object.keys(fits);
  const meets = (card, now, except) => TESTS.every((name) => name === except || fits[name](card, now));

  const cut = (text) => (text.length > LONGEST_LABEL ? `${[...text].slice(0, LONGEST_LABEL).join("")}…` : text);

  /** The filters in use, each with its words and how to take it off. */
  function filters(now) {
    const list = [];
    if (now.q) list.push({ test: "q", label: `« ${cut(now.q)} »`, off: () => (C.field.value = "") });
    for (const check of checks) {
      if (check.checked) {
        const legend = check.closest("fieldset").querySelector("legend").textContent;
        list.push({ test: check.name, label: `${legend} : ${check.nextElementSibling.textContent}`, off: () => (check.checked = false) });
      }
    }
    if (now.people) list.push({ test: "people", label: `${now.people} personne${now.people > 1 ? "s" : ""}`, off: () => (C.people.value = "") });
    if (now.duration) list.push({ test: "duration", label: `Durée : ${C.longest.selectedOptions[0].textContent}`, off: () => (C.longest.value = "") });
    return list;
  }

  /** `found`: results by slug for the words typed, null when none are; `failed`: there are words, and nothing to look for them. */
  Object.assign(C, { found: null, failed: false, cards, fits, meets, filters });
})();
