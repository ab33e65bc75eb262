/**
 * How a script of the site arrives when a gesture needs it. First of all the scripts of every page: the others call it.
 * A classic script, not a module nor a fetch: the same page works from a disk.
 */
(() => {
  "use strict";

  /** The folder of the scripts, where the file that holds this one stands once joined. */
  const FOLDER = new URL("./", document.currentScript.src).href;
  const asked = new Map();

  /** The address of the site's root, with its last slash. */
  window.playbookRoot = new URL("../../", FOLDER).href;

  function arrived(href, name) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = href;
      // A network that asks for a password answers every address with a page of its own: it loads, and brings nothing.
      script.onload = () => (!name || window[name] ? done(window[name]) : failed(new Error(href)));
      script.onerror = () => failed(new Error(href));
      document.head.append(script);
    });
  }

  /**
   * Load a script, once however often it is asked for; after a failure, the next call tries again.
   * @param {string} address from the folder of the scripts
   * @param {string} [name] what it adds to `window`; without one, it only adds to what is there
   * @returns {Promise<object | undefined>} that object
   */
  window.playbookLoad = (address, name) => {
    const { href } = new URL(address, FOLDER);
    if (!asked.has(href)) {
      asked.set(href, arrived(href, name));
      asked.get(href).catch(() => asked.delete(href));
    }
    return asked.get(href);
  };
})();
