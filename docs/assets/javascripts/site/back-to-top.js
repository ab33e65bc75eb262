/** « Retour en haut de la page »: the theme moves the view; the focus follows, or the next key would lead to the foot. */
(() => {
  "use strict";

  document.querySelector(".md-top")?.addEventListener("click", () => {
    const heading = document.querySelector("main h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  });
})();
