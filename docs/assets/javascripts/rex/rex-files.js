/** The files of a filled REX form: Word, Markdown, and the YAML of the library. Loaded on the click that needs one. */
(() => {
  "use strict";

  const NBSP = "\u00a0";
  const UNTITLED = "Fiche de retour d’expérience";
  const ACCENT = "#7a4a21"; // as in macros/exports/colours.py

  const titleOf = ({ values }) => values.title ?? UNTITLED;
  const nameOf = ({ values, usualName }, ending) => `${window.playbookRexDocument.slug(values.title ?? "") || usualName}.${ending}`;
  const blocksOf = (told) => window.playbookRexDocument.blocks(told.parts, told.values, titleOf(told));

  /** An ISO date, where the person is. */
  function today() {
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
  }

  async function docx(told) {
    const title = titleOf(told);
    const properties = { title, subject: UNTITLED, author: "", licence: "", made: new Date(), footer: title, accent: ACCENT };
    return { content: await window.playbookWord.write({ ...properties, blocks: blocksOf(told) }), name: nameOf(told, "docx") };
  }

  function md(told) {
    const text = window.playbookBlocks.toMarkdown(blocksOf(told));
    return { content: new Blob([text.trimEnd(), "\n"], { type: "text/markdown;charset=utf-8" }), name: nameOf(told, "md") };
  }

  /** As a contributor would write it; what the check of the library would refuse is said, and the file is made all the same. */
  function yml(told) {
    const text = window.playbookRexDocument.yaml(told.parts, told.values, told.oneLine, today());
    const finds = Object.values(told.values).flatMap((typed) => window.playbookPersonalData.found(typed, told.mailbox));
    const warning = finds.length ? ` La bibliothèque le refusera tant qu’il contient${NBSP}: ${finds.map((one) => one.text).join(", ")}.` : "";
    return { content: new Blob([text], { type: "text/yaml;charset=utf-8" }), name: nameOf(told, "yml"), warning };
  }

  window.playbookRexFiles = { docx, md, yml };
})();
