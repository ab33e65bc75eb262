/** Rules about the steps, as in macros/loading/rules/script_rules.py and format_rules.py: shared cases hold both to the same finds. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { objects, stepsOf, isBreak, handoutsOf, unknown } = W.findings;

  function* uniqueIds(data) {
    const taken = (path, id) => [[...path, "id"], `« ${id} » est déjà pris`];
    for (const key of ["roles", "handouts", "variants"]) {
      const seen = new Set();
      for (const [rank, { id }] of objects(data[key]).entries()) {
        if (id && seen.has(id)) yield taken([key, rank], id);
        seen.add(id);
      }
    }
    const script = new Set();
    const added = new Set();
    for (const [path, { id }] of stepsOf(data)) {
      if (!id) continue;
      // Two variants may each add a step of the same name.
      const own = path[0] === "script" ? id : `${path[1]} ${id}`;
      if (script.has(id) || added.has(own)) yield taken(path, id);
      (path[0] === "script" ? script : added).add(path[0] === "script" ? id : own);
    }
  }

  function* supports(data) {
    const handouts = objects(data.handouts).map((one) => one.id).filter(Boolean);
    const canvases = objects(data.canvases);
    const steps = stepsOf(data);
    for (const [path, step] of steps) {
      if (step.canvas && !canvases.includes(step.canvas)) yield [[...path, "canvas"], unknown(step.canvas, canvases, "canevas")];
      for (const [rank, id] of handoutsOf(step).entries()) {
        if (!handouts.includes(id)) yield [typeof step.handout === "string" ? [...path, "handout"] : [...path, "handout", rank], unknown(id, handouts, "documents")];
      }
    }
    const used = new Set(steps.map(([, step]) => step.canvas));
    for (const [rank, slug] of canvases.entries()) {
      if (!used.has(slug)) yield [["canvases", rank], `aucune étape n'utilise « ${slug} » ; choisissez-le dans une étape (« ${W.labelOf("Step", "canvas")} ») ou enlevez-le`];
    }
    const given = new Set(steps.flatMap(([, step]) => handoutsOf(step)));
    for (const [rank, { id }] of objects(data.handouts).entries()) {
      if (id && !given.has(id)) yield [["handouts", rank, "id"], `aucune étape ne remet « ${id} » ; choisissez-le dans une étape (« ${W.labelOf("Step", "handout")} ») ou enlevez-le`, ["Format", "handouts"]];
    }
  }

  function* stepIsTold(data) {
    for (const [path, step] of stepsOf(data)) {
      if (isBreak(step) || !step.mode) continue;
      for (const key of ["brief", "do"]) if (step[key] === undefined) yield [[...path, key], "ce champ est obligatoire pour une étape qui n'est pas une pause, et il manque"];
    }
  }

  const MODE_NAMES = { remote: "à distance", hybrid: "en hybride" };

  function* modes(data) {
    const own = objects(data.modes);
    if (!own.length) return;
    for (const key of ["materials", "variants"]) {
      for (const [rank, entry] of objects(data[key]).entries()) {
        for (const [position, mode] of objects(entry.modes).entries()) {
          if (!own.includes(mode)) yield [[key, rank, "modes", position], "une modalité de l'atelier est attendue"];
        }
      }
    }
    const steps = stepsOf(data);
    const work = objects(data.script).filter((step) => !isBreak(step));
    for (const [mode, name] of Object.entries(MODE_NAMES)) {
      const told = work.filter((step) => step[mode]).length;
      if (own.includes(mode) && 2 * told < work.length) {
        const first = objects(data.script).findIndex((step) => !isBreak(step) && !step[mode]);
        yield [["script"], `l'atelier se fait aussi ${name}, mais ce qui change (« ${W.labelOf("Step", mode)} ») n'est dit que dans ${told} ${told > 1 ? "étapes" : "étape"} sur ${work.length} ; il en faut au moins la moitié`, undefined, { path: ["script", first, mode] }];
      }
      if (!own.includes(mode)) {
        for (const [path, step] of steps) if (step[mode]) yield [[...path, mode], `cette étape se dit ${name}, mais l'atelier ne se fait pas ${name}`, ["Format", "modes"]];
      }
    }
  }

  function* status(data) {
    if (["tested", "stable"].includes(data.status) && !objects(data.trials).length) yield [["status"], `il demande au moins un essai observé (« ${W.labelOf("Format", "trials")} ») ; sinon choisissez « Pas encore testé »`];
  }

  function* report({ report: told = {} }) {
    if (Boolean(objects(told.sections).length) === Boolean(told.none_because)) yield [["report"], "donnez soit les parties, soit la raison de ne pas en faire, et un seul des deux"];
  }

  W.scriptRules = [uniqueIds, supports, stepIsTold, modes, status, report];
})();
