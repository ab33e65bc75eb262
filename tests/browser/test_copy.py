"""« Copier »: what a person pastes, with formatting and without, over https-like pages, on an intranet and from a disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from macros.exports.canvases.shapes import LONGEST_NOTE, sticky_questions
from macros.model.library import Library
from tests.browser.checks import DESKTOP, LOOK_NAMES, LOOKS, PHONE, TOO_WIDE, Open, axe_faults
from tests.browser.install_chromium import find_or_reason
from tests.mkdocs_site.hostile_library import EVALUATED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-copy")]
SLUG = "projet-sante-cpts"
ADAPTED = "?debut=14:00&participants=14&modalite=distanciel"
SCRIPTS = ("block-writers.js", "page-blocks.js", f"{SLUG}-textes.js")
BUTTONS = {
    "script": "Déroulé copié. Collez-le dans Word, Outlook ou Excel.",
    "sheet": "Fiche copiée. Collez-la dans Word ou Outlook.",
    "invitation": "Invitation copiée. Collez-la dans un message, puis remplacez chaque",
    "report": "Trame copiée. Collez-la dans Word ou Outlook, puis remplacez chaque",
    "materials": "Liste copiée. Collez-la dans Word, Outlook ou Excel.",
    "lines": "Questions copiées. Collez-les dans votre tableau blanc",
}
STATUS = ".pb-copy-told"
PASTE = """() => document.addEventListener("paste", event => {
    const data = event.clipboardData;
    window.pasted = {types: [...data.types], html: data.getData("text/html"), text: data.getData("text/plain")};
})"""
REQUESTED = "performance.getEntriesByType('resource').map(entry => entry.name.split('/').at(-1))"
# A browser that copies nothing by itself.
REFUSE = """() => {
    document.execCommand = () => false;
    if (navigator.clipboard) navigator.clipboard.write = () => Promise.reject(new Error("refused"));
}"""


@pytest.fixture(scope="module")
def intranet(browser: Browser) -> Iterator[Browser]:
    """A browser for which `intranet.test` is this machine: plain http, and no secure context as on 127.0.0.1."""
    rules = "--host-resolver-rules=MAP intranet.test 127.0.0.1"
    other = browser.browser_type.launch(executable_path=find_or_reason()[0], args=["--no-sandbox", rules])
    yield other
    other.close()


class Watched:
    """A page, what was pasted from it, and what it complained of."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context, self.page, self.faults = context, context.new_page(), []
        self.page.on("console", lambda one: self.faults.append(one.text) if one.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda one: self.faults.append(str(one)))
        self.page.goto(url)

    def copied(self, what: str) -> dict[str, Any]:
        """What another page receives once the button says that it is done."""
        self.page.evaluate(f"() => {{ document.querySelector('{STATUS}').textContent = ''; }}")
        self.page.locator(f"[data-copies-what={what}]").click()
        expect(self.page.locator(STATUS)).to_contain_text(BUTTONS[what])
        return pasted(self.context)


def pasted(context: BrowserContext) -> dict[str, Any]:
    """What the clipboard holds, as a page finds it when a person pastes."""
    page = context.new_page()
    page.set_content("<textarea></textarea>")
    page.evaluate(PASTE)
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    found = page.evaluate("window.pasted")
    page.close()
    return found


