/**
 * Personal data in what a person types: the rules of macros/loading/personal_data.py, told at the field, never blocking.
 * Shared cases hold both to the same finds (tests/browser/test_messages.py).
 */
(() => {
  "use strict";

  const NBSP = "\u00a0";
  const WAIT = 500; // milliseconds after the last key: nobody is told of a number while it is being typed
  const GAP = "[\\s./\\u2011-]";
  const DIGIT = "\\p{Nd}";
  const WORD = "\\p{L}\\p{N}_";
  const CODE = "(?:\\+|00)(?:33|262|590|594|596)";
  const PHONE = new RegExp(
    `(?<!${DIGIT})(?<!${DIGIT}[.,])(?:0[1-9](${GAP}{0,2})${DIGIT}{2}(?:\\1${DIGIT}{2}){3}|0[1-9]${DIGIT}{2}${GAP}${DIGIT}{3}${GAP}${DIGIT}{3}` +
      `|\\(?${CODE}\\)?${GAP}{0,2}(?:\\(0\\)\\s?)?[1-9](?:${DIGIT}{2}(?:${GAP}?${DIGIT}{2}){3}|(?:${GAP}?${DIGIT}{2}){4}))(?!${DIGIT})`,
    "gu"
  );
  const NIR = new RegExp(
    `(?<!${DIGIT})[12]\\s?${DIGIT}{2}\\s?(?:0[1-9]|1[0-2]|[2-9]${DIGIT})\\s?(?:${DIGIT}{2}|2[AB])\\s?${DIGIT}{3}\\s?${DIGIT}{3}(?:\\s?${DIGIT}{2})?(?!${DIGIT})`,
    "gu"
  );
  const IBAN = new RegExp(
    `(?<![${WORD}])[A-Z]{2}${DIGIT}{2}(?:\\s?[A-Z0-9]{4}){4,7}(?:\\s?[A-Z0-9]{1,3})?(?![${WORD}])`,
    "gu"
  );
  // The run before the @ is taken whole, by a look-ahead: a long run without an address is read once.
  const EMAIL = new RegExp(`(?<![${WORD}.+-])(?=([${WORD}.+-]+))\\1\\s?@\\s?[${WORD}-]+(?:\\.[${WORD}-]+)+`, "gu");

  /** What each kind is called, and what to write instead. */
  const ADVICE = {
    email: ["Une adresse électronique est écrite ici", "Si elle mène à une personne, écrivez plutôt sa fonction et une boîte générique."],
    phone: ["Un numéro de téléphone est écrit ici", "Écrivez plutôt une fonction et une boîte générique."],
    nir: ["Un numéro de sécurité sociale est écrit ici", `Enlevez-le${NBSP}: il ne sert à personne dans ce texte.`],
    iban: ["Un numéro de compte (IBAN) est écrit ici", `Enlevez-le${NBSP}: il ne sert à personne dans ce texte.`],
  };

  /**
   * @param {string} text
   * @param {string} [mailbox] the team's, which is accepted
   * @returns {{kind: "email"|"phone"|"nir"|"iban", text: string}[]} what could lead to a person
   */
  function found(text, mailbox = "") {
    const read = text.replace(/https:\/\/\S+/gu, " "); // the address of a source may hold any number
    const all = (kind, rule) => [...read.matchAll(rule)].map((one) => ({ kind, text: one[0] }));
    return [
      ...all("email", EMAIL).filter((one) => !mailbox || one.text.toLowerCase() !== mailbox.toLowerCase()),
      ...all("phone", PHONE),
      ...all("nir", NIR),
      ...all("iban", IBAN),
    ];
  }

  /** One sentence for each kind: what was seen, and what to write instead. */
  function advice(finds) {
    return Object.keys(ADVICE)
      .filter((kind) => finds.some((one) => one.kind === kind))
      .map((kind) => {
        const seen = [...new Set(finds.filter((one) => one.kind === kind).map((one) => `«${NBSP}${one.text}${NBSP}»`))];
        const [told, instead] = ADVICE[kind];
        return `${told} (${seen.join(", ")}). ${instead}`;
      })
      .join(" ");
  }

  /**
   * Tell at the field, under it, what is found in it; `announce` says it aloud, once for each change.
   * @param {HTMLInputElement | HTMLTextAreaElement} field one that has an id
   */
  function watch(field, { mailbox = "", announce = () => {} } = {}) {
    const place = document.createElement("p");
    place.className = "pb-personal";
    place.id = `${field.id}-personnel`;
    place.hidden = true;
    field.after(place);
    let waiting;
    const look = () => {
      clearTimeout(waiting);
      const told = advice(found(field.value, mailbox));
      if (told === place.textContent) return;
      place.textContent = told;
      place.hidden = !told;
      window.playbookDescribe(field, place.id, Boolean(told));
      announce(told);
    };
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, WAIT);
    });
    field.addEventListener("change", look);
    look();
    return look;
  }

  window.playbookPersonalData = { found, advice, watch };
})();
