"""« J'ai animé cet atelier » and « Proposer une correction »: messages made ready, never sent; entries that the library accepts."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.loading.personal_data import check_personal_data
from macros.loading.validation import validate
from macros.model.format import Format
from tests.browser.checks import (
    CLIPBOARD,
    HOSTILE,
    LOOK_NAMES,
    LOOKS,
    PHONE,
    STORED,
    TOO_WIDE,
    Open,
    axe_faults,
    description_of,
    started_again,
    words_at,
)
from tests.factories import as_yaml, make_format
from tests.loading.test_personal_data import ACCEPTED, REFUSED

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-messages")]
PAGE = "ateliers/projet-sante-cpts/"
TRIAL, CORRECTION = "details[data-message=trial-report]", "details[data-message=correction]"
MESSAGE, ENTRY, MAIL = "#pb-anime-message", "#pb-anime-essai", "a[href^='mailto:']"
MAILBOX = "equipe@example.org"
FILES = "performance.getEntriesByType('resource').map(one => one.name.split('/').at(-1)).filter(name => /^(personal-data|yaml-writer|message-form|trial-report|correction)/.test(name))"
PERMISSIONS = CLIPBOARD
KINDS = {
    "une adresse électronique": "email",
    "un numéro de téléphone": "phone",
    "un numéro de sécurité sociale": "nir",
    "un numéro de compte (IBAN)": "iban",
}
# What numbers and addresses are made of, put together by chance.
PIECES = [*"0123456789", "06", "12", "34", "+33", "0033", "(0)", "(", ")", " ", " ", ".", "-", "/", "\u00a0", "2A", "FR76", "3000", "a", "é", "@", ".org", "https://", "\n", ",", "_", "+", "٣"]  # fmt: skip


@pytest.fixture
def page(watched: Any) -> Any:
    """The page of a format, which must keep nothing and run nothing that is typed."""
    yield watched.page
    assert watched.page.evaluate(STORED) == [[], [], ""]
    assert watched.page.evaluate("typeof window.pwned") == "undefined"


def opened(page: Page, form: str = TRIAL) -> None:
    """Open a form; its fields are there."""
    page.locator(f"{form} > summary").click()
    expect(page.locator(f"{form} [type=submit]")).to_be_visible()


def configured(page: Page) -> None:
    """As on a site with a mailbox and a forge; the fragments' own tests say that the settings arrive there."""
    page.evaluate(f"document.querySelector('[data-told]').dataset.mailbox = '{MAILBOX}'")
    page.evaluate("""() => {
        const link = document.createElement("a");
        link.rel = "edit";
        link.href = "https://forge.example.org/edit/main/fiche.yml";
        document.querySelector("h1").after(link);
    }""")


def report(page: Page, **answers: str) -> None:
    """Answer and prepare the message."""
    given = {
        "mode": "remote",
        "participants": "14",
        "minutes": "130",
        "worked": "Le tour de table",
        "change": "",
        **answers,
    }
    for name, value in given.items():
        field = page.locator(f"#pb-anime-{name}")
        field.select_option(value) if name == "mode" else field.fill(value)
    page.locator(f"{TRIAL} [type=submit]").click()


def test_nothing_before_the_opening(page: Page) -> None:
    """The forms and their rules are loaded once a person opens one, and once only."""
    assert page.evaluate(FILES) == []
    opened(page)
    loaded = sorted(page.evaluate(FILES))
    assert loaded == ["message-form.js", "personal-data.js", "trial-report.js", "yaml-writer.js"]
    opened(page, CORRECTION)
    assert sorted(page.evaluate(FILES)) == sorted([*loaded, "correction.js"])


def test_the_message(page: Page) -> None:
    """It says what was answered, with the steps that were noted; without a mailbox it is to be passed on."""
    opened(page)
    page.locator(".pb-message-steps summary").click()
    page.locator("#pb-anime-etape-1").fill("12")
    report(page, change="Une pause\nplus longue.")
    said = words_at(page, MESSAGE)
    assert said.startswith("Objet : J’ai animé « Projet de santé CPTS : des missions aux actions »\n\nBonjour,")
    lines = said.split("\n")
    for line in ("Modalité : Distanciel", "Participants : 14", "Durée observée : 2 h 10", "Le tour de table", "Une pause", "plus longue."):  # fmt: skip
        assert line in lines
    assert any(re.fullmatch(r"1\. .* : 12 min \(prévu : \d+ min\)", line) for line in lines)
    assert page.url in said
    assert "À transmettre à l’équipe qui tient ce playbook" in words_at(page, f"{TRIAL} .pb-message-result")
    assert page.locator(f"{TRIAL} {MAIL}").count() == 0
    assert page.locator(f"{TRIAL} a").count() == 0
    expect(page.locator(MESSAGE)).to_be_focused()


