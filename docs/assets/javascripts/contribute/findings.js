/** What the rules across fields share: the steps with their places, the whole numbers, the words of what is not there. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const objects = (list) => (Array.isArray(list) ? list : []);

  /** The steps of the script, then those that variants add: [path, step]. */
  function stepsOf(data) {
    const steps = objects(data.script).map((step, rank) => [["script", rank], step]);
    objects(data.variants).forEach((variant, v) => {
      objects(variant.changes).forEach((change, c) => {
        if (W.isObject(change.add)) steps.push([["variants", v, "changes", c, "add"], change.add]);
      });
    });
    return steps.filter(([, step]) => W.isObject(step));
  }

  /** Numbers of people, when they are all there and make sense; null otherwise. */
  function peopleOf(data) {
    const { min, ideal, max } = data.participants ?? {};
    return [min, ideal, max].every((one) => Number.isInteger(one) && one > 0 && one <= 500) && min <= ideal && ideal <= max ? { min, ideal, max } : null;
  }

  const isSize = (size) => W.isObject(size) && Number.isInteger(size.min) && Number.isInteger(size.max) && size.min > 0 && size.max > 0;
  const isBreak = (step) => step.mode === "break";
  const handoutsOf = (step) => [step.handout ?? []].flat();

  const unknown = (word, words, what) => `« ${word} » n'existe pas dans cet atelier${words.length ? ` ; ${what} de cet atelier : ${words.join(", ")}` : ` ; cet atelier n'a pas de ${what}`}`;

  W.findings = { objects, stepsOf, peopleOf, isSize, isBreak, handoutsOf, unknown };
})();
