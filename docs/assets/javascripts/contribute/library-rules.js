/** Rules about the library and about texts, as in macros/loading: names that exist, words once, real dates, nobody's address. */
(() => {
  "use strict";

  const W = window.playbookWriting;
  const { objects } = W.findings;
  const URL_PATTERN = /^https:\/\/[^\s<>"'{}|\\^`]+$/;

  function* references(data) {
    const slugs = { formats: new Set(W.data.formats.map(([slug]) => slug)), canvases: new Set(W.data.canvases.map(([slug]) => slug)) };
    const WHAT = { formats: "un atelier", canvases: "un canevas" };
    const named = [
      ...objects(data.avoid_when).map((one, rank) => [["avoid_when", rank, "instead"], "formats", one.instead]),
      ...objects(data.inputs).map((one, rank) => [["inputs", rank, "format"], "formats", one.format]),
      ...objects(data.canvases).map((slug, rank) => [["canvases", rank], "canvases", slug]),
      ...objects(data.after).map((slug, rank) => [["after", rank], "formats", slug]),
    ];
    for (const [path, kind, slug] of named) {
      if (!slug) continue;
      if (!slugs[kind].has(slug)) yield [path, `« ${slug} » n'existe pas dans la bibliothèque (${WHAT[kind]} est attendu)`];
      else if (kind === "formats" && slug === W.slug()) yield [path, `${WHAT[kind]} ne peut pas se nommer lui-même`];
    }
  }

  function* repeats(data) {
    for (const [key, value] of Object.entries(data)) {
      if (!Array.isArray(value) || !value.every((one) => typeof one === "string")) continue;
      for (const [rank, word] of value.entries()) if (value.indexOf(word) < rank) yield [[key, rank], `« ${word} » est écrit deux fois`];
    }
  }

  function* maturity(data) {
    const levels = objects(data.maturity);
    if (levels.includes("any") && levels.length > 1) yield [["maturity", levels.indexOf("any")], "« Indépendant de l'avancement » reste seul"];
  }

  function* dates({ reviewed }) {
    if (reviewed === undefined) return;
    const [year, month, day] = String(reviewed).split("-").map(Number);
    const real = /^\d{4}-\d{2}-\d{2}$/.test(reviewed) && new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10) === reviewed;
    if (!real || year < 1990 || year > 2100) yield [["reviewed"], `une date qui existe est attendue, comme 2026-11-22, reçu ${W.quoted(reviewed)}`];
  }

  function* addresses(data) {
    for (const [rank, { url }] of objects(data.sources).entries()) {
      if (typeof url === "string" && url.startsWith("https://") && !URL_PATTERN.test(url)) yield [["sources", rank, "url"], `une adresse qui commence par https:// est attendue, reçu ${W.quoted(url)}`];
    }
  }

  function* personalData(data) {
    const todo = [[[], data]];
    while (todo.length) {
      const [path, value] = todo.pop();
      if (typeof value === "string") {
        const finds = window.playbookPersonalData.found(value, W.data.mailbox);
        for (const kind of new Set(finds.map((one) => one.kind))) {
          const told = window.playbookPersonalData.advice(finds.filter((one) => one.kind === kind));
          yield [path, told[0].toLowerCase() + told.slice(1).replace(/\.$/, "")];
        }
      } else if (value && typeof value === "object") {
        for (const [key, inner] of Object.entries(value)) todo.push([[...path, Array.isArray(value) ? Number(key) : key], inner]);
      }
    }
  }

  W.libraryRules = [references, repeats, maturity, dates, addresses, personalData];
})();