def test_steps_make_the_total(page: Page) -> None:
    """Once all are noted; a total that was typed stays."""
    opened(page)
    page.locator(".pb-message-steps summary").click()
    steps, total = page.locator(".pb-message-steps input"), page.locator("#pb-anime-minutes")
    for rank in range(steps.count()):
        expect(total).to_have_value("")
        steps.nth(rank).fill(str(10 + rank))
    expect(total).to_have_value(str(sum(10 + rank for rank in range(steps.count()))))
    total.fill("99")
    steps.first.fill("20")
    expect(total).to_have_value("99")


def test_message_follows_the_adapted_page(page: Page, address: str) -> None:
    """Steps and planned minutes are those that the page shows when the form is opened."""
    page.goto(f"{address}/{PAGE}?participants=9&variante=long&etape=accueil%3A12")
    opened(page)
    shown = page.locator(".pb-script-table tbody th").all_inner_texts()
    labels = page.locator(".pb-message-steps label").all_text_contents()
    assert [label.split(" (")[0] for label in labels] == shown
    assert "(prévu\u00a0: 12\u00a0min)" in labels[0]


FAULTS = {
    "no mode": ({"mode": ""}, "mode", "Choisissez une modalité."),
    "nobody": ({"participants": "0"}, "participants", "de 1 à 500"),
    "no number": ({"participants": ""}, "participants", "de 1 à 500"),
    "a decimal": ({"participants": "9.5"}, "participants", "nombre entier"),
    "too long": ({"minutes": "601"}, "minutes", "de 1 à 600"),
    "nothing learnt": ({"worked": ""}, "worked", "une phrase suffit"),
    "too much": ({"worked": "a" * 2001}, "worked", "moins de 2000"),
    "next century": ({"year": "2126"}, "year", "de 2000 à"),
    "a step": ({"etape-1": "700"}, "etape-1", "Durée de « 1. "),
}


@pytest.mark.parametrize(("answers", "field", "words"), FAULTS.values(), ids=FAULTS)
def test_what_is_missing_is_told(page: Page, answers: dict[str, str], field: str, words: str) -> None:
    """At once, under its field and tied to it, with what is accepted; the field takes the focus; mended, a message is made."""
    opened(page)
    page.locator(".pb-message-steps summary").click()
    report(page, **answers)
    assert words_at(page, f"{TRIAL} [role=alert]") == "Une réponse est à compléter ou à corriger."
    expect(page.locator(f"#pb-anime-{field}")).to_be_focused()
    told = words_at(page, f"#pb-anime-{field}-faute")
    assert words in told
    assert told in description_of(page, f"#pb-anime-{field}")
    assert page.locator(f"#pb-anime-{field}").get_attribute("aria-invalid") == "true"
    assert page.locator(f"{TRIAL} .pb-fault:visible").count() == 1
    assert page.evaluate("id => { const [a, b] = [document.getElementById(id), document.getElementById(id + '-faute')].map(one => one.getBoundingClientRect()); return b.top - a.bottom; }", f"pb-anime-{field}") < 40  # fmt: skip
    expect(page.locator(f"{TRIAL} .pb-message-result")).to_be_hidden()
    if field == "etape-1":
        page.locator("#pb-anime-etape-1").fill("")
    report(page, year="2026")
    expect(page.locator(MESSAGE)).to_be_visible()
    expect(page.locator(f"{TRIAL} [role=alert]")).to_be_hidden()
    assert page.locator(f"{TRIAL} .pb-fault:visible, {TRIAL} [aria-invalid=true]").count() == 0
    assert told not in description_of(page, f"#pb-anime-{field}")


