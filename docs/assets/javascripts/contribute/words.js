/** What all the scripts of « Proposer un atelier » share: the page's data, elements, French words, scripts loaded on a gesture. */
window.playbookWriting = (() => {
  "use strict";

  const made = window.playbookElement;
  const NBSP = "\u00a0";
  const NARROW = "\u202f";
  const place = document.querySelector("[data-writing]");
  const form = place.querySelector("[data-writing-form]");
  const data = JSON.parse(document.getElementById("pb-writing-data").textContent);

  /** French spaces and apostrophes, as macros/model/typography.py gives them to the pages. */
  function french(text) {
    return text
      .replace(/(\p{L})'(?=[\p{L}«])/gu, "$1’")
      .replace(/«[ \u00a0\u202f]*/g, `«${NBSP}`)
      .replace(/[ \u00a0\u202f]*»/g, `${NBSP}»`)
      .replace(/[ \u00a0]+([;!?])/g, `${NARROW}$1`)
      .replace(/[ \u00a0\u202f]+:(?!\S*\/\/)/g, `${NBSP}:`);
  }

  /** `45 min`, `2 h`, `2 h 30`. */
  function duration(minutes) {
    const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
    if (!hours) return `${rest}${NBSP}min`;
    return `${hours}${NBSP}h${rest ? NBSP + String(rest).padStart(2, "0") : ""}`;
  }

  const counted = (count, one, many = `${one}s`) => `${count}${NBSP}${count > 1 ? many : one}`;

  /** A name as an identifier: lower case without accents, digits and hyphens. */
  function slugified(text) {
    return text
      .replace(/[œŒ]/g, "oe")
      .replace(/[æÆ]/g, "ae")
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 60)
      .replace(/^-+|-+$/g, "");
  }

  /** A date as the files write it, where the person is. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  }

  const YAML = ["vendor/js-yaml/js-yaml.js", "jsyaml"];
  /** What each gesture needs, in the order in which the scripts need each other. */
  const BUNDLES = {
    checking: [
      ["vendor/json-schema-library/jlib.js", "jlib"],
      ["site/personal-data.js", "playbookPersonalData"],
      ["contribute/schema-messages.js"],
      ["contribute/findings.js"],
      ["contribute/people-rules.js"],
      ["contribute/script-rules.js"],
      ["contribute/time-rules.js"],
      ["contribute/library-rules.js"],
      ["contribute/validation.js"],
      ["contribute/problems.js"],
    ],
    reading: [YAML, ["contribute/yaml-reading.js"], ["contribute/yaml-fitting.js"]],
    writing: [YAML, ["writers/yaml-writer.js", "playbookYaml"], ["contribute/yaml-writing.js"]],
    starting: [["contribute/starting.js"]],
    sending: [["contribute/sending.js"]],
  };

  async function loaded(...names) {
    for (const name of names) for (const script of BUNDLES[name]) await window.playbookLoad(...script);
  }

  /** Said aloud, even when the same words come twice. */
  function announce(text) {
    const status = form.querySelector("[data-announce]");
    status.textContent = "";
    status.textContent = french(text);
  }

  return { NBSP, NARROW, place, form, data, made, french, duration, counted, slugified, today, loaded, announce };
})();
