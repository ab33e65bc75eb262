/**
 * What people say of their session among the words they type: how many they are, for how long, where.
 * Pure: a text in, figures and the words that are left out. The catalogue takes the same as filters.
 */
window.playbookConstraints = (() => {
  "use strict";

  const MOST_PEOPLE = 500; // what the field of the catalogue takes
  const LARGE_GROUP = 20; // « grand groupe » without a figure
  const HALF_DAY = 210; // minutes: a morning or an afternoon, from one to the other end
  const LONGEST = 480; // beyond, « 14 h » is a time of the day
  /** The durations of the catalogue's list, in minutes. For a half-day, the last one comes nearest, and its label says so. */
  const OFFERED = [60, 120, 180];

  const WORDS = (
    "_ une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt"
  ).split(" ");
  const TENS = { trente: 30, quarante: 40, cinquante: 50 };
  const ABOUT = { dizaine: 10, douzaine: 12, quinzaine: 15, vingtaine: 20, trentaine: 30, quarantaine: 40, cinquantaine: 50 };
  /** « une personne qui… » is nobody in particular: one is written in figures. */
  const COUNTED = [...WORDS.slice(2), ...Object.keys(TENS)].sort((a, b) => b.length - a.length).join("|");

  /** In the catalogue's addresses → how it is said, and how people type it. */
  const MODES = {
    distanciel: ["à distance", "[àa] distance|distanciel|visio(?:conf[ée]rences?)?|remote|en ligne"],
    presentiel: ["en présentiel", "pr[ée]sentiel|sur place"],
    hybride: ["hybride", "hybride"],
  };
  /** Things that are « en ligne » by themselves, whatever the session: a service, a form… */
  const ONLINE_THINGS = "services?|d[ée]marches?|sites?|formulaires?|comptes?|rendez-vous|formations?|outils?|dossiers?|remplir|mettre|mise";

  /** A whole phrase: no letter nor figure stands against it, but that of an elision. */
  const phrase = (pattern) => new RegExp(`(?<![\\p{L}\\p{N}-])(?:${pattern})(?![\\p{L}\\p{N}])`, "giu");
  /** Words that only lead to the figure, which nobody looks for without it. */
  const led = (words, pattern) => `(?:(?:${words})\\s+)*(?:${pattern})(?:\\s+(?:max(?:imum)?|au plus|environ))?`;
  const TO_PEOPLE =
    "r[ée]unir|rassembler|accueillir|inviter|groupes? de|[ée]quipes? de|nous (?:serons|sommes)|on (?:sera|est)|jusqu['’][àa]|au moins|au plus|plus de|moins de|environ|pour|avec|[àa]|de|une";
  const TO_MINUTES = "dur[ée]e(?: de| :)?|en|de|pendant|moins de|environ|au plus|pour|[àa]";

  const PEOPLE = phrase(
    led(
      TO_PEOPLE,
      `(?:\\d{1,3}\\s*(?:[àa]|ou|[-–/])\\s*)?(\\d{1,3}|${COUNTED}|${Object.keys(ABOUT).join("|")})\\s*(?:d(?:e\\s|['’]))?\\s*` +
        "(?:personnes?|participant(?:[·.(]?e[·.)]?)?s?|pers\\.?|gens|agents?)"
    )
  );
  const LARGE = phrase(led("en|pour|avec|[àa]|de|un|tr[èe]s", "grands? groupes?"));
  const HOURS = phrase(
    led(
      TO_MINUTES,
      `(?<!plus de\\s)(\\d{1,2}(?:[.,]5)?|${WORDS.slice(1, 9).join("|")})\\s*(?:h|heures?)(?:\\s*([0-5]\\d)(?:\\s*(?:mn|min(?:utes?)?))?|\\s+et\\s+(demie?|quart))?`
    )
  );
  const MINUTES = phrase(led(TO_MINUTES, "(?<!plus de\\s)(\\d{1,3})\\s*(?:mn|min(?:utes?)?)"));
  const SPANS = [
    [phrase(led(`${TO_MINUTES}|une|la`, "demi[- ]journ[ée]e|matin[ée]e|apr[èe]s[- ]midi")), HALF_DAY],
    [phrase(led(`${TO_MINUTES}|une`, "demi[- ]heure")), 30],
    [phrase(led(TO_MINUTES, "trois quarts d['’]heure")), 45],
  ];

  const number = (typed) => {
    const word = typed.toLowerCase();
    return ABOUT[word] ?? TENS[word] ?? (WORDS.includes(word) ? WORDS.indexOf(word) : Number(word.replace(",", ".")));
  };
  const minutesOf = (hours, minutes, part) =>
    Math.round(number(hours) * 60) + Number(minutes ?? 0) + (part ? (part.toLowerCase() === "quart" ? 15 : 30) : 0);

  /** What is left once phrases are taken out, without the commas and the small words that held them together. */
  function tidy(text) {
    return text
      .replace(/\s*(?:[,;·]\s*)+/g, ", ")
      .replace(/(?:^|\s)(?:[dl]|qu)['’](?=[,\s]|$)/giu, " ")
      .replace(/\s+/g, " ")
      .replace(/(?:^|\s)(?:[àa]|en|de|et|pour|avec)(?=[,\s]*$)/iu, "")
      .replace(/^[\s,:.]+|[\s,:]+$/g, "");
  }

  /**
   * @typedef {{left: string, people: number | null, minutes: number | null, modes: string[], any: boolean}} Asked
   * @param {string} typed
   * @returns {Asked} `people` to hold, `minutes` at most, `modes` of which one is enough, and the words that are `left`
   */
  function read(typed) {
    let left = typed.slice(0, 300).normalize("NFC");
    let people = null;
    let minutes = null;
    const modes = new Set();

    /** Take phrases out; what means nothing here stays a word. The greatest figure says what the session must hold. */
    const take = (pattern, value, keep) => {
      left = left.replace(pattern, (whole, ...groups) => {
        const found = value(...groups);
        if (found === null) return whole;
        keep(found);
        return " ";
      });
    };
    const within = (figure, most) => (figure >= 1 && figure <= most ? figure : null);
    const hold = (figure) => (people = Math.max(people ?? 0, figure));
    const last = (figure) => (minutes = Math.max(minutes ?? 0, figure));

    // People first: in « 2 h 14 personnes », the 14 are no minutes.
    take(PEOPLE, (figure) => within(number(figure), MOST_PEOPLE), hold);
    take(LARGE, () => LARGE_GROUP, hold);
    for (const [pattern, length] of SPANS) take(pattern, () => length, last);
    take(HOURS, (...parts) => within(minutesOf(...parts.slice(0, 3)), LONGEST), last);
    take(MINUTES, (figure) => within(Number(figure), LONGEST), last);
    for (const [mode, [, pattern]] of Object.entries(MODES)) {
      const said = phrase(`(?<!(?:${ONLINE_THINGS})\\s)(?:(?:en|mode)\\s+)?(?:${pattern})`);
      take(said, () => mode, (found) => modes.add(found));
    }
    const any = people !== null || minutes !== null || modes.size > 0;
    return { left: any ? tidy(left) : typed, people, minutes, modes: [...modes], any };
  }

  /**
   * @param {Asked} asked @param {{minutes: number, min: number, max: number, modes: string[]}} session
   * @returns {number} how many of the things asked the session does not meet
   */
  function misses(asked, session) {
    return [
      asked.people !== null && (asked.people < session.min || asked.people > session.max),
      asked.minutes !== null && session.minutes > asked.minutes,
      asked.modes.length > 0 && !asked.modes.some((mode) => session.modes.includes(mode)),
    ].filter(Boolean).length;
  }

  const duration = (minutes) => `${minutes / 60}\u00a0h au plus`;

  /**
   * The same as filters of the catalogue: the first duration of its list that holds the one asked.
   * @param {Asked} asked
   * @returns {{label: string, parameters: [string, string][]} | null} null where the catalogue has no filter for it
   */
  function filters(asked) {
    const parameters = [];
    const labels = [];
    if (asked.people !== null) {
      parameters.push(["participants", String(asked.people)]);
      labels.push(`${asked.people}\u00a0personne${asked.people > 1 ? "s" : ""}`);
    }
    const longest = asked.minutes === HALF_DAY ? OFFERED.at(-1) : OFFERED.find((offered) => asked.minutes !== null && asked.minutes <= offered);
    if (longest) {
      parameters.push(["duree", String(longest)]);
      labels.push(duration(longest));
    }
    for (const mode of asked.modes) parameters.push(["modalite", mode]);
    if (asked.modes.length) labels.push(asked.modes.map((mode) => MODES[mode][0]).join(" ou "));
    return labels.length ? { label: labels.join(" · "), parameters } : null;
  }

  return { read, misses, filters };
})();
