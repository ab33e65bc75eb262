/** The way to a search field: the key « / » on every page, and the button of the header on a phone. */
(() => {
  "use strict";

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    // The page's own field first, where there is one; else that of the header.
    const inputs = ["main input[type=search]", "form[data-search] input"].flatMap((where) => [...document.querySelectorAll(where)]);
    const visible = inputs.find((input) => input.offsetParent);
    const toggle = document.querySelector("[data-search-toggle]");
    if (!visible && toggle) toggle.click();
    const target = visible ?? document.querySelector("form[data-search] input");
    if (target) {
      event.preventDefault();
      target.focus();
      target.select();
    }
  });

  /** On a phone the header shows a button, and the field takes the whole of the header once it is asked for. */
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
