/** The timeline of the adapted session, drawn as macros/pages/pictures/timeline.py draws it: places are percentages. */
(() => {
  "use strict";

  const A = window.playbookAdapting;
  const { page, duration, clock, counted } = A;

  A.showTimeline = (now, planned) => {
    const picture = page.querySelector(".pb-timeline-picture");
    const laneOf = new Map(
      [...page.querySelectorAll(".pb-lanes [data-lane]")].map((lane, rank) => [lane.dataset.lane, rank])
    );
    const [LANE, GAP] = [30, 6];
    const bottom = laneOf.size * (LANE + GAP);
    const percent = (minutes) => `${(100 * minutes) / planned.minutes}%`;
    const drawn = (tag, attributes, ...inside) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
      element.append(...inside);
      return element;
    };
    const parts = [];
    const tick = [5, 10, 15, 30, 60].find((one) => planned.minutes / one <= 7) ?? 60;
    for (let moment = 0; moment < planned.minutes; moment += tick) {
      if (planned.minutes - moment < planned.minutes / 7 / 1.2) continue;
      parts.push(drawn("line", { x1: percent(moment), x2: percent(moment), y1: 0, y2: bottom + 4, class: "pb-tick" }));
      parts.push(drawn("text", { x: percent(moment), y: bottom + 18, dx: 2, class: "pb-tick-label" }, clock(now.start + moment)));
    }
    parts.push(drawn("text", { x: "100%", y: bottom + 18, class: "pb-tick-label pb-tick-end" }, clock(planned.end)));
    planned.steps.forEach((item, rank) => {
      const step = A.stepOf(now, item.id);
      const top = (laneOf.get(step.mode) ?? 0) * (LANE + GAP);
      const at = item.start - now.start;
      const title = drawn("title", {}, `${rank + 1}. ${step.title} : ${clock(item.start)}, ${duration(item.minutes)}`);
      const block = { x: percent(at), y: top, width: percent(item.minutes), height: LANE, rx: 3, class: `pb-block pb-block-${step.mode}` };
      const label = { x: percent(at + item.minutes / 2), y: top + LANE / 2 + 4, class: `pb-block-label pb-block-label-${step.mode}` };
      parts.push(drawn("rect", block, title), drawn("text", label, String(rank + 1)));
    });
    picture.replaceChildren(...parts);
    picture.setAttribute(
      "aria-label",
      `Frise du déroulé : ${counted(planned.steps.length, "étape")} de ${clock(now.start)} à ${clock(planned.end)}. Le tableau qui suit dit la même chose.`
    );
  };
})();
