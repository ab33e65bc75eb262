/** The page for the adapted session: its running order, its steps, what to bring and to print; then the page as it was written. */
(() => {
  "use strict";

  const A = window.playbookAdapting;
  const { page, made, duration, clock, counted, groupsSentence } = A;
  const rows = page.querySelector(".pb-script-table tbody");

  /** What the page says of each step, by its id, before anything is changed. */
  const original = new Map(
    [...rows.children].map((row) => [
      row.dataset.step,
      { anchor: row.querySelector("a").getAttribute("href").slice(1), output: row.lastElementChild.textContent },
    ])
  );
  /** All that a gesture changes, as the page was written. */
  const CHANGED = ".pb-script-table caption, .pb-script-table tbody, .pb-script-table tfoot, .pb-timeline-picture, .pb-step-facts, .pb-materials caption, .pb-materials tbody, [data-copies]";
  const written = [...page.querySelectorAll(CHANGED)].map((element) => ({ element, label: element.getAttribute("aria-label"), inside: [...element.cloneNode(true).childNodes] }));

  function showTable(now, planned) {
    rows.replaceChildren(
      ...planned.steps.map((item, rank) => {
        const step = A.stepOf(now, item.id);
        const known = original.get(item.id);
        const anchor = known?.anchor ?? `variante-${now.variant}-${item.id}`;
        const row = made("tr", step.mode === "break" ? { class: "pb-break" } : {});
        row.dataset.step = item.id;
        row.append(
          made("td", {}, clock(item.start)),
          made("td", {}, duration(item.minutes)),
          made("th", { scope: "row" }, made("a", { href: `#${anchor}` }, `${rank + 1}. ${step.title}`)),
          made("td", {}, step.modeLabel),
          made("td", {}, known?.output ?? step.output ?? "")
        );
        return row;
      })
    );
    const foot = page.querySelector(".pb-script-table tfoot");
    foot.querySelector("td").textContent = duration(planned.minutes);
    foot.querySelector("td:last-child").textContent = `fin à ${clock(planned.end)}`;
    page.querySelector(".pb-script-table caption").textContent = `Le déroulé à ${counted(now.people, "personne")}`;
  }

  function showSteps(now, planned) {
    const inPlan = new Map(planned.steps.map((item) => [item.id, item]));
    for (const [id, { anchor }] of original) {
      const heading = document.getElementById(anchor);
      const section = heading.closest(".pb-step");
      const item = inPlan.get(id);
      section.classList.toggle("pb-step-skipped", !item);
      const facts = section.querySelector("[data-when]");
      facts.textContent = item ? clock(item.start) : "étape sautée";
      section.querySelector(".pb-minutes").textContent = item ? duration(item.minutes) : "";
      const groups = section.querySelector("[data-groups]");
      if (groups && item) groups.textContent = item.groups.length ? groupsSentence(item.groups) : "";
      const shared = section.querySelector("[data-shared]");
      if (shared && item) shared.textContent = `${duration(item.minutes / item.sharers)} ${shared.dataset.shared}`;
    }
  }

  function showThings(now, planned) {
    const materials = page.querySelectorAll(".pb-materials tbody tr");
    materials.forEach((row, rank) => {
      row.hidden = planned.materials[rank] === null;
      row.firstElementChild.textContent = String(planned.materials[rank] ?? "");
    });
    page.querySelector(".pb-materials caption").textContent = `Matériel pour ${counted(now.people, "personne")}`;
    page.querySelectorAll("[data-copies]").forEach((text, rank) => {
      const copies = planned.handouts[rank];
      text.textContent = `${text.dataset.copies}, soit ${copies} en tout pour ${counted(now.people, "personne")}.`;
    });
  }

  A.showPage = (now, planned) => {
    page.dataset.mode = A.isUsual(now) ? "" : now.mode;
    showTable(now, planned);
    A.showTimeline(now, planned);
    showSteps(now, planned);
    showThings(now, planned);
  };

  /** What was cloned is cloned again, so that it can come back another time. */
  A.restorePage = () => {
    for (const { element, label, inside } of written) {
      element.replaceChildren(...inside.map((node) => node.cloneNode(true)));
      if (label) element.setAttribute("aria-label", label);
    }
    for (const section of page.querySelectorAll(".pb-step-skipped")) section.classList.remove("pb-step-skipped");
    page.dataset.mode = "";
  };
})();
