/**
 * A format adapted to one session. The same rules as macros/model/plan.py: shared cases hold both to the same numbers.
 * All times in minutes; `start` counts from midnight.
 */
window.playbookPlan = (() => {
  "use strict";

  const DAY = 24 * 60;
  const LONGEST_STEP = 600;

  const groupsOf = (people, [, most]) => Math.ceil(people / most);

  /** People in each group, the largest first; they differ by one at most. */
  function groupSizes(people, size) {
    const groups = groupsOf(people, size);
    const small = Math.floor(people / groups);
    const larger = people % groups;
    return Array.from({ length: groups }, (_, rank) => (rank < larger ? small + 1 : small));
  }

  function held(role, people, groups, roles) {
    if (role.count === "per_group") return groups;
    if (role.count !== "rest") return role.count;
    const taken = Object.values(roles)
      .filter((other) => other.count !== "rest" && !other.team)
      .reduce((sum, other) => sum + held(other, people, groups, {}), 0);
    return Math.max(people - taken, 0);
  }

  function sharersOf(step, data, people) {
    const size = step.size ?? data.size;
    const groups = size ? groupsOf(people, size) : 1;
    if (step.sharedBy === "participants") return people;
    if (step.sharedBy === "groups") return groups;
    const role = data.roles[step.sharedBy];
    return role ? Math.max(held(role, people, groups, data.roles), 1) : 1;
  }

  function needed([quantity, per], people, groups) {
    return quantity * { session: 1, group: groups, participant: people }[per];
  }

  /**
   * What keeps an adaptation from being possible, as the name of the field; null when nothing does.
   * @returns {"people" | "mode" | "variant" | "start" | "minutes" | null}
   */
  function fault(data, { people, mode, variant = "", start, minutes = {} }) {
    const [least, , most] = data.people;
    if (!Number.isInteger(people) || people < least || people > most) return "people";
    if (!data.modes.includes(mode)) return "mode";
    const chosen = data.variants.find((one) => one.id === variant);
    if (variant && (!chosen || (chosen.modes.length && !chosen.modes.includes(mode)))) return "variant";
    if (!Number.isInteger(start) || start < 0 || start >= DAY) return "start";
    const inRange = (value) => Number.isInteger(value) && value >= 0 && value <= LONGEST_STEP;
    return Object.values(minutes).every(inRange) ? null : "minutes";
  }

  /**
   * @param {object} data what `plan_data` wrote into the page
   * @param {{people: number, mode: string, variant?: string, start: number, minutes?: Object<string, number>}} adaptation
   */
  function plan(data, adaptation) {
    const { people, mode, variant = "", start, minutes = {} } = adaptation;
    const script = variant ? data.variants.find((one) => one.id === variant).script : data.script;
    const groups = data.groupMaxima.length ? Math.max(...data.groupMaxima.map((most) => Math.ceil(people / most))) : 1;
    let clock = start;
    const steps = script
      .filter((step) => minutes[step.id] !== 0)
      .map((step) => {
        const size = step.size ?? data.size;
        const sizes = size ? groupSizes(people, size) : [];
        const scaled = step.minutes + (step.perGroup ?? 0) * (sizes.length || 1) + (step.perParticipant ?? 0) * people;
        const length = minutes[step.id] ?? scaled;
        const planned = {
          id: step.id,
          start: clock,
          minutes: length,
          groups: step.mode === "groups" || step.sharedBy === "groups" ? sizes : [],
          sharers: sharersOf(step, data, people),
        };
        clock += length;
        return planned;
      });
    const crew = (data.crew.find(([upTo]) => people <= upTo) ?? data.crew.at(-1))[1];
    const extra = data.extra.reduce((sum, [modes, count]) => sum + (modes.includes(mode) ? count : 0), 0);
    return {
      steps,
      minutes: clock - start,
      end: clock,
      groups,
      facilitators: crew + extra,
      materials: data.materials.map((thing) => (thing[2].length && !thing[2].includes(mode) ? null : needed(thing, people, groups))),
      handouts: data.handouts.map((handout) => needed(handout, people, groups)),
    };
  }

  return { plan, fault };
})();
