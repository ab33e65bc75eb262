/**
 * What a step says of the chosen mode comes first in it, under its facts; at a distance, it stands for what is held in hand.
 * The notes are moved, not only drawn elsewhere: what is read aloud, copied or printed follows the same order.
 */
(() => {
  "use strict";

  const page = document.querySelector(".pb-format");
  const made = window.playbookElement;
  const LIST = ".pb-step > .pb-details";

  /** Each note with the place that it was written at, the list that it is moved to, and the things in hand of its step. */
  const notes = [...page.querySelectorAll(`${LIST} > .pb-detail-remote, ${LIST} > .pb-detail-hybrid`)].map((note) => {
    const place = document.createComment("");
    note.before(place);
    const inHand = [...note.parentElement.children].find((one) => one.querySelector("dt").textContent === "En main");
    return { note, place, list: note.parentElement, first: made("dl", { class: "pb-details pb-mode-note" }), inHand, mode: /pb-detail-(\w+)/.exec(note.className)[1] };
  });

  function show() {
    for (const { note, place, list, first, inHand, mode } of notes) {
      const isChosen = mode === page.dataset.mode;
      if (isChosen) {
        first.append(note);
        list.closest(".pb-step").querySelector(":scope > .pb-step-facts").after(first);
      } else if (first.contains(note)) {
        place.after(note);
        first.remove();
      }
      if (inHand && mode === "remote") inHand.hidden = isChosen;
      list.hidden = !list.children.length;
    }
  }

  new MutationObserver(show).observe(page, { attributes: true, attributeFilter: ["data-mode"] });
  show();
})();
