/** The file, and the ways to send it: downloaded with a ready message, or opened on the forge. Nothing leaves without the person. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { form, made, NBSP } = W;
  const told = form.querySelector("[data-send-told]");
  const sent = form.querySelector("[data-sent]");
  /** Bytes: longer addresses are cut or refused by some servers and browsers. */
  const LONGEST_ADDRESS = 8000;
  const LONGEST_MAIL = 2000;

  const say = (words) => (told.textContent = W.french(words));
  const bytes = (text) => new TextEncoder().encode(text).length;

  /** The file once it is right; otherwise what is to be mended takes the focus. */
  function ready() {
    const problems = W.showProblems({ all: true, stay: true });
    const text = W.writeYaml(W.pruned().data);
    const name = `${W.slug() || "atelier"}.yml`;
    form.querySelector("[data-file-text]").textContent = text;
    return { text, name, path: `${W.data.library}/formats/${W.state.family || "type-a-choisir"}/${name}`, problems: problems.length };
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Intranets over http, files: the copy of a selected field is allowed there.
      const field = made("textarea", { class: "pb-visually-hidden", "aria-hidden": "true" });
      field.value = text;
      form.append(field);
      const focused = document.activeElement;
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      focused?.focus();
      return done;
    }
  }

  const warning = (count) => (count ? ` Attention${NBSP}: ${W.counted(count, "point")} à corriger. La vérification refusera le fichier en l'état.` : "");

  /** The message that goes with the file. */
  function message({ name, path }) {
    const title = W.state.data.title ?? "sans titre";
    const kind = W.data.familyNames[W.state.family] ?? "";
    const verb = W.state.replaces === W.slug() ? "une correction de l’atelier" : "un atelier";
    return {
      subject: `Proposition${NBSP}: ${title}`,
      body: ["Bonjour,", "", `Je propose ${verb} «${NBSP}${title}${NBSP}»${kind ? ` (${kind})` : ""}.`, `Le fichier ${name} est joint à ce message. Il se range dans ${path}.`, "", "J’accepte qu’il soit publié sous Licence Ouverte 2.0.", ""].join("\n"),
    };
  }

  function mailAddress({ subject, body }) {
    if (!W.data.mailbox) return "";
    const part = (text) => encodeURIComponent(text.toWellFormed?.() ?? text);
    const address = `mailto:${W.data.mailbox}?subject=${part(subject)}&body=${part(body.replace(/\n/g, "\r\n"))}`;
    return address.length < LONGEST_MAIL ? address : "";
  }

  function showMessage(file) {
    const letter = message(file);
    const address = mailAddress(letter);
    const field = made("textarea", { id: "pb-write-message", rows: "8", readonly: "", class: "pb-message-text" });
    field.value = `Objet${NBSP}: ${letter.subject}\n\n${letter.body}`;
    const copy = made("button", { type: "button", class: "pb-plain-button" }, "Copier le message");
    copy.addEventListener("click", async () => say((await copied(field.value)) ? "Message copié." : "Le message n'a pas pu être copié. Sélectionnez-le, puis copiez-le."));
    const where = W.data.mailbox ? `Joignez le fichier à un message pour ${W.data.mailbox}. Voici le message, prêt.` : "Transmettez le fichier à l’équipe qui tient ce playbook, par le moyen que vous voulez. Voici un message, prêt.";
    sent.replaceChildren(
      made("p", {}, where),
      made("label", { for: field.id, class: "pb-write-label" }, "Votre message"),
      field,
      made("p", { class: "pb-write-buttons" }, ...(address ? [made("a", { href: address, class: "pb-button" }, "Ouvrir dans ma messagerie")] : []), copy)
    );
    sent.hidden = false;
  }

  // ---- The forge ------------------------------------------------------------------------------------------------------------

  const query = (parameters) => new URLSearchParams(parameters).toString().replaceAll("+", "%20");

  /** The page that takes the file: {address, whole}; `whole` tells whether the file is in the address. */
  function forgeAddress({ text, path, name }, forge = W.data.forge) {
    const { kind, base, branch, edit } = forge;
    const written = branch.split("/").map(encodeURIComponent).join("/");
    const folder = path.slice(0, -name.length);
    if (kind === "gitlab") {
      const title = message({ name, path }).subject;
      const fence = text.includes("```") ? "`````" : "```";
      const issue = (body) => `${base}/-/issues/new?${query({ "issue[title]": title, "issue[description]": body })}`;
      const whole = issue(`Fichier à ranger dans \`${path}\`.\n\n${fence}yaml\n${text}${fence}\n`);
      return bytes(whole) < LONGEST_ADDRESS ? { address: whole, whole: true } : { address: issue(`Fichier à ranger dans \`${path}\`.\n\nCollez ici le fichier.\n`), whole: false };
    }
    // An existing file is opened as it is: no forge lets an address fill it.
    if (W.state.replaces === W.slug() && W.state.replaces) return { address: `${edit}${path}`, whole: false };
    const page = kind === "github" ? `${base}/new/${written}?` : `${base}/_new/${written}/${folder.replace(/\/$/, "")}?`;
    const filename = kind === "github" ? path : name;
    const whole = page + query({ filename, value: text });
    return bytes(whole) < LONGEST_ADDRESS ? { address: whole, whole: true } : { address: page + query({ filename }), whole: false };
  }

  W.send = {
    file() {
      const file = ready();
      W.download(file.text, file.name, "text/yaml");
      showMessage(file);
      say(`Fichier prêt${NBSP}: ${file.name}, dans vos téléchargements.${warning(file.problems)}`);
      if (!file.problems) told.scrollIntoView({ block: "center" });
    },
    async copy() {
      const file = ready();
      say((await copied(file.text)) ? `Fichier copié. Collez-le dans ${file.path}.${warning(file.problems)}` : "Le fichier n'a pas pu être copié. Ouvrez « Voir le fichier », sélectionnez-le, puis copiez-le.");
    },
    async forge() {
      const file = ready();
      if (file.problems) return say(`La forge vérifie le fichier et le refuserait${NBSP}: ${W.counted(file.problems, "point")} à corriger.`);
      const { address, whole } = forgeAddress(file);
      const copy = whole || (await copied(file.text));
      const link = made("a", { href: address, class: "pb-button", target: "_blank", rel: "noopener noreferrer" }, "Aller sur la forge");
      sent.replaceChildren(
        made("p", {}, whole ? "La page de la forge s’ouvre avec le fichier déjà écrit. Il vous y faut un compte." : copy ? "Le fichier est copié. Sur la page de la forge, collez-le dans le grand champ. Il vous y faut un compte." : "Copiez d’abord le fichier (« Voir le fichier »), puis collez-le sur la page de la forge."),
        made("p", {}, link)
      );
      sent.hidden = false;
      link.focus();
      return say(whole ? "La page de la forge est prête." : "Le fichier est trop long pour l'adresse : il est copié.");
    },
  };
  W.forgeAddress = forgeAddress;
})();
