"""« Situer mon projet »: the level that the answers lead to, why, and what the page never does with them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from macros.model.library import Library
from macros.model.self_assessment import Option
from macros.model.typography import french
from tests.browser.checks import (
    DESKTOP,
    LOOK_NAMES,
    LOOKS,
    PHONE,
    STORED,
    TOO_WIDE,
    Open,
    axe_faults,
    description_of,
    started_again,
)

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser-situate")]
Answers = dict[str, str]
PAGE = "situer-mon-projet/"
FORM, OUTCOME, TITLE, MISSING = ".pb-questions", "[data-outcome]", "#pb-outcome-title", "[data-missing]"
FAULT = ".pb-questions [data-fault]:visible"
# Under the header, which covers the top of the window.
IN_SIGHT = """where => {
    const box = document.querySelector(where).getBoundingClientRect();
    return box.top >= document.querySelector(".md-header").getBoundingClientRect().bottom && box.bottom <= innerHeight;
}"""
SUBMIT, RESET, LINK, LINK_TOLD = f"{FORM} [type=submit]", f"{FORM} [type=reset]", "[data-link]", "[data-link-told]"
# Only parts that are really seen: the levels, and the criteria that settle between two.
SHOWN = """[...document.querySelectorAll("[data-outcome] > [data-level], [data-outcome] > [data-settles]")]
    .filter(one => one.offsetParent).map(one => one.dataset.level ?? "settles " + one.dataset.settles)"""
ANSWERS = "Object.fromEntries(new FormData(document.querySelector('.pb-questions')))"
# Gives many sets of answers in turn, by the very events of a person's clicks; the title and the parts shown for each.
TRY_ALL = f"""sets => sets.map(answers => {{
    for (const [name, value] of Object.entries(answers)) document.querySelector(`input[name="${{name}}"][value="${{value}}"]`).click();
    document.querySelector("{SUBMIT}").click();
    const explained = document.querySelector("[data-explained]").textContent;
    return [document.querySelector("{TITLE}").textContent, {SHOWN}, explained.includes("ne se suivent pas")];
}})"""


@pytest.fixture(scope="module")
def options(library: Library) -> dict[str, dict[str, Option]]:
    """Answers by question."""
    return {one.id: {option.id: option for option in one.options} for one in library.self_assessment.questions}


def _points(library: Library, answers: Answers) -> dict[str, int]:
    chosen = [
        option
        for question in library.self_assessment.questions
        for option in question.options
        if answers.get(question.id) == option.id
    ]
    return {level: sum(option.weights.get(level, 0) for option in chosen) for level in library.vocabulary.maturity}


def _situated(library: Library, answers: Answers) -> tuple[str, list[str], bool]:
    """The rule as the page tells it: the title of the result, the parts shown, and whether two levels are far apart."""
    points, levels = _points(library, answers), list(library.vocabulary.maturity)
    first, second = sorted(levels, key=lambda level: (-points[level], levels.index(level)))[:2]
    labels = {level: entry.label for level, entry in library.vocabulary.maturity.items()}
    if points[first] - points[second] >= library.self_assessment.margin:
        return f"Votre projet est au niveau « {labels[first]} »", [first], False
    less, more = sorted((first, second), key=levels.index)
    apart = levels.index(more) - levels.index(less) > 1
    return f"Votre projet est entre « {labels[less]} » et « {labels[more]} »", [less, f"settles {less}"], apart


def _lead(library: Library, answers: Answers) -> int:
    first, second, *_ = sorted(_points(library, answers).values(), reverse=True)
    return first - second


@pytest.fixture(scope="module")
def many_answers(options: dict[str, dict[str, Option]]) -> list[Answers]:
    """Answers by chance, the same at each run, that do not leave the levels."""
    chance = random.Random(4)
    kept = {name: [one.id for one in answers.values() if not one.exit] for name, answers in options.items()}
    return [{name: chance.choice(ids) for name, ids in kept.items()} for _ in range(150)]


@pytest.fixture(scope="module")
def one_level(library: Library, options: dict[str, dict[str, Option]]) -> dict[str, Answers]:
    """For each level, the answers that speak most for it."""

    def speaks(option: Option, level: str) -> tuple[int, int]:
        return option.weights.get(level, 0), -sum(option.weights.values())

    return {
        level: {name: max(answers.values(), key=lambda one: speaks(one, level)).id for name, answers in options.items()}
        for level in library.vocabulary.maturity
    }


@pytest.fixture(scope="module")
def between(library: Library, many_answers: list[Answers]) -> Answers:
    """Answers one point short of a clear level."""
    return next(one for one in many_answers if _lead(library, one) == library.self_assessment.margin - 1)


@pytest.fixture
def watched(watched: Any) -> Any:
    """The page, which must store nothing."""
    yield watched
    assert watched.page.evaluate(STORED) == [[], [], ""]


def _answer(page: Any, answers: Answers) -> Any:
    for name, value in answers.items():
        page.locator(f"input[name={name}][value={value}]").check()
    return page


def _submit(page: Any) -> Any:
    page.locator(SUBMIT).click()
    return page


def test_each_level(library: Library, one_level: dict[str, Answers], watched: Any) -> None:
    """Each level is reached; it shows its offer, at least three formats in the offer's order, and the answers that led there."""
    for level, answers in one_level.items():
        title, shown, _ = _situated(library, answers)
        assert shown == [level]
        page = _submit(_answer(watched.page, answers))
        assert page.locator(TITLE).inner_text() == title
        assert page.evaluate(SHOWN) == shown
        assert page.evaluate("document.activeElement.matches('[data-outcome]')")
        part, offer = page.locator(f"{OUTCOME} > [data-level={level}]"), library.offer_of_level(level)
        assert part.locator("a").first.get_attribute("href") == f"../offres/{offer.slug}/"
        cards = part.locator("[data-slug]").evaluate_all("all => all.map(one => one.dataset.slug)")
        assert len(cards) >= 3
        assert cards == [entry.format for entry in offer.formats][: len(cards)]
        explained = page.locator("[data-explained]").inner_text()
        points = _points(library, answers)
        assert f"{points[level]} points, contre {sorted(points.values())[-2]} pour" in explained
        assert all(
            french(option.text) in explained
            for question in library.self_assessment.questions
            for option in question.options
            if answers[question.id] == option.id and not _other_way(option, level)
        )


