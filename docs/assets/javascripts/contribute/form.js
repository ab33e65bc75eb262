/** « Proposer un atelier »: the form is shown and filled; what each gesture needs is loaded on that gesture. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { form, state } = W;
  const root = form.querySelector("[data-root]");
  const pristine = root.cloneNode(true);
  const family = () => form.querySelector("[data-family-select]");
  const slugField = form.querySelector("[data-slug]");
  const WAIT = 300; // milliseconds: nobody is told of a mistake while typing it
  let checking;

  /** The form anew, from the data. */
  function draw() {
    root.replaceChildren(...pristine.cloneNode(true).childNodes);
    const select = family();
    select.value = state.family;
    select.addEventListener("input", () => {
      state.family = select.value;
      showFamily();
      W.tell("change", { place: select.closest("[data-family-field]") });
    });
    showFamily();
    W.bindScope(root, { read: () => state.data, ensure: () => state.data });
    W.showPreview();
    showSlug();
    showAside();
  }

  function showFamily() {
    root.querySelector("[data-family-told]").textContent = W.french(family().selectedOptions[0]?.dataset.summary ?? "");
  }

  function showSlug() {
    if (document.activeElement !== slugField) slugField.value = W.slug();
    const taken = W.data.formats.find(([slug]) => slug === W.slug());
    const told = form.querySelector("[data-slug-told]");
    told.textContent = !taken
      ? ""
      : state.replaces === taken[0]
        ? `Votre fichier remplacera «${W.NBSP}${taken[1]}${W.NBSP}».`
        : `Ce nom est déjà celui de «${W.NBSP}${taken[1]}${W.NBSP}». Changez-le, ou changez le titre.`;
  }

  slugField.addEventListener("input", () => {
    state.slug = W.slugified(slugField.value.replace(/\.ya?ml$/, ""));
    state.slugTyped = state.slug !== "";
    W.tell("change", {});
  });
  slugField.addEventListener("blur", showSlug);

  /** What had no place: shown until the person has dealt with it. */
  function showAside() {
    const place = form.querySelector("[data-aside]");
    place.hidden = !state.aside.length;
    place.querySelector("[data-aside-list]").replaceChildren(
      ...state.aside.map((one, rank) => {
        const remove = W.made("button", { type: "button", class: "pb-plain-button" }, "Enlever");
        remove.addEventListener("click", () => {
          const shown = () => {
            showAside();
            W.tell("change", {});
            const buttons = place.querySelectorAll("li > button");
            (buttons[Math.min(rank, buttons.length - 1)] ?? root.querySelector("input, select")).focus();
          };
          const gesture = () => {
            state.aside.splice(rank, 1);
            shown();
          };
          W.undoable("Le passage est enlevé.", gesture, () => {
            state.aside.splice(rank, 0, one);
            shown();
          });
        });
        const where = one.line ? `Ligne ${one.line}, colonne ${one.column}${W.NBSP}: ` : "";
        return W.made("li", {}, W.made("p", {}, W.french(where + one.why)), W.made("pre", { tabindex: "0", role: "region", "aria-label": `Passage ${rank + 1}` }, one.text), remove);
      })
    );
  }

  /** One line of facilitation goes up to the maximum, as long as it is alone. */
  let lastMost = state.data.participants?.max;
  function followMost() {
    const most = state.data.participants?.max;
    const lines = state.data.facilitation?.people;
    const alone = Array.isArray(lines) && lines.length === 1 ? lines[0] : null;
    if (alone && most !== lastMost && (alone.up_to === undefined || alone.up_to === lastMost)) {
      alone.up_to = most;
      const control = root.querySelector('[data-field="facilitation"] [data-field="people"] [data-field="up_to"] [data-control]');
      if (control) control.value = String(most ?? "");
    }
    lastMost = most;
  }

  async function check() {
    try {
      await W.loaded("checking");
      W.showProblems();
    } catch {
      W.announce("La vérification n’a pas pu se charger. Rechargez la page.");
    }
  }

  W.on("structure", () => {
    lastMost = state.data.participants?.max;
    draw();
  });
  W.on("change", (told) => {
    if (told?.place?.dataset.field === "max") followMost();
    W.refreshNames();
    W.refreshModes();
    if (!told?.left) {
      W.showPreview();
      toldAfter(slugField).textContent = ""; // it was said of another file
    }
    showSlug();
    clearTimeout(checking);
    if (!W.draft.untouched()) checking = setTimeout(check, WAIT);
  });

  form.addEventListener("submit", (event) => event.preventDefault());
  // Enter in a field of one line does not press the first button of the page.
  form.addEventListener("keydown", (event) => event.key === "Enter" && event.target.matches("input") && event.preventDefault());

  /** Where what a gesture did is said: at the top of the form, or at its end. */
  const toldAfter = (element) => form.querySelector(element.closest("[data-start]") ? "[data-start-told]" : "[data-send-told]");

  /** A gesture whose script comes with it; one that fails is told. */
  async function attempt(element, bundles, gesture) {
    const told = toldAfter(element);
    told.textContent = "";
    try {
      await W.loaded(...bundles);
    } catch {
      told.textContent = "Ce geste n’a pas pu se charger. Votre texte est toujours là. Essayez encore.";
      return;
    }
    try {
      await gesture(element);
    } catch (error) {
      told.textContent = "Ce geste n’a pas abouti. Votre texte est toujours là. Essayez encore.";
      reportError(error);
    }
  }

  function onGesture(selector, bundles, gesture) {
    for (const button of form.querySelectorAll(selector)) button.addEventListener("click", () => attempt(button, bundles, gesture));
  }

  onGesture("[data-check]", ["checking"], () => W.showProblems({ all: true }));
  onGesture("[data-start-blank]", ["starting"], () => W.starting.blank());
  onGesture("[data-start-from]", ["starting"], () => W.starting.fromField());
  onGesture("[data-start-read]", ["reading", "starting"], () => W.starting.fromText());
  onGesture("[data-send]", ["checking", "writing", "sending"], (button) => W.send[button.dataset.send]());
  form.querySelector("#pb-start-file").addEventListener("change", ({ target }) => {
    attempt(target, ["reading", "starting"], () => target.files[0] && W.starting.fromFile(target.files[0]));
  });
  form.querySelector("[data-file]").addEventListener("toggle", async ({ target }) => {
    if (!target.open) return;
    await W.loaded("writing");
    target.querySelector("[data-file-text]").textContent = W.writeYaml(W.pruned().data);
  });

  const forgeButton = form.querySelector("[data-send=forge]");
  if (W.data.forge.kind) {
    forgeButton.hidden = false;
    forgeButton.textContent = W.data.forge.kind === "gitlab" ? "Ouvrir une demande sur la forge" : "Ouvrir la page de la forge";
  }

  W.place.querySelector("[data-writing-plain]").hidden = true;
  form.hidden = false;
  const kept = W.draft.read();
  const from = new URLSearchParams(location.search).get("depuis") ?? "";
  if (kept) W.restore(kept.state);
  else draw();
  W.draft.show();
  if (from && W.data.formats.some(([slug]) => slug === from)) W.loaded("starting").then(() => W.starting.fromAddress(from, Boolean(kept)));
  Object.assign(W, { draw, showAside });
})();
