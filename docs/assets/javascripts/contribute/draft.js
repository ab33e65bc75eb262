/**
 * The draft: kept in this browser from the first word on, so that a closed tab loses nothing; told on the page, erased there,
 * kept in a file and taken from it.
 */
(() => {
  "use strict";

  const W = window.playbookWriting;
  /** As in kept-data.js, which erases it from another page. */
  const KEY = `${new URL(window.playbookRoot).pathname}playbook-atelier`;
  const WAIT = 400; // milliseconds after the last key
  const told = W.form.querySelector("[data-draft-told]");
  let waiting;
  let failed = false;

  const essence = ({ family, aside, data }) => JSON.stringify([family, aside, W.pruned(data).data]);
  const untouched = essence(W.state);

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY));
      return W.isObject(kept?.state?.data) ? { saved: kept.saved, state: W.sound(kept.state) } : null;
    } catch {
      return null;
    }
  }

  function show() {
    const kept = read();
    if (failed) told.textContent = "Ce navigateur ne garde rien ici. Gardez une copie dans un fichier avant de fermer la page.";
    else if (!kept) told.textContent = "Dès que vous écrivez, votre brouillon est gardé dans ce navigateur, sur cet appareil. Rien n’est envoyé.";
    else told.textContent = `Votre brouillon est gardé dans ce navigateur, sur cet appareil, jusqu’à ce que vous l’effaciez. Sur un poste partagé, effacez-le avant de partir. Dernier enregistrement${W.NBSP}: ${new Date(kept.saved).toLocaleString("fr-FR", { dateStyle: "long", timeStyle: "short" })}.`;
    const isUntouched = essence(W.state) === untouched;
    W.form.querySelector("[data-draft-erase]").hidden = !kept && isUntouched;
    for (const name of ["[data-draft-save]", "[data-start-blank]"]) W.form.querySelector(name).hidden = isUntouched;
  }

  /** An untouched form leaves nothing behind. */
  function save() {
    clearTimeout(waiting);
    try {
      if (essence(W.state) === untouched) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, JSON.stringify({ saved: Date.now(), state: W.state }));
      failed = false;
    } catch {
      failed = true;
    }
    show();
  }

  W.on("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, WAIT);
  });
  // Buttons that have nothing to do go, and come back, with the text.
  W.on("structure", show);
  // The tab closes before the delay is over.
  addEventListener("pagehide", () => waiting && save());
  // Erased, or gone on with, in another tab. A page that closes saves too: what it saved is what this one has read.
  addEventListener("storage", (event) => {
    if (event.key !== KEY) return;
    const kept = read();
    if (kept && essence({ ...W.blank(), ...kept.state }) === essence(W.state)) return;
    W.form.querySelector("[data-start-told]").textContent = kept ? "Attention, ce brouillon est aussi ouvert dans un autre onglet. Le dernier enregistrement remplace l’autre." : "Le brouillon a été effacé dans un autre onglet.";
  });

  function download(text, name, type) {
    const link = W.made("a", { href: URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  W.form.querySelector("[data-draft-save]").addEventListener("click", () => {
    download(JSON.stringify({ playbook: "brouillon", saved: Date.now(), state: W.state }, null, 2), `brouillon-${W.slug() || "atelier"}.json`, "application/json");
    W.announce("Copie du brouillon dans vos téléchargements.");
  });

  W.form.querySelector("[data-draft-erase]").addEventListener("click", () => {
    W.undoable("Le brouillon est effacé.", () => {
      W.restore(W.blank());
      W.form.querySelector("[data-start-told]").textContent = "";
      clearTimeout(waiting);
      waiting = 0;
      try {
        localStorage.removeItem(KEY);
      } catch {
        // nothing is kept where nothing can be
      }
      show();
    });
  });

  Object.assign(W, { draft: { read, save, show, untouched: () => essence(W.state) === untouched }, download });
})();