def _other_way(option: Option, level: str) -> bool:
    weight = option.weights.get(level, 0)
    return 0 < weight < max(option.weights.values())


def test_every_kind_of_answer(
    library: Library, one_level: dict[str, Answers], many_answers: list[Answers], watched: Any
) -> None:
    """The page and the rule agree on answers of every kind: clear, just clear, one point short, equal, far apart."""
    sets = [*one_level.values(), *many_answers]
    expected = [list(_situated(library, answers)) for answers in sets]
    assert watched.page.evaluate(TRY_ALL, sets) == expected
    margin = library.self_assessment.margin
    assert {0, margin - 1, margin} <= {_lead(library, answers) for answers in sets}
    assert any(apart for _, _, apart in expected)
    levels = library.vocabulary.maturity
    assert {parts[0] for _, parts, _ in expected if len(parts) == 1} == set(levels)


def test_between_two_levels(
    library: Library, options: dict[str, dict[str, Option]], between: Answers, watched: Any
) -> None:
    """A lead too small names both levels, what speaks for each, the criteria that settle, and starts from the less advanced."""
    title, (less, _), _ = _situated(library, between)
    assert title.startswith("Votre projet est entre")
    page = _submit(_answer(watched.page, between))
    assert page.locator(TITLE).inner_text() == title
    assert page.evaluate(SHOWN) == [less, f"settles {less}"]
    settling = page.locator(f"{OUTCOME} > [data-settles={less}]")
    assert "Ce qui trancherait" in settling.inner_text()
    assert settling.locator("li").count() == len(library.offer_of_level(less).exit_criteria) > 0
    explained = page.locator("[data-explained]")
    pair = [level for level, entry in library.vocabulary.maturity.items() if f"« {entry.label} »" in title]
    for rank, (level, other) in enumerate((pair, pair[::-1])):
        label = library.vocabulary.maturity[level].label
        assert f"{_points(library, between)[level]} " in explained.locator("p").first.inner_text()
        assert f"Vers « {label} »" in explained.inner_text()
        leaning = [
            french(options[name][answer].text)
            for name, answer in between.items()
            if options[name][answer].weights.get(level, 0) > options[name][answer].weights.get(other, 0)
        ]
        assert explained.locator("ul").nth(rank).locator("em").all_text_contents() == leaning


