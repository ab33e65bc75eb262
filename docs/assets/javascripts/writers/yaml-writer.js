/**
 * Texts that a person typed, as the files of the library take them: quoted on one line, or as a block of lines.
 * Whatever is typed stays text: nothing in it can open a key, a comment or a list of the file.
 */
(() => {
  "use strict";

  // What macros/loading/raw_text.py refuses in a file: control characters, those that hide or reorder text, and
  // those of private use.
  const FORBIDDEN =
    /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u115f\u1160\u2800\u3164\uffa0\ufeff\ufff9-\ufffb\ufffe\uffff]|[\u{d800}-\u{f8ff}\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}]/gu;

  /** The text without what a file may not hold; line and paragraph separators are line ends. */
  const allowed = (text) => text.replace(/\r\n?|[\u2028\u2029\x85]/g, "\n").replace(FORBIDDEN, "");

  /** The text on one line, between quotes. */
  function quoted(text) {
    return `"${allowed(text).replace(/\s+/g, " ").trim().replace(/[\\"]/g, "\\$&")}"`;
  }

  /** `key: |` and the lines of the text under it; none begins with a space, which would count as part of the file. */
  function block(key, text) {
    const lines = allowed(text).split("\n").map((line) => line.trim());
    return [`${key}: |`, ...lines.map((line) => line && `  ${line}`)].join("\n");
  }

  window.playbookYaml = { allowed, quoted, block };
})();
