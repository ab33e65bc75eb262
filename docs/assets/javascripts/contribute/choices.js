/** Fields that choose: among words, among the parts of this format, among the items of the library. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { made, kinds } = W;

  /** What a field may name: [[id, name]], as things stand now. */
  const NAMED = {
    formats: () => W.data.formats.map(([slug, title]) => [slug, title]),
    canvases: () => W.data.canvases,
    ownCanvases() {
      const titles = new Map(W.data.canvases);
      const own = Array.isArray(W.state.data.canvases) ? W.state.data.canvases : [];
      return own.filter(Boolean).map((slug) => [slug, titles.get(slug) ?? slug]);
    },
    roles: () => W.identifiers.list("roles").filter((role) => role.id).map((role) => [role.id, role.name || role.id]),
    steps: () => W.identifiers.list("script").filter((step) => step.id).map((step, rank) => [step.id, `${rank + 1}. ${step.title || step.id}`]),
    handouts: () => W.identifiers.list("handouts").filter((one) => one.id).map((one) => [one.id, one.title || one.id]),
  };

  /** Show a value of a list; one that the list does not have is shown as it is, so that nothing is lost. */
  function show(select, value) {
    const text = value === undefined || value === null ? "" : String(value);
    select.querySelector("option[data-unknown]")?.remove();
    if (![...select.options].some((option) => option.value === text)) {
      select.append(made("option", { value: text, "data-unknown": "" }, `«${W.NBSP}${text}${W.NBSP}» (introuvable)`));
    }
    select.value = text;
  }

  kinds.choice = (place, where) => {
    const control = W.tie(place, place.querySelector("[data-control]"));
    show(control, where.read());
    W.listen(place, control, () => where.put(control.value === "" ? undefined : "number" in place.dataset ? W.number(control.value) : control.value));
  };

  /** The options after those that the server wrote: what may be named now. Rebuilt only when they change. */
  function refresh(select, refers, value) {
    const named = NAMED[refers]();
    const told = JSON.stringify(named);
    if (select.told !== told) {
      select.told = told;
      for (const option of select.querySelectorAll("option[data-named]")) option.remove();
      select.append(...named.map(([id, name]) => made("option", { value: id, "data-named": "" }, name)));
    }
    show(select, value);
  }

  kinds.reference = (place, where) => {
    const control = W.tie(place, place.querySelector("[data-control]"));
    const again = () => refresh(control, place.dataset.refers, where.read());
    place.refreshNames = again;
    again();
    W.listen(place, control, () => where.put(control.value || undefined));
  };

  // ---- Several at once ----------------------------------------------------------------------------------------------------

  function tickable(place, box, value, label) {
    return made("label", { class: "pb-check" }, made("input", { type: "checkbox", value }), made("span", {}, label));
  }

  /** Ticked boxes in the order of the data; one more goes to the end. */
  function ticks(place, where, put) {
    W.describe(place, place, "help");
    const box = place.querySelector("[data-choices]");
    const values = () => [where.read() ?? []].flat().map(String);
    const fill = () => {
      for (const value of values()) {
        if (![...box.querySelectorAll("input")].some((one) => one.value === value)) box.append(tickable(place, box, value, `«${W.NBSP}${value}${W.NBSP}» (introuvable)`));
      }
      for (const input of box.querySelectorAll("input")) {
        input.checked = values().includes(input.value);
        W.describe(place, input, "fault");
      }
    };
    fill();
    box.addEventListener("input", ({ target }) => {
      const kept = values().filter((value) => value !== target.value);
      put(target.checked ? [...kept, target.value] : kept, target);
      W.touched.add(place);
      fill();
      W.tell("change", { place });
    });
    return fill;
  }

  kinds.choices = (place, where) => {
    // « Indépendant de l'avancement » stands alone.
    ticks(place, where, (values, target) => {
      const alone = target.value === "any" ? ["any"] : values.filter((value) => value !== "any");
      const kept = target.checked ? alone.filter((value) => values.includes(value)) : values;
      where.put(kept.length ? kept : undefined);
    });
  };

  /** One paper is a word, several are a list: as a person would write it. */
  kinds.handouts = (place, where) => {
    const box = place.querySelector("[data-choices]");
    const none = made("p", { class: "pb-write-help" }, "Aucun document à remettre pour l’instant. Ils s’ajoutent dans «\u00a0Avant la séance\u00a0».");
    let told = "";
    place.refreshNames = () => {
      const named = NAMED.handouts();
      if (told === (told = JSON.stringify(named))) return; // boxes stay under the pointer that is about to tick them
      box.replaceChildren(...named.map(([id, title]) => tickable(place, box, id, title)), ...(named.length || where.read() ? [] : [none]));
      fill();
    };
    const fill = ticks(place, where, (values) => where.put(values.length > 1 ? values : values[0]));
    place.refreshNames();
  };

  /** After any change, lists follow what they name. */
  function refreshNames() {
    for (const place of W.form.querySelectorAll("[data-kind=reference], [data-kind=handouts]")) {
      if (!place.contains(document.activeElement)) place.refreshNames?.();
    }
    for (const place of W.form.querySelectorAll("[data-kind=id]")) if (!place.contains(document.activeElement)) place.showId?.();
  }

  /** What a step changes at a distance is asked for once the format is held so; words that are there stay in sight. */
  function refreshModes() {
    const modes = [W.state.data.modes ?? []].flat();
    for (const place of W.form.querySelectorAll("[data-field=remote], [data-field=hybrid]")) {
      const control = place.querySelector("[data-control]");
      place.hidden = !modes.includes(place.dataset.field) && !control.value && control !== document.activeElement;
    }
  }

  Object.assign(W, { refresh, refreshNames, refreshModes });
})();
