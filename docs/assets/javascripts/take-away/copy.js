/**
 * « Copier »: the script, the sheet, the invitation, the report's outline, the materials, or the questions of a canvas, with
 * formatting and as plain text. The writers and the texts are fetched at the first click.
 */
(() => {
  "use strict";

  const root = document.querySelector("[data-copy]");
  if (!root) return;
  const NBSP = "\u00a0";
  /** Signs of exports/site_data/ready_texts.py, in place of the session's own words. */
  const [HOURS, LENGTH, PEOPLE, DATE] = ["\ue020", "\ue021", "\ue022", "\ue023"];
  const LONGEST_NOTE = 500; // characters that a sticky note of a whiteboard tool takes

  const BLOCKS = [
    ["writers/block-writers.js", "playbookBlocks"],
    ["page-blocks.js", "playbookPageBlocks"],
  ];
  const TEXTS = [
    BLOCKS[0],
    [new URL(`${root.dataset.slug}-textes.js`, document.baseURI).href, "playbookReadyTexts"],
  ];

  /** What each button copies: the scripts it needs, its blocks, and the words that tell it is done. */
  const COPIES = {
    script: [BLOCKS, () => window.playbookPageBlocks.script(), "Déroulé copié. Collez-le dans Word, Outlook ou Excel."],
    sheet: [BLOCKS, () => window.playbookPageBlocks.sheet(), "Fiche copiée. Collez-la dans Word ou Outlook."],
    invitation: [TEXTS, invitation, "Invitation copiée. Collez-la dans un message, puis remplacez chaque « … »."],
    report: [TEXTS, report, "Trame copiée. Collez-la dans Word ou Outlook, puis remplacez chaque « … »."],
    materials: [BLOCKS, () => window.playbookPageBlocks.materials(), "Liste copiée. Collez-la dans Word, Outlook ou Excel."],
  };

  // ---- What is copied -------------------------------------------------------------------------------------------------

  /** The words in place of each sign: of the session that the page was adapted to, or the usual ones; a date needs no adaptation. */
  function words() {
    const { usual } = window.playbookReadyTexts;
    const date = { [DATE]: window.playbookSessionWords.day() || usual[DATE] };
    if (!window.playbookAdapted) return { ...usual, ...date };
    const { adaptation, plan } = window.playbookAdapted;
    const { stepOf, clock, duration, counted } = window.playbookAdapting;
    const breaks = plan.steps.filter((item) => stepOf(adaptation, item.id).mode === "break").length;
    const included = breaks > 1 ? ", pauses comprises" : breaks ? ", pause comprise" : "";
    return {
      [HOURS]: `de ${clock(adaptation.start)} à ${clock(plan.end)}`,
      [LENGTH]: duration(plan.minutes) + included,
      [PEOPLE]: counted(adaptation.people, "personne"),
      ...date,
    };
  }

  /** The same blocks with the words in place of the signs. */
  function filled(blocks, found = words()) {
    const fill = (value) => {
      if (typeof value === "string") return value.replace(/[\ue020-\ue023]/g, (sign) => found[sign]);
      if (Array.isArray(value)) return value.map(fill);
      if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one)]));
      return value;
    };
    return fill(blocks);
  }

  function invitation() {
    return filled(window.playbookReadyTexts.invitation[window.playbookAdapted?.adaptation.mode ?? ""]);
  }

  /** « Date et lieu »: the place stays to be filled in after the date. */
  function report() {
    const day = window.playbookSessionWords.day();
    return filled(window.playbookReadyTexts.report, { ...words(), ...(day ? { [DATE]: `${day}, …` } : {}) });
  }

  // ---- Copying --------------------------------------------------------------------------------------------------------

  /** The way that every browser gives, over http too: one copy whose content is ours. */
  function copiedByEvent({ html, text }) {
    let given = false;
    const give = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      event.clipboardData.setData("text/plain", text);
      if (html) event.clipboardData.setData("text/html", html);
      given = true;
    };
    document.addEventListener("copy", give, { capture: true });
    try {
      return document.execCommand("copy") && given;
    } catch {
      return false;
    } finally {
      document.removeEventListener("copy", give, { capture: true });
    }
  }

  /** The way of secure pages. It comes second: the browser then reads the HTML under the page's own policy, and complains of its borders. */
  async function copiedByItem({ html, text }) {
    if (!window.isSecureContext || !window.ClipboardItem || !navigator.clipboard?.write) return false;
    const item = { "text/plain": new Blob([text], { type: "text/plain" }) };
    if (html) item["text/html"] = new Blob([html], { type: "text/html" });
    try {
      await navigator.clipboard.write([new ClipboardItem(item)]);
      return true;
    } catch {
      return false; // refused by the person, by a policy, or by a browser that wants a fresher click
    }
  }

  const copied = async (content) => copiedByEvent(content) || copiedByItem(content);

  const status = root.querySelector("[role=status]");
  const byHand = root.querySelector("[data-by-hand]");
  let telling;

  /** The same words twice are announced twice. */
  function tell(text) {
    clearTimeout(telling);
    status.textContent = "";
    telling = setTimeout(() => {
      status.textContent = text;
    }, 30);
  }

  /** Where the browser copies nothing by itself: the text, selected, and the keys. */
  function offer(text) {
    const field = byHand.querySelector("textarea");
    field.value = text;
    byHand.hidden = false;
    field.focus();
    field.select();
    field.scrollTop = 0;
    tell(`Le navigateur n’a pas permis la copie. Le texte est sélectionné${NBSP}: copiez-le avec Ctrl${NBSP}+${NBSP}C, ou Cmd${NBSP}+${NBSP}C sur un Mac.`);
  }

  async function give(content, done) {
    byHand.hidden = true;
    if (await copied(content)) tell(done);
    else offer(content.text);
  }

  async function copyBlocks(name) {
    const [scripts, blocks, done] = COPIES[name];
    let told;
    try {
      await Promise.all(scripts.map((script) => window.playbookLoad(...script)));
      told = blocks();
    } catch (error) {
      console.error(error);
      return tell("Le texte n’a pas pu être préparé. Vérifiez la connexion, puis cliquez encore.");
    }
    const { toHtml, toText } = window.playbookBlocks;
    return give({ html: toHtml(told), text: toText(told) }, done);
  }

  /** The questions of a canvas: one per line, which whiteboard tools make one sticky note each. */
  function copyLines() {
    const lines = [...root.querySelectorAll("[data-lines] li")].map((item) => [...item.textContent.trim()].slice(0, LONGEST_NOTE).join(""));
    return give({ text: lines.join("\n") }, `Questions copiées. Collez-les dans votre tableau blanc${NBSP}: une note par ligne.`);
  }

  root.addEventListener("click", (event) => {
    const name = event.target.closest("button[data-copies-what]")?.dataset.copiesWhat;
    if (name) void (name === "lines" ? copyLines() : copyBlocks(name));
  });
})();
