/**
 * How long the session lasts, and how people are spread: the rules of macros/model/schedule.py and people.py. Minutes.
 * A step whose length is not yet a number counts for nothing.
 */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const whole = (value) => Number.isInteger(value) && value >= 0;
  const isSize = (size) => W.isObject(size) && Number.isInteger(size.max) && size.max > 0;
  const groupsOf = (people, size) => Math.ceil(people / size.max);

  /** Minutes of a step for that many people; null when it does not say. */
  function minutesOf(step, people, formatSize) {
    const { minutes } = step;
    if (whole(minutes)) return minutes || null;
    if (!W.isObject(minutes)) return null;
    const size = isSize(step.group_size) ? step.group_size : formatSize;
    const count = "per_participant" in minutes ? people : isSize(size) ? groupsOf(people, size) : 1;
    const each = minutes.per_participant ?? minutes.per_group;
    return whole(each) ? each * count + (whole(minutes.fixed) ? minutes.fixed : 0) : null;
  }

  /** The script laid out: [{step, start, minutes}], its total, and the longest stretch without a break with where it ends. */
  function laidOut(script, people, size) {
    let start = 0;
    let run = 0;
    let longest = 0;
    let endsAt = null;
    const steps = script.map((step) => {
      const minutes = minutesOf(step, people, size) ?? 0;
      const planned = { step, start, minutes };
      start += minutes;
      run = step.mode === "break" ? 0 : run + minutes;
      if (run > longest) [longest, endsAt] = [run, planned];
      return planned;
    });
    return { people, steps, minutes: start, longest, endsAt };
  }

  /** The script with the changes of a variant; one that names an unknown step is passed over. */
  function changed(script, changes) {
    const steps = [...script];
    for (const change of changes) {
      const rank = steps.findIndex((step) => step.id === (change.after ?? change.step));
      if (rank < 0) continue;
      if (change.add) steps.splice(rank + 1, 0, change.add);
      else if ("skip" in change) steps.splice(rank, 1);
      else {
        const told = Object.fromEntries(["minutes", "brief", "do", "say", "if_late"].filter((key) => change[key] !== undefined).map((key) => [key, change[key]]));
        steps[rank] = { ...steps[rank], ...told };
      }
    }
    return steps;
  }

  W.length = { minutesOf, laidOut, changed, groupsOf };
})();
