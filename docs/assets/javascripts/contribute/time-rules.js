/** Rules about time, as in macros/loading/rules/time_rules.py: shared cases hold both to the same finds. Minutes. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { objects, stepsOf, peopleOf, isBreak, unknown } = W.findings;
  const LONGEST_STRETCH = 105;
  const LONGEST_SESSION = 600;
  const MIN_LATE_SAVING = 0.1;

  /** Rules that add minutes up wait until every length and every number of people is there. */
  function sound(data) {
    const people = peopleOf(data);
    const script = objects(data.script).filter(W.isObject);
    const known = (step) => W.length.minutesOf(step, 1, data.group_size) !== null;
    if (!people || !script.length || !script.every(known)) return null;
    return { people, script, at: (size, steps = script) => W.length.laidOut(steps, size, data.group_size) };
  }

  const variantsOf = (data) => objects(data.variants).filter((variant) => objects(variant.changes).every(W.isObject));

  function* breaks(data) {
    const known = sound(data);
    if (!known) return;
    const { people, script, at } = known;
    const worst = [people.ideal, people.min, people.max].map((size) => at(size)).reduce((most, one) => (one.longest > most.longest ? one : most));
    const runs = [[["script"], worst], ...variantsOf(data).map((variant, v) => [["variants", v, "changes"], at(people.ideal, W.length.changed(script, objects(variant.changes)))])];
    for (const [path, planned] of runs) {
      if (planned.longest <= LONGEST_STRETCH) continue;
      const where = path.length === 1 ? [...path, script.indexOf(planned.endsAt.step)] : path;
      const size = planned.people === people.ideal ? "" : ` à ${planned.people} personnes`;
      yield [where, `${planned.longest} minutes sans pause jusqu'à l'étape « ${planned.endsAt.step.title ?? ""} »${size} ; ${LONGEST_STRETCH} au plus, ajoutez une pause avant`, ["Format", "script"]];
    }
  }

  function* length(data) {
    const steps = objects(data.script);
    if (steps.length && steps.every(isBreak)) yield [["script"], "il n'y a que des pauses"];
    const known = sound(data);
    if (!known) return;
    const longest = known.at(known.people.max).minutes;
    if (longest > LONGEST_SESSION) yield [["script"], `${longest} minutes à ${known.people.max} personnes ; ${LONGEST_SESSION} au plus, baissez le maximum ou les minutes par personne`];
  }

  function* ifLate(data) {
    const known = sound(data);
    if (!known) return;
    const { people, script } = known;
    let saved = 0;
    let wrong = false;
    for (const [path, step] of stepsOf(data)) {
      const minutes = W.length.minutesOf(step, people.ideal, data.group_size);
      const late = step.if_late?.minutes;
      if (!Number.isInteger(late) || minutes === null) continue;
      if (late >= minutes) {
        wrong = true;
        yield [[...path, "if_late", "minutes"], `moins de ${minutes} minutes sont attendues (la durée de l'étape), reçu ${late}`];
      } else if (path[0] === "script") saved += minutes - late;
    }
    const total = known.at(people.ideal, script).minutes;
    const first = Math.max(0, script.findIndex((step) => !isBreak(step) && !step.if_late?.minutes));
    const mend = { path: ["script", first, "if_late", "minutes"], advice: "Donnez une durée réduite à une étape au moins." };
    if (!wrong && saved < MIN_LATE_SAVING * total) yield [["script"], `les étapes raccourcies font gagner ${saved} min en tout, il en faut au moins ${Math.ceil(total / 10)} (un dixième des ${total} min)`, ["Step", "if_late"], mend];
  }

  function* ifMany(data) {
    const people = peopleOf(data);
    if (!people) return;
    for (const [path, step] of stepsOf(data)) {
      const above = step.if_many?.above;
      if (Number.isInteger(above) && (above < people.min || above >= people.max)) yield [[...path, "if_many", "above"], `un nombre de ${people.min} à ${people.max - 1} est attendu, reçu ${above}`];
    }
  }

  /** What the changes of one variant find; `whole` tells whether its minutes can be added up. */
  function* changesOf(variant, v, script, told) {
    let known = script.map((step) => step.id);
    const touched = new Set();
    for (const [c, change] of objects(variant.changes).entries()) {
      const key = "add" in change || "after" in change ? "after" : "step";
      const path = ["variants", v, "changes", c];
      const target = change[key];
      if (!target) told.whole = false;
      else if (!known.includes(target)) {
        told.whole = false;
        yield [[...path, key], unknown(target, known, "étapes"), ["ResizedStep", "step"]];
      } else if (key === "step") {
        if (touched.has(target)) {
          told.whole = false;
          yield [[...path, key], `« ${target} » est déjà changée par cette variante`];
        }
        touched.add(target);
        if ("skip" in change) {
          known = known.filter((id) => id !== target);
          if (change.skip !== true) {
            told.whole = false;
            yield [[...path, "skip"], "pour garder l'étape, enlevez ce changement"];
          }
        }
      } else if (change.add) known.push(change.add.id);
    }
  }

  function* variants(data) {
    const known = sound(data);
    if (!known) return;
    for (const [v, variant] of variantsOf(data).entries()) {
      const told = { whole: true };
      yield* changesOf(variant, v, known.script, told);
      const planned = known.at(known.people.ideal, W.length.changed(known.script, objects(variant.changes)));
      const minutesOf = new Map(planned.steps.map(({ step, minutes }) => [step.id, minutes]));
      for (const [c, change] of objects(variant.changes).entries()) {
        const late = change.if_late?.minutes;
        const minutes = minutesOf.get(change.step);
        if (Number.isInteger(late) && minutes !== undefined && late >= minutes) yield [["variants", v, "changes", c, "if_late", "minutes"], `moins de ${minutes} minutes sont attendues (la durée de l'étape), reçu ${late}`];
      }
      if (told.whole && Number.isInteger(variant.minutes) && planned.minutes !== variant.minutes) {
        yield [["variants", v, "minutes"], `les étapes de la variante font ${planned.minutes} minutes à ${known.people.ideal} personnes, reçu ${variant.minutes}`];
      }
    }
  }

  W.timeRules = [breaks, length, ifLate, ifMany, variants];
})();