@pytest.fixture
def watch(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Open an address in a context of its own; nothing but silence is accepted."""
    opened: list[Watched] = []

    def open_(url: str, by: Browser = browser, **options: Any) -> Watched:
        context = by.new_context(**{"locale": "fr-FR", "viewport": DESKTOP, "reduced_motion": "reduce", **options})
        context.set_default_timeout(15_000)
        opened.append(Watched(context, url))
        return opened[-1]

    yield open_
    for one in opened:
        one.context.close()
        assert one.faults == []


@pytest.fixture(params=["http on this machine", "http on an intranet", "disk"])
def place(
    request: pytest.FixtureRequest, site_folder: Path, address: str, intranet: Browser, watch: Callable[..., Watched]
) -> Callable[[str], Watched]:
    """Open a page of the site from each of the three places that it is read from."""
    if request.param == "disk":
        return lambda path: watch(f"{site_folder.as_uri()}/{path.replace('/?', '/index.html?')}")
    if request.param == "http on an intranet":
        port = address.rsplit(":", 1)[1]
        return lambda path: watch(f"http://intranet.test:{port}/{path}", intranet)
    return lambda path: watch(f"{address}/{path}")


def spaced(text: str) -> str:
    """With ordinary spaces, the ends of lines of Windows apart."""
    return re.sub(r"[\u00a0\u202f]", " ", text).replace("\r\n", "\n")


def test_what_is_pasted(place: Callable[[str], Watched], request: pytest.FixtureRequest) -> None:
    """Each button: headings and bordered tables, tabs in plain text, the session's numbers, an announcement."""
    watched = place(f"ateliers/{SLUG}/{ADAPTED}")
    page = watched.page
    assert page.evaluate("isSecureContext") is ("intranet" not in page.url)
    assert not set(page.evaluate(REQUESTED)) & set(SCRIPTS)

    script = watched.copied("script")
    assert {"text/html", "text/plain"} <= set(script["types"])
    text = spaced(script["text"])
    assert "\nDébut\tDurée\tÉtape\tOrganisation\tCe qu’elle produit\n14 h\t7 min\t1. Ouvrir : le but" in text
    assert "\nDe 14 h à 16 h : 2 h, 14 personnes, 4 sous-groupes" in text
    assert re.search(r"^(<html><head></head><body>|<meta[^>]*>)?<h1>", script["html"])
    assert re.search(r'<td style="border:1px solid[^>]*>14(&nbsp;|\u00a0)h</td>', script["html"])

    invitation = spaced(watched.copied("invitation")["text"])
    assert "- Horaires : de 14 h à 16 h\n- Durée : 2 h, pause comprise\n- Lien de connexion : …\n" in invitation
    assert "- Participants : 14 personnes, sans compter l’animation" in invitation

    report = watched.copied("report")
    assert "- Horaires : de 14 h à 16 h\n" in spaced(report["text"])
    assert "\nQuoi\tQui\tPour quand\n…\t…\t…\n" in spaced(report["text"])
    assert "<table" in report["html"]

    materials = spaced(watched.copied("materials")["text"])
    assert "\nQuantité\tMatériel\tCompté\n" in materials
    assert "Gommettes" not in materials  # not at a distance
    sheet = watched.copied("sheet")
    assert len(re.findall(r"<h3", sheet["html"])) >= 10
    assert "Licence Ouverte 2.0." in sheet["text"]
    assert "file:" not in sheet["html"] + sheet["text"]


def test_nothing_chosen(site_folder: Path, address: str, watch: Callable[..., Watched]) -> None:
    """Blanks and usual words; then the page is adapted, and what is copied follows without reload."""
    watched = watch(f"{address}/ateliers/{SLUG}/")
    text = spaced(watched.copied("invitation")["text"])
    assert "- Horaires : de … à …\n- Durée : 2 h, pause comprise\n- Lieu, ou lien de connexion : …\n" in text
    assert "- Participants : de 8 à 16 personnes" in text
    watched.page.select_option("#pb-variant", "short")
    watched.page.fill("#pb-start", "23:30")
    watched.page.locator("#pb-start").dispatch_event("change")
    watched.page.fill("#pb-people", "9")
    text = spaced(watched.copied("invitation")["text"])
    assert re.search(
        r"- Horaires : de 23 h 30 à 0 h \d\d\n- Durée : 1 h( \d\d)?\n- Lieu : …\n- Participants : 9 p", text
    )
    assert "pause comprise" not in text  # this variant has none
    assert spaced(watched.copied("script")["text"]).count("23 h 30\t") == 1


@pytest.mark.parametrize("query", ["", ADAPTED], ids=["as written", "adapted"])
def test_the_date_of_the_session(query: str, address: str, watch: Callable[..., Watched]) -> None:
    """The date given stands in the subject, in the list and in the report, whose place stays to fill in; a date out of range is none."""
    watched = watch(f"{address}/ateliers/{SLUG}/{query}")
    blank = spaced(watched.copied("invitation")["text"])
    assert re.search(r"^Objet : .*, le …$", blank, re.MULTILINE) and "- Date : …\n" in blank
    for day, told in (
        ("2026-11-24", "mardi 24 novembre 2026"),
        ("2026-12-01", "mardi 1er décembre 2026"),
        ("1999-12-31", "…"),
    ):
        watched.page.fill("#pb-date", day)
        text = spaced(watched.copied("invitation")["text"])
        assert re.search(rf"^Objet : .*, le {told}$", text, re.MULTILINE) and f"- Date : {told}\n" in text
        assert "- Merci de répondre avant le : …\n" in text
        report = spaced(watched.copied("report")["text"])
        assert f"- Date et lieu : {told if told == '…' else f'{told}, …'}\n" in report


def test_one_load_per_script(site_folder: Path, address: str, watch: Callable[..., Watched]) -> None:
    """Each click fetches what it lacks and nothing twice; the same words twice are announced twice."""
    watched = watch(f"{address}/ateliers/{SLUG}/")
    page = watched.page
    for expected in (["block-writers.js", "page-blocks.js"], ["block-writers.js", "page-blocks.js"]):
        watched.copied("script")
        assert sorted(set(page.evaluate(REQUESTED)) & set(SCRIPTS)) == expected
    page.evaluate(
        f"() => {{ window.told = []; new MutationObserver(() => window.told.push(document.querySelector('{STATUS}').textContent))"
        f".observe(document.querySelector('{STATUS}'), {{childList: true}}); }}"
    )
    page.locator("[data-copies-what=script]").click()
    page.wait_for_timeout(150)
    assert [bool(text) for text in page.evaluate("window.told")] == [False, True]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_browser_that_copies_nothing(
    viewport: dict[str, int], site_folder: Path, address: str, watch: Callable[..., Watched]
) -> None:
    """The text is shown, selected, with the keys to press; the next copy that works puts it away."""
    watched = watch(f"{address}/ateliers/{SLUG}/", viewport=viewport)
    page = watched.page
    page.evaluate(REFUSE)
    page.locator("[data-copies-what=report]").click()
    expect(page.locator(STATUS)).to_contain_text("Le navigateur n’a pas permis la copie")
    field = page.get_by_label("Texte à copier")
    assert field.evaluate("one => document.activeElement === one && one.selectionEnd === one.value.length")
    assert field.input_value().startswith("Compte rendu")
    assert page.evaluate(TOO_WIDE) <= 0
    assert axe_faults(page, "light", ".pb-copy") == []
    page.keyboard.press("Control+C")
    assert spaced(pasted(watched.context)["text"]).startswith("Compte rendu : Projet de santé")
    page.evaluate("() => { delete document.execCommand; }")
    watched.copied("script")
    assert field.is_hidden()


def test_the_second_way(site_folder: Path, address: str, watch: Callable[..., Watched]) -> None:
    """A secure page whose browser refuses the first way copies by the second, with formatting too."""
    watched = watch(f"{address}/ateliers/{SLUG}/")
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    watched.page.evaluate("() => { document.execCommand = () => false; }")
    found = watched.copied("script")
    assert "<h1>" in found["html"] and "Début\tDurée" in found["text"]
    # The policy's opinion of the borders; they stay.
    assert 'style="border:1px solid' in found["html"]
    watched.faults = [fault for fault in watched.faults if "inline style" not in fault]


def test_a_text_that_does_not_come(site_folder: Path, address: str, watch: Callable[..., Watched]) -> None:
    """Told, with what to do; the next click tries again. What answers with another page is not taken for the text."""
    watched = watch(f"{address}/ateliers/{SLUG}/")
    page = watched.page
    for break_ in (
        lambda route: route.abort(),
        lambda route: route.fulfill(body="<p>Mot de passe</p>", content_type="text/html"),
    ):
        page.route(f"**/{SLUG}-textes.js", break_)
        page.locator("[data-copies-what=invitation]").click()
        expect(page.locator(STATUS)).to_contain_text("cliquez encore")
        page.unroute(f"**/{SLUG}-textes.js")
    assert "Bonjour," in watched.copied("invitation")["text"]
    watched.faults = [one for one in watched.faults if not re.search("ERR_FAILED|Unexpected token|-textes.js", one)]


def test_hostile_texts(hostile_address: str, library: Library, watch: Callable[..., Watched]) -> None:
    """What a contributor typed is pasted as typed: nothing of it is an element, runs, or is evaluated."""
    for slug in (SLUG, "priorisation-idees"):
        watched = watch(f"{hostile_address}/ateliers/{slug}/", bypass_csp=True)
        for what in ("script", "sheet", "materials"):
            found = watched.copied(what)
            assert EVALUATED not in found["text"]
            tags = watched.page.evaluate(
                "html => [...new Set([...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')]"
                ".flatMap(one => [one.tagName, ...one.getAttributeNames()]))]",
                found["html"],
            )
            assert not {"IMG", "SCRIPT", "SVG", "DIV", "onerror", "onload", "onmouseover", "onfocus"} & set(tags)
            if what == "sheet":
                assert "<img src=x onerror=" in found["text"]
        assert watched.page.evaluate("typeof window.pwned") == "undefined"


def test_questions_of_a_canvas(place: Callable[[str], Watched], library: Library) -> None:
    """One per line, as for the files to download; no formatting, which would make a single note of them."""
    for canvas in list(library.canvases.values())[:2]:
        watched = place(f"canevas/{canvas.slug}/?")
        found = watched.copied("lines")
        assert found["text"].replace("\r\n", "\n") == sticky_questions(canvas)
        assert found["html"] == ""


def test_questions_of_every_canvas(site_folder: Path, library: Library) -> None:
    """The list in each page is the one of the exports, each short enough for a note."""
    for canvas in library.canvases.values():
        html = (site_folder / "canevas" / canvas.slug / "index.html").read_text(encoding="utf-8")
        listed = re.search(r"<ul hidden data-lines>(.*?)</ul>", html, re.DOTALL)[1]
        lines = re.findall(r"<li>(.*?)</li>", listed, re.DOTALL)
        assert lines == sticky_questions(canvas).split("\n"), canvas.slug
        assert max(map(len, lines)) <= LONGEST_NOTE


def test_keyboard_and_file(site_folder: Path, address: str, watch: Callable[..., Watched]) -> None:
    """Every button by Tab and Enter, focus stays on it; the file of the atelier is a link beside the page."""
    watched = watch(f"{address}/ateliers/{SLUG}/")
    page = watched.page
    page.locator("[data-copies-what=script]").focus()
    for what in list(BUTTONS)[:5]:
        page.keyboard.press("Enter")
        expect(page.locator(STATUS)).to_contain_text(BUTTONS[what])
        assert page.evaluate("document.activeElement.dataset.copiesWhat") == what
        page.keyboard.press("Tab")
    link = page.get_by_role("link", name="Créer ma fiche à partir de celle-ci")
    assert link.get_attribute("href") == f"../../contribuer/proposer-un-atelier/?depuis={SLUG}"
    file = page.get_by_role("link", name="son fichier YAML")
    assert (file.get_attribute("href"), file.get_attribute("download")) == (f"{SLUG}.yml", "")


@pytest.mark.parametrize(("window", "scheme", "look"), LOOKS, ids=LOOK_NAMES)
def test_accessible(
    window: str, scheme: str, look: dict[str, Any], site_folder: Path, address: str, open_page: Open
) -> None:
    """No violation of axe on both pages once something was copied, targets large enough, nothing sideways."""
    for path, what in ((f"ateliers/{SLUG}/", "materials"), ("canevas/fiche-action/", "lines")):
        page = open_page(f"{address}/{path}", **look).page
        page.locator(f"[data-copies-what={what}]").click()
        expect(page.locator(STATUS)).to_contain_text(BUTTONS[what])
        assert axe_faults(page, scheme, ".pb-copy") == []
        assert page.evaluate(TOO_WIDE) <= 0
        boxes = [one.bounding_box() for one in page.locator(".pb-copy button").all()]
        assert min(min(box["width"], box["height"]) for box in boxes) >= 24


def test_without_script_and_on_paper(site_folder: Path, address: str, watch: Callable[..., Watched]) -> None:
    """No dead button without JavaScript, where the file stays; nothing of it is printed."""
    page = watch(f"{address}/ateliers/{SLUG}/", java_script_enabled=False).page
    assert page.locator("[data-copies-what]:visible").count() == 0
    assert page.get_by_role("link", name="Créer ma fiche à partir de celle-ci").is_visible()
    page = watch(f"{address}/canevas/fiche-action/").page
    page.emulate_media(media="print")
    assert page.locator("[data-copies-what]:visible").count() == 0
