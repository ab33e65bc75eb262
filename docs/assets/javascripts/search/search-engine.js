/**
 * The search: an index made once from the data, and questions put to it.
 * Needs playbookWords, playbookConstraints, playbookSearchData and MiniSearch, which load-search.js brings when they are first needed.
 */
window.playbookSearch = (() => {
  "use strict";

  const { stem, telling, terms, typedTerms, words } = window.playbookWords;
  const { read, misses, filters } = window.playbookConstraints;
  const { entries, kinds, end, synonyms } = window.playbookSearchData;
  /** How much a word found in a field counts: names first, then the promise, then what stands in the page. */
  const WEIGHTS = { title: 6, names: 4, summary: 2.5, promise: 2, content: 1 };
  const SYNONYM_WEIGHT = 0.5;
  /** Results far below the best one share a word with it by chance. */
  const WORTH_SHOWING = 0.06;
  /** For each thing asked that a format does not meet: enough to stand below the last of those that meet one more. */
  const MISSED = WORTH_SHOWING * 0.9;
  /** A page whose title was typed stands before all others. */
  const EXACT = 2;
  /** The kind of a page, by its rank in the data. */
  const KINDS = kinds.map(([kind]) => kind);

  /** @typedef {{id: number, kind: string, address: string, slug: string, title: string, facts: string, family: string, summary: string, score: number, exact: boolean, terms: string[]}} Result */

  const { names, promise, content, limits, ...shown } = entries;
  const ranks = { names, promise, content };

  /** @param {string} text minutes, people at least and at most, modes */
  function session(text) {
    const [minutes, min, max, ...modes] = text.split(" ");
    return { minutes: Number(minutes), min: Number(min), max: Number(max), modes };
  }

  const items = entries.title.map((_, id) => {
    const item = { id };
    for (const field in shown) item[field] = shown[field][id];
    item.kind = KINDS[item.kind];
    item.slug = item.address.split("/").at(-2) ?? "";
    item.session = limits[id] && session(limits[id]);
    return item;
  });

  /** Words that are never shown travel once, and are cut once; see `packed` in exports/site_data/search_data.py. */
  const cut = window.playbookSearchData.words.split(" ").map(terms);
  /** Mistyped words are looked for among names. Elsewhere stems are enough: the index is made in half of the time. */
  const stems = cut.map((found) => found.filter((term) => stem(term) === term));
  /** @param {string} distances @param {string} field @returns {string[]} terms */
  function unpacked(distances, field) {
    const found = [];
    if (!distances) return found;
    const kept = field === "names" ? cut : stems;
    let rank = -1;
    for (const skipped of distances.split(",")) found.push(...kept[(rank += Number(skipped) + 1)]);
    return found;
  }

  /** The terms of the index. */
  const known = new Set(cut.flat());
  /** @param {string} text shown @returns {string[]} terms */
  function cutShown(text) {
    const found = terms(text);
    for (const term of found) known.add(term);
    return found;
  }

  const index = new MiniSearch({
    fields: Object.keys(WEIGHTS),
    extractField: (item, field) => (field in ranks ? ranks[field][item.id] : item[field]),
    tokenize: (text, field) => (field in ranks ? unpacked(text, field) : cutShown(text)),
    processTerm: (term) => term,
    searchOptions: { boost: WEIGHTS, tokenize: typedTerms, processTerm: (term) => term },
  });
  index.addAll(items);

  /** Each group as sequences of words: « retour d'expérience » is one of two. */
  const sequence = (text) => telling(words(text)).map(stem);
  const groups = synonyms.map((group) => group.map(sequence));

  /** @param {string[]} typed @param {string[]} wanted @returns {boolean} true when `wanted` stands in `typed`, in a row */
  const holds = (typed, wanted) =>
    wanted.length > 0 && typed.some((_, start) => wanted.every((word, step) => typed[start + step] === word));

  /** Other words for what was typed. */
  function alternatives(typed) {
    const found = new Set();
    for (const group of groups) {
      const present = group.filter((member) => holds(typed, member));
      if (present.length) for (const member of group) if (!present.includes(member)) found.add(member.join(" "));
    }
    for (const term of typed) if (!known.has(term)) for (const mended of swapped(term)) if (known.has(mended)) found.add(mended);
    return [...found];
  }

  /** A word with two letters in the place of one another, which counts as two mistakes otherwise. */
  function swapped(term) {
    return [...term].slice(1).map((_, rank) => term.slice(0, rank) + term[rank + 1] + term[rank] + term.slice(rank + 2));
  }

  /** Letters that may differ: none in short words, where another letter makes another word. */
  const tolerance = (term) => (term.length < 4 || /\d/.test(term) ? false : term.length < 6 ? 1 : 2);
  /** While a word is being typed, its beginning is enough. */
  const isPrefix = (term, rank, all) => term.length >= 3 || rank === all.length - 1;

  /** What makes two titles the same: their words, whatever their forms and their order. */
  const sameAs = (text) => [...new Set(sequence(text))].sort().join(" ");
  const titles = items.map((item) => sameAs(item.title));

  /** Results by score, and by the order of the data where it is the same. */
  const ordered = (results) => results.sort((a, b) => b.score - a.score || a.id - b.id);

  /** By words alone: those of the title first, then what is worth showing. */
  function byWords(text, kind) {
    if (!typedTerms(text).length) return [];
    const query = {
      combineWith: "OR",
      queries: [
        { queries: [text], fuzzy: tolerance, prefix: isPrefix, weights: { fuzzy: 0.35, prefix: 0.6 } },
        ...alternatives(sequence(text.slice(0, 300))).map((other) => ({
          queries: [other],
          combineWith: "AND",
          tokenize: (told) => told.split(" "),
          boostTerm: () => SYNONYM_WEIGHT,
        })),
      ],
    };
    const filter = kind ? { filter: (result) => items[result.id].kind === kind } : {};
    const all = index.search(query, filter);
    return all
      .filter((result) => result.score >= all[0].score * WORTH_SHOWING)
      .map((result) => ({ ...items[result.id], score: result.score, exact: false, terms: result.terms }));
  }

  /** With nothing else to go by: the formats that meet all that was asked, shortest first. */
  function byConstraints(asked, kind) {
    const fit = items.filter((item) => item.session && (!kind || item.kind === kind) && !misses(asked, item.session));
    fit.sort((a, b) => a.session.minutes - b.session.minutes || a.id - b.id);
    return fit.map((item, rank) => ({ ...item, score: fit.length - rank, exact: false, terms: [] }));
  }

  /**
   * @param {string} text what was typed
   * @param {{kind?: string, limit?: number}} [options]
   * @returns {Result[]} best first: the page of that title, then by words, formats that do not fit what was asked below the others
   */
  function search(text, { kind, limit } = {}) {
    const asked = read(text);
    const title = sameAs(text.slice(0, 300));
    const found = asked.any && !terms(asked.left).length ? byConstraints(asked, kind) : byWords(asked.left, kind);
    const best = found[0]?.score ?? 0;
    for (const result of found) {
      result.exact = Boolean(title) && titles[result.id] === title;
      if (result.exact) result.score += best * EXACT;
      else if (asked.any && result.session) result.score *= MISSED ** misses(asked, result.session);
    }
    const kept = ordered(found);
    return limit ? kept.slice(0, limit) : kept;
  }

  /**
   * What was asked of the session, as filters of the catalogue beside the words that are left.
   * @param {string} text what was typed
   * @returns {{label: string, parameters: [string, string][]} | null}
   */
  function catalogueFilters(text) {
    const asked = read(text);
    const found = asked.any && filters(asked);
    if (!found) return null;
    return { label: found.label, parameters: [...(terms(asked.left).length ? [["q", asked.left]] : []), ...found.parameters] };
  }

  /**
   * A text cut where words were found, for highlighting.
   * @param {string} text @param {string[]} found terms of a result
   * @returns {{text: string, found: boolean}[]}
   */
  function pieces(text, found) {
    const wanted = new Set(found);
    const cut = [];
    let last = 0;
    for (const match of text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu)) {
      if (!terms(match[0]).some((term) => wanted.has(term))) continue;
      if (match.index > last) cut.push({ text: text.slice(last, match.index), found: false });
      cut.push({ text: match[0], found: true });
      last = match.index + match[0].length;
    }
    if (last < text.length) cut.push({ text: text.slice(last), found: false });
    return cut;
  }

  return { search, catalogueFilters, pieces, kinds, end, items };
})();
