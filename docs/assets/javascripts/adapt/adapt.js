/**
 * « Adapter à votre séance »: start, people, mode, variant and own minutes, applied to the page without reload.
 * The numbers come from plan.js; the words stay those of the page. What is shown now is in `playbookAdapted`, for who copies it
 * or makes files of it; it is undefined for the page as it was written.
 */
(() => {
  "use strict";

  const A = window.playbookAdapting;
  const { form, data, made, duration, clock, counted } = A;
  const { plan, fault } = window.playbookPlan;
  const { start, participants, modalite, variante } = form.elements;
  const summary = form.querySelector("[data-summary]");
  const told = form.querySelector("[data-fault]");
  const ownSteps = form.querySelector("[data-own-steps]");
  const reset = form.querySelector("[data-reset]");

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
      ...A.scripts[now.variant].map((step) => {
        const minutes = made("input", { type: "number", min: "1", max: "600", step: "1", "aria-label": `Durée de « ${step.title} », en minutes` });
        minutes.value = inPlan.has(step.id) ? String(inPlan.get(step.id).minutes) : "";
        minutes.disabled = A.own[step.id] === 0;
        minutes.dataset.own = `minutes-${step.id}`;
        minutes.addEventListener("change", () => setOwn(step.id, minutes));
        const skip = made("input", { type: "checkbox" });
        skip.checked = A.own[step.id] === 0;
        skip.dataset.own = `skip-${step.id}`;
        skip.addEventListener("change", () => {
          if (skip.checked) A.own[step.id] = 0;
          else delete A.own[step.id];
          update();
        });
        return made("li", {}, made("span", {}, step.title), minutes, made("span", {}, "min"), made("label", {}, skip, " sauter"));
      })
    );
    if (focused) ownSteps.querySelector(`[data-own="${CSS.escape(focused)}"]`)?.focus();
  }

  function setOwn(id, input) {
    const minutes = Number(input.value);
    if (input.value === "") delete A.own[id];
    else if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 600) A.own[id] = minutes;
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
    const now = A.asked();
    const wrong = fault(data, now);
    tell(wrong);
    if (wrong) return;
    const planned = plan(data, now);
    if (!planned.steps.length) return tell("minutes");
    A.showPage(now, planned);
    showSummary(now, planned);
    showOwn(now, planned);
    reset.hidden = A.isUsual(now);
    A.remember(now);
    window.playbookAdapted = { data, adaptation: now, plan: planned };
  }

  /** The page as it was written. */
  function restore() {
    A.restorePage();
    tell("");
    summary.replaceChildren("La fiche est comme elle a été écrite.");
    reset.hidden = true;
    showOwn(A.usual, plan(data, A.usual));
    window.playbookAdapted = undefined;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  for (const field of [start, participants, modalite, variante]) field?.addEventListener("change", update);
  participants.addEventListener("input", update);
  reset.addEventListener("click", () => {
    history.replaceState?.(null, "", location.pathname.split("/").at(-1) || "./");
    A.read();
    restore();
    start.focus();
  });
  addEventListener("popstate", () => {
    A.read();
    if (!A.isUsual(A.asked())) update();
    else if (window.playbookAdapted) restore();
  });

  A.read();
  // A page as it was written stays so; only an address that asks for it, or a gesture, adapts it.
  if (location.search && !A.isUsual(A.asked())) update();
  else showOwn(A.usual, plan(data, A.usual));
})();
