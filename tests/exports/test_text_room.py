"""Texts too long for their slide or their zone, in the whole library."""

from __future__ import annotations

from macros.exports.text_room import text_room_problems
from macros.model.introspection import Path
from macros.model.library import Library
from tests.factories import a_canvas, a_format, a_vocabulary, make_step

WIDE = "W" * 60  # no slide has room for such a word


def paths(library: Library) -> list[tuple[str, str, Path]]:
    """Kind, slug and path of each problem."""
    return [(item.kind, item.slug, path) for item, path, _ in text_room_problems(library)]


def test_each_text_is_told_once_with_its_place() -> None:
    """In the order of the library: formats, then canvases. What holds is not told."""
    formats = {
        "tient": a_format("tient"),
        "essai": a_format(
            "essai", script=[make_step("a"), make_step("b", title=f"{WIDE}{WIDE[:18]}"), make_step("c", brief=WIDE)]
        ),
    }
    zones = {"avant": {"title": "Avant", "prompt": "Quoi ?"}, "apres": {"title": WIDE, "prompt": "x"}}
    canvases = {"tient": a_canvas("tient"), "trop": a_canvas("trop", zones=zones)}
    library = Library(a_vocabulary(), formats=formats, canvases=canvases)
    assert paths(library) == [
        ("formats", "essai", ("script", 1, "title")),
        ("formats", "essai", ("script", 2, "brief")),
        ("canvases", "trop", ("zones", "apres", "title")),
    ]
    assert all("18 points" in message and message.endswith(".") for *_, message in text_room_problems(library))


def test_the_paths_lead_to_the_texts() -> None:
    """Key after key from the item, as its file has them."""
    library = Library(a_vocabulary(), formats={"essai": a_format(summary=WIDE, script=[make_step("a", brief=WIDE)])})
    for item, path, _ in text_room_problems(library):
        found = item
        for key in path:
            found = found[key] if isinstance(found, tuple) else getattr(found, key)
        assert found == WIDE


def test_the_real_library_has_room(library: Library) -> None:
    """Nothing to shorten."""
    assert paths(library) == []
