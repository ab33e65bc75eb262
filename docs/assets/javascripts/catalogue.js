/**
 * The catalogue: words, facets and order applied to the cards that the page already holds.
 * The state is in the address; a word of the address that means nothing is passed over.
 */
(() => {
  "use strict";

  const root = document.querySelector("[data-catalogue]");
  const form = root.querySelector("form");
  const field = form.elements.q;
  const people = form.elements.participants;
  const longest = form.elements.duree;
  const sort = root.querySelector("[data-sort]");
  const told = root.querySelector("[data-results-count]");
  const chips = root.querySelector("[data-chips]");
  const empty = root.querySelector("[data-empty]");
  const flat = root.querySelector("[data-flat]");
  const groups = root.querySelector("[data-groups]");
  const checks = [...form.querySelectorAll("input[type=checkbox]")];
  const FACETS = [...new Set(checks.map((check) => check.name))];
  const LONGER = "plus";
  const LONGEST_LIMIT = 180; // minutes
  const LONGEST_LABEL = 60; // letters of the words typed, in their chip
  const WAIT = 150; // milliseconds after the last key, before the list changes

  /** @typedef {{element: Element, home: Element, rank: number, slug: string, title: string, words: Object<string, string[]>, minutes: number, min: number, max: number}} Card */
  /** @type {Card[]} */
  const cards = [...groups.querySelectorAll("[data-slug]")].map((element, rank) => ({
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

  /** Scores by slug for the words typed; null when none are. */
  let found = null;
  let search = null;
  let failed = false;
  /** The order that the person chose; until then, by relevance when words are typed, by type otherwise. */
  let chosenSort = "";

  // ---- State, and the address that holds it -------------------------------------------------------------------------

  function state() {
    const chosen = Object.fromEntries(FACETS.map((name) => [name, checks.filter((check) => check.name === name && check.checked).map((check) => check.value)]));
    const count = people.validity.valid && people.value ? Number(people.value) : null;
    return { q: field.value.trim(), chosen, people: count, duration: longest.value, sort: chosenSort };
  }

  function address(now) {
    const parameters = new URLSearchParams();
    if (now.q) parameters.set("q", now.q);
    for (const name of FACETS) for (const value of now.chosen[name]) parameters.append(name, value);
    if (now.people) parameters.set("participants", String(now.people));
    if (now.duration) parameters.set("duree", now.duration);
    if (now.sort) parameters.set("tri", now.sort);
    const text = parameters.toString();
    return text ? `?${text}` : location.pathname.split("/").at(-1) || "./";
  }

  function read() {
    const parameters = new URLSearchParams(location.search);
    field.value = (parameters.get("q") ?? "").trim().slice(0, 300);
    for (const check of checks) check.checked = parameters.getAll(check.name).includes(check.value);
    const count = Number(parameters.get("participants"));
    people.value = Number.isInteger(count) && count >= 1 && count <= Number(people.max) ? String(count) : "";
    choose(longest, parameters.get("duree"));
    const wanted = parameters.get("tri");
    chosenSort = [...sort.options].some((option) => option.value === wanted) ? wanted : "";
    written = address(state());
  }

  /** The address of the state shown: the same one is not written twice, or going back would change nothing. */
  let written;

  function choose(select, value) {
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }

  /**
   * Typing replaces the address, a filter adds one: the back button undoes filters, not letters.
   * @returns {boolean} true when an address was written
   */
  function remember(now, { replace }) {
    const next = address(now);
    if (next === written) return false;
    written = next;
    try {
      history[replace ? "replaceState" : "pushState"](null, "", next);
    } catch {
      // Some browsers allow no other address for a file: the page goes on without.
    }
    return true;
  }

  // ---- What a card meets ----------------------------------------------------------------------------------------------

  const fits = {
    q: (card) => !found || found.has(card.slug),
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
    if (now.q) list.push({ test: "q", label: `« ${cut(now.q)} »`, off: () => (field.value = "") });
    for (const check of checks) {
      if (check.checked) {
        const legend = check.closest("fieldset").querySelector("legend").textContent;
        list.push({ test: check.name, label: `${legend} : ${check.nextElementSibling.textContent}`, off: () => (check.checked = false) });
      }
    }
    if (now.people) list.push({ test: "people", label: `${now.people} personne${now.people > 1 ? "s" : ""}`, off: () => (people.value = "") });
    if (now.duration) list.push({ test: "duration", label: `Durée : ${longest.selectedOptions[0].textContent}`, off: () => (longest.value = "") });
    return list;
  }

  // ---- Showing --------------------------------------------------------------------------------------------------------

  function made(tag, attributes, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  const counted = (number) => `${number} atelier${number > 1 ? "s" : ""}`;

  function button(label, name, onClick) {
    const element = made("button", { type: "button", class: "pb-chip", ...(name ? { "aria-label": name } : {}) }, label);
    element.addEventListener("click", onClick);
    return element;
  }

  /** Take a filter off, and keep the keyboard where it makes sense. */
  async function without(filter) {
    filter.off();
    await changed({ replace: false });
    (chips.querySelector("button") ?? field).focus();
  }

  function showChips(now) {
    const used = filters(now);
    chips.replaceChildren(
      ...used.map((filter) => button(`${filter.label} ×`, `Enlever le filtre ${filter.label}`, () => without(filter)))
    );
    if (used.length > 1) {
      chips.append(
        button("Tout effacer", "", () => {
          for (const filter of used) filter.off();
          changed({ replace: false });
          field.focus();
        })
      );
    }
  }

  function showCounts(now) {
    for (const check of checks) {
      const one = cards.filter((card) => meets(card, now, check.name) && card.words[check.name].includes(check.value)).length;
      check.parentElement.querySelector("[data-count]").textContent = String(one);
      check.parentElement.classList.toggle("pb-check-none", one === 0 && !check.checked);
    }
  }

  /** Nothing left: which filter to take off, and what comes nearest. */
  function showEmpty(now, shown) {
    empty.hidden = shown.length > 0;
    if (shown.length) return empty.replaceChildren();
    const used = filters(now);
    const ways = [];
    for (const filter of used) {
      const count = cards.filter((card) => meets(card, now, filter.test)).length;
      if (count) ways.push(made("li", {}, button(`Sans « ${filter.label.replace(/^« | »$/g, "")} » : ${counted(count)}`, "", () => without(filter))));
    }
    const misses = (card) => new Set(used.filter((filter) => !fits[filter.test](card, now)).map((filter) => filter.test)).size;
    const nearest = [...cards].sort((a, b) => misses(a) - misses(b) || a.rank - b.rank).slice(0, 3);
    const links = nearest.map((card) => {
      const link = card.element.querySelector("a").cloneNode(true);
      const facts = [...card.element.querySelectorAll(".pb-card-facts li")].map((fact) => fact.textContent).slice(0, 3);
      return made("li", {}, link, ` — ${facts.join(" · ")}`);
    });
    empty.replaceChildren(made("p", {}, "Aucun atelier ne réunit tous ces critères."));
    if (ways.length) empty.append(made("p", {}, "Enlevez-en un :"), made("ul", { class: "pb-ways-out" }, ...ways));
    empty.append(made("p", {}, "Les plus proches :"), made("ul", {}, ...links));
  }

  function order(shown, now) {
    const by = {
      pertinence: (a, b) => found.get(b.slug).score - found.get(a.slug).score,
      duree: (a, b) => a.minutes - b.minutes || a.rank - b.rank,
      titre: (a, b) => a.title.localeCompare(b.title, "fr"),
    };
    const wanted = now.sort === "pertinence" && !found ? "" : now.sort;
    const effective = wanted || (found ? "pertinence" : "type");
    sort.value = effective;
    sort.querySelector("[value=pertinence]").disabled = !found;
    return by[effective] ? [...shown].sort(by[effective]) : null;
  }

  /** The words found, marked in titles and promises; texts are cut, never read as markup. */
  function mark(card) {
    for (const target of [card.element.querySelector("h3 a"), card.element.querySelector(".pb-card-summary")]) {
      target.original ??= target.textContent;
      const cut = found && found.has(card.slug) ? search.pieces(target.original, found.get(card.slug).terms) : [];
      if (!cut.some((piece) => piece.found)) target.textContent = target.original;
      else target.replaceChildren(...cut.map((piece) => (piece.found ? made("mark", {}, piece.text) : piece.text)));
    }
  }

  function show() {
    const now = state();
    const shown = cards.filter((card) => meets(card, now));
    const ordered = order(shown, now);
    const kept = new Set(shown);
    for (const card of cards) {
      card.element.hidden = !kept.has(card);
      mark(card);
    }
    if (ordered) flat.append(...ordered.map((card) => card.element));
    else for (const card of cards) card.home.append(card.element);
    flat.hidden = !ordered;
    groups.hidden = Boolean(ordered);
    for (const group of groups.querySelectorAll("section")) group.hidden = !group.querySelector("[data-slug]:not([hidden])");
    const count = shown.length === cards.length ? counted(cards.length) : `${counted(shown.length)} sur ${cards.length}`;
    told.textContent = failed ? `${count}. La recherche par mots n’a pas pu être chargée ; les filtres marchent.` : count;
    showChips(now);
    showCounts(now);
    showEmpty(now, shown);
  }

  /** @returns {Promise<boolean>} false when other words were typed meanwhile, which are looked for in their turn */
  async function look() {
    const typed = field.value.trim();
    if (typed) search ??= await window.playbookLoadSearch().catch(() => null);
    if (field.value.trim() !== typed) return false;
    failed = Boolean(typed) && !search;
    found = typed && search ? new Map(search.search(typed, { kind: "formats" }).map((result) => [result.slug, result])) : null;
    return true;
  }

  async function changed({ replace }) {
    remember(state(), { replace });
    if (await look()) show();
  }

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => changed({ replace: true }), WAIT);
  });
  form.addEventListener("change", (event) => {
    if (event.target !== field) changed({ replace: false });
  });
  /** The figures of one number make one step back. */
  let inNumber = false;
  people.addEventListener("input", () => {
    inNumber = remember(state(), { replace: inNumber }) || inNumber;
    changed({ replace: true });
  });
  people.addEventListener("blur", () => (inNumber = false));
  sort.addEventListener("change", () => {
    chosenSort = sort.value;
    changed({ replace: false });
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
