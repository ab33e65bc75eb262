/** The card and the timeline of the format, as the library will show them, and the running total of the minutes. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { made, NBSP } = W;
  const SVG = "http://www.w3.org/2000/svg";
  // As in macros/pages/pictures/timeline.py: pixels, and minutes between marks.
  const [LANE, GAP, AXIS] = [30, 6, 26];
  const TICKS = [5, 10, 15, 30, 60];
  const MOST_TICKS = 7;
  const MODES = ["plenary", "groups", "pairs", "solo", "break"];
  const place = W.form.querySelector("[data-writing-preview]");

  /** The words of choices are those of the form. */
  const choiceWords = (field, values) => {
    const boxes = W.form.querySelectorAll(`[data-root] [data-field="${field}"] input[value]`);
    const words = new Map([...boxes].map((box) => [box.value, box.parentElement.textContent.trim()]));
    return [values ?? []].flat().map((value) => words.get(value) ?? value);
  };
  const modeWords = new Map([...W.place.querySelector('template[data-blank="Step"]').content.querySelectorAll('[data-field="mode"] option[value]')].map((option) => [option.value, option.textContent]));

  function svg(tag, attributes, text) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    if (text !== undefined) element.textContent = text;
    return element;
  }

  function card(data, minutes) {
    const people = W.isObject(data.participants) ? data.participants : {};
    const spread = people.min && people.max ? `${people.min === people.max ? people.min : `${people.min}${NBSP}à${NBSP}${people.max}`} personnes` : "";
    const modes = choiceWords("modes", data.modes);
    const facts = [minutes ? W.duration(minutes) : "", spread, modes.map((word, rank) => (rank ? word.toLowerCase() : word)).join(", "), choiceWords("maturity", data.maturity).join(", ")].filter(Boolean);
    const shown = made("article", { class: "pb-card" });
    shown.append(
      made("p", { class: "pb-card-title" }, W.french(String(data.title ?? "Le titre de l'atelier"))),
      made("p", { class: "pb-kicker" }, W.data.familyNames[W.state.family] ?? "Type d’atelier à choisir"),
      made("p", { class: "pb-card-summary" }, W.french(String(data.summary ?? "La promesse, en une phrase."))),
      made("ul", { class: "pb-card-facts" }, ...facts.map((fact) => made("li", {}, fact)))
    );
    return shown;
  }

  /** The picture of the steps; its words are read instead of it. */
  function timeline(planned) {
    const total = planned.minutes;
    const lanes = MODES.filter((mode) => planned.steps.some(({ step }) => step.mode === mode));
    const rows = new Map(lanes.map((mode, rank) => [mode, rank * (LANE + GAP)]));
    const bottom = lanes.length * (LANE + GAP);
    const percent = (minutes) => `${Math.round((10000 * minutes) / total) / 100}%`;
    const words = `Frise du déroulé${NBSP}: ${W.counted(planned.steps.length, "étape")} en ${W.duration(total)}.`;
    const picture = svg("svg", { class: "pb-timeline-picture", width: "100%", height: bottom + AXIS, role: "img", "aria-label": words });
    const tick = TICKS.find((each) => total / each <= MOST_TICKS) ?? Math.ceil(total / MOST_TICKS / 60) * 60;
    for (let moment = 0; moment < total; moment += tick) {
      if (total - moment < total / MOST_TICKS / 1.2) continue;
      picture.append(svg("line", { x1: percent(moment), x2: percent(moment), y1: 0, y2: bottom, class: "pb-tick" }), svg("text", { x: percent(moment), y: bottom + 16, class: "pb-tick-label" }, W.duration(moment)));
    }
    picture.append(svg("text", { x: "100%", y: bottom + 16, class: "pb-tick-label pb-tick-end" }, W.duration(total)));
    planned.steps.forEach(({ step, start, minutes }, rank) => {
      if (!minutes || !rows.has(step.mode)) return;
      const top = rows.get(step.mode);
      picture.append(
        svg("rect", { x: percent(start), y: top, width: percent(minutes), height: LANE, rx: 3, class: `pb-block pb-block-${step.mode}` }),
        svg("text", { x: percent(start + minutes / 2), y: top + LANE / 2 + 4, class: `pb-block-label pb-block-label-${step.mode}` }, String(rank + 1))
      );
    });
    const names = made("div", { class: "pb-lanes", "aria-hidden": "true" }, ...lanes.map((mode) => made("span", {}, modeWords.get(mode) ?? mode)));
    return [names, picture];
  }

  /** « Total : 1 h 45 à 8 personnes, de 1 h 30 à 2 h selon leur nombre » */
  function totalWords(data, at) {
    const people = W.isObject(data.participants) ? data.participants : {};
    const ideal = at(people.ideal);
    if (!ideal.steps.length) return "";
    const lengths = [people.min, people.max].filter(Number.isInteger).map((size) => at(size).minutes);
    const [least, most] = [Math.min(ideal.minutes, ...lengths), Math.max(ideal.minutes, ...lengths)];
    const range = least === most ? "" : ` (de ${W.duration(least)} à ${W.duration(most)} selon le nombre de personnes)`;
    return `Total${NBSP}: ${W.duration(ideal.minutes)}, ${W.counted(ideal.steps.length, "étape")}${range}.`;
  }

  W.showPreview = () => {
    const { data } = W.pruned();
    const script = (Array.isArray(data.script) ? data.script : []).filter(W.isObject);
    const at = (people) => W.length.laidOut(script, Number.isInteger(people) && people > 0 ? people : 1, data.group_size);
    const planned = at(data.participants?.ideal);
    if (W.state.family) place.dataset.family = W.state.family;
    else delete place.dataset.family;
    place.querySelector("[data-preview-card]").replaceChildren(card(data, planned.minutes));
    const words = totalWords(data, at);
    for (const total of W.form.querySelectorAll("[data-total], [data-preview-total]")) total.textContent = words;
    const figure = place.querySelector("[data-preview-timeline]");
    figure.hidden = !planned.minutes;
    figure.replaceChildren(...(planned.minutes ? timeline(planned) : []));
  };
})();
