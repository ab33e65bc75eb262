/** The search field of every page: a combobox whose list shows what was found, by kind. */
(() => {
  "use strict";

  const made = window.playbookElement;
  const SHOWN = { formats: 6 };
  const SHOWN_OF_OTHERS = 3;
  const WAIT_BEFORE_TELLING = 400; // milliseconds: a screen reader is told once the person stops typing

  function marked(text, terms, search) {
    return search.pieces(text, terms).map((piece) => (piece.found ? made("mark", {}, piece.text) : piece.text));
  }

  const filterLabel = (filters) => `Filtrer les ateliers\u00a0: ${filters.label}`;
  const pageOf = (result, search) => window.playbookRoot + (result.address + search.end || "");

  /** Results by kind, in the order of the data; a kind that holds the page whose title was typed comes first. */
  function groups(search, found) {
    const all = search.kinds.map(([kind, label]) => ({ kind, label, results: found.filter((result) => result.kind === kind) }));
    const exact = (group) => Number(group.results[0].exact);
    return all.filter((group) => group.results.length).sort((a, b) => exact(b) - exact(a));
  }

  class SearchField {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector("input");
      this.list = form.querySelector("[role=listbox]");
      this.status = form.querySelector("[role=status]");
      this.options = [];
      this.active = -1;
      this.input.addEventListener("focus", () => this.warm());
      this.input.addEventListener("input", () => this.update());
      this.input.addEventListener("keydown", (event) => this.key(event));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.choose();
      });
      form.addEventListener("focusout", (event) => {
        if (!form.contains(event.relatedTarget)) this.close();
      });
      // A click on an option must not first take the focus from the field, which would close the list.
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
    }

    /** The data travels while the person thinks of a word; a failure is told once there is something to look for. */
    warm() {
      window.playbookLoadSearch().catch(() => {});
    }

    async update() {
      const typed = this.input.value;
      if (!typed.trim()) return this.close();
      const search = await window.playbookLoadSearch().catch(() => null);
      // Meanwhile the words may have changed, and the person may have gone elsewhere.
      if (this.input.value !== typed || document.activeElement !== this.input) return;
      if (search) this.show(search, typed);
      else this.say("La recherche n’a pas pu être chargée. Essayez encore, ou passez par les menus.");
    }

    /** A message in the place of results. */
    say(text, announced = text) {
      this.options = [];
      this.list.replaceChildren(made("li", { role: "option", "aria-disabled": "true", class: "pb-search-none" }, text));
      this.open(announced);
    }

    show(search, typed) {
      const found = search.search(typed);
      const filters = search.catalogueFilters(typed);
      if (!found.length && !filters) return this.say("Rien ne correspond. Essayez un autre mot, ou parcourez tous les ateliers.", "Aucun résultat");
      this.options = [];
      this.list.replaceChildren();
      if (filters) this.list.append(this.filter(filters));
      for (const { kind, label, results } of groups(search, found)) {
        const heading = `${this.list.id}-${kind}`;
        const group = made("ul", { role: "group", "aria-labelledby": heading });
        group.append(made("li", { role: "presentation", id: heading, class: "pb-search-kind" }, `${label} (${results.length})`));
        for (const result of results.slice(0, SHOWN[kind] ?? SHOWN_OF_OTHERS)) group.append(this.result(result, search));
        this.list.append(made("li", { role: "presentation" }, group));
      }
      const count = found.length ? `${found.length} résultat${found.length > 1 ? "s" : ""}` : "Aucun résultat";
      this.open(filters ? `${count}. ${filterLabel(filters)}` : count);
    }

    /** The way to the catalogue with what was asked of the session as filters. */
    filter(filters) {
      return this.option(this.catalogue(filters.parameters), { "data-filters": "" }, [made("span", { class: "pb-search-title" }, filterLabel(filters))]);
    }

    result(result, search) {
      const told = [
        made("span", { class: "pb-search-title" }, ...marked(result.title, result.terms, search)),
        made("span", { class: "pb-search-summary" }, ...marked(result.summary, result.terms, search)),
      ];
      if (result.facts) told.push(made("span", { class: "pb-search-facts" }, result.facts));
      return this.option(pageOf(result, search), { "data-slug": result.slug, "data-family": result.family || undefined }, told);
    }

    option(address, data, told) {
      const id = `${this.list.id}-${this.options.length}`;
      const option = made("li", { role: "option", id, "aria-selected": "false", class: "pb-search-option", ...data }, ...told);
      const elsewhere = (event) => event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
      option.addEventListener("click", (event) => (elsewhere(event) ? window.open(address, "_blank", "noopener") : (location.href = address)));
      option.addEventListener("auxclick", (event) => elsewhere(event) && window.open(address, "_blank", "noopener"));
      this.options.push({ option, address });
      return option;
    }

    open(announced) {
      this.active = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.list.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      this.tell(announced);
    }

    close() {
      this.list.hidden = true;
      this.options = [];
      this.active = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
      this.tell("");
    }

    tell(text) {
      clearTimeout(this.telling);
      this.telling = setTimeout(() => (this.status.textContent = text), text ? WAIT_BEFORE_TELLING : 0);
    }

    key(event) {
      const count = this.options.length;
      if (event.key === "Escape" && (!this.list.hidden || this.input.value)) {
        event.preventDefault(); // some browsers would clear the field at once
        if (this.list.hidden) this.input.value = "";
        this.close();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
        event.preventDefault();
        if (this.list.hidden) return this.update();
        const step = event.key === "ArrowDown" ? 1 : -1;
        // The field itself stands between the last option and the first one.
        this.point(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
      } else if (event.key === "ArrowDown" && this.list.hidden) {
        this.update();
      }
    }

    point(rank) {
      this.options[this.active]?.option.setAttribute("aria-selected", "false");
      this.active = rank;
      const chosen = this.options[rank]?.option;
      if (!chosen) return this.input.removeAttribute("aria-activedescendant");
      chosen.setAttribute("aria-selected", "true");
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    }

    catalogue(parameters) {
      return `${this.form.action}?${new URLSearchParams(parameters)}`;
    }

    /** Enter: the option pointed at; without one, what these words lead to. */
    async choose() {
      const chosen = this.options[this.active];
      const typed = this.input.value.trim();
      if (chosen) location.href = chosen.address;
      else if (typed) location.href = await this.destination(typed);
    }

    /** The catalogue with the same words; but the first option where it would be empty, and the only result where there is one. */
    async destination(typed) {
      const catalogue = this.catalogue([["q", typed.slice(0, 300)]]);
      const search = await window.playbookLoadSearch().catch(() => null);
      const found = search ? search.search(typed) : [];
      if (found.length > 1 && found.some((result) => result.kind === "formats")) return catalogue;
      if (found.length) return pageOf(groups(search, found)[0].results[0], search);
      const filters = search?.catalogueFilters(typed);
      return filters ? this.catalogue(filters.parameters) : catalogue;
    }
  }

  for (const form of document.querySelectorAll("form[data-search]")) new SearchField(form);
})();
