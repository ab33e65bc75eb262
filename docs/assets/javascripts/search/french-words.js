/**
 * French words as a search compares them: without accents, elisions, hyphens nor endings.
 * Used for the index and for what people type alike, so that both are cut the same way.
 */
window.playbookWords = (() => {
  "use strict";

  const ELISION = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|entr|quelqu)'/;
  const CHUNK = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

  /** Words that say nothing of the subject, and those that every page of this site holds. */
  const EMPTY_WORDS = new Set(
    (
      "a afin ai ainsi alors apres as assez atelier au aucun aussi autre aux avant avec avoir beaucoup bien bonjour ca car ce ceci cela ces cet cette " +
      "chez ci comme comment contre dans de depuis des dire dit dois doit doivent donc du elle elles en encore entre es est et etc etre eu eux " +
      "faire fais fait falloir faut il ils je juste la le les leur lors lui ma mais me meme mes mettre mieux moi moins mon ne ni nos notre nous on ont ou par pas " +
      "pendant personne peu peut peuvent peux plus plusieurs pour pouvoir pres puis quand que quel quelle quelles quelque quels qui quoi " +
      "sa sais sait sans savoir se selon sera ses si son sont sous suis sur ta tant te tel tes toi ton tous tout toute toutes tres trop trouver tu un une veut veux vers voir vos votre voudrais vouloir vous vraiment y"
    ).split(" ")
  );

  /** Longest first. Each leaves at least four letters, so that « action » or « atelier » stay whole enough. */
  const ENDINGS = (
    "issements issement atrices atrice ateurs ateur ations ation itions ition ements ement euses euse eurs eur iques ique ismes isme istes iste " +
    "ariats ariat aires aire ages age iers ier ieres iere ants ant " +
    "ances ance ences ence ables able ibles ible ites ite ives ive ifs if elles elle els el ales ale als aux al ees ee es er ez ers e s x"
  ).split(" ");
  const SHORTEST_STEM = 4;
  /** « cinq pourquoi » and « 5 pourquoi » are the same. */
  const NUMBERS = { deux: "2", trois: "3", quatre: "4", cinq: "5", six: "6", sept: "7", huit: "8", neuf: "9", dix: "10" };

  /** @param {string} text @returns {string} lower case, without accents nor ligatures, with straight apostrophes */
  function fold(text) {
    return text
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/’/g, "'")
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "");
  }

  /** @param {string} word folded @returns {string} the part that the forms of a word share */
  function stem(word) {
    for (const ending of ENDINGS) {
      if (word.length - ending.length >= SHORTEST_STEM && word.endsWith(ending)) {
        const left = word.slice(0, -ending.length);
        return /[^aeiouy](?=.$)/.test(left) && left.at(-1) === left.at(-2) ? left.slice(0, -1) : left;
      }
    }
    return word;
  }

  /**
   * The words of a text, in order. A hyphenated word is given whole, joined, then by its parts: « co-conception » is found
   * by « coconception », « conception » and « co conception ».
   * @param {string} text @returns {string[]}
   */
  function words(text) {
    const found = [];
    for (const [chunk] of fold(text).matchAll(CHUNK)) {
      let word = chunk;
      while (ELISION.test(word)) word = word.slice(word.indexOf("'") + 1);
      const parts = word.split(/['-]/);
      if (parts.length > 1) found.push(parts.join(""));
      found.push(...parts);
    }
    return found.filter((word) => word.length > 1 || /\d/.test(word)).map((word) => NUMBERS[word] ?? word);
  }

  /** @param {string[]} sequence words @returns {string[]} those that say something; all of them where none does */
  function telling(sequence) {
    const left = sequence.filter((word) => !EMPTY_WORDS.has(word));
    return left.length ? left : sequence;
  }

  /** A word by its stem and as it is: the stem finds its other forms, the word itself finds its mistyped ones. */
  const bothForms = (word) => {
    const short = stem(word);
    return short === word ? [word] : [short, word];
  };

  /** @param {string} text @returns {string[]} what the index keeps of a text */
  function terms(text) {
    return words(text)
      .filter((word) => !EMPTY_WORDS.has(word))
      .flatMap(bothForms);
  }

  /**
   * What people typed, as terms. A short piece set apart is joined to the next one too: « co développement » is « codéveloppement ».
   * When only empty words were typed, they are all there is to look for.
   * @param {string} text @returns {string[]}
   */
  function typedTerms(text) {
    const all = words(text.slice(0, 300));
    const joined = all.flatMap((word, rank) => (word.length <= 3 && rank + 1 < all.length ? [word + all[rank + 1]] : []));
    return [...new Set([...telling(all), ...joined.filter((word) => word.length > 5)].flatMap(bothForms))];
  }

  return { fold, stem, words, telling, terms, typedTerms };
})();
