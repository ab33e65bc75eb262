/** The session that the page shows, in words: its day, and « De 14 h à 16 h : 2 h, 14 personnes… » with its mode and its version. */
window.playbookSessionWords = (() => {
  "use strict";

  const NBSP = "\u00a0";
  const AS_WRITTEN = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };

  const line = (node) => node.textContent.replace(/[ \t\r\n]+/g, " ").trim();

  /** @returns {string} « mardi 24 novembre 2026 »; empty without a date, or with one that is not valid */
  function day() {
    const field = document.getElementById("pb-date");
    if (!field?.value || !field.validity.valid) return "";
    const [weekday, ...date] = new Date(`${field.value}T12:00:00Z`).toLocaleDateString("fr-FR", AS_WRITTEN).split(" ");
    return `${weekday} ${date.join(NBSP).replace(/^1\u00a0/, `1er${NBSP}`)}`;
  }

  /** @returns {string[]} the hours, then the rest of the line; nothing for a page as it was written */
  function told() {
    if (!window.playbookAdapted) return [];
    const form = document.querySelector("[data-adapt]");
    const [hours, rest] = form.querySelector("[data-summary]").childNodes;
    const { variant: name } = window.playbookAdapted.adaptation;
    const variant = name ? ` Version${NBSP}: ${line(document.getElementById(`variante-${name}`))}.` : "";
    const mode = line(form.elements.modalite.selectedOptions[0]).toLowerCase();
    return [line(hours), ` ${line(rest)} Modalité${NBSP}: ${mode}.${variant}`.replace(/^ :/, `${NBSP}:`)];
  }

  return { day, told };
})();
