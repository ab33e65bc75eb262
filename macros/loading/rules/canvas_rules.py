"""Rules across the fields of one canvas: its plan is whole, its words hold."""

from __future__ import annotations

from macros.loading.messages import near
from macros.loading.rules import Findings
from macros.model.canvas import Canvas
from macros.model.canvas_layout import TEXT_SIZE, lay_out
from macros.model.lettering import text_width

_GRID_FIELDS = {"columns": "Colonnes", "rows": "Lignes", "areas": "Plan", "zones": "Zones"}


def _is_grid_whole(canvas: Canvas) -> bool:
    return not any(True for _ in check_shape(canvas)) and not any(True for _ in check_plan(canvas))


def check_shape(canvas: Canvas) -> Findings:
    """Either a table, or columns, rows, areas and zones."""
    given = [key for key in _GRID_FIELDS if getattr(canvas, key)]
    if canvas.table and (given or canvas.axes):
        key = given[0] if given else "axes"
        yield (
            (key,),
            "un canevas est soit un tableau (`table`), soit des zones (`columns`, `rows`, `areas`, `zones`) ; gardez l'un des deux.",
        )
    elif not canvas.table:
        for key, label in _GRID_FIELDS.items():
            if key not in given:
                yield (), f"« {label} » ({key}) : ce champ est obligatoire pour un canevas à zones, et il manque."


def check_plan(canvas: Canvas) -> Findings:
    """The plan has a name per column, a line per row; each zone is one rectangle; zones and plan name each other."""
    if canvas.table or not all(getattr(canvas, key) for key in _GRID_FIELDS):
        return
    grid = canvas.area_grid
    if len(grid) != len(canvas.rows):
        yield (
            ("areas",),
            f"« Plan » (areas) : autant de lignes que dans `rows` ({len(canvas.rows)}) sont attendues, reçu {len(grid)}.",
        )
        return
    uneven = False
    for index, names in enumerate(grid):
        if len(names) != len(canvas.columns):
            uneven = True
            yield (
                ("areas", index),
                f"« Plan » (areas) : autant de noms que dans `columns` ({len(canvas.columns)}) sont attendus sur chaque ligne, reçu {len(names)}.",
            )
    if uneven:
        return
    cells: dict[str, list[tuple[int, int]]] = {}
    for row, names in enumerate(grid):
        for column, name in enumerate(names):
            if name != ".":
                cells.setdefault(name, []).append((row, column))
    for name, places in cells.items():
        if name not in canvas.zones:
            hint = near(name, list(canvas.zones)) or "."
            yield ("areas", places[0][0]), f"« Plan » (areas) : la zone « {name} » n'est pas décrite dans `zones`{hint}"
        (top, left), (bottom, right) = places[0], places[-1]
        if places != [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]:
            yield ("areas", top), f"« Plan » (areas) : la zone « {name} » n'est pas un rectangle d'un seul tenant."
    for name in canvas.zones:
        if name not in cells:
            yield ("zones", name), f"« Zones » (zones) : la zone « {name} » n'a pas de place dans `areas`."


def check_axes_hold(canvas: Canvas) -> Findings:
    """The three words of an axis hold side by side along the paper."""
    if not canvas.axes or not _is_grid_whole(canvas):
        return
    body = lay_out(canvas).body
    for key, axis, length in (("x", canvas.axes.x, body.width), ("y", canvas.axes.y, body.height)):
        # The middle one is centred: the wider of the two ends counts on both sides.
        ends = max(text_width(axis.low, TEXT_SIZE), text_width(axis.high, TEXT_SIZE))
        if text_width(f"{axis.label} → ", TEXT_SIZE, bold=True) + 2 * ends > length:
            yield ("axes", key), "« Axes » (axes) : les trois textes de cet axe se chevauchent ; raccourcissez-les."


def check_words_hold(canvas: Canvas) -> Findings:
    """Every text fits in its place, and leaves room to write."""
    if not _is_grid_whole(canvas):
        return
    layout = lay_out(canvas)
    for key, label, words in (("title", "Titre", layout.title), ("instructions", "Mode d'emploi", layout.instructions)):
        if not words.fits:
            yield (key,), f"« {label} » ({key}) : ce texte est trop long pour le haut du canevas ; raccourcissez-le."
    for zone in layout.zones:
        if not zone.title.fits:
            yield (
                ("zones", zone.id, "title"),
                f"« Titre de la zone » (title) : un mot est trop long pour la zone « {zone.id} » ; raccourcissez-le ou élargissez la zone.",
            )
        if not zone.prompt.fits:
            yield (
                ("zones", zone.id, "prompt"),
                f"« Question » (prompt) : ce texte est trop long pour la zone « {zone.id} », où il faut aussi de la place pour écrire ; raccourcissez-le ou agrandissez la zone.",
            )
    if canvas.table:
        names = list(canvas.table.columns)
        for index, cell in enumerate(layout.cells):
            if cell.words and not cell.words.fits:
                row, column = divmod(index, len(names))
                if row == 0:
                    name = names[column]
                    yield (
                        ("table", "columns", name),
                        f"« Colonnes » (columns) : le titre « {name} » est trop long pour sa colonne ; raccourcissez-le ou élargissez-la.",
                    )
                else:
                    label = canvas.table.row_labels[row - 1]
                    yield (
                        ("table", "rows", row - 1),
                        f"« Lignes » (rows) : le titre « {label} » est trop long pour sa ligne ; raccourcissez-le ou élargissez la première colonne.",
                    )


CANVAS_RULES = (check_shape, check_plan, check_axes_hold, check_words_hold)