def test_a_situation_of_work(library: Library, one_level: dict[str, Answers], watched: Any) -> None:
    """One answer leads out of the levels, to codéveloppement, whatever the others are, even none."""
    exits = [
        (question.id, option.id)
        for question in library.self_assessment.questions
        for option in question.options
        if option.exit
    ]
    assert exits
    for question, option in exits:
        for others in ({}, next(iter(one_level.values()))):
            watched.page.locator(RESET).click()
            page = _submit(_answer(watched.page, {**others, question: option}))
            assert page.evaluate(SHOWN) == ["codev"]
            assert "situation de travail" in page.locator(TITLE).inner_text()
            slugs = page.locator("[data-level=codev] [data-slug]").evaluate_all(
                "all => all.map(one => one.dataset.slug)"
            )
            assert slugs and all(library.formats[slug].family == "codev" for slug in slugs)
            assert page.locator("[data-level=codev] > p > a").get_attribute("href") == "../types/codeveloppement/"
            assert page.locator("[data-explained]").inner_text() == ""


def test_missing_answers(library: Library, one_level: dict[str, Answers], watched: Any) -> None:
    """Without every answer there is no result: each missing one is told at its question, and the first one has the focus."""
    page, answers = watched.page, next(iter(one_level.values()))
    names = list(answers)
    for given, told in (
        (
            [],
            f"Il reste {len(names)} questions sans réponse : {', '.join(map(str, range(1, len(names))))} et {len(names)}.",
        ),
        (names[:1] + names[2:-1], f"Il reste 2 questions sans réponse : 2 et {len(names)}."),
        (names[:-1], f"Il reste une question sans réponse : la {len(names)}."),
    ):
        page.locator(RESET).click()
        assert page.locator(MISSING).is_hidden()
        assert page.locator(FAULT).count() == 0
        _submit(_answer(page, {name: answers[name] for name in given}))
        assert page.locator(MISSING).inner_text() == told
        assert page.locator(OUTCOME).is_hidden()
        first = next(name for name in names if name not in given)
        assert page.evaluate("document.activeElement.name") == first
        left = [name for name in names if name not in given]
        for name in left:
            question = f"[data-question={name}]"
            told = page.locator(question).locator("[data-fault]")
            assert told.inner_text() == f"Question {names.index(name) + 1} : choisissez une réponse."
            assert told.inner_text() in description_of(page, question)
            assert page.locator(question).get_attribute("aria-invalid") == "true"
        assert page.locator(FAULT).count() == len(left)
        # The words that say what is missing are seen, not only the answer that has the focus.
        assert page.evaluate(IN_SIGHT, f"[data-question={first}] [data-fault]")
        page.locator(f"[data-question={first}] input").first.check()
        assert page.locator(FAULT).count() == len(left) - 1
    assert page.locator(MISSING).get_attribute("role") == "alert"
    _submit(_answer(page, answers))
    assert page.locator(MISSING).is_hidden()
    assert page.locator(FAULT).count() == 0
    assert page.locator(OUTCOME).is_visible()


def test_a_result_never_outlives_its_answers(one_level: dict[str, Answers], between: Answers, watched: Any) -> None:
    """The result goes as soon as an answer changes, and comes back as it should be; erasing erases all."""
    page = _submit(_answer(watched.page, between))
    assert page.locator(OUTCOME).is_visible()
    for answers in one_level.values():
        _answer(page, answers)
        assert page.locator(OUTCOME).is_hidden()
        _submit(page)
        assert len(page.evaluate(SHOWN)) == 1
    page.locator(RESET).click()
    assert page.locator(OUTCOME).is_hidden()
    assert page.evaluate(ANSWERS) == {}
    assert page.evaluate("document.activeElement.type") == "radio"