def test_several_are_missing(page: Page) -> None:
    """Each is told under its field, how many at the foot; what is mended is no longer told, the rest is; a folded step is shown."""
    opened(page)
    report(page, mode="", participants="", worked="")
    assert words_at(page, f"{TRIAL} [role=alert]") == "3 réponses sont à compléter ou à corriger."
    expect(page.locator("#pb-anime-mode")).to_be_focused()
    wrong = f"{TRIAL} .pb-message-form :is(input, select, textarea)[aria-invalid=true]"
    assert page.locator(wrong).evaluate_all("all => all.map(one => one.name)") == ["mode", "participants", "worked"]
    page.select_option("#pb-anime-mode", "remote")
    page.locator("#pb-anime-change").fill("Une pause")
    assert page.locator(wrong).evaluate_all("all => all.map(one => one.name)") == ["participants"]
    page.locator(".pb-message-steps summary").click()
    page.locator("#pb-anime-etape-2").fill("700")
    page.locator(".pb-message-steps summary").click()
    page.locator("#pb-anime-participants").fill("9")
    page.locator(f"{TRIAL} [type=submit]").click()
    expect(page.locator("#pb-anime-etape-2")).to_be_focused()
    assert words_at(page, "#pb-anime-etape-2-faute").startswith("Durée de « 2. ")


def test_a_message_never_stands_beside_other_answers(page: Page) -> None:
    """Typing again takes it away."""
    opened(page)
    report(page)
    expect(page.locator(MESSAGE)).to_be_visible()
    page.locator("#pb-anime-worked").fill("Autre chose")
    expect(page.locator(MESSAGE)).to_be_hidden()


@pytest.mark.parametrize("lesson", ["Très bien", "Très bien !", HOSTILE, "x" * 1900, "Oui : non # rien"], ids=range(5))
@pytest.mark.parametrize("before", [0, 1], ids=["first", "one more"])
def test_the_library_accepts_the_entry(page: Page, lesson: str, before: int) -> None:
    """Put where the page says, it is read as it was answered, whatever was typed."""
    page.evaluate(f"document.querySelector('[data-told]').dataset.trials = '{before}'")
    opened(page)
    report(page, worked=lesson, change="Deux\nlignes")
    written = as_yaml(make_format(status="tested"))
    if before:
        written += "trials:\n  - {year: 2025, mode: remote, participants: 7, minutes: 75, lesson: Trop court}\n"
    page.locator(".pb-message-file summary").click()
    read = validate((written + page.locator(ENTRY).input_value()).encode(), Format, "f.yml")
    assert read.problems == ()
    assert len(read.model.trials) == before + 1
    trial = read.model.trials[-1]
    assert (str(trial.mode), trial.participants, trial.minutes) == ("remote", 14, 130)
    typed = " ".join(lesson.replace("\u202e", "").split())
    assert trial.lesson == f"{typed if typed[-1] in '.!?' else typed + '.'} À changer : Deux lignes."


def test_mail_of_the_team(page: Page) -> None:
    """The same message, to the mailbox; longer than a mail program takes, it is to be copied."""
    configured(page)
    opened(page)
    report(page, worked="Été & hiver ? 100 % = oui #1")
    link = urlsplit(page.locator(f"{TRIAL} {MAIL}").get_attribute("href"))
    assert link.path == MAILBOX
    fields = {name: value[0].replace("\r\n", "\n") for name, value in parse_qs(link.query).items()}
    whole = page.locator(MESSAGE).input_value()
    assert whole == f"Objet\u00a0: {fields['subject']}\n\n{fields['body']}".rstrip("\n") + "\n"
    assert f"À envoyer à {MAILBOX}" in words_at(page, f"{TRIAL} .pb-message-result")
    lengths = set()
    for length in (100, 150, 250, 600, 1800):
        page.locator("#pb-anime-worked").fill("é" * length)
        page.locator(f"{TRIAL} [type=submit]").click()
        links = page.locator(f"{TRIAL} {MAIL}")
        if links.count():
            assert len(links.get_attribute("href")) < 2000
        else:
            assert "trop long" in words_at(page, f"{TRIAL} .pb-message-result")
        lengths.add(links.count())
    assert lengths == {0, 1}


