/** How the scripts of the site make elements: texts stay texts, and are never read as markup. */
(() => {
  "use strict";

  /**
   * An element with its attributes and what it holds; an attribute that is undefined is left out.
   * @param {string} tag
   * @param {Object<string, string | undefined>} [attributes]
   * @param {...(Node | string)} inside
   * @returns {HTMLElement}
   */
  window.playbookElement = (tag, attributes = {}, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
})();
