/** The session that is asked for: in the fields of the panel, in the person's own minutes, and in the address that holds both. */
(() => {
  "use strict";

  const A = window.playbookAdapting;
  const { DAY, data } = A;
  const { start, participants, modalite, variante } = A.form.elements;
  const MODE_WORDS = { presentiel: "in_person", distanciel: "remote", hybride: "hybrid" };

  /** The steps of the format, and those of each variant. */
  const scripts = { "": data.script, ...Object.fromEntries(data.variants.map((variant) => [variant.id, variant.script])) };
  const stepOf = (now, id) => scripts[now.variant].find((step) => step.id === id);

  /** Minutes from midnight of « 14:00 »; NaN when the field holds no time. */
  function timeOf(text) {
    const found = /^(\d{1,2}):(\d{2})$/.exec(text);
    return found ? Number(found[1]) * 60 + Number(found[2]) : NaN;
  }

  const timeText = (minutes) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

  function asked() {
    return {
      people: participants.value === "" ? NaN : Number(participants.value),
      mode: modalite.value,
      variant: variante?.value ?? "",
      start: timeOf(start.value),
      minutes: Object.fromEntries(Object.entries(A.own).filter(([id]) => scripts[variante?.value ?? ""].some((step) => step.id === id))),
    };
  }

  const usual = { people: data.people[1], mode: data.modes[0], variant: "", start: 9 * 60, minutes: {} };

  function isUsual(now) {
    return (
      now.people === usual.people && now.mode === usual.mode && now.variant === "" && now.start === usual.start && !Object.keys(now.minutes).length
    );
  }

  function remember(now) {
    const parameters = new URLSearchParams();
    if (!isUsual(now)) {
      parameters.set("debut", timeText(now.start));
      parameters.set("participants", String(now.people));
      parameters.set("modalite", Object.keys(MODE_WORDS).find((word) => MODE_WORDS[word] === now.mode));
      if (now.variant) parameters.set("variante", now.variant);
      for (const [id, minutes] of Object.entries(now.minutes)) parameters.append("etape", `${id}:${minutes}`);
    }
    const text = parameters.toString();
    try {
      history.replaceState(null, "", (text ? `?${text}` : location.pathname.split("/").at(-1) || "./") + location.hash);
    } catch {
      // Some browsers allow no other address for a file: the page goes on without.
    }
  }

  /** What the address asks for; a word of it that means nothing is passed over. */
  function read() {
    const parameters = new URLSearchParams(location.search);
    const time = timeOf(parameters.get("debut") ?? "");
    start.value = timeText(time >= 0 && time < DAY ? time : usual.start);
    const people = Number(parameters.get("participants"));
    participants.value = String(Number.isInteger(people) && people >= data.people[0] && people <= data.people[2] ? people : usual.people);
    const mode = MODE_WORDS[parameters.get("modalite")];
    modalite.value = data.modes.includes(mode) ? mode : usual.mode;
    if (variante) variante.value = scripts[parameters.get("variante")] ? parameters.get("variante") : "";
    A.own = {};
    for (const entry of parameters.getAll("etape").slice(0, 60)) {
      const [id, minutes] = entry.split(":");
      if (/^\d{1,3}$/.test(minutes ?? "") && Number(minutes) <= 600) A.own[id] = Number(minutes);
    }
  }

  /** `own`: the person's own minutes, by step id; only those that were typed or skipped (0). */
  Object.assign(A, { own: {}, scripts, stepOf, usual, asked, isUsual, remember, read });
})();
