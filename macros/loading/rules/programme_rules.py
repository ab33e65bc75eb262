"""Rules across the fields of one programme."""

from __future__ import annotations

from macros.loading.messages import near
from macros.loading.rules import Findings
from macros.model.programme import Programme


def check_ranges(programme: Programme) -> Findings:
    """min ≤ max everywhere."""
    ranges = [(("capacity",), programme.capacity)]
    if programme.cadence:
        ranges.append((("cadence", "every_weeks"), programme.cadence.every_weeks))
    ranges += [(("units", i, "repeat"), unit.repeat) for i, unit in enumerate(programme.units) if unit.repeat]
    for path, limits in ranges:
        if limits.min > limits.max:
            yield (*path, "min"), f"« Minimum » (min) : {limits.min} dépasse le maximum ({limits.max})."


def check_units(programme: Programme) -> Findings:
    """Ids are used once; modules and alternatives exist; each unit has its length from a format or of its own."""
    modules = [module.id for module in programme.modules]
    ids = [unit.id for unit in programme.units]
    replacing = [unit.id for unit in programme.units if unit.alternative_to]
    for key, entries in (("modules", modules), ("units", ids)):
        for index, entry in enumerate(entries):
            if entry in entries[:index]:
                yield (key, index, "id"), f"« Identifiant » (id) : « {entry} » est déjà pris."
    for index, unit in enumerate(programme.units):
        if unit.module and unit.module not in modules:
            yield (
                ("units", index, "module"),
                f"« Module » (module) : « {unit.module} » n'existe pas dans ce programme{near(unit.module, modules) or '.'}",
            )
        if unit.alternative_to and (unit.alternative_to not in ids or unit.alternative_to == unit.id):
            yield (
                ("units", index, "alternative_to"),
                f"« Remplace » (alternative_to) : « {unit.alternative_to} » n'est pas une autre unité de ce programme{near(unit.alternative_to, [other for other in ids if other != unit.id]) or '.'}",
            )
        elif unit.alternative_to in replacing:
            yield (
                ("units", index, "alternative_to"),
                f"« Remplace » (alternative_to) : « {unit.alternative_to} » remplace déjà une autre unité ; nommez l'unité de départ.",
            )
        if bool(unit.format) == bool(unit.minutes):
            yield ("units", index), "« Unité » (units) : donnez soit `format`, soit `minutes`, et un seul des deux."


PROGRAMME_RULES = (check_ranges, check_units)
