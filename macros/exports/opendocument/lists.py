"""Lists of an OpenDocument file: lists inside lists, numbers beside bullets."""

from __future__ import annotations

from macros.exports.documents.blocks import ItemList, ListItem
from macros.exports.opendocument.text import opendocument_runs


def opendocument_list(items: ItemList) -> str:
    """A list, its inner lists inside their items."""
    entries = list(zip(items.items, items.numbers, strict=True))
    return _nested(entries, 0, items.ordered, (items.items[0], items.items[-1]) if items.items else ())


def _nested(entries: list[tuple[ListItem, int]], level: int, ordered: bool, ends: tuple[ListItem, ...]) -> str:
    """The items of one level as one list, or several where numbers and bullets alternate; deeper items stand in the item above them."""
    written, index, open_kind, expected = [], 0, None, 1
    while index < len(entries):
        item, number = entries[index]
        kind = ordered if item.ordered is None or item.level > level else item.ordered
        if kind != open_kind:
            written.append("</text:list>" if open_kind is not None else "")
            written.append(f'<text:list text:style-name="{"Numbers" if kind else "Bullets"}">')
            open_kind, expected = kind, 1
        start = f' text:start-value="{number}"' if item.level <= level and number > expected else ""
        expected = max(number, expected - 1) + 1
        tag = "text:list-header" if item.continued else "text:list-item"
        content = []
        if item.level <= level:
            content.append(_item_text(item, ends))
            index += 1
        # What goes on under the item, and the lists inside it.
        while index < len(entries) and (entries[index][0].continued or entries[index][0].level > level):
            if entries[index][0].level <= level:
                content.append(_item_text(entries[index][0], ends))
                index += 1
                continue
            end = next((at for at in range(index, len(entries)) if entries[at][0].level <= level), len(entries))
            inner = entries[index][0].ordered
            content.append(_nested(entries[index:end], level + 1, ordered if inner is None else inner, ends))
            index = end
        written.append(f"<{tag}{start}>{''.join(content)}</{tag}>")
    return "".join(written) + ("</text:list>" if open_kind is not None else "")


def _item_text(item: ListItem, ends: tuple[ListItem, ...]) -> str:
    # The first item does not stand alone under its heading, at the foot of a page.
    first, last = ends
    style = "ListEnd" if item is last else "ListStart" if item is first else "List_20_Contents"
    return f'<text:p text:style-name="{style}">{opendocument_runs(item.runs)}</text:p>'
