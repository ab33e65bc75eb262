/** The identifiers of roles, steps, papers and variants: made from names, followed by all that names them. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  /** Entries made here, whose identifier follows their name; one that came from a file stays as it was. */
  const following = new WeakSet();
  const NAMES = ["title", "name"];

  const list = (key) => (Array.isArray(W.state.data[key]) ? W.state.data[key].filter(W.isObject) : []);
  const changes = () => list("variants").flatMap((variant) => (Array.isArray(variant.changes) ? variant.changes.filter(W.isObject) : []));
  const added = () => changes().map((change) => change.add).filter(W.isObject);
  const allSteps = () => [...list("script"), ...added()];

  /** Entries among which an identifier is used once. */
  function siblings(kind) {
    return { Role: () => list("roles"), Step: allSteps, Handout: () => list("handouts"), Variant: () => list("variants") }[kind]();
  }

  /** The places that name an entry of each kind: [holder, key]. */
  function references(kind) {
    if (kind === "Role") {
      const tasks = allSteps().flatMap((step) => (Array.isArray(step.tasks) ? step.tasks.filter(W.isObject) : []));
      return [...allSteps().flatMap((step) => [[step, "lead"], [step, "shared_by"]]), ...tasks.map((task) => [task, "role"]), ...list("preparation").map((task) => [task, "who"])];
    }
    if (kind === "Step") return changes().flatMap((change) => [[change, "step"], [change, "after"]]);
    if (kind === "Handout") return allSteps().flatMap((step) => (Array.isArray(step.handout) ? step.handout.map((_, rank) => [step.handout, rank]) : [[step, "handout"]]));
    return [];
  }

  /** Give an entry another identifier, and follow it wherever it is named. */
  function rename(kind, entry, id) {
    const old = entry.id;
    if (old === id) return;
    if (id) entry.id = id;
    else delete entry.id;
    // Another entry of the same identifier keeps what names it.
    if (!old || !id || siblings(kind).some((other) => other.id === old)) return;
    for (const [holder, key] of references(kind)) if (holder[key] === old) holder[key] = id;
  }

  /** An identifier that no sibling has, from a name. */
  function unused(kind, entry, name) {
    const base = W.slugified(name);
    if (!base) return "";
    const taken = new Set(siblings(kind).filter((other) => other !== entry).map((other) => other.id));
    let id = base;
    for (let rank = 2; taken.has(id); rank += 1) id = `${base.slice(0, 56)}-${rank}`;
    return id;
  }

  /** The name of an entry has changed: its identifier follows, if it does. */
  function named(kind, entry) {
    if (!following.has(entry)) return;
    const name = NAMES.map((key) => entry[key]).find((value) => typeof value === "string") ?? "";
    rename(kind, entry, unused(kind, entry, name));
  }

  W.identifiers = { following, rename, unused, named, list, allSteps };
})();