def test_nothing_leaves_the_page(address: str, one_level: dict[str, Answers], between: Answers, watched: Any) -> None:
    """Answering asks for nothing, stores nothing, writes nothing in the address nor in the history."""
    page = watched.page
    asked: list[str] = []
    # The browser asks for the page's icon when it likes.
    page.on("request", lambda request: None if request.url.endswith("logo.svg") else asked.append(request.url))
    length = page.evaluate("history.length")
    for answers in (*one_level.values(), between):
        _submit(_answer(page, answers))
    page.locator(RESET).click()
    page.wait_for_timeout(50)
    assert asked == []
    assert page.url == f"{address}/{PAGE}"
    assert page.evaluate("history.length") == length
    assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length, name]") == ["", 0, 0, ""]
    assert page.evaluate("async () => (await indexedDB.databases()).length + (await caches.keys()).length") == 0


def _refused(page: Any) -> None:
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")


def _absent(page: Any) -> None:
    page.evaluate("() => { Object.defineProperty(navigator, 'clipboard', {value: undefined}); }")


@pytest.mark.parametrize("without", [None, _refused, _absent], ids=["clipboard", "refused", "absent"])
def test_link(
    without: Callable[[Any], None] | None, library: Library, between: Answers, address: str, watched: Any
) -> None:
    """The link holds the answers and gives the same result elsewhere; without a clipboard it is shown, to be copied by hand."""
    page = watched.page
    page.set_viewport_size(PHONE)
    page.goto(f"{address}/{PAGE}#questions")
    page.reload()
    if without:
        without(page)
    else:
        watched.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    _submit(_answer(page, between)).locator(LINK).click()
    if without:
        field = page.locator(f"{LINK_TOLD} input")
        expect(field).to_be_visible()
        link = field.input_value()
        assert field.evaluate("one => [one.readOnly, getSelection().toString()]") == [True, link]
        assert field.get_attribute("aria-label")
        assert page.evaluate(TOO_WIDE) <= 0
    else:
        expect(page.locator(LINK_TOLD)).to_have_text("Lien copié. Il contient vos réponses.")
        link = page.evaluate("navigator.clipboard.readText()")
    assert page.url == f"{address}/{PAGE}#questions"
    assert link.split("?")[0] == f"{address}/{PAGE}"
    assert dict(parse_qsl(urlsplit(link).query)) == between
    told = page.locator(OUTCOME).inner_text().split("Copier un lien")[0]
    page.goto(link)
    assert page.evaluate(ANSWERS) == between
    assert page.locator(TITLE).inner_text() == _situated(library, between)[0]
    assert page.locator(OUTCOME).inner_text().split("Copier un lien")[0] == told
    page.locator("button[type=reset]").click()
    assert page.url == f"{address}/{PAGE}", "answers that are erased leave the address too"
    assert page.evaluate(ANSWERS) == {}


def test_odd_addresses(library: Library, one_level: dict[str, Answers], address: str, open_page: Open) -> None:
    """What an address says of other questions or other answers is passed over; what it says rightly holds."""
    level, answers = list(one_level.items())[-1]
    first, *others = answers
    markup = quote("<img src=x onerror=window.pwned=1>")
    cases: list[tuple[str, Answers]] = [
        ("couleur=rouge&__proto__=1&constructor=2&toString", {}),
        ("&".join(f"{name}=inconnu" for name in answers), {}),
        ("&".join(f"{name}={markup}" for name in answers) + f"&{markup}={markup}", {}),
        (f"{first}={'x' * 50_000}", {}),
        ("%&%E0%A4%A&==&", {}),
        (f"{first}={answers[first].upper()}&{urlencode({name: answers[name] for name in others})}", {name: answers[name] for name in others}),
        (f"{urlencode(answers)}&{first}=inconnu&x={markup}", answers),
    ]  # fmt: skip
    watched = open_page(f"{address}/{PAGE}", viewport=DESKTOP, bypass_csp=True)
    page = watched.page
    for query, kept in cases:
        page.goto(f"{address}/{PAGE}?{query}")
        assert page.evaluate(ANSWERS) == kept, query[:80]
        assert page.locator(MISSING).is_hidden()
        assert page.evaluate(SHOWN) == ([level] if kept == answers else []), query[:80]
        assert page.locator("[onerror], img[src=x]").count() == 0
    assert page.evaluate("typeof window.pwned") == "undefined"
    assert watched.faults == []


