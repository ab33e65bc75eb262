/** What all the scripts of « Proposer un atelier » share: the page's data, elements, French words, scripts loaded on a gesture. */
window.playbookWriting = (() => {
  "use strict";

  const NBSP = "\u00a0";
  const NARROW = "\u202f";
  const place = document.querySelector("[data-writing]");
  const form = place.querySelector("[data-writing-form]");
  const data = JSON.parse(document.getElementById("pb-writing-data").textContent);
  const folder = new URL(data.scripts, location.href);

  /** An element with its attributes and what it holds; texts are never read as markup. */
  function made(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

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

  const asked = new Map();

  /** A script of the site, once. */
  function script(address) {
    const { href } = new URL(address, folder);
    if (!asked.has(href)) {
      const arrived = new Promise((done, failed) => {
        const element = made("script", { src: href });
        element.onload = done;
        element.onerror = () => failed(new Error(address));
        document.head.append(element);
      });
      arrived.catch(() => asked.delete(href)); // the next gesture tries again
      asked.set(href, arrived);
    }
    return asked.get(href);
  }

  /** What each gesture needs, in the order in which the scripts need each other. */
  const BUNDLES = {
    checking: [
      "../vendor/json-schema-library/jlib.js", "../personal-data.js", "schema-messages.js", "findings.js", "people-rules.js", "script-rules.js",
      "time-rules.js", "library-rules.js", "validation.js", "problems.js",
    ],
    reading: ["../vendor/js-yaml/js-yaml.js", "yaml-reading.js", "yaml-fitting.js"],
    writing: ["../vendor/js-yaml/js-yaml.js", "../yaml-writer.js", "yaml-writing.js"],
    starting: ["starting.js"],
    sending: ["sending.js"],
  };

  async function loaded(...names) {
    for (const name of names) for (const file of BUNDLES[name]) await script(file);
  }

  /** Said aloud, even when the same words come twice. */
  function announce(text) {
    const status = form.querySelector("[data-announce]");
    status.textContent = "";
    status.textContent = french(text);
  }

  return { NBSP, NARROW, place, form, data, made, french, duration, counted, slugified, today, script, loaded, announce };
})();