@pytest.mark.parametrize("where", ["clipboard", "no clipboard", "nothing"])
def test_copy(page: Page, where: str) -> None:
    """What is pasted is the message; where the browser allows no copy, the text is selected and the gesture told."""
    if where != "clipboard":
        page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    if where == "nothing":
        page.evaluate("document.execCommand = () => false")
    opened(page)
    report(page, worked=HOSTILE)
    page.get_by_role("button", name="Copier le message").click()
    expect(page.locator(".pb-message-buttons .pb-message-said").first).not_to_be_empty()
    said = words_at(page, f"{TRIAL} [role=status]")
    message = page.locator(MESSAGE).input_value()
    if where == "nothing":
        assert "le texte est sélectionné" in said
        assert page.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)") == message  # fmt: skip
        return
    assert said == "Message copié. Transmettez-le à l’équipe qui tient ce playbook."
    page.locator("#pb-anime-change").focus()
    page.keyboard.press("Control+V")
    assert page.locator("#pb-anime-change").input_value() == message


def test_correction(page: Page) -> None:
    """Where, what, and what instead; the message first, the forge second where there is one."""
    opened(page, CORRECTION)
    page.locator(f"{CORRECTION} [type=submit]").click()
    assert "Écrivez ce qui ne va pas" in words_at(page, "#pb-correction-wrong-faute")
    assert "Écrivez ce qui ne va pas" in description_of(page, "#pb-correction-wrong")
    places = page.locator("#pb-correction-place option").all_inner_texts()
    assert places[:2] == ["Toute la page", "Le haut de la page"]
    assert {"Variantes", "La salle"} <= set(places)
    assert not any("Emporter" in place or "Dire ce que" in place for place in places)
    page.select_option("#pb-correction-place", "La salle")
    page.locator("#pb-correction-wrong").fill("Il manque une table.")
    page.locator("#pb-correction-proposal").fill(HOSTILE)
    page.locator(f"{CORRECTION} [type=submit]").click()
    said = page.locator("#pb-correction-message").input_value()
    assert "Où\u00a0: La salle" in said
    assert "Il manque une table." in said
    assert HOSTILE in said
    assert page.locator(f"{CORRECTION} a").count() == 0
    assert "À transmettre à l’équipe" in words_at(page, f"{CORRECTION} .pb-message-result")


def test_correction_where_all_is_configured(page: Page) -> None:
    """The mail, then the forge."""
    configured(page)
    opened(page, CORRECTION)
    page.locator("#pb-correction-wrong").fill("Une faute.")
    page.locator(f"{CORRECTION} [type=submit]").click()
    links = page.locator(f"{CORRECTION} a").evaluate_all("all => all.map(one => one.href)")
    assert [link.split("?")[0] for link in links] == [
        f"mailto:{MAILBOX}",
        "https://forge.example.org/edit/main/fiche.yml",
    ]


def finds_of_python(text: str, mailbox: str = "") -> list[tuple[str, str]]:
    """Kind and text of each find, from the messages of the library's check."""
    found = [
        re.match(r"(.*?) est écrite? ici \(« (.*?) »\) ;", one, re.DOTALL) for one in check_personal_data(text, mailbox)
    ]
    return [(KINDS[one[1]], one[2]) for one in found]


def test_the_page_and_the_library_refuse_the_same(page: Page) -> None:
    """The cases of the library's own tests, and pieces of numbers and addresses put together by chance."""
    opened(page)
    chance = random.Random(8)
    made = ["".join(chance.choices(PIECES, k=chance.randint(4, 24))) for _ in range(6000)]
    made += ["".join(chance.choices("0612345678 .-", k=16)) for _ in range(6000)]
    texts = [*REFUSED, *ACCEPTED, "a" * 5000, f"Écrire à {MAILBOX} ou à autre@example.org", *made]
    seen = page.evaluate(
        f"texts => texts.map(text => window.playbookPersonalData.found(text, '{MAILBOX}').map(one => [one.kind, one.text]))",
        texts,
    )
    expected = [[list(one) for one in finds_of_python(text, MAILBOX)] for text in texts]
    assert [(text, here, there) for text, here, there in zip(texts, seen, expected, strict=True) if here != there] == []
    assert all(expected[: len(REFUSED)])
    assert {one[0] for finds in expected[len(REFUSED) :] for one in finds} >= {"email", "phone"}


