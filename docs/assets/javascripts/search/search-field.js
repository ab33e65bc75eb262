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
      if (!found.length) return this.say("Rien ne correspond. Essayez un autre mot, ou parcourez tous les ateliers.", "Aucun résultat");
      this.options = [];
      this.list.replaceChildren();
      for (const [kind, label] of search.kinds) {
        const results = found.filter((result) => result.kind === kind);
        if (!results.length) continue;
        const heading = `${this.list.id}-${kind}`;
        const group = made("ul", { role: "group", "aria-labelledby": heading });
        group.append(made("li", { role: "presentation", id: heading, class: "pb-search-kind" }, `${label} (${results.length})`));
        for (const result of results.slice(0, SHOWN[kind] ?? SHOWN_OF_OTHERS)) group.append(this.option(result, search));
        this.list.append(made("li", { role: "presentation" }, group));
      }
      this.open(`${found.length} résultat${found.length > 1 ? "s" : ""}`);
    }

    option(result, search) {
      const id = `${this.list.id}-${this.options.length}`;
      const option = made(
        "li",
        { role: "option", id, "aria-selected": "false", class: "pb-search-option", "data-slug": result.slug, "data-family": result.family || undefined },
        made("span", { class: "pb-search-title" }, ...marked(result.title, result.terms, search)),
        made("span", { class: "pb-search-summary" }, ...marked(result.summary, result.terms, search))
      );
      if (result.facts) option.append(made("span", { class: "pb-search-facts" }, result.facts));
      const address = window.playbookRoot + (result.address + search.end || "");
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

    /** Enter: the option pointed at; without one, the catalogue with the same words. */
    choose() {
      const typed = this.input.value.trim();
      const chosen = this.options[this.active];
      if (chosen) location.href = chosen.address;
      else if (typed) location.href = `${this.form.action}?${new URLSearchParams({ q: typed.slice(0, 300) })}`;
    }
  }

  for (const form of document.querySelectorAll("form[data-search]")) new SearchField(form);
})();
