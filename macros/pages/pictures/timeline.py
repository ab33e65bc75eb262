"""The timeline picture: each step a block in the lane of its way of working, on an axis of time.

Horizontal places are percentages, so that the picture takes any width and its figures keep their size, on a phone as on paper.
"""

from __future__ import annotations

from markupsafe import Markup

from macros.model.schedule import Schedule
from macros.model.script import WorkMode
from macros.pages.labels import WORK_MODES, counted, duration, offset
from macros.pages.pictures.svg import element, joined, number

LANE, GAP, AXIS = 30, 6, 26  # CSS pixels
_TICKS = (5, 10, 15, 30, 60)  # minutes between marks
_MOST_TICKS = 7


def lanes(planned: Schedule) -> list[WorkMode]:
    """The ways of working that the script uses, in a fixed order."""
    used = planned.minutes_by_mode
    return [mode for mode in WORK_MODES if mode in used]


def description(planned: Schedule) -> str:
    """The picture in words."""
    shares = ", ".join(
        f"{WORK_MODES[mode].lower()} {duration(minutes)}" for mode, minutes in planned.minutes_by_mode.items()
    )
    return f"Frise du déroulé : {counted(len(planned.steps), 'étape')} en {duration(planned.minutes)} ; {shares}. Le tableau qui suit dit la même chose."


def timeline(planned: Schedule) -> Markup:
    """The picture, without the names of its lanes (they are text beside it)."""
    total = planned.minutes
    rows = {mode: index * (LANE + GAP) for index, mode in enumerate(lanes(planned))}
    bottom = len(rows) * (LANE + GAP)

    def percent(minutes: int) -> str:
        return number(100 * minutes / total) + "%"

    step = next((tick for tick in _TICKS if total / tick <= _MOST_TICKS), _TICKS[-1])
    parts: list[Markup] = []
    for moment in range(0, total, step):
        if total - moment < total / _MOST_TICKS / 1.2:
            continue  # its label would touch that of the end
        parts.append(element("line", x1=percent(moment), x2=percent(moment), y1=0, y2=bottom + 4, class_="pb-tick"))
        parts.append(element("text", offset(moment), x=percent(moment), y=bottom + 18, dx=2, class_="pb-tick-label"))
    parts.append(element("text", offset(total), x="100%", y=bottom + 18, class_="pb-tick-label pb-tick-end"))
    for index, item in enumerate(planned.steps, start=1):
        top = rows[item.step.mode]
        label = f"{index}. {item.step.title} : {offset(item.start)}, {duration(item.minutes)}"
        parts.append(
            element(
                "rect",
                element("title", label),
                x=percent(item.start),
                y=top,
                width=percent(item.minutes),
                height=LANE,
                rx=3,
                class_=f"pb-block pb-block-{item.step.mode}",
            )
        )
        parts.append(
            element(
                "text",
                str(index),
                x=percent(item.start + item.minutes / 2),
                y=top + LANE / 2 + 4,
                class_=f"pb-block-label pb-block-label-{item.step.mode}",
            )
        )
    return element(
        "svg",
        joined(parts),
        class_="pb-timeline-picture",
        width="100%",
        height=bottom + AXIS,
        role="img",
        aria_label=description(planned),
    )