def test_personal_data_is_told_and_blocks_nothing(page: Page) -> None:
    """At its field, aloud, with what to write instead; the message is made all the same; gone, it is no longer told."""
    opened(page)
    field = page.locator("#pb-anime-worked")
    field.fill("Demander au 06 12 34 56 78")
    warning = page.locator("#pb-anime-worked-personnel")
    expect(warning).to_be_visible()
    assert "06 12 34 56 78" in words_at(page, "#pb-anime-worked-personnel")
    assert "une fonction et une boîte générique" in words_at(page, "#pb-anime-worked-personnel")
    assert field.get_attribute("aria-describedby") == "pb-anime-worked-personnel"
    assert words_at(page, f"{TRIAL} [role=status]") == words_at(page, "#pb-anime-worked-personnel")
    report(page, worked="Demander au 06 12 34 56 78")
    expect(page.locator(MESSAGE)).to_be_visible()
    field.fill("Demander à l'accueil")
    expect(warning).to_be_hidden()
    assert field.get_attribute("aria-describedby") is None


def test_by_keyboard(page: Page) -> None:
    """Everything from the keys alone: open, answer, prepare, copy."""
    page.locator(f"{TRIAL} > summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pb-anime-mode")).to_be_visible()
    keys = [
        *["Tab", "ArrowDown"],
        *["Tab", "9"],
        *["Tab", "9", "5"],
        "Tab",
        *["Tab", "O", "k"],
        "Tab",
        "Tab",
        "Tab",
        "Enter",
    ]
    for key in keys:
        page.keyboard.press(key)
    expect(page.locator(MESSAGE)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f"{TRIAL} [role=status]")).to_contain_text("Message copié")


@pytest.mark.parametrize(("window", "scheme", "options"), LOOKS, ids=LOOK_NAMES)
def test_axe_and_width(address: str, shared: Any, window: str, scheme: str, options: dict[str, Any]) -> None:
    """Both forms open, with a fault, a warning and a message."""
    watched = started_again(shared, f"{address}/{PAGE}", options["viewport"], scheme)
    page = watched.page
    configured(page)
    opened(page)
    page.locator(".pb-message-steps summary").click()
    report(page, worked="Demander au 06 12 34 56 78")
    page.locator(".pb-message-file summary").click()
    opened(page, CORRECTION)
    page.locator(f"{CORRECTION} [type=submit]").click()
    page.locator("#pb-anime-worked").blur()
    assert axe_faults(page, scheme, ".pb-told") == []
    assert page.evaluate(TOO_WIDE) <= 0
    small = "[...document.querySelectorAll('.pb-told :is(button, input, select, textarea, summary)')].filter(one => one.offsetParent && one.getBoundingClientRect().height < 24).map(one => one.outerHTML)"
    assert page.evaluate(small) == []


def test_from_disk(site_folder: Path, open_page: Open) -> None:
    """Without a server, the same; the path of a person's own disk is not in the message."""
    watched = open_page(f"{(site_folder / PAGE / 'index.html').as_uri()}", viewport=PHONE)
    opened(watched.page)
    report(watched.page)
    assert "file:" not in watched.page.locator(MESSAGE).input_value()
    assert "Le tour de table" in watched.page.locator(MESSAGE).input_value()
    assert watched.faults == []


def test_without_the_scripts(address: str, open_page: Open) -> None:
    """Where they cannot be loaded the words of the page stay; the next opening tries again."""
    page = open_page(f"{address}/{PAGE}").page
    page.route("**/message-form.js", lambda route: route.abort())
    summary = page.locator(f"{TRIAL} > summary")
    with page.expect_event("requestfailed"):
        summary.click()
    expect(page.locator(f"{TRIAL} > p")).to_contain_text("ce que vous avez observé")
    page.unroute_all()
    summary.click()
    opened(page)


def test_without_script(address: str, open_page: Open) -> None:
    """What to write, and to whom."""
    page = open_page(f"{address}/{PAGE}", java_script_enabled=False).page
    page.locator(f"{CORRECTION} > summary").click()
    expect(page.locator(f"{CORRECTION} > p")).to_contain_text("à quel endroit de la page")
