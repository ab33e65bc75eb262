/** The way to the search field of the header on a phone: a button, and the field takes the whole of the header. */
(() => {
  "use strict";

  const toggle = document.querySelector("[data-search-toggle]");
  const header = document.querySelector(".pb-header-search");
  toggle?.addEventListener("click", () => {
    const open = toggle.getAttribute("aria-expanded") !== "true";
    toggle.setAttribute("aria-expanded", String(open));
    header.classList.toggle("pb-search-open", open);
    if (open) header.querySelector("input").focus();
  });
  header?.addEventListener("keydown", (event) => {
    // The field has already taken an Escape that closes its list or clears it.
    if (event.key !== "Escape" || event.defaultPrevented || toggle.getAttribute("aria-expanded") !== "true") return;
    toggle.click();
    toggle.focus();
  });
})();
