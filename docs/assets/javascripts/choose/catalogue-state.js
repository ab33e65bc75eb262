/**
 * What the person asks of the catalogue: in its fields, and in the address that holds them; a word of the address that means
 * nothing is passed over. First of the files of the catalogue, which share `playbookCatalogue`.
 */
window.playbookCatalogue = (() => {
  "use strict";

  const root = document.querySelector("[data-catalogue]");
  const form = root.querySelector("form");
  const field = form.elements.q;
  const people = form.elements.participants;
  const longest = form.elements.duree;
  const sort = root.querySelector("[data-sort]");
  const checks = [...form.querySelectorAll("input[type=checkbox]")];
  const FACETS = [...new Set(checks.map((check) => check.name))];

  /** The order that the person chose; until then, by relevance when words are typed, by type otherwise. */
  let chosenSort = "";
  /** The address of the state shown: the same one is not written twice, or going back would change nothing. */
  let written;

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

  function sortBy(order) {
    chosenSort = order;
  }

  return { root, form, field, people, longest, sort, checks, FACETS, state, read, remember, sortBy };
})();
