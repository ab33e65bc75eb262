/**
 * The calendar event of a session (RFC 5545): one event at the hour of Paris, with the agenda in its description.
 * It says the same as macros/exports/calendar_file.py: a test holds both to the same lines.
 */
window.playbookCalendar = (() => {
  "use strict";

  const NBSP = "\u00a0";
  const LINE = 75; // bytes, without the end of the line
  const HEAD = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Playbook des ateliers//FR", "CALSCALE:GREGORIAN",
    "BEGIN:VTIMEZONE", "TZID:Europe/Paris",
    "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "END:DAYLIGHT",
    "BEGIN:STANDARD", "DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "TZNAME:CET", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "END:STANDARD",
    "END:VTIMEZONE",
  ]; // prettier-ignore

  // ---- The hour of Paris: moments are minutes of universal time ------------------------------------------------------

  const two = (number) => String(number).padStart(2, "0");
  const dateAt = (moment) => new Date(moment * 60000);

  /** One o'clock, universal time, on the last Sunday of a month (counted from 0): when the hour changes. */
  function change(year, month) {
    const last = new Date(Date.UTC(year, month + 1, 0));
    return (last.getTime() - last.getUTCDay() * 86400000) / 60000 + 60;
  }

  function isSummer(moment) {
    const year = dateAt(moment).getUTCFullYear();
    return moment >= change(year, 2) && moment < change(year, 9);
  }

  /** An hour that comes twice is the first one; an hour that a clock jumps over is told by the clock before it. */
  function momentOf(day, minutes) {
    const [year, month, date] = day.split("-").map(Number);
    const local = Date.UTC(year, month - 1, date) / 60000 + minutes;
    return isSummer(local - 120) ? local - 120 : local - 60;
  }

  /** What a clock of Paris shows, as a date whose universal fields are to be read. */
  const clockAt = (moment) => dateAt(moment + (isSummer(moment) ? 120 : 60));
  /** The second time of an hour that comes twice. */
  const isRepeated = (moment) => !isSummer(moment) && isSummer(moment - 60);
  const day = (date) => `${date.getUTCFullYear()}${two(date.getUTCMonth() + 1)}${two(date.getUTCDate())}`;
  const stamp = (date) => `${day(date)}T${two(date.getUTCHours())}${two(date.getUTCMinutes())}${two(date.getUTCSeconds())}`;

  function length(minutes) {
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
    const time = (hours ? `${hours}H` : "") + (rest ? `${rest}M` : "");
    return `P${days ? `${days}D` : ""}${time ? `T${time}` : ""}`;
  }

  // ---- Lines ----------------------------------------------------------------------------------------------------------

  /** A text as a value: what the format uses for itself is escaped, what no text holds is taken out. */
  function value(text) {
    return text
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
      .replace(/[\\;,]/g, "\\$&")
      .replace(/\n/g, "\\n");
  }

  const bytes = (character) => (character < "\u0080" ? 1 : character < "\u0800" ? 2 : character.length > 1 ? 4 : 3);

  /** A line cut between characters; what follows a cut starts with a space, which counts. */
  function folded(line) {
    let text = "";
    let room = LINE;
    for (const character of line) {
      const size = bytes(character);
      if (size > room) {
        text += "\r\n ";
        room = LINE - 1;
      }
      text += character;
      room -= size;
    }
    return text;
  }

  /** Goal, agenda, what to prepare: what every person invited may read. */
  function description(session, begins, duration) {
    const agenda = session.steps.map((step) => {
      const at = clockAt(begins + step.start - session.start);
      return `- ${at.getUTCHours()}${NBSP}h${NBSP}${two(at.getUTCMinutes())} – ${step.title}`;
    });
    const tasks = session.preparation
      .filter((task) => task.forParticipants)
      .map((task) => `- ${task.task.replace(/\.+$/, "")} (${duration(task.minutes)}).`);
    return [
      [`But${NBSP}: ${session.summary}`],
      [`À la fin${NBSP}: ${session.deliverable}`],
      [`Au programme (${duration(session.minutes)})${NBSP}:`, ...agenda],
      tasks.length ? [`À préparer avant${NBSP}:`, ...tasks] : ["Rien à préparer avant."],
      session.page ? [`L’atelier en détail${NBSP}: ${session.page}`] : [],
    ]
      .filter((lines) => lines.length)
      .map((lines) => lines.join("\n"))
      .join("\n\n");
  }

  /**
   * @param {object} session what adapted-session.js reads, with its date
   * @param {(minutes: number) => string} duration how a length is written
   * @param {Date} [now] when the file is made: a calendar that already has the event takes the newer one
   * @returns {string} the text of the .ics file
   */
  function write(session, duration, now = new Date()) {
    const begins = momentOf(session.date, session.start);
    const ends = begins + session.minutes;
    const hour = `${two(Math.floor(session.start / 60))}${two(session.start % 60)}`;
    const lines = [
      ...HEAD,
      "BEGIN:VEVENT",
      `SUMMARY;LANGUAGE=fr-FR:${value(session.title)}`,
      `DTSTART;TZID=Europe/Paris:${stamp(clockAt(begins))}`,
      isRepeated(ends) ? `DURATION:${length(session.minutes)}` : `DTEND;TZID=Europe/Paris:${stamp(clockAt(ends))}`,
      `DTSTAMP:${stamp(now)}Z`,
      `UID:${session.slug}-${session.date.replace(/-/g, "")}-${hour}@playbook-des-ateliers`,
      `DESCRIPTION;LANGUAGE=fr-FR:${value(description(session, begins, duration))}`,
      "LOCATION:",
      "TRANSP:OPAQUE",
      ...(session.page ? [`URL:${session.page}`] : []),
      "END:VEVENT",
      "END:VCALENDAR",
    ];
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  }

  return { write };
})();