def test_with_a_keyboard_alone(library: Library, one_level: dict[str, Answers], watched: Any) -> None:
    """Tab from question to question, arrows between answers, Enter: the result has the focus, and Tab goes on into it."""
    page, (level, answers) = watched.page, list(one_level.items())[1]
    page.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus(); }")
    for question in library.self_assessment.questions:
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        ids = [option.id for option in question.options]
        for _ in range(ids.index(answers[question.id])):
            page.keyboard.press("ArrowDown")
    assert page.evaluate(ANSWERS) == answers
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    page.keyboard.press("Enter")
    assert page.evaluate(SHOWN) == [level]
    assert page.evaluate("document.activeElement.matches('[data-outcome]')")
    assert page.locator(TITLE).evaluate("one => one.getBoundingClientRect().top > 0 && one.getBoundingClientRect().top < innerHeight")  # fmt: skip
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-level]').dataset.level") == level
    assert page.evaluate(outline) == "solid"


def test_without_script(library: Library, options: dict[str, dict[str, Option]], address: str, open_page: Open) -> None:
    """The questions give way to the table: each answer with its points, the rule, and the offer of each level."""
    page = open_page(f"{address}/{PAGE}", java_script_enabled=False, viewport=PHONE).page
    assert page.locator(f"{FORM}:visible, main :is(input, button):not(.md-top):visible").count() == 0
    assert page.locator(OUTCOME).is_hidden()
    table = page.locator("[data-by-hand] table")
    assert table.is_visible()
    assert "la plus forte somme donne le niveau" in page.locator("[data-by-hand] > p").inner_text().lower()
    rows = table.locator("tbody tr:has(td)").evaluate_all(
        "all => all.map(row => [...row.querySelectorAll('td')].map(one => one.textContent))"
    )
    levels = library.vocabulary.maturity
    assert rows == [
        ["vers le codéveloppement"] if one.exit else [str(one.weights.get(level) or "") for level in levels]
        for answers in options.values()
        for one in answers.values()
    ]
    assert table.locator("thead th").count() == 1 + len(levels)
    for level in levels:
        assert page.locator(f"[data-by-hand] a[href='../offres/{library.offer_of_level(level).slug}/']").is_visible()
    assert page.evaluate(TOO_WIDE) <= 0


def test_the_table_is_folded_with_the_script(watched: Any) -> None:
    """With the script the questions are there and the table is folded, at hand."""
    page = watched.page
    assert page.locator(FORM).is_visible()
    assert page.locator("[data-by-hand] table").is_hidden()
    page.locator("[data-by-hand] summary").click()
    assert page.locator("[data-by-hand] table").is_visible()


@pytest.mark.parametrize(("window", "scheme", "look"), LOOKS, ids=LOOK_NAMES)
def test_axe(window: str, scheme: str, look: dict[str, Any], between: Answers, address: str, shared: Any) -> None:
    """No violation without a result nor with one, between two levels, with the table open and a link shown; nothing too wide."""
    watched = started_again(shared, f"{address}/{PAGE}", **look)
    page = watched.page
    _submit(page)
    assert page.locator(MISSING).is_visible()
    page.locator("[data-by-hand] summary").click()
    assert axe_faults(page, scheme) == []
    assert page.evaluate(TOO_WIDE) <= 0
    _refused(page)
    _submit(_answer(page, between)).locator(LINK).click()
    expect(page.locator(f"{LINK_TOLD} input")).to_be_visible()
    assert axe_faults(page, scheme, "main") == []
    assert page.evaluate(TOO_WIDE) <= 0
    assert watched.faults == []
