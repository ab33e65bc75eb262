/**
 * The sheets of the adapted session: running order, things to bring, tasks before and after.
 * Date, start and minutes can be changed in the file: hours and days follow. As macros/exports/spreadsheet/.
 */
window.playbookAdaptedSheets = (() => {
  "use strict";

  const { HEADER_ROW } = window.playbookSpreadsheet;
  const [DATE, START, DAY] = ["Date_atelier", "Heure_debut", 1440];
  const NBSP = "\u00a0";
  const LONGEST_STEP = 600;
  const column = (title, width, look = "cell") => ({ title, width, look });

  /** A date as a spreadsheet counts it. */
  function serial(day) {
    const [year, month, date] = day.split("-").map(Number);
    return (Date.UTC(year, month - 1, date) - Date.UTC(1899, 11, 30)) / 86400000;
  }

  /** A Saturday is a multiple of seven: it and the Sunday after go back to their Friday. */
  const fridayOf = (day) => day - ([1, 2][day % 7] ?? 0);

  function runningOrder(session) {
    const inGroups = session.steps.some((step) => step.groups);
    const ofMode = session.steps.find((step) => step.modeTerm);
    const columns = [
      column("N°", 5, "number"),
      column("Étape", 27, "strong"),
      column("Minutes", 10, "count"),
      column("Début", 10, "clock"),
      column("Fin", 10, "clock"),
      column("Organisation", 17),
      ...(inGroups ? [column("Sous-groupes", 16)] : []),
      column("Consigne affichée", 42),
      ofMode ? column(`${ofMode.modeTerm}${NBSP}: consigne, matériel, documents`, 56) : column("Matériel et documents", 27),
      column("Qui anime", 14),
    ];
    const rows = session.steps.map((step, index) => {
      const row = HEADER_ROW + 1 + index;
      return [
        index + 1,
        step.title,
        step.minutes,
        // The sum begins at the heading, so that a row can be added or deleted anywhere.
        { formula: `${START}+SUM(C$${HEADER_ROW}:C${row - 1})/${DAY}`, value: step.start / DAY },
        { formula: `D${row}+C${row}/${DAY}`, value: (step.start + step.minutes) / DAY },
        [step.organisation, step.lead].filter(Boolean).join("\n"),
        ...(inGroups ? [step.groups] : []),
        step.brief,
        [step.modeNote, ...step.inHand].filter(Boolean).join("\n"),
        null,
      ];
    });
    const total = HEADER_ROW + rows.length + 1;
    const end = { formula: `${START}+C${total}/${DAY}`, value: (session.start + session.minutes) / DAY };
    const minutes = { formula: `SUM(C${HEADER_ROW + 1}:C${total - 1})`, value: session.minutes };
    return {
      name: "Déroulé",
      title: session.title,
      hint: `Changez les cases jaunes${NBSP}: les heures suivent. 0 minute saute l’étape.`,
      columns,
      rows,
      muted: session.steps.flatMap((step, index) => (step.isBreak ? [index] : [])),
      summary: [
        [1, "Date de l’atelier", session.date ? serial(session.date) : null, "entry_day"],
        [2, "Début", session.start / DAY, "entry_clock"],
        [3, "Fin", { ...end, formula: `E${total}` }, "value_clock"],
        [4, "Durée", { formula: `C${total}/${DAY}`, value: session.minutes / DAY }, "value_elapsed"],
        [5, "Participants", session.people, "value"],
        [6, "Modalité", session.mode, "value"],
        [7, "Personnes à l’animation", session.facilitators, "value"],
      ],
      foot: [[0, null, "cell"], [1, "Total", "strong"], [2, minutes, "number"], [3, null, "cell"], [4, end, "clock"]],
      after: session.source,
      validations: [
        { place: "B4", kind: "date", least: serial("2000-01-01"), most: serial("2100-12-31"), told: "Une date, comme 22/11/2026." },
        { place: "C4", kind: "decimal", least: 0, most: 1, told: "Une heure, comme 14:00." },
        { place: `C${HEADER_ROW + 1}:C${total - 1}`, kind: "whole", least: 0, most: LONGEST_STEP, told: `Un nombre entier de 0 à ${LONGEST_STEP}. 0 saute l’étape.` },
      ],
    };
  }

  const aboutTheSession = (session) => [
    [0, "Participants", session.people, "value"],
    [1, "Modalité", session.mode, "value"],
  ];

  function materials(session) {
    return {
      name: "Matériel",
      title: `Matériel${NBSP}: ${session.title}`,
      hint: "Quantités pour cette séance.",
      columns: [column("À apporter ou à imprimer", 60, "strong"), column("À prévoir", 18, "needed"), column("Compté", 32), column("Qui s’en charge", 22), column("Prêt", 8)],
      rows: session.materials.map((thing) => [thing.item, thing.quantity, thing.rule, null, null]),
      summary: aboutTheSession(session),
    };
  }

  const whenAfter = (days) => (days ? `${days}${NBSP}jour${days > 1 ? "s" : ""} après` : "Le jour même");

  function preparation(session) {
    const date = session.date ? serial(session.date) : null;
    const day = (moved) => {
      const told = moved ? `${DATE}${moved > 0 ? "+" : ""}${moved}` : DATE;
      return { formula: `IF(${DATE}="","",${told})`, value: date === null ? "" : date + moved };
    };
    /** A task before the session: on the Friday before, where its day is a Saturday or a Sunday. */
    const workingDay = (daysBefore) => {
      if (!daysBefore) return day(0);
      const told = `${DATE}-${daysBefore}`;
      return { formula: `IF(${DATE}="","",${told}-MAX(0,WEEKDAY(${told},2)-5))`, value: date === null ? "" : fridayOf(date - daysBefore) };
    };
    return {
      name: "Préparation",
      title: `Préparation et suites${NBSP}: ${session.title}`,
      hint: `La date de l’atelier se saisit dans la feuille «${NBSP}Déroulé${NBSP}»${NBSP}: celles-ci suivent.`,
      columns: [column("Quand", 17), column("Date", 19, "day"), column("Qui", 24), column("Tâche", 66), column("Minutes", 11, "number"), column("Confiée à", 20), column("Fait", 8)],
      rows: [
        ...session.preparation.map((task) => [task.when, workingDay(task.daysBefore), task.who, task.task, task.minutes, null, null]),
        ["Jour de l’atelier", day(0), "", session.title, null, null, null],
        ...session.after.map((task) => [whenAfter(task.daysAfter), day(task.daysAfter), "", task.task, null, null, null]),
      ],
      muted: [session.preparation.length],
      summary: [[1, "Date de l’atelier", day(0), "value_day"]],
    };
  }

  /** @returns {{names: object, sheets: object[]}} what spreadsheet-writer.js writes; a table needs one row at least */
  function sheets(session) {
    return {
      names: { [DATE]: "'Déroulé'!$B$4", [START]: "'Déroulé'!$C$4" },
      sheets: [runningOrder(session), materials(session), preparation(session)].filter((sheet) => sheet.rows.length),
    };
  }

  return { sheets };
})();
