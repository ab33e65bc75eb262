/**
 * A form whose answers become a message to the team: made ready here, copied or opened in one's own mail, never sent by itself.
 * The questions come from trial-report.js and correction.js; messages.js loads all of them at the first opening.
 */
(() => {
  "use strict";

  const made = window.playbookElement;
  const NBSP = "\u00a0";
  const NARROW = "\u202f";
  // Mail programs cut longer addresses without a word; Windows gives them about as much.
  const LONGEST_ADDRESS = 2000;

  /** The address that opens a mail program with the message; empty when there is no mailbox or the message is too long. */
  function mailAddress(mailbox, subject, body) {
    if (!mailbox) return "";
    // A lone half of a character would make the encoding fail.
    const part = (text) => encodeURIComponent(text.replace(/[\u{d800}-\u{dfff}]/gu, "\ufffd").replace(/\n/g, "\r\n"));
    const address = `mailto:${part(mailbox).replace("%40", "@")}?subject=${part(subject)}&body=${part(body)}`;
    return address.length < LONGEST_ADDRESS ? address : "";
  }

  /** Copy the text of a field; where the browser allows nothing, it stays selected. */
  async function copied(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      field.focus();
      field.select();
      return document.execCommand("copy");
    }
  }

  /** A question: its label, its help, and the field that takes the answer. */
  function question(prefix, { name, label, help, kind, options, ...attributes }) {
    const id = `${prefix}-${name}`;
    const helpId = help ? `${id}-aide` : undefined;
    const common = { id, name, "aria-describedby": helpId, autocomplete: "off", ...attributes };
    const field =
      kind === "choice"
        ? made("select", common, ...options.map(([value, words]) => made("option", { value }, words)))
        : kind === "long"
          ? made("textarea", { rows: "3", ...common })
          : made("input", { type: "number", inputmode: "numeric", step: "1", ...common });
    const place = made("div", { class: "pb-message-field" }, made("label", { for: id }, label));
    if (help) place.append(made("p", { id: helpId, class: "pb-message-help" }, help));
    place.append(field);
    return { place, field };
  }

  /** A text to take away, in a field that can be selected by hand too. */
  function takeAway(prefix, { name, label, text, button, told, announce }) {
    const id = `${prefix}-${name}`;
    const field = made("textarea", { id, readonly: "", rows: String(Math.min(text.split("\n").length + 1, 16)), class: "pb-message-text" });
    field.value = text;
    const copy = made("button", { type: "button", class: "pb-plain-button" }, button);
    const said = made("span", { class: "pb-message-said" });
    copy.addEventListener("click", async () => {
      const done = await copied(field);
      said.textContent = done ? told : `La copie n’a pas marché${NBSP}: le texte est sélectionné, copiez-le avec Ctrl${NBSP}+${NBSP}C.`;
      announce(said.textContent);
      if (done) copy.focus();
    });
    return { label: made("label", { for: id }, label), field, gesture: [copy, said] };
  }

  /** Where the page stands, for a site that others can open; a path of one's own disk is nobody's business. */
  function pageAddress() {
    return /^https?:$/.test(location.protocol) ? ` (${location.origin}${location.pathname})` : "";
  }

  /** The page's own link to its file, where a forge is configured. */
  function editLink(words) {
    const link = document.querySelector('a[rel~="edit"]');
    return link ? [made("a", { href: link.href, class: "pb-plain-button" }, words)] : [];
  }

  /**
   * @param {HTMLDetailsElement} details holds the form
   * @param {object} told what is asked and what is made of it:
   *   `name` begins the ids, `intro`, `questions` (their `extra` makes an element to stand after them), `faults(answers)` → [name, words] each,
   *   `message(answers)` → {subject, body}, `afterwards(answers, takeAway, announce)` → elements after the message
   */
  function messageForm(details, { name: prefix, intro, questions, faults, message, afterwards }) {
    const { mailbox } = details.closest("[data-told]").dataset;
    const form = made("form", { class: "pb-message-form", novalidate: "", autocomplete: "off" });
    const status = made("p", { role: "status", class: "pb-visually-hidden" });
    const result = made("div", { class: "pb-message-result", hidden: "" });
    // The same words read twice in a row are announced twice.
    const announce = (text) => {
      status.textContent = "";
      status.textContent = text;
    };

    form.append(made("p", {}, intro));
    for (const asked of questions) {
      const { place, field } = question(prefix, asked);
      form.append(place);
      if (asked.extra) form.append(asked.extra(form, field));
    }
    const summed = made("p", { class: "pb-missing", role: "alert", hidden: "" });
    form.append(summed, made("p", {}, made("button", { type: "submit", class: "pb-button" }, "Préparer le message")));
    details.replaceChildren(details.querySelector("summary"), form, result, status);
    for (const field of form.querySelectorAll("textarea")) window.playbookPersonalData.watch(field, { mailbox, announce });

    const answers = () => Object.fromEntries([...form.elements].filter((one) => one.name).map((one) => [one.name, one.value.trim()]));

    /** The faults told, by the names of their fields: each under its field. */
    const told = new Map();

    function tell(name, words) {
      const field = form.elements[name];
      if (!told.has(name)) {
        told.set(name, made("p", { id: `${field.id}-faute`, class: "pb-fault" }));
        field.parentElement.append(told.get(name));
      }
      window.playbookFault(field, told.get(name), words);
      if (words) field.closest("details").open = true; // steps are folded
    }

    function showFaults(found) {
      const wrong = new Map(found);
      for (const name of new Set([...told.keys(), ...wrong.keys()])) tell(name, wrong.get(name) ?? "");
      summed.textContent = found.length > 1 ? `${found.length} réponses sont à compléter ou à corriger.` : "Une réponse est à compléter ou à corriger.";
      summed.hidden = !found.length;
      if (found.length) form.elements[found[0][0]].focus();
    }

    function showMessage() {
      const given = answers();
      const { subject, body } = message(given);
      const address = mailAddress(mailbox, subject, body);
      const text = takeAway(prefix, {
        name: "message",
        label: "Votre message",
        text: `Objet${NBSP}: ${subject}\n\n${body}`,
        button: "Copier le message",
        told: mailbox
          ? `Message copié. Collez-le dans un message à ${mailbox}.`
          : "Message copié. Transmettez-le à l’équipe qui tient ce playbook.",
        announce,
      });
      const buttons = made("p", { class: "pb-message-buttons" });
      if (address) buttons.append(made("a", { href: address, class: "pb-button" }, "Ouvrir dans ma messagerie"));
      buttons.append(...text.gesture);
      const where = mailbox
        ? address
          ? `À envoyer à ${mailbox}. Relisez-le${NBSP}: c’est vous qui l’envoyez.`
          : `Ce message est trop long pour s’ouvrir dans votre messagerie. Copiez-le, puis collez-le dans un message à ${mailbox}.`
        : `À transmettre à l’équipe qui tient ce playbook, par le moyen que vous voulez. Rien ne part d’ici.`;
      result.replaceChildren(text.label, made("p", { class: "pb-message-help" }, where), text.field, buttons, ...afterwards(given, takeAway, announce));
      result.hidden = false;
      announce("Le message est prêt.");
      text.field.focus();
      text.field.scrollIntoView({ block: "nearest" });
    }

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const found = faults(answers());
      showFaults(found);
      if (!found.length) showMessage();
    });
    // A message never stands beside answers that are no longer its own.
    form.addEventListener("input", () => {
      result.hidden = true;
      summed.hidden = true;
      // A fault goes as soon as it is mended; a new one waits until the message is asked for.
      const left = new Set(faults(answers()).map(([name]) => name));
      for (const name of told.keys()) if (!left.has(name)) tell(name, "");
    });
  }

  window.playbookMessageForm = Object.assign(messageForm, { made, pageAddress, editLink, mailAddress, NBSP, NARROW });
})();
