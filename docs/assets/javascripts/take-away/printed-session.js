/** A printed sheet says which session it is, and holds no version that was not chosen. On the screen, nothing of it stays. */
(() => {
  "use strict";

  const page = document.querySelector(".pb-format");
  const made = window.playbookElement;
  const { day, told } = window.playbookSessionWords;
  const UNPRINTED = "pb-not-printed";
  let line;

  /** The elements of the part « Variantes » that belong to no chosen version: each version is a heading and what follows it. */
  function otherVersions(chosen) {
    const part = document.getElementById("variantes")?.parentElement;
    if (!part || !chosen) return part ? [part] : [];
    let version = chosen; // the heading of the part comes first, and stays
    return [...part.children].filter((one) => {
      if (one.id.startsWith("variante-")) version = one.id.slice("variante-".length);
      return version !== chosen;
    });
  }

  function prepare() {
    restore();
    const date = day();
    const [hours = "", rest = ""] = told();
    if (date || hours) {
      line = made("p", { class: "pb-print-session" }, date && `Séance du ${date}. `, made("strong", {}, hours), rest);
      page.querySelector("h1").after(line);
    }
    if (!window.playbookAdapted) return;
    for (const one of otherVersions(window.playbookAdapted.adaptation.variant)) one.classList.add(UNPRINTED);
  }

  function restore() {
    line?.remove();
    for (const one of page.querySelectorAll(`.${UNPRINTED}`)) one.classList.remove(UNPRINTED);
  }

  addEventListener("beforeprint", prepare);
  addEventListener("afterprint", restore);
})();
