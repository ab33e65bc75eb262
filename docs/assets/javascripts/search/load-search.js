/** The data and the engine of the search, which arrive at the first use. */
(() => {
  "use strict";

  const load = window.playbookLoad;

  /** @returns {Promise<object>} the engine, fetched once; it needs the others when it runs */
  window.playbookLoadSearch = () =>
    Promise.all([
      load("../search-data.js", "playbookSearchData"),
      load("search/french-words.js", "playbookWords"),
      load("search/constraints.js", "playbookConstraints"),
      load("vendor/minisearch/minisearch.js", "MiniSearch"),
    ]).then(() => load("search/search-engine.js", "playbookSearch"));
})();
