/** How the scripts of the site tell that a field is wrong: beside it, tied to it, and no longer once it is right. */
(() => {
  "use strict";

  /**
   * Add an element to what describes a field, or take it away; the other descriptions stay.
   * @param {Element} field a field, or a group of them
   * @param {string} id
   * @param {boolean} isTold
   */
  window.playbookDescribe = (field, id, isTold) => {
    const others = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((one) => one && one !== id);
    const ids = isTold ? [...others, id] : others;
    if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
    else field.removeAttribute("aria-describedby");
  };

  /**
   * Write what is wrong with a field in the place that stands by it; no words, nothing is wrong.
   * @param {Element} field
   * @param {HTMLElement} place has an id
   * @param {string} words
   */
  window.playbookFault = (field, place, words) => {
    if (place.textContent !== words) place.textContent = words; // written again, it would be announced again
    place.hidden = !words;
    field.setAttribute("aria-invalid", String(Boolean(words)));
    window.playbookDescribe(field, place.id, Boolean(words));
  };
})();
