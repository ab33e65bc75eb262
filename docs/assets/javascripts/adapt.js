/**
 * « Adapter à votre séance »: start, people, mode, variant and own minutes, applied to the page without reload.
 * The numbers come from plan.js; the words stay those of the page. The state is in the address.
 */
(() => {
  "use strict";

  const form = document.querySelector("[data-adapt]");
  if (!form) return;
  const page = form.closest(".pb-format");
  const data = JSON.parse(document.getElementById("pb-plan-data").textContent);
  const { plan, fault } = window.playbookPlan;
  const { start, participants, modalite, variante } = form.elements;
  const summary = form.querySelector("[data-summary]");
  const told = form.querySelector("[data-fault]");
  const ownSteps = form.querySelector("[data-own-steps]");
  const reset = form.querySelector("[data-reset]");
  const rows = page.querySelector(".pb-script-table tbody");
  const NBSP = "\u00a0";
  const MODE_WORDS = { presentiel: "in_person", distanciel: "remote", hybride: "hybrid" };
  const DAY = 24 * 60;

  /** What the page says of each step, by its id, before anything is changed. */
  const original = new Map(
    [...rows.children].map((row, rank) => [
      row.dataset.step,
      { row, rank, anchor: row.querySelector("a").getAttribute("href").slice(1), output: row.lastElementChild.textContent },
    ])
  );
  const scripts = { "": data.script, ...Object.fromEntries(data.variants.map((variant) => [variant.id, variant.script])) };
  /** All that a gesture changes, as the page was written. */
  const CHANGED = ".pb-script-table caption, .pb-script-table tbody, .pb-script-table tfoot, .pb-timeline-picture, .pb-step-facts, .pb-materials caption, .pb-materials tbody, [data-copies]";
  const written = [...page.querySelectorAll(CHANGED)].map((element) => ({ element, label: element.getAttribute("aria-label"), inside: [...element.cloneNode(true).childNodes] }));

  // ---- Words ----------------------------------------------------------------------------------------------------------

  function duration(minutes) {
    const whole = Math.round(minutes);
    const [hours, rest] = [Math.floor(whole / 60), whole % 60];
    if (!hours) return `${rest}${NBSP}min`;
    return `${hours}${NBSP}h${rest ? NBSP + String(rest).padStart(2, "0") : ""}`;
  }

  function clock(minutes) {
    const time = ((minutes % DAY) + DAY) % DAY;
    return `${Math.floor(time / 60)}${NBSP}h${NBSP}${String(time % 60).padStart(2, "0")}`.replace(/\u00a000$/, "");
  }

  const counted = (number, one, many = `${one}s`) => `${number}${NBSP}${number > 1 ? many : one}`;

  function groupsSentence(sizes) {
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    return `${counted(sizes.length, "sous-groupe")} de ${least === most ? least : `${least} à ${most}`}`;
  }

  // ---- State ----------------------------------------------------------------------------------------------------------

  /** Minutes from midnight of « 14:00 »; NaN when the field holds no time. */
  function timeOf(text) {
    const found = /^(\d{1,2}):(\d{2})$/.exec(text);
    return found ? Number(found[1]) * 60 + Number(found[2]) : NaN;
  }

  const timeText = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

  /** The person's own minutes, by step id; only those that were typed or skipped. */
  let own = {};

  function asked() {
    return {
      people: participants.value === "" ? NaN : Number(participants.value),
      mode: modalite.value,
      variant: variante?.value ?? "",
      start: timeOf(start.value),
      minutes: Object.fromEntries(Object.entries(own).filter(([id]) => scripts[variante?.value ?? ""].some((step) => step.id === id))),
    };
  }

  const usual = { people: data.people[1], mode: data.modes[0], variant: "", start: 9 * 60, minutes: {} };

  function isUsual(now) {
    return (
      now.people === usual.people && now.mode === usual.mode && now.variant === "" && now.start === usual.start && !Object.keys(now.minutes).length
    );
  }

  function remember(now) {
    const parameters = new URLSearchParams();
    if (!isUsual(now)) {
      parameters.set("debut", timeText(now.start));
      parameters.set("participants", String(now.people));
      parameters.set("modalite", Object.keys(MODE_WORDS).find((word) => MODE_WORDS[word] === now.mode));
      if (now.variant) parameters.set("variante", now.variant);
      for (const [id, minutes] of Object.entries(now.minutes)) parameters.append("etape", `${id}:${minutes}`);
    }
    const text = parameters.toString();
    try {
      history.replaceState(null, "", (text ? `?${text}` : location.pathname.split("/").at(-1) || "./") + location.hash);
    } catch {
      // Some browsers allow no other address for a file: the page goes on without.
    }
  }

  /** What the address asks for; a word of it that means nothing is passed over. */
  function read() {
    const parameters = new URLSearchParams(location.search);
    const time = timeOf(parameters.get("debut") ?? "");
    start.value = timeText(time >= 0 && time < DAY ? time : usual.start);
    const people = Number(parameters.get("participants"));
    participants.value = String(Number.isInteger(people) && people >= data.people[0] && people <= data.people[2] ? people : usual.people);
    const mode = MODE_WORDS[parameters.get("modalite")];
    modalite.value = data.modes.includes(mode) ? mode : usual.mode;
    if (variante) variante.value = scripts[parameters.get("variante")] ? parameters.get("variante") : "";
    own = {};
    for (const entry of parameters.getAll("etape").slice(0, 60)) {
      const [id, minutes] = entry.split(":");
      if (/^\d{1,3}$/.test(minutes ?? "") && Number(minutes) <= 600) own[id] = Number(minutes);
    }
  }

  // ---- Showing --------------------------------------------------------------------------------------------------------

  function made(tag, attributes = {}, ...inside) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  const stepOf = (now, id) => scripts[now.variant].find((step) => step.id === id);

  function showTable(now, planned) {
    rows.replaceChildren(
      ...planned.steps.map((item, rank) => {
        const step = stepOf(now, item.id);
        const known = original.get(item.id);
        const anchor = known?.anchor ?? `variante-${now.variant}-${item.id}`;
        const row = made("tr", step.mode === "break" ? { class: "pb-break" } : {});
        row.dataset.step = item.id;
        row.append(
          made("td", {}, clock(item.start)),
          made("td", {}, duration(item.minutes)),
          made("th", { scope: "row" }, made("a", { href: `#${anchor}` }, `${rank + 1}. ${step.title}`)),
          made("td", {}, step.modeLabel),
          made("td", {}, known?.output ?? step.output ?? "")
        );
        return row;
      })
    );
    const foot = page.querySelector(".pb-script-table tfoot");
    foot.querySelector("td").textContent = duration(planned.minutes);
    foot.querySelector("td:last-child").textContent = `fin à ${clock(planned.end)}`;
    page.querySelector(".pb-script-table caption").textContent = `Le déroulé à ${counted(now.people, "personne")}`;
  }

  /** The timeline, drawn as pictures/timeline.py draws it: places are percentages. */
  function showTimeline(now, planned) {
    const picture = page.querySelector(".pb-timeline-picture");
    const laneOf = new Map(
      [...page.querySelectorAll(".pb-lanes [data-lane]")].map((lane, rank) => [lane.dataset.lane, rank])
    );
    const [LANE, GAP] = [30, 6];
    const bottom = laneOf.size * (LANE + GAP);
    const percent = (minutes) => `${(100 * minutes) / planned.minutes}%`;
    const drawn = (tag, attributes, ...inside) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
      element.append(...inside);
      return element;
    };
    const parts = [];
    const tick = [5, 10, 15, 30, 60].find((one) => planned.minutes / one <= 7) ?? 60;
    for (let moment = 0; moment < planned.minutes; moment += tick) {
      if (planned.minutes - moment < planned.minutes / 7 / 1.2) continue;
      parts.push(drawn("line", { x1: percent(moment), x2: percent(moment), y1: 0, y2: bottom + 4, class: "pb-tick" }));
      parts.push(drawn("text", { x: percent(moment), y: bottom + 18, dx: 2, class: "pb-tick-label" }, clock(now.start + moment)));
    }
    parts.push(drawn("text", { x: "100%", y: bottom + 18, class: "pb-tick-label pb-tick-end" }, clock(planned.end)));
    planned.steps.forEach((item, rank) => {
      const step = stepOf(now, item.id);
      const top = (laneOf.get(step.mode) ?? 0) * (LANE + GAP);
      const at = item.start - now.start;
      const title = drawn("title", {}, `${rank + 1}. ${step.title} : ${clock(item.start)}, ${duration(item.minutes)}`);
      const block = { x: percent(at), y: top, width: percent(item.minutes), height: LANE, rx: 3, class: `pb-block pb-block-${step.mode}` };
      const label = { x: percent(at + item.minutes / 2), y: top + LANE / 2 + 4, class: `pb-block-label pb-block-label-${step.mode}` };
      parts.push(drawn("rect", block, title), drawn("text", label, String(rank + 1)));
    });
    picture.replaceChildren(...parts);
    picture.setAttribute(
      "aria-label",
      `Frise du déroulé : ${counted(planned.steps.length, "étape")} de ${clock(now.start)} à ${clock(planned.end)}. Le tableau qui suit dit la même chose.`
    );
  }

  function showSteps(now, planned) {
    const inPlan = new Map(planned.steps.map((item, rank) => [item.id, { ...item, rank }]));
    for (const [id, { anchor }] of original) {
      const heading = document.getElementById(anchor);
      const section = heading.closest(".pb-step");
      const item = inPlan.get(id);
      section.classList.toggle("pb-step-skipped", !item);
      const facts = section.querySelector("[data-when]");
      facts.textContent = item ? clock(item.start) : "étape sautée";
      section.querySelector(".pb-minutes").textContent = item ? duration(item.minutes) : "";
      const groups = section.querySelector("[data-groups]");
      if (groups && item) groups.textContent = item.groups.length ? groupsSentence(item.groups) : "";
      const shared = section.querySelector("[data-shared]");
      if (shared && item) shared.textContent = `${duration(item.minutes / item.sharers)} ${shared.dataset.shared}`;
    }
  }

  function showThings(now, planned) {
    const materials = page.querySelectorAll(".pb-materials tbody tr");
    materials.forEach((row, rank) => {
      row.hidden = planned.materials[rank] === null;
      row.firstElementChild.textContent = String(planned.materials[rank] ?? "");
    });
    page.querySelector(".pb-materials caption").textContent = `Matériel pour ${counted(now.people, "personne")}`;
    page.querySelectorAll("[data-copies]").forEach((text, rank) => {
      const copies = planned.handouts[rank];
      text.textContent = `${text.dataset.copies}, soit ${copies} en tout pour ${counted(now.people, "personne")}.`;
    });
  }

  function showSummary(now, planned) {
    const groups = planned.groups > 1 ? `, ${counted(planned.groups, "sous-groupe")}` : "";
    summary.replaceChildren(
      made("strong", {}, `De ${clock(now.start)} à ${clock(planned.end)}`),
      ` : ${duration(planned.minutes)}, ${counted(now.people, "personne")}${groups}, ${counted(planned.facilitators, "personne")} à l’animation.`
    );
    if (now.variant) {
      summary.append(" Les mots qui changent : ", made("a", { href: `#variante-${now.variant}` }, "la variante"), ".");
    }
  }

  function showOwn(now, planned) {
    const inPlan = new Map(planned.steps.map((item) => [item.id, item]));
    const focused = document.activeElement?.dataset?.own;
    ownSteps.replaceChildren(
      ...scripts[now.variant].map((step) => {
        const minutes = made("input", { type: "number", min: "1", max: "600", step: "1", "aria-label": `Durée de « ${step.title} », en minutes` });
        minutes.value = inPlan.has(step.id) ? String(inPlan.get(step.id).minutes) : "";
        minutes.disabled = own[step.id] === 0;
        minutes.dataset.own = `minutes-${step.id}`;
        minutes.addEventListener("change", () => setOwn(step.id, minutes));
        const skip = made("input", { type: "checkbox" });
        skip.checked = own[step.id] === 0;
        skip.dataset.own = `skip-${step.id}`;
        skip.addEventListener("change", () => {
          if (skip.checked) own[step.id] = 0;
          else delete own[step.id];
          update();
        });
        return made("li", {}, made("span", {}, step.title), minutes, made("span", {}, "min"), made("label", {}, skip, " sauter"));
      })
    );
    if (focused) ownSteps.querySelector(`[data-own="${CSS.escape(focused)}"]`)?.focus();
  }

  function setOwn(id, input) {
    const minutes = Number(input.value);
    if (input.value === "") delete own[id];
    else if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 600) own[id] = minutes;
    else {
      tell("minutes");
      return;
    }
    update();
  }

  /** What each field accepts; the page keeps the last valid plan. */
  function tell(name) {
    const [least, , most] = data.people;
    const beyond = participants.value !== "" && (Number(participants.value) < least ? form.dataset.fewer : form.dataset.more);
    const words = {
      people: `De ${least} à ${most} personnes. ${beyond || ""}`,
      start: "Une heure du jour est attendue, comme 14:00.",
      minutes: "De 1 à 600 minutes par étape, en nombre entier ; cochez « sauter » pour enlever une étape.",
      variant: "Cette variante ne se fait pas dans cette modalité.",
      mode: "Cet atelier ne se fait pas dans cette modalité.",
    };
    told.textContent = name ? words[name].trim() : "";
    told.hidden = !name;
    participants.setAttribute("aria-invalid", String(name === "people"));
    start.setAttribute("aria-invalid", String(name === "start"));
  }

  function update() {
    const now = asked();
    const wrong = fault(data, now);
    tell(wrong);
    if (wrong) return;
    const planned = plan(data, now);
    if (!planned.steps.length) return tell("minutes");
    page.dataset.mode = isUsual(now) ? "" : now.mode;
    showTable(now, planned);
    showTimeline(now, planned);
    showSteps(now, planned);
    showThings(now, planned);
    showSummary(now, planned);
    showOwn(now, planned);
    reset.hidden = isUsual(now);
    remember(now);
    window.playbookAdapted = { data, adaptation: now, plan: planned };
    document.dispatchEvent(new CustomEvent("playbook:adapted", { detail: window.playbookAdapted }));
  }

  /** The page as it was written. What was cloned is cloned again, so that it can come back another time. */
  function restore() {
    for (const { element, label, inside } of written) {
      element.replaceChildren(...inside.map((node) => node.cloneNode(true)));
      if (label) element.setAttribute("aria-label", label);
    }
    for (const section of page.querySelectorAll(".pb-step-skipped")) section.classList.remove("pb-step-skipped");
    page.dataset.mode = "";
    tell("");
    summary.replaceChildren("La fiche est comme elle a été écrite.");
    reset.hidden = true;
    showOwn(usual, plan(data, usual));
    window.playbookAdapted = undefined;
    document.dispatchEvent(new CustomEvent("playbook:adapted", { detail: null }));
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  for (const field of [start, participants, modalite, variante]) field?.addEventListener("change", update);
  participants.addEventListener("input", update);
  reset.addEventListener("click", () => {
    history.replaceState?.(null, "", location.pathname.split("/").at(-1) || "./");
    read();
    restore();
    start.focus();
  });
  addEventListener("popstate", () => {
    read();
    if (!isUsual(asked())) update();
    else if (window.playbookAdapted) restore();
  });

  read();
  // A page as it was written stays so; only an address that asks for it, or a gesture, adapts it.
  if (location.search && !isUsual(asked())) update();
  else showOwn(usual, plan(data, usual));
})();
