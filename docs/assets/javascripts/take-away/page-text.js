/** What is read of a page: what it shows, as runs of text with their faces. First of the files that make its blocks. */
window.playbookReading = (() => {
  "use strict";

  const LEFT_OUT =
    "nav, form, button, input, select, textarea, script, dialog, svg, img, [hidden], [aria-hidden=true], .pb-adapt, .pb-take-away, .pb-in-page, .pb-told, .pb-timeline";

  /** On one line; no-break spaces stay. */
  const line = (text) => text.replace(/[ \t\r\n]+/g, " ").trim();

  const isShown = (element) => !element.matches(LEFT_OUT) && getComputedStyle(element).display !== "none";

  const children = (element) => [...element.children].filter(isShown);

  /** An address that means something elsewhere than on this page; of a disk, nothing but other sites. */
  function addressOf(link) {
    const written = link.getAttribute("href") ?? "";
    if (!written || written.startsWith("#")) return "";
    const address = new URL(written, document.baseURI);
    return ["http:", "https:", "mailto:"].includes(address.protocol) ? address.href : "";
  }

  function faceOf(element, face) {
    if (element.matches("strong, b")) return { ...face, bold: true };
    if (element.matches("em, i, cite")) return { ...face, italic: true };
    if (element.matches("a[href]")) return { ...face, href: addressOf(element) };
    return face;
  }

  function collected(nodes, face) {
    return [...nodes].flatMap((node) => {
      if (node.nodeType === Node.TEXT_NODE) return [{ text: node.data.replace(/[ \t\r\n]+/g, " "), ...face }];
      if (node.nodeType !== Node.ELEMENT_NODE || !isShown(node)) return [];
      if (node.matches("br")) return [{ text: "\n", ...face }];
      return collected(node.childNodes, faceOf(node, face));
    });
  }

  const sameFace = (one, other) => one.bold === other.bold && one.italic === other.italic && one.href === other.href;

  /** @returns {Run[]} the text of these nodes, without space at its ends, each face once */
  function runsOf(nodes) {
    const runs = [];
    for (const run of collected(nodes, { bold: false, italic: false, href: "" })) {
      const before = runs.at(-1);
      if (!before || /[ \n]$/.test(before.text)) run.text = run.text.replace(/^ +/, "");
      if (!run.text) continue;
      if (before && sameFace(before, run)) before.text += run.text;
      else runs.push(run);
    }
    while (runs.length && !(runs.at(-1).text = runs.at(-1).text.trimEnd())) runs.pop();
    return runs;
  }

  const told = (element) => line(runsOf(element.childNodes).map((run) => run.text).join(""));
  const run = (text, more = {}) => ({ text, bold: false, italic: false, href: "", ...more });

  return { line, isShown, children, addressOf, runsOf, told, run };
})();
