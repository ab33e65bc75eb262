/** Where a proposal starts: a blank page, a format of the library, a file or a text. What was there before can be had back. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const told = W.form.querySelector("[data-start-told]");
  const OWN = ["slug", "kind", "computed"]; // of the API, not of the file

  const say = (words) => (told.textContent = W.french(words));

  function begin(state, words) {
    W.undoable("Le formulaire est rempli.", () => W.restore(W.sound(state)));
    say(words);
    if (W.state.aside.length) told.scrollIntoView({ block: "start" });
  }

  const titleOf = (slug) => W.data.formats.find(([one]) => one === slug)[1];

  /** A format of the library, from the script beside its page: pages read from a folder may not fetch. */
  async function fetched(slug) {
    window.playbookFiche = undefined; // what stands there is of another format
    const { href } = new URL(`${W.data.items}${slug}/${slug}-fiche.js`, location.href);
    const fiche = await window.playbookLoad(href, "playbookFiche");
    if (fiche?.slug !== slug) throw new Error(slug);
    const family = W.data.formats.find(([one]) => one === slug)[2];
    return { family, data: Object.fromEntries(Object.entries(fiche).filter(([key]) => !OWN.includes(key))) };
  }

  async function from(slug, why) {
    let fiche;
    try {
      fiche = await fetched(slug);
    } catch {
      return say("Cet atelier n'a pas pu être lu. Rechargez la page, ou choisissez-en un autre.");
    }
    if (why === "same") return begin({ ...fiche, slug, slugTyped: true, replaces: slug }, `Vous corrigez « ${titleOf(slug)} ». Votre fichier le remplacera.`);
    // Another format: nobody has run it, and its name is its own.
    const { trials, ...data } = fiche.data;
    return begin({ family: fiche.family, data: { ...data, status: "draft", reviewed: W.today() } }, `Le formulaire est rempli avec « ${titleOf(slug)} ». Changez le titre, puis ce qui doit l'être. Citez cet atelier dans les sources.`);
  }

  function read(text, name) {
    const { data, aside, family } = W.formatFromYaml(text);
    const slug = W.slugified((name ?? "").replace(/\.\w+$/, ""));
    const known = W.data.formats.find(([one]) => one === slug);
    const named = slug && slug !== W.slugified(String(data.title ?? "")) ? { slug, slugTyped: true } : {};
    const count = Object.keys(data).length;
    if (!count && !aside.length) return say("Il n'y a rien à lire dans ce texte.");
    return begin(
      { data, aside, family: known?.[2] ?? (family || W.state.family), replaces: known ? slug : "", ...named },
      `${W.counted(count, "rubrique")} ${count > 1 ? "lues" : "lue"}. ${aside.length ? `${W.counted(aside.length, "passage")} à ranger, plus bas.` : "Tout a trouvé sa place."}`
    );
  }

  W.starting = {
    blank() {
      W.undoable("Le formulaire est vide.", () => W.restore(W.blank()));
      say("Le formulaire est vide.");
    },
    fromField() {
      const slug = W.form.querySelector("#pb-start-format").value;
      if (!slug) return say("Choisissez d'abord un atelier.");
      return from(slug, W.form.querySelector("[name=pb-start-why]:checked").value);
    },
    /** `?depuis=`: at once on a blank form; a draft is never replaced without a word. */
    fromAddress(slug, hasDraft) {
      W.form.querySelector("#pb-start-format").value = slug;
      if (!hasDraft) return from(slug, "new");
      W.form.querySelector("#pb-start-format").closest("details").open = true;
      return say(`Vous avez déjà un brouillon, il est affiché. Pour partir de « ${titleOf(slug)} » à la place, choisissez « Remplir le formulaire ».`);
    },
    fromText() {
      read(W.form.querySelector("#pb-start-text").value);
    },
    async fromFile(file) {
      const text = await file.text();
      if (file.name.endsWith(".json")) {
        try {
          const { playbook, state } = JSON.parse(text);
          if (playbook === "brouillon" && W.isObject(state?.data)) return begin(state, "Votre brouillon est revenu.");
        } catch {
          // read as a text, below
        }
      }
      return read(text, file.name);
    },
  };
})();
