/** The cards that are left, their order, the chips of the filters, and the ways out when nothing is left. */
(() => {
  "use strict";

  const made = window.playbookElement;
  const C = window.playbookCatalogue;
  const { root, field, people, sort, checks, cards, fits, meets, filters } = C;
  const told = root.querySelector("[data-results-count]");
  const chips = root.querySelector("[data-chips]");
  const empty = root.querySelector("[data-empty]");
  const flat = root.querySelector("[data-flat]");
  const groups = root.querySelector("[data-groups]");
  const peopleFault = root.querySelector("[data-people-fault]");
  const allOff = button("Tout effacer", "", () => {
    for (const filter of filters(C.state())) filter.off();
    C.changed({ replace: false });
    field.focus();
  });

  const counted = (number) => `${number} atelier${number > 1 ? "s" : ""}`;

  function button(label, name, onClick) {
    const element = made("button", { type: "button", class: "pb-chip", ...(name ? { "aria-label": name } : {}) }, label);
    element.addEventListener("click", onClick);
    return element;
  }

  /** Take a filter off, and keep the keyboard where it makes sense. */
  async function without(filter) {
    filter.off();
    await C.changed({ replace: false });
    (chips.querySelector("button") ?? field).focus();
  }

  /** A chip that stays is not touched: it may have the focus, or a click that has begun. */
  function showChips(now) {
    const used = filters(now);
    const there = new Map([...chips.children].map((chip) => [chip.textContent, chip]));
    const wanted = used.map((filter) => {
      const words = `${filter.label} ×`;
      return there.get(words) ?? button(words, `Enlever le filtre ${filter.label}`, () => without(filter));
    });
    if (used.length > 1) wanted.push(allOff);
    for (const chip of there.values()) if (!wanted.includes(chip)) chip.remove();
    wanted.forEach((chip, rank) => {
      if (chips.children[rank] !== chip) chips.insertBefore(chip, chips.children[rank] ?? null);
    });
  }

  function showCounts(now) {
    for (const check of checks) {
      const one = cards.filter((card) => meets(card, now, check.name) && card.words[check.name].includes(check.value)).length;
      check.parentElement.querySelector("[data-count]").textContent = String(one);
      check.parentElement.classList.toggle("pb-check-none", one === 0 && !check.checked);
    }
  }

  /** A fiche opens for the session that was looked for: its panel reads these words of its address. */
  function leadOn(now) {
    const [mode, another] = now.chosen.modalite;
    const session = new URLSearchParams({ ...(now.people && { participants: now.people }), ...(mode && !another && { modalite: mode }) });
    for (const card of cards) card.element.querySelector("h3 a").search = session;
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
      pertinence: (a, b) => C.found.get(b.slug).score - C.found.get(a.slug).score,
      duree: (a, b) => a.minutes - b.minutes || a.rank - b.rank,
      titre: (a, b) => a.title.localeCompare(b.title, "fr"),
    };
    const wanted = now.sort === "pertinence" && !C.found ? "" : now.sort;
    const effective = wanted || (C.found ? "pertinence" : "type");
    sort.value = effective;
    sort.querySelector("[value=pertinence]").disabled = !C.found;
    return by[effective] ? [...shown].sort(by[effective]) : null;
  }

  /** The words found, marked in titles and promises; texts are cut, never read as markup. */
  function mark(card) {
    for (const target of [card.element.querySelector("h3 a"), card.element.querySelector(".pb-card-summary")]) {
      target.original ??= target.textContent;
      const cut = C.found && C.found.has(card.slug) ? window.playbookSearch.pieces(target.original, C.found.get(card.slug).terms) : [];
      if (!cut.some((piece) => piece.found)) target.textContent = target.original;
      else target.replaceChildren(...cut.map((piece) => (piece.found ? made("mark", {}, piece.text) : piece.text)));
    }
  }

  C.show = () => {
    const now = C.state();
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
    told.textContent = C.failed ? `${count}. La recherche par mots n’a pas pu être chargée ; les filtres marchent.` : count;
    window.playbookFault(people, peopleFault, people.validity.valid ? "" : `De ${people.min} à ${people.max} personnes.`);
    leadOn(now);
    showChips(now);
    showCounts(now);
    showEmpty(now, shown);
  };
})();
