"""The REX form filled on its page: kept where the person says, erased for good, taken away as it was typed."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordDocument
from markdown_it import MarkdownIt
from playwright.sync_api import Page, expect

from macros.loading.raw_text import forbidden_characters
from macros.loading.validation import validate
from macros.model.experience import REX_FORM, Experience
from tests.browser.checks import LOOK_NAMES, LOOKS, STORED, TOO_WIDE, Open, axe_faults, started_again

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-rex")]
PAGE, ABOUT = "experiences/fiche-vierge/", "donnees-personnelles/"
KEYS = [key for _, keys in REX_FORM for key in keys]
KEY = "/playbook-rex"
STATUS, KEEP, ERASE = "[data-rex-status]", "[data-rex-keep]", "[data-rex-erase]"
FILES = "performance.getEntriesByType('resource').map(one => one.name.split('/').at(-1)).filter(name => /^(personal|yaml|rex-(doc|files)|word|office|block)/.test(name))"
HOSTILE = '<img src=x onerror="window.pwned=1"> {{ 7*7 }} & "\\" # note: x | - [a](javascript:1) *gras* $$'
LINES = "Une phrase : courte.\n\u00a0 Une autre  \n\n- un point \u00a0\n- un autre # point\n1. d'abord\t\n2. ensuite\n31. le dernier jour"


@pytest.fixture
def page(watched: Any) -> Any:
    """The form, blank, and a browser that keeps nothing; it must run nothing that is typed."""
    yield watched.page
    watched.page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    assert watched.page.evaluate("typeof window.pwned") == "undefined"


def write(page: Page, **texts: str) -> None:
    """Type into fields, by key."""
    for key, text in texts.items():
        if key == "summary":
            page.locator(".pb-form-file").evaluate("one => { one.open = true; }")
        page.locator(f"#rex-{key}").fill(text)


def written(page: Page) -> dict[str, str]:
    """What the fields hold, without those that are empty."""
    found = page.locator("[data-rex-form] :is(textarea, input[type=text])").evaluate_all(
        "all => all.map(one => [one.name, one.value])"
    )
    return {name: value for name, value in found if value}


def taken(page: Page, kind: str) -> tuple[str, bytes]:
    """Name and bytes of the file that a button gives."""
    if kind == "yml":
        page.locator(".pb-form-file").evaluate("one => { one.open = true; }")
    with page.expect_download() as download:
        page.locator(f"[data-rex-export={kind}]").click()
    expect(page.locator(STATUS)).to_contain_text("Fichier prêt")
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def erase(page: Page, answer: str = "accept") -> None:
    """« Tout effacer », and the answer to its question."""
    page.once("dialog", lambda dialog: getattr(dialog, answer)())
    page.locator(ERASE).click()


def test_every_field_in_its_order(page: Page) -> None:
    """A labelled field for each rubric, with its help; the lines to write on are for paper."""
    found = page.locator("[data-rex-form] section:not(.pb-form-actions) :is(textarea, input)").evaluate_all(
        "all => all.map(one => [one.name, one.labels[0].textContent, document.getElementById(one.getAttribute('aria-describedby'))?.textContent ?? ''])"
    )
    assert [name for name, _, _ in found] == KEYS
    for name, label, told in found:
        field = Experience.model_fields[name]
        assert label.replace("\u202f", " ").replace("’", "'") == field.title
        assert bool(told) == bool(field.description)
    assert page.locator(".pb-lines:visible").count() == 0


def test_untouched_page_keeps_nothing(page: Page) -> None:
    """Nor loads what a first word needs; looked at, focused, with the box ticked, printed: nothing."""
    page.locator("#rex-title").focus()
    page.keyboard.press("Tab")
    page.locator(KEEP).check()
    assert page.evaluate(STORED) == [[], [], ""]
    assert page.evaluate(FILES) == []


def test_reload_keeps_and_the_tab_ends_it(page: Page, address: str, shared: Any) -> None:
    """In this tab only, unless asked otherwise; another page and back too."""
    write(page, title="Un titre", nature="Deux\nlignes")
    assert page.evaluate(STORED) == [[], [KEY], ""]
    page.reload()
    assert written(page) == {"title": "Un titre", "nature": "Deux\nlignes"}
    page.goto(f"{address}/")
    page.go_back()
    assert written(page) == {"title": "Un titre", "nature": "Deux\nlignes"}
    other = shared.context.new_page()
    other.goto(f"{address}/{PAGE}")
    assert written(other) == {}
    other.close()


def test_kept_on_this_device_when_asked(page: Page, address: str, shared: Any) -> None:
    """Ticked: another tab finds it. Unticked: it is gone from the device at once, and stays in the tab."""
    write(page, title="Un titre")
    page.locator(KEEP).check()
    write(page, origin="Une demande")
    assert page.evaluate(STORED) == [[KEY], [KEY], ""]
    other = shared.context.new_page()
    other.goto(f"{address}/{PAGE}")
    assert written(other) == {"title": "Un titre", "origin": "Une demande"}
    expect(other.locator(KEEP)).to_be_checked()
    page.locator(KEEP).uncheck()
    assert page.evaluate(STORED) == [[], [KEY], ""]
    expect(other.locator(KEEP)).not_to_be_checked()
    other.locator("#rex-title").fill("Autre")
    assert page.evaluate(STORED) == [[], [KEY], ""]
    other.close()


def test_emptied_by_hand(page: Page) -> None:
    """The last word taken away, nothing is left behind."""
    page.locator(KEEP).check()
    write(page, title="Un titre")
    write(page, title="")
    assert page.evaluate(STORED) == [[], [], ""]


def test_erase(page: Page) -> None:
    """Asked first; then nothing is left, in the page, in the tab or on the device, after a reload either."""
    page.locator(KEEP).check()
    write(page, title="Un titre", summary="Une phrase", contact="Appeler le 06 12 34 56 78")
    expect(page.locator("#rex-contact-personnel")).to_be_visible()
    erase(page, "dismiss")
    assert set(written(page)) == {"title", "summary", "contact"}
    erase(page)
    assert written(page) == {}
    assert page.evaluate(STORED) == [[], [], ""]
    assert page.locator(".pb-personal:visible").count() == 0
    assert "06 12" not in page.content()
    assert "Tout est effacé" in page.locator(STATUS).inner_text()
    page.reload()
    assert written(page) == {}
    expect(page.locator(KEEP)).not_to_be_checked()


def test_erase_from_the_page_that_explains_it(page: Page, address: str) -> None:
    """What is kept is told there, the look too, and one button takes all of it away."""
    page.goto(f"{address}/{ABOUT}")
    expect(page.locator("[data-kept]")).to_contain_text("Rien n’est gardé")
    expect(page.locator("[data-kept] button")).to_be_hidden()
    page.goto(f"{address}/{PAGE}")
    page.locator(KEEP).check()
    write(page, title="Un titre")
    page.get_by_role("button", name="Apparence sombre").click()
    page.goto(f"{address}/{ABOUT}")
    told = page.locator("[data-kept] [role=status]")
    for words in ("apparence", "une fiche de retour d’expérience", "dans cet onglet seulement"):
        expect(told).to_contain_text(words)
    page.locator("[data-kept] button").click()
    expect(told).to_contain_text("C’est effacé. Rien n’est gardé")
    assert page.evaluate(STORED) == [[], [], ""]
    page.goto(f"{address}/{PAGE}")
    assert written(page) == {}


@pytest.mark.parametrize("kept", ["not json", "[]", "3", "null", '{"title": 3, "unknown": "x", "nature": "gardé"}'])
def test_what_others_left_in_the_storage(page: Page, kept: str) -> None:
    """Anything may stand there: what is no text of a field is passed over."""
    page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [KEY, kept])
    page.reload()
    assert written(page) == ({"nature": "gardé"} if "gardé" in kept else {})


def test_a_browser_that_keeps_nothing(address: str, open_page: Open) -> None:
    """The form works, and says that it must be taken away first."""
    watched = open_page(f"{address}/{ABOUT}")
    watched.context.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get() { throw new DOMException('no') }})"
    )
    watched.page.goto(f"{address}/{PAGE}")
    write(watched.page, title="Un titre")
    expect(watched.page.locator(STATUS)).to_contain_text("Téléchargez votre fiche avant de fermer")
    assert taken(watched.page, "md")[0] == "un-titre.md"


def test_personal_data_is_told(page: Page) -> None:
    """At its field, never blocking: the files are made, and the one of the library says that it would be refused."""
    write(
        page,
        title="Un titre",
        summary="Une phrase",
        users="Appeler le 06 12 34 56 78",
        origin="NIR 2 94 03 75 120 005 91",
    )
    expect(page.locator("#rex-users-personnel")).to_contain_text("une fonction et une boîte générique")
    expect(page.locator("#rex-origin-personnel")).to_contain_text("sécurité sociale")
    assert page.locator("#rex-origin").get_attribute("aria-describedby") == "rex-origin-aide rex-origin-personnel"
    name, data = taken(page, "yml")
    assert "06 12 34 56 78" in page.locator(STATUS).inner_text()
    assert len(validate(data, Experience, name).problems) == 2
    page.reload()  # told again for what was kept
    expect(page.locator("#rex-users-personnel")).to_be_visible()


def texts_by_heading(data: bytes) -> dict[str, list[str]]:
    """Of a Word file: what stands under each heading of a rubric."""
    told: dict[str, list[str]] = {}
    under: list[str] = []
    for paragraph in WordDocument(io.BytesIO(data)).paragraphs:
        if paragraph.style.name.lower().startswith("heading"):
            under = told.setdefault(paragraph.text, [])
        elif paragraph.text:
            under.append(paragraph.text)
    return told


def test_word(page: Page) -> None:
    """Every rubric in the order of the form, as it was typed; those left blank say so."""
    write(page, title="Œuvre d’été : l’accueil", nature=LINES, origin=HOSTILE)
    name, data = taken(page, "docx")
    assert name == "oeuvre-d-ete-l-accueil.docx"
    document = WordDocument(io.BytesIO(data))
    headings = [
        one.text.replace("\u202f", " ").replace("’", "'")
        for one in document.paragraphs
        if one.style.name.lower().startswith("heading")
    ]
    labels = [text for part, keys in REX_FORM for text in (part, *(Experience.model_fields[key].title for key in keys))]
    assert headings == ["Œuvre d'été : l'accueil", *labels]
    told = texts_by_heading(data)
    assert told["Nature et contenu"] == ["Une phrase : courte.", "Une autre", "un point", "un autre # point", "d'abord", "ensuite", "31. le dernier jour"]  # fmt: skip
    assert told["Origine"] == [HOSTILE]
    assert told["Conseils et points de vigilance"] == ["Non renseigné."]
    assert document.core_properties.title == "Œuvre d’été : l’accueil"


def test_markdown(page: Page) -> None:
    """The same in Markdown; read again, it says what was typed."""
    write(page, title="Un titre", nature=LINES, origin=HOSTILE)
    name, data = taken(page, "md")
    assert name == "un-titre.md"
    assert data.endswith(b"\n") and not data.endswith(b"\n\n")
    tokens = MarkdownIt("commonmark", {"html": True}).parse(data.decode())
    inline = [token for token in tokens if token.type == "inline"]
    said = ["".join(child.content for child in token.children) for token in inline]
    assert HOSTILE in said
    assert {"un point", "d'abord", "31. le dernier jour"} <= set(said)
    assert not any(child.type in ("html_inline", "link_open") for token in inline for child in token.children)
    headings = [
        tokens[rank + 1].content
        for rank, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    ]
    assert headings == [part for part, _ in REX_FORM]


YAML_CASES = {
    "plain": "Une caisse.",
    "lines": LINES,
    "hostile": HOSTILE,
    "margins": "\t\u00a0\u3000 au bord\n\t- un point\n\u00a0suite  \n\n\n",
    "signs first": "# titre\n---\n...\n%TAG\n: deux-points\n&a *b !c |\n? x\n@y `z`",
    "hidden": "un\u200bdeux\ufefftrois\u202equatre\x07\u2028cinq\u00ad",
    "emoji": "👩‍💻 été 𝒳 \U0001f1eb\U0001f1f7",
    "quotes": "\"a\" 'b' “c” \\n \\",
    "crlf": "un\r\ndeux\rtrois",
    "numbers": "1:30\n010\nno\n~\nnull",
}


@pytest.mark.parametrize("typed", YAML_CASES.values(), ids=YAML_CASES)
def test_the_library_accepts_the_file(page: Page, typed: str) -> None:
    """Whatever is typed, the file is valid and says the same; what is blank is absent."""
    write(
        page,
        title="Un titre : sous-titre",
        summary='Dire "tout" \\ # fin',
        topic=typed,
        nature=typed,
        advice=typed,
        contact=typed,
    )
    name, data = taken(page, "yml")
    assert name == "un-titre-sous-titre.yml"
    read = validate(data, Experience, name)
    assert read.problems == ()
    rex = read.model
    assert (rex.title, rex.summary, rex.basis) == ("Un titre : sous-titre", 'Dire "tout" \\ # fin', "written_by_team")
    assert rex.origin is None
    allowed = typed.replace("\u2028", "\n")
    for found in sorted({one.group() for one in forbidden_characters(allowed)} - {"\u2028"}):
        allowed = allowed.replace(found, "")
    assert rex.topic == rex.contact == " ".join(allowed.split())
    assert rex.nature == rex.advice
    assert "".join(rex.nature.split()) == "".join(allowed.split())
    order = [line.split(":")[0] for line in data.decode().split("\n") if line[:1].isalpha()]
    assert [key for key in order if key in KEYS] == ["title", "topic", "nature", "advice", "contact"]


@pytest.mark.parametrize("typed", ["\u200b", " \ufeff \u00ad ", "\u202e\t\u200b"], ids=repr)
def test_what_is_blank_once_cleaned_is_absent(typed: str, page: Page) -> None:
    """Signs that the library refuses are left out; where nothing else was typed, so is the key."""
    write(page, title="Un titre", summary="Une phrase", topic=typed, nature=typed)
    read = validate(taken(page, "yml")[1], Experience, "f.yml")
    assert read.problems == ()
    assert (read.model.topic, read.model.nature) == (None, None)


def test_paragraphs_and_lists_of_the_file(page: Page) -> None:
    """Each typed line is a paragraph of its own on the page of the library."""
    write(page, title="Un titre", summary="Une phrase", nature=LINES)
    rex = validate(taken(page, "yml")[1], Experience, "f.yml").model
    assert (
        rex.nature
        == "Une phrase : courte.\n\nUne autre\n\n- un point\n- un autre # point\n\n1. d'abord\n2. ensuite\n\n31. le dernier jour"
    )


FAULTS = {
    "no title": ({"summary": "Une phrase"}, "title", "Donnez un titre"),
    "no summary": ({"title": "Un titre"}, "summary", "en une phrase"),
    "long title": ({"title": "a" * 81, "summary": "b"}, "title", "80 signes au plus, 81"),
    "signs in the title": ({"title": "a < b", "summary": "b"}, "title", "ni < > ni { }"),
    "long summary": ({"title": "a", "summary": "b" * 161}, "summary", "160 signes au plus, 161"),
    "long text": ({"title": "a", "summary": "b", "nature": "c" * 12001}, "nature", "12000 signes au plus"),
}


@pytest.mark.parametrize(("texts", "field", "words"), FAULTS.values(), ids=FAULTS)
def test_what_the_library_would_refuse_is_told_first(page: Page, texts: dict[str, str], field: str, words: str) -> None:
    """With the field that holds it; Word takes everything."""
    write(page, **texts)
    page.locator(".pb-form-file").evaluate("one => { one.open = true; }")
    page.locator("[data-rex-export=yml]").click()
    expect(page.locator(STATUS)).to_contain_text(words)
    expect(page.locator(f"#rex-{field}")).to_be_focused()
    assert page.locator(f"#rex-{field}").get_attribute("aria-invalid") == "true"
    assert taken(page, "docx")[1][:2] == b"PK"


def test_a_file_that_cannot_be_made(page: Page, shared: Any) -> None:
    """Said, with what to do; the text is still there, and the next click tries again."""
    write(page, title="Un titre")
    page.route("**/rex-files.js", lambda route: route.abort())
    page.locator("[data-rex-export=md]").click()
    expect(page.locator(STATUS)).to_contain_text("n’a pas pu être fait")
    page.unroute_all()
    assert taken(page, "md")[0] == "un-titre.md"
    shared.faults[:] = [fault for fault in shared.faults if "rex-files.js" not in fault and "ERR_FAILED" not in fault]


def test_paper(page: Page) -> None:
    """What was typed is printed whole; where nothing was, there are lines to write on; no field and no button."""
    text = "\n".join(f"Ligne {number}" for number in range(40))
    write(page, nature=text, users="Appeler le 06 12 34 56 78")
    page.emulate_media(media="print")
    place = "[data-field=nature]"
    expect(page.locator(f"{place} .pb-typed")).to_be_visible()
    assert page.locator(f"{place} .pb-typed").inner_text() == text
    expect(page.locator(f"{place} .pb-lines")).to_be_hidden()
    expect(page.locator("[data-field=origin] .pb-lines")).to_be_visible()
    assert (
        page.locator(
            "[data-rex-form] :is(input, textarea, button, details, .pb-personal, .pb-form-notice):visible"
        ).count()
        == 0
    )


def test_without_script(address: str, open_page: Open) -> None:
    """The form to print, as it is."""
    page = open_page(f"{address}/{PAGE}", java_script_enabled=False).page
    assert page.locator(".pb-lines:visible").count() == len(KEYS)
    assert page.locator("[data-rex-form] :is(button, input, textarea):visible").count() == 0


def test_by_keyboard(page: Page) -> None:
    """From a field to the file, by keys alone; Enter in a field of one line sends nothing."""
    page.locator("#rex-title").focus()
    page.keyboard.type("Au clavier")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Une caisse.")
    assert written(page) == {"title": "Au clavier", "organisation": "Une caisse."}
    page.locator("#rex-contact").focus()
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "au-clavier.docx"


@pytest.mark.parametrize(("window", "scheme", "options"), LOOKS, ids=LOOK_NAMES)
def test_axe_and_width(address: str, shared: Any, window: str, scheme: str, options: dict[str, Any]) -> None:
    """Filled, with a warning and a fault."""
    watched = started_again(shared, f"{address}/{PAGE}", options["viewport"], scheme)
    page = watched.page
    write(page, title="a < b", summary="", users="Appeler le 06 12 34 56 78 " + "x" * 200)
    page.locator("[data-rex-export=yml]").click()
    expect(page.locator("#rex-users-personnel")).to_be_visible()
    assert axe_faults(page, scheme) == []
    assert page.evaluate(TOO_WIDE) <= 0
    small = "[...document.querySelectorAll('.pb-form :is(button, input[type=text], textarea, summary, label.pb-check)')].filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"
    assert page.evaluate(small) == []
    page.evaluate("() => sessionStorage.clear()")


def test_from_disk(site_folder: Path, open_page: Open) -> None:
    """Without a server: filled, kept over a reload, and taken away in each form."""
    watched = open_page((site_folder / PAGE / "index.html").as_uri(), accept_downloads=True)
    page = watched.page
    write(page, title="Du disque", summary="Une phrase", nature="Un texte")
    page.reload()
    assert written(page) == {"title": "Du disque", "summary": "Une phrase", "nature": "Un texte"}
    assert [taken(page, kind)[0] for kind in ("docx", "md", "yml")] == [
        "du-disque.docx",
        "du-disque.md",
        "du-disque.yml",
    ]
    assert watched.faults == []
