/** « Changer ou sauter une étape »: a line for each step, with the person's own minutes or none. */
(() => {
  "use strict";

  const A = window.playbookAdapting;
  const { form, made, quoted } = A;
  const list = form.querySelector("[data-own-steps]");
  const LONGEST_STEP = 600;

  /** The lines of the version shown, in the order of its steps. */
  let lines = [];
  let shown;

  const isEmpty = (minutes) => minutes.value === "" && !minutes.validity.badInput;
  const isRight = (minutes) => isEmpty(minutes) || (Number.isInteger(Number(minutes.value)) && Number(minutes.value) >= 1 && Number(minutes.value) <= LONGEST_STEP);

  function line(step) {
    const named = (what) => ({ "aria-label": what, autocomplete: "off" });
    const minutes = made("input", { type: "number", min: "1", max: String(LONGEST_STEP), step: "1", ...named(`Durée de ${quoted(step.title)}, en minutes`) });
    const skip = made("input", { type: "checkbox", ...named(`Sauter ${quoted(step.title)}`) });
    minutes.dataset.own = `minutes-${step.id}`;
    skip.dataset.own = `skip-${step.id}`;
    minutes.addEventListener("change", () => {
      if (isEmpty(minutes)) delete A.own[step.id];
      else if (isRight(minutes)) A.own[step.id] = Number(minutes.value);
      A.update();
    });
    skip.addEventListener("change", () => {
      minutes.value = ""; // what was wrong there no longer counts
      if (skip.checked) A.own[step.id] = 0;
      else delete A.own[step.id];
      A.update();
    });
    list.append(made("li", {}, made("span", {}, step.title), minutes, made("span", {}, "min"), made("label", {}, skip, " sauter")));
    return { step, minutes, skip };
  }

  /** The lines stay as long as the version: the field that has the focus and a click that has begun are not lost. */
  A.showOwn = (now, planned) => {
    if (shown !== now.variant) {
      list.replaceChildren();
      lines = A.scripts[now.variant].map(line);
      shown = now.variant;
    }
    const inPlan = new Map(planned.steps.map((item) => [item.id, item]));
    for (const { step, minutes, skip } of lines) {
      minutes.value = String(inPlan.get(step.id)?.minutes ?? "");
      skip.checked = A.own[step.id] === 0;
      minutes.disabled = skip.checked;
    }
  };

  /** The fields whose minutes are wrong, and what is accepted there; another version has steps of its own. */
  A.ownFault = (now) => {
    const wrong = shown === now.variant ? lines.filter(({ minutes }) => !isRight(minutes)) : [];
    const titles = wrong.map(({ step }) => quoted(step.title)).join(", ");
    return { fields: wrong.map(({ minutes }) => minutes), words: `${titles} : de 1 à ${LONGEST_STEP} minutes, en nombre entier ; cochez « sauter » pour enlever l’étape.` };
  };
})();
