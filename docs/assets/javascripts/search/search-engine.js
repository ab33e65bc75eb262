/**
 * The search: an index made once from the data, and questions put to it.
 * Needs playbookWords, playbookSearchData and MiniSearch, which load-search.js brings when they are first needed.
 */
window.playbookSearch = (() => {
  "use strict";

  const { stem, telling, terms, typedTerms, words } = window.playbookWords;
  const { entries, kinds, end, synonyms } = window.playbookSearchData;
  /** How much a word found in a field counts: names first, then the promise, then what stands in the page. */
  const WEIGHTS = { title: 6, names: 4, summary: 2.5, promise: 2, content: 1 };
  const SYNONYM_WEIGHT = 0.5;
  /** Results far below the best one share a word with it by chance. */
  const WORTH_SHOWING = 0.06;
  /** The kind of a page, by its rank in the data. */
  const KINDS = kinds.map(([kind]) => kind);

  /** @typedef {{id: number, kind: string, address: string, slug: string, title: string, facts: string, family: string, summary: string, score: number, terms: string[]}} Result */

  const { names, promise, content, ...shown } = entries;
  const ranks = { names, promise, content };
  const items = entries.title.map((_, id) => {
    const item = { id };
    for (const field in shown) item[field] = shown[field][id];
    item.kind = KINDS[item.kind];
    item.slug = item.address.split("/").at(-2) ?? "";
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

  /**
   * @param {string} text what was typed
   * @param {{kind?: string, limit?: number}} [options]
   * @returns {Result[]} best first
   */
  function search(text, { kind, limit } = {}) {
    const typed = typedTerms(text);
    if (!typed.length) return [];
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
    const found = all
      .filter((result) => result.score >= all[0].score * WORTH_SHOWING)
      .map((result) => ({ ...items[result.id], score: result.score, terms: result.terms }));
    return limit ? found.slice(0, limit) : found;
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

  return { search, pieces, kinds, end, items };
})();
