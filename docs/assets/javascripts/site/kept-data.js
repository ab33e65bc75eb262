/** What this site keeps in this browser, on the page that explains it: said, and erased on a click. */
(() => {
  "use strict";

  const made = window.playbookElement;
  const place = document.querySelector("[data-kept]");
  if (!place) return;
  const root = new URL(window.playbookRoot).pathname;
  const NBSP = "\u00a0";
  /** Storage, key, what it is. Written by colour-scheme.js, rex-form.js and contribute/draft.js. */
  const KEPT = [
    ["localStorage", `${root}playbook-apparence`, "votre choix d’apparence"],
    ["localStorage", `${root}playbook-rex`, "une fiche de retour d’expérience"],
    ["localStorage", `${root}playbook-atelier`, "un atelier en cours d’écriture"],
    ["sessionStorage", `${root}playbook-rex`, "une fiche de retour d’expérience, dans cet onglet seulement"],
  ];

  function present() {
    return KEPT.filter(([storage, key]) => {
      try {
        return window[storage].getItem(key) !== null;
      } catch {
        return false; // a browser that allows no storage keeps nothing
      }
    });
  }

  const told = made("p", { role: "status", tabindex: "-1" });
  const button = made("button", { type: "button", class: "pb-plain-button" }, "Tout effacer");

  function show(before = "") {
    const words = present().map(([, , what]) => what);
    told.textContent = before + (words.length ? `Gardé en ce moment dans ce navigateur${NBSP}: ${words.join("\u202f; ")}.` : "Rien n’est gardé en ce moment dans ce navigateur.");
    button.hidden = !words.length;
  }

  button.addEventListener("click", () => {
    for (const [storage, key] of present()) window[storage].removeItem(key);
    show("C’est effacé. ");
    told.focus(); // the button, which had the focus, is gone
  });
  place.append(told, made("p", {}, button));
  show();
})();
