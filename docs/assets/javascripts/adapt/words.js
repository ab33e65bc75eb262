/** What all the scripts of « Adapter à votre séance » share: the page and its data, elements, times and numbers in words. */
window.playbookAdapting = (() => {
  "use strict";

  const made = window.playbookElement;
  const NBSP = "\u00a0";
  const DAY = 24 * 60;
  const form = document.querySelector("[data-adapt]");
  const page = form.closest(".pb-format");
  const data = JSON.parse(document.getElementById("pb-plan-data").textContent);

  function duration(minutes) {
    const whole = Math.round(minutes);
    const [hours, rest] = [Math.floor(whole / 60), whole % 60];
    if (!hours) return `${rest}${NBSP}min`;
    return `${hours}${NBSP}h${rest ? NBSP + String(rest).padStart(2, "0") : ""}`;
  }

  function clock(minutes) {
    const time = ((minutes % DAY) + DAY) % DAY;
    return `${Math.floor(time / 60)}${NBSP}h${NBSP}${String(time % 60).padStart(2, "0")}`.replace(/\u00a000$/, "");
  }

  const counted = (number, one, many = `${one}s`) => `${number}${NBSP}${number > 1 ? many : one}`;

  const quoted = (text) => `«${NBSP}${text}${NBSP}»`;

  function groupsSentence(sizes) {
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    return `${counted(sizes.length, "sous-groupe")} de ${least === most ? least : `${least} à ${most}`}`;
  }

  return { DAY, form, page, data, made, duration, clock, counted, quoted, groupsSentence };
})();
