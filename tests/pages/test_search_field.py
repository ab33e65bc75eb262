"""The search field: a combobox that leads to the catalogue, from any page, in both forms of addresses."""

from __future__ import annotations

import pytest

from macros.model.library import Library
from macros.pages.context import PageContext
from macros.pages.search_field import header_search, home_search
from tests.factories import a_vocabulary
from tests.pages.html_reading import Document, Element

HEADER = Document(str(header_search("../", directory_urls=True)))
HOME = Document(str(home_search(PageContext(Library(a_vocabulary())))))
both = pytest.mark.parametrize("page", [HEADER, HOME], ids=["header", "home"])


def only(page: Document, **attributes: str) -> Element:
    """The one element of the page with those attributes."""
    found = [one for one in page.elements if attributes.items() <= one.attributes.items()]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("root", "directory_urls", "action"),
    [
        ("./", True, "./ateliers/"),
        ("../", True, "../ateliers/"),
        ("../../", False, "../../ateliers/index.html"),
        ("/", True, "/ateliers/"),
    ],
    ids=str,
)
def test_header_leads_to_the_catalogue(root: str, directory_urls: bool, action: str) -> None:
    """From wherever the page stands."""
    page = Document(str(header_search(root, directory_urls=directory_urls)))
    assert [one.attributes["action"] for one in page.all("form")] == [action]


@pytest.mark.parametrize(("directory_urls", "action"), [(True, "ateliers/"), (False, "ateliers/index.html")])
def test_home_leads_to_the_catalogue(directory_urls: bool, action: str) -> None:
    """In both forms of addresses."""
    context = PageContext(Library(a_vocabulary()), directory_urls=directory_urls)
    page = Document(str(home_search(context)))
    assert [one.attributes["action"] for one in page.all("form")] == [action]


@both
def test_field_is_a_combobox(page: Document) -> None:
    """The field names its list, which is hidden and closed until there is something to show."""
    field = only(page, role="combobox")
    assert field.tag == "input"
    assert field.attributes["type"] == "search"
    assert field.attributes["aria-expanded"] == "false"
    assert field.attributes["aria-autocomplete"] == "list"
    listed = only(page, role="listbox")
    assert field.attributes["aria-controls"] == listed.attributes["id"]
    assert "hidden" in listed.attributes
    assert listed.attributes["aria-label"]
    assert only(page, role="status").text == ""
    assert int(field.attributes["maxlength"]) >= 100


@both
def test_everything_has_a_name(page: Document) -> None:
    """The field and its region, by a label that is shown or by one that is read."""
    field, form = only(page, role="combobox"), only(page, role="search")
    labels = {one.attributes["id"]: one for one in page.all("label")}
    for one in (field, form):
        shown = labels.get(one.attributes.get("aria-labelledby", ""))
        own = [label for label in labels.values() if label.attributes["for"] == one.attributes.get("id")]
        assert one.attributes.get("aria-label") or shown or own
    assert [one for one in page.all("button") if not one.text.strip()] == []


def test_button_of_the_phone() -> None:
    """It says what it shows, and whether it is shown."""
    button = HEADER.all("button")[0]
    assert button.attributes["aria-controls"] == only(HEADER, role="combobox").attributes["id"]
    assert button.attributes["aria-expanded"] == "false"
    assert button.attributes["type"] == "button"
    assert HOME.all("button") == []


def test_both_fields_stand_on_one_page() -> None:
    """The home page holds both: no id is shared, and every tag is closed."""
    assert sorted({*HEADER.ids, *HOME.ids}) == sorted([*HEADER.ids, *HOME.ids])
    assert HEADER.unbalanced == HOME.unbalanced == []
