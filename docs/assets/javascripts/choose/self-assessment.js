/**
 * « Situer mon projet »: sums the points of the answers and shows the level, its offer and why.
 * Nothing leaves the page and nothing is stored; the answers are in the address only when the person asks for a link.
 */
(() => {
  "use strict";

  const made = window.playbookElement;
  const root = document.querySelector("[data-situate]");
  if (!root) return;
  const form = root.querySelector("form");
  const outcome = root.querySelector("[data-outcome]");
  const title = root.querySelector("[data-title]");
  const explained = root.querySelector("[data-explained]");
  const missing = root.querySelector("[data-missing]");
  const linkTold = root.querySelector("[data-link-told]");
  const MARGIN = Number(root.dataset.margin);
  const questions = [...form.querySelectorAll("fieldset")];
  const sections = [...outcome.querySelectorAll("[data-level]")];
  const levels = sections.filter((section) => section.dataset.label).map((section) => ({ id: section.dataset.level, label: section.dataset.label }));

  const answerOf = (question) => question.querySelector("input:checked");
  const weight = (input, level) => JSON.parse(input.dataset.weights)[level.id] ?? 0;
  const words = (input) => input.nextElementSibling.textContent;

  /** Levels from the highest sum down; the less advanced first where sums are equal. */
  function ranked(answers) {
    const sums = levels.map((level, rank) => ({
      ...level,
      rank,
      points: answers.reduce((sum, input) => sum + weight(input, level), 0),
    }));
    return sums.sort((a, b) => b.points - a.points || a.rank - b.rank);
  }

  /** The answers that count for a level, and no less than for any other. */
  function reasons(answers, level) {
    return answers.filter((input) => weight(input, level) > 0 && levels.every((other) => weight(input, level) >= weight(input, other)));
  }

  /** The answers that count for a level more than for the other one. */
  const leaning = (answers, level, other) => answers.filter((input) => weight(input, level) > weight(input, other));

  function listed(intro, inputs) {
    if (!inputs.length) return [];
    const items = inputs.map((input) => {
      const question = input.closest("fieldset").querySelector("legend").textContent.replace(/^\d+\.\s*/, "");
      return made("li", {}, `${question} `, made("em", {}, words(input)));
    });
    return [made("p", {}, intro), made("ul", {}, ...items)];
  }

  function show(shown, settles) {
    for (const section of sections) section.hidden = !shown.includes(section.dataset.level);
    for (const criteria of outcome.querySelectorAll("[data-settles]")) criteria.hidden = criteria.dataset.settles !== settles;
    outcome.hidden = false;
  }

  function situate(answers) {
    const out = answers.find((input) => input.dataset.exit);
    if (out) {
      title.textContent = "Pas un projet, une situation de travail";
      explained.replaceChildren();
      return show([out.dataset.exit], null);
    }
    const [first, second] = ranked(answers);
    if (first.points - second.points >= MARGIN) {
      title.textContent = `Votre projet est au niveau « ${first.label} »`;
      explained.replaceChildren(
        made("p", {}, `${first.points} points, contre ${second.points} pour « ${second.label} ».`),
        ...listed("Ce qui y mène :", reasons(answers, first)),
        ...listed("Ce qui va dans un autre sens :", answers.filter((input) => !weight(input, first)))
      );
      return show([first.id], null);
    }
    const [less, more] = first.rank < second.rank ? [first, second] : [second, first];
    title.textContent = `Votre projet est entre « ${less.label} » et « ${more.label} »`;
    explained.replaceChildren(
      made("p", {}, `${less.points} points pour « ${less.label} », ${more.points} pour « ${more.label} » : l’écart est trop faible pour trancher.`),
      ...(more.rank - less.rank > 1 ? [made("p", {}, "Ces deux niveaux ne se suivent pas : relisez vos réponses, ou situez chaque partie du projet à part.")] : []),
      ...listed(`Vers « ${less.label} » :`, leaning(answers, less, more)),
      ...listed(`Vers « ${more.label} » :`, leaning(answers, more, less)),
      made("p", {}, "Commencez par le niveau le moins avancé : ce qui manque à la base coûte plus cher ensuite.")
    );
    return show([less.id], less.id);
  }

  function answered() {
    const answers = questions.map(answerOf);
    const out = answers.find((input) => input?.dataset.exit);
    if (out) return [out];
    const first = answers.findIndex((input) => !input);
    if (first < 0) return answers;
    const left = answers.flatMap((input, rank) => (input ? [] : [rank + 1]));
    for (const number of left) tell(questions[number - 1], `Question ${number} : choisissez une réponse.`);
    const last = left.pop();
    missing.textContent = left.length ? `Il reste ${left.length + 1} questions sans réponse : ${left.join(", ")} et ${last}.` : `Il reste une question sans réponse : la ${last}.`;
    missing.hidden = false;
    questions[first].querySelector("input").focus({ preventScroll: true });
    questions[first].scrollIntoView({ block: "nearest" }); // with its words, which stand over the answer
    return null;
  }

  const tell = (question, words) => window.playbookFault(question, question.querySelector("[data-fault]"), words);

  function forget() {
    missing.hidden = true;
    for (const question of questions) tell(question, "");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    forget();
    const answers = answered();
    if (!answers) return;
    situate(answers);
    linkTold.textContent = "";
    outcome.focus();
    outcome.scrollIntoView({ block: "start" });
  });

  form.addEventListener("change", (event) => {
    missing.hidden = true;
    tell(event.target.closest("fieldset"), "");
    outcome.hidden = true; // a result never stands beside answers that are no longer its own
  });

  form.addEventListener("reset", () => {
    forget();
    outcome.hidden = true;
    // Answers that came with a link are erased with the others.
    if (location.search) history.replaceState(null, "", location.href.split(/[?#]/)[0]);
    questions[0].querySelector("input").focus();
  });

  root.querySelector("[data-link]").addEventListener("click", async () => {
    const answers = questions.map(answerOf).filter(Boolean);
    const given = new URLSearchParams(answers.map((input) => [input.name, input.value]));
    const link = `${location.href.split(/[?#]/)[0]}?${given}`;
    try {
      await navigator.clipboard.writeText(link);
      linkTold.textContent = "Lien copié. Il contient vos réponses.";
    } catch {
      // An intranet without https has no clipboard: the link is shown, selected, to be copied by hand.
      const field = made("input");
      Object.assign(field, { readOnly: true, value: link, type: "text" });
      field.setAttribute("aria-label", "Lien vers ces réponses");
      linkTold.replaceChildren(field);
      field.select();
    }
  });

  // Answers that came with the address; what it says of other questions is passed over.
  const given = new URLSearchParams(location.search);
  for (const input of form.querySelectorAll("input[type=radio]")) input.checked = given.get(input.name) === input.value;
  const answers = questions.map(answerOf);
  const out = answers.find((input) => input?.dataset.exit);
  if (out || answers.every(Boolean)) situate(out ? [out] : answers);
  const byHand = root.querySelector("[data-by-hand]");
  byHand.open = false;
  byHand.dataset.ready = ""; // until now the style sheet hid what it holds, so that nothing jumps
})();
