/**
 * The menu of narrow screens by keyboard: the theme opens it, and its parts, by labels, which no key reaches.
 * Buttons take the place of their pictures, say what they open and whether it is open, and the focus follows.
 */
(() => {
  "use strict";

  const drawer = document.getElementById("__drawer");
  const button = document.querySelector("[data-menu]");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!drawer || !button || !menu) return;
  /** Set by a key or a click on a button: only then does the focus move. */
  let asked = false;

  const words = (element) => element.textContent.trim().replace(/\s+/g, " ");
  const shown = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? element.getClientRects().length > 0;

  /** The first thing that can take the focus, and that is seen. */
  function enter(part) {
    [...part.querySelectorAll("a[href], button")].find(shown)?.focus();
  }

  /** Check or uncheck what the theme looks at. */
  function turn(toggle) {
    asked = true;
    toggle.click();
    asked = false;
  }

  /** A button in the place of the picture of a label. */
  function buttonOf(label, toggle) {
    const icon = label.querySelector(":scope > .md-nav__icon");
    if (!icon) return null;
    const made = document.createElement("button");
    made.type = "button";
    made.className = `${icon.className} pb-menu-button`;
    made.addEventListener("click", () => turn(toggle));
    icon.replaceWith(made);
    label.removeAttribute("tabindex");
    return made;
  }

  /** A part of the menu: the button that opens it, the one that leads back from it. */
  function part(toggle) {
    const inside = toggle.parentElement.querySelector(":scope > .md-nav");
    const label = toggle.parentElement.querySelector(`:scope > .md-nav__link[for="${toggle.id}"], :scope > div > [for="${toggle.id}"]`);
    const title = inside?.querySelector(":scope > .md-nav__title");
    const opens = label && buttonOf(label, toggle);
    const leaves = title && buttonOf(title, toggle);
    if (!opens || !leaves) return;
    const hidden = label.querySelector(".pb-visually-hidden");
    opens.setAttribute("aria-label", hidden ? words(hidden) : `Sommaire de « ${words(label)} »`);
    hidden?.setAttribute("aria-hidden", "true"); // the button says it
    leaves.setAttribute("aria-label", `Quitter « ${words(title)} »`);
    const tell = () => opens.setAttribute("aria-expanded", String(toggle.checked));
    tell();
    toggle.addEventListener("change", () => {
      tell();
      if (asked) (toggle.checked ? leaves : opens).focus();
    });
    inside.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !shown(leaves)) return;
      event.stopPropagation();
      turn(toggle);
    });
  }

  menu.id ||= "pb-menu";
  button.setAttribute("aria-controls", menu.id);
  menu.querySelectorAll(".md-nav__toggle").forEach(part);
  button.addEventListener("click", () => turn(drawer));
  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(drawer.checked));
    if (asked && drawer.checked) enter(menu);
    else if (!drawer.checked && menu.contains(document.activeElement)) button.focus();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drawer.checked) turn(drawer);
  });
  // The rest of the page is under a veil: whoever leaves the menu closes it.
  menu.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (drawer.checked && next && !menu.contains(next) && next !== button) drawer.click();
  });
})();
