/**
 * Light or dark: one button that says its state. Until it is pressed the page follows the system, and nothing is kept.
 * A short script of the header (partials/javascripts/palette.html) has already set what was kept, before the first paint.
 */
(() => {
  "use strict";

  const KEY = `${new URL(window.playbookRoot).pathname}playbook-apparence`;
  const DARK = "slate", LIGHT = "default"; // the theme's own names
  const button = document.querySelector("[data-scheme]");
  const system = matchMedia("(prefers-color-scheme: dark)");

  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that allows no storage follows the system, and this page the button
    }
  }

  function show(scheme) {
    document.body.setAttribute("data-md-color-scheme", scheme);
    button.setAttribute("aria-pressed", String(scheme === DARK));
  }

  button.addEventListener("click", () => {
    const scheme = button.getAttribute("aria-pressed") === "true" ? LIGHT : DARK;
    show(scheme);
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // As above.
    }
  });
  system.addEventListener("change", () => {
    if (!kept()) show(system.matches ? DARK : LIGHT);
  });
  show(document.body.getAttribute("data-md-color-scheme"));
})();
