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
  const reset = form.querySelector("[data-reset]");
  const WAIT = 500; // milliseconds after the last key: « 1 » is no fault of who types « 10 »
  /** The judgement that is to come; 0 when none is. */
  let waiting = 0;

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

  /**
   * What is wrong, tied to the fields at fault; the page keeps the last valid plan.
   * @param {string} [words] empty when nothing is
   * @param {HTMLElement[]} [wrong]
   */
  function tell(words = "", wrong = []) {
    if (told.textContent !== words) told.textContent = words; // written again, it would be announced again
    told.hidden = !words;
    for (const field of form.querySelectorAll("input:not([type=checkbox]), select")) {
      field.setAttribute("aria-invalid", String(wrong.includes(field)));
      window.playbookDescribe(field, told.id, wrong.includes(field));
    }
  }

  /** What each field accepts. */
  function tellFault(name) {
    const [least, , most] = data.people;
    const beyond = participants.value !== "" && (Number(participants.value) < least ? form.dataset.fewer : form.dataset.more);
    if (name === "people") tell(`De ${least} à ${most} personnes. ${beyond || ""}`.trim(), [participants]);
    else if (name === "start") tell("Une heure du jour est attendue, comme 14:00.", [start]);
    else if (name === "variant") tell("Cette variante ne se fait pas dans cette modalité.", [variante]);
    else tell("Cet atelier ne se fait pas dans cette modalité.", [modalite]);
  }

  function wait(milliseconds) {
    clearTimeout(waiting);
    waiting = milliseconds && setTimeout(update, milliseconds);
  }

  function update() {
    wait(0);
    const now = A.asked();
    const wrong = fault(data, now);
    if (wrong) return tellFault(wrong);
    const own = A.ownFault(now);
    if (own.fields.length) return tell(own.words, own.fields);
    const planned = plan(data, now);
    if (!planned.steps.length) return tell("Gardez au moins une étape.");
    tell();
    A.showPage(now, planned);
    showSummary(now, planned);
    A.showOwn(now, planned);
    reset.hidden = A.isUsual(now);
    A.remember(now);
    window.playbookAdapted = { data, adaptation: now, plan: planned };
  }

  /** The page as it was written. */
  function restore() {
    A.restorePage();
    tell();
    summary.replaceChildren("La fiche est comme elle a été écrite.");
    reset.hidden = true;
    A.showOwn(A.usual, plan(data, A.usual));
    window.playbookAdapted = undefined;
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  for (const field of [start, modalite, variante]) field?.addEventListener("change", update);
  // Not at the moment when the field is left: what is told there would move the page under a click that has begun.
  participants.addEventListener("input", () => (fault(data, A.asked()) === "people" ? wait(WAIT) : update()));
  reset.addEventListener("click", () => {
    history.replaceState?.(null, "", location.pathname.split("/").at(-1) || "./");
    wait(0);
    A.read();
    restore();
    start.focus();
  });
  addEventListener("popstate", () => {
    A.read();
    if (!A.isUsual(A.asked())) update();
    else if (window.playbookAdapted) restore();
  });

  /** `settle`: for who needs the session now, what was typed last is judged at once. */
  Object.assign(A, { update, settle: () => waiting && update() });
  A.read();
  // A page as it was written stays so; only an address that asks for it, or a gesture, adapts it.
  if (location.search && !A.isUsual(A.asked())) update();
  else A.showOwn(A.usual, plan(data, A.usual));
})();
