/** Rules about people, as in macros/loading/rules/people_rules.py: shared cases hold both to the same finds. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { objects, stepsOf, peopleOf, isSize, unknown } = W.findings;
  const whole = Number.isInteger;

  function* participants({ participants: people = {} }) {
    const { min, ideal, max } = people;
    if (whole(min) && whole(max) && min > max) yield [["participants", "min"], `${min} dépasse le maximum (${max})`];
    else if ([min, ideal, max].every(whole) && (ideal < min || ideal > max)) yield [["participants", "ideal"], `un nombre entre ${min} et ${max} est attendu, reçu ${ideal}`];
  }

  function* trainingIsTold({ facilitation = {} }) {
    if (facilitation.trained === true && !facilitation.training) yield [["facilitation", "trained"], `dites dans « ${W.labelOf("Facilitation", "training")} » quelle formation il faut`];
  }

  function* groupSizes(data) {
    const people = peopleOf(data);
    const sizes = [[["group_size"], data.group_size], ...stepsOf(data).map(([path, step]) => [[...path, "group_size"], step.group_size])];
    for (const [path, size] of sizes) {
      if (!isSize(size)) continue;
      if (size.min > size.max) {
        yield [[...path, "min"], `${size.min} dépasse le maximum (${size.max})`];
        continue;
      }
      if (!people) continue;
      const groups = (n) => W.length.groupsOf(n, size);
      const smallest = (n) => Math.floor(n / groups(n));
      const impossible = Array.from({ length: people.max - people.min + 1 }, (_, rank) => people.min + rank).filter((n) => smallest(n) < size.min);
      if (impossible.length) {
        const [n] = impossible;
        yield [path, `à ${n} personnes il faut ${groups(n)} sous-groupes, dont le plus petit n'en aurait que ${smallest(n)} (minimum ${size.min}) ; nombres impossibles : ${impossible.join(", ")}`];
      }
    }
  }

  function* groupSizeIsKnown(data) {
    if (data.group_size) return;
    for (const [path, step] of stepsOf(data)) {
      const counts = step.mode === "groups" || step.shared_by === "groups" || (W.isObject(step.minutes) && "per_group" in step.minutes);
      if (counts && !step.group_size) yield [[...path, "mode"], "elle manque, alors que cette étape compte des sous-groupes", ["Step", "group_size"]];
    }
  }

  function* crew({ facilitation = {}, participants: people = {} }) {
    const lines = objects(facilitation.people);
    for (let rank = 1; rank < lines.length; rank += 1) {
      const [before, now] = [lines[rank - 1].up_to, lines[rank].up_to];
      if (whole(before) && whole(now) && now <= before) yield [["facilitation", "people", rank, "up_to"], `plus de ${before} est attendu, reçu ${now}`];
    }
    const last = lines.at(-1)?.up_to;
    if (whole(last) && whole(people.max) && people.max <= 500 && last < people.max) yield [["facilitation", "people", lines.length - 1, "up_to"], `la dernière ligne doit aller jusqu'au maximum (${people.max}), reçu ${last}`];
  }

  /** Groups that the smallest number of people makes, at the step that makes most of them. */
  function groups(data, people) {
    const sizes = isSize(data.group_size) ? [data.group_size] : objects(data.script).map((step) => step.group_size).filter(isSize);
    return Math.max(1, ...sizes.map((size) => W.length.groupsOf(people, size)));
  }

  function* roles(data) {
    const all = objects(data.roles);
    const ids = all.map((role) => role.id).filter(Boolean);
    const sharers = [...ids, "groups", "participants"];
    for (const [path, step] of stepsOf(data)) {
      if (step.lead && !ids.includes(step.lead)) yield [[...path, "lead"], unknown(step.lead, ids, "rôles")];
      if (step.shared_by && !sharers.includes(step.shared_by)) yield [[...path, "shared_by"], unknown(step.shared_by, sharers, "rôles")];
      for (const [rank, task] of objects(step.tasks).entries()) if (task.role && !ids.includes(task.role)) yield [[...path, "tasks", rank, "role"], unknown(task.role, ids, "rôles")];
    }
    const preparers = ["facilitator", "participants", ...ids];
    for (const [rank, task] of objects(data.preparation).entries()) if (task.who && !preparers.includes(task.who)) yield [["preparation", rank, "who"], unknown(task.who, preparers, "rôles")];
    const counted = all.map((role, rank) => [role, rank]).filter(([role]) => !role.team);
    for (const [, rank] of counted.filter(([role]) => role.count === "rest").slice(1)) yield [["roles", rank, "count"], "un seul rôle peut prendre toutes les autres personnes"];
    const people = peopleOf(data);
    if (!people) return;
    const needed = counted.reduce((sum, [{ count }]) => sum + (count === "per_group" ? groups(data, people.min) : whole(count) ? count : 0), 0);
    if (needed > people.min) yield [["roles"], `ils demandent ${needed} personnes, mais le minimum est ${people.min}`];
  }

  W.peopleRules = [participants, groupSizes, groupSizeIsKnown, crew, trainingIsTold, roles];
})();
