/**
 * « Les fichiers de votre séance »: Word, spreadsheet and calendar event of the session as the page shows it, made in the browser.
 * What makes a file is loaded on the click that asks for it.
 */
(() => {
  "use strict";

  const panel = document.querySelector("[data-files]");
  if (!panel) return;
  const form = document.querySelector("[data-adapt]");
  const date = panel.querySelector("input[type=date]");
  const dateFault = panel.querySelector("[data-date-fault]");
  const told = panel.querySelector("[data-files-told]");
  const NBSP = "\u00a0";
  const SESSION = ["take-away/adapted-session.js", "playbookSession"];
  const ARCHIVE = ["writers/office-archive.js", "playbookArchive"];
  /** The scripts of each file, step by step: those of one step need those before it. */
  const WORD = [
    [SESSION, ARCHIVE, ["writers/word-parts.js", "playbookWordParts"], ["page-blocks.js", "playbookPageBlocks"]],
    [["writers/word-writer.js", "playbookWord"]],
  ];
  const SPREADSHEET = [
    [SESSION, ARCHIVE],
    [["writers/spreadsheet-looks.js", "playbookSpreadsheetLooks"]],
    [["writers/spreadsheet-writer.js", "playbookSpreadsheet"]],
    [["take-away/adapted-spreadsheet.js", "playbookAdaptedSheets"]],
  ];
  const CALENDAR = [[SESSION, ["writers/calendar-writer.js", "playbookCalendar"]]];
  const MAKERS = {
    word: { needed: WORD, made: word, end: "docx" },
    spreadsheet: { needed: SPREADSHEET, made: spreadsheet, end: "xlsx" },
    calendar: { needed: CALENDAR, made: calendar, end: "ics" },
  };

  /** The colour of the type on white paper, whatever the screen: outside of the body, no scheme changes it. */
  function accent() {
    const probe = document.createElement("span");
    probe.dataset.family = panel.closest("[data-family]").dataset.family;
    document.documentElement.append(probe);
    const colour = getComputedStyle(probe).getPropertyValue("--pb-accent").trim();
    probe.remove();
    return /^#[0-9a-f]{6}$/i.test(colour) ? colour : "#1f4d57";
  }

  /** What both office files say of themselves. */
  function origin(session) {
    const { author, licence } = panel.dataset;
    return { title: session.title, author, licence, made: new Date(), accent: accent(), source: session.source };
  }

  function word(session) {
    const blocks = window.playbookPageBlocks.sheet();
    if (session.date) {
      const day = new Date(`${session.date}T12:00:00Z`).toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
      const said = `Séance du ${day.replace(/ 1 /, " 1er ").replace(/ /g, NBSP)}.`;
      blocks.splice(1, 0, { type: "paragraph", style: "facts", runs: [{ text: said, bold: true, italic: false, href: "" }] });
    }
    return window.playbookWord.write({ ...origin(session), subject: `Guide d’animation. ${session.summary}`, footer: session.source, blocks });
  }

  function spreadsheet(session) {
    return window.playbookSpreadsheet.write({ ...origin(session), subject: session.summary, ...window.playbookAdaptedSheets.sheets(session) });
  }

  function calendar(session) {
    return new Blob([window.playbookCalendar.write(session, window.playbookAdapting.duration)], { type: "text/calendar;charset=utf-8" });
  }

  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000); // some browsers read it after the click
  }

  function say(text, isFault = false) {
    told.textContent = text;
    told.classList.toggle("pb-missing", isFault);
  }

  /** What is wrong with the date, for this kind of file; empty when nothing is. */
  function faultOfDate(kind) {
    if (!date.validity.valid) return "Cette date n’est pas complète, ou n’est pas entre 2000 et 2100. Corrigez-la.";
    return kind === "calendar" && !date.value ? "Donnez la date de la séance." : "";
  }

  /** Nothing keeps the file from being made; else it is said with what to do, the date's own fault at its field. */
  function isReady(kind) {
    window.playbookAdapting.settle();
    const fault = faultOfDate(kind);
    window.playbookFault(date, dateFault, fault);
    say("");
    if (fault) date.focus();
    else if (!form.querySelector("[data-fault]").hidden) say(`Corrigez d’abord ce qui est signalé dans «${NBSP}Adapter à votre séance${NBSP}».`, true);
    else return true;
    return false;
  }

  /** The page and the files say the same: a page that was never adapted first gets the hours of its panel. */
  function adapted() {
    if (!window.playbookAdapted) form.elements.start.dispatchEvent(new Event("change"));
    return window.playbookAdapted;
  }

  let busy = false;
  async function make(kind) {
    if (busy || !isReady(kind)) return;
    const { needed, made, end } = MAKERS[kind];
    busy = true;
    say("Le fichier se prépare…");
    try {
      for (const step of needed) await Promise.all(step.map((script) => window.playbookLoad(...script)));
      const session = window.playbookSession.read(panel, adapted());
      session.date = date.value;
      session.source = window.playbookSession.said(panel.querySelector("[data-source]"));
      const name = `${session.slug}-${session.date || "ma-seance"}.${end}`;
      download(await made(session), name);
      say(`«${NBSP}${name}${NBSP}» est dans vos téléchargements.${end === "ics" ? " Ouvrez-le pour l’ajouter à votre agenda." : ""}`);
    } catch (error) {
      console.info(error); // for who looks for the cause; the person is told what to do
      say("Le fichier n’a pas pu être fait. Vérifiez le réseau, puis essayez encore ; sinon, prenez les fichiers de l’atelier ou imprimez la page.", true);
    } finally {
      busy = false;
    }
  }

  for (const button of panel.querySelectorAll("[data-file]")) button.addEventListener("click", () => make(button.dataset.file));
  date.addEventListener("input", () => {
    if (date.validity.valid) window.playbookFault(date, dateFault, "");
  });
})();
