"""What each rule of typing refuses, and what it lets through."""

from __future__ import annotations

import pytest

from macros.quality.typing_rules import check_typing
from tests.quality.writing import LONG_TEXTS, Texts, marked, one_text, soon

MIDDLE_DOT = "point médian"
BRACKETS = "les parenthèses ne marquent"
DOT_OR_HYPHEN = "ni point ni trait d'union"
DOUBLE_SPACE = "espace doublée"
QUOTES = "des guillemets français"
BEFORE_COMMA = "pas d'espace devant"
BEFORE_SIGN = "une espace est attendue devant"
INSIDE_QUOTES = "à l'intérieur des guillemets"
AFTER_COMMA = "une espace est attendue après la virgule"
ELLIPSIS = "points de suspension"

# « ¶ » stands at each place that is told.
REFUSED: dict[str, tuple[str, ...]] = {
    MIDDLE_DOT: (
        "Les ¶participant·e·s.",
        "¶Un·e invité.",
        "Les ¶tou‧te‧s, les ¶infirmier∙ères et les ¶élu⋅es.",
        "Une ¶collègue•s.",
    ),
    BRACKETS: (
        "Les ¶participant(e)s.",
        "Un ¶participant(e).",
        "Les ¶inscrit(es), les ¶citoyen(ne)s, les ¶facilitateur(trice)s.",
        "¶Un(e) ou ¶un(une) invité.",
        "¶Le(la) pilote, ¶le(les) groupe.",
        "Le ¶groupe(s), le ¶lieu(x).",
        "Les ¶infirmier(ère)s, les ¶créatif(ve)s, les ¶heureux(se)s.",
    ),
    DOT_OR_HYPHEN: (
        "Les ¶participant.e.s.",
        "Les ¶participant.es.",
        "Un ¶participant.e, un ¶élu.e.",
        "Les ¶participant-e-s, les ¶participant-es et une ¶participant-e",
        "¶Un-e ou ¶un.e invité.",
        "Les ¶citoyen.ne.s, les ¶citoyen-ne-s, les ¶citoyen.nes.",
        "¶Tou.te.s et ¶tou-te-s.",
        "Les ¶facilitateur.rice.s, les ¶facilitateur-trices, les ¶acteur.ices.",
        "Les ¶infirmier.ère.s, les ¶infirmier-ières.",
        "Les ¶créatif.ve.s, les ¶heureux-se-s, les ¶animateur.euse.",
        "¶Ceux.celles, ¶ils.elles, ¶le.la pilote.",
    ),
    DOUBLE_SPACE: (
        "Un¶  mot.",
        "Un¶    mot, un¶  autre.",
        "Un¶ \u00a0: mot.",
        "Un mot¶\u00a0\u00a0; un¶ \u202fautre.",
        "«¶\u00a0 mot ».",
        "- un\n- deux¶  mots",
    ),
    QUOTES: ('Un ¶"mot¶".', "Un ¶“mot¶”.", "Un ¶„mot¶”."),
    BEFORE_COMMA: (
        "Un mot¶ , un autre.",
        "Un mot¶ .",
        "Un mot¶\u00a0, puis.",
        "« Un mot »¶ , (un autre)¶ , puis.",
        "50 %¶ , environ.",
        "Fini !¶ .",
    ),
    BEFORE_SIGN: (
        "Un mot¶; un autre¶: le dernier¶!",
        "Pourquoi¶?",
        "Vraiment¶?! Oui¶!!!",
        "(vraiment¶?) et **vraiment¶!**",
        "« Quoi¶? »",
        "**Note¶:** un mot, puis **note¶**: un mot, puis _note_¶: un mot.",
        "Oui¶!Non.",
        "Un mot¶;un autre.",
        "Des mots¶: « oui »¶; (non)¶; 12¶; 50 %¶; **non¶**;",
        "Étape 1¶: dire.",
        "À 10:30¶: dire.",
        "Lisez [la fiche](https://example.org/a)¶: vite.",
        "Un mot¶:\n- un autre",
    ),
    INSIDE_QUOTES: (
        "Un ¶«mot¶».",
        "Un ¶«mot ».",
        "Un « mot¶».",
        "Un « mot !¶» et un « mot.¶».",
        "Un ¶«**mot**¶».",
    ),
    AFTER_COMMA: ("Un mo¶t,un autr¶e,un dernier.", "Ou¶i,non."),
    ELLIPSIS: ("Un mot¶...", "Un mot¶.... Un¶... [¶...]"),
}


def found(text: str) -> list[tuple[int, str]]:
    """Where, and which message."""
    return [(told.start, told.message) for told in check_typing(one_text(text))]


@pytest.mark.parametrize(
    ("text", "message"),
    [pytest.param(text, message, id=f"{message}-{text}") for message, texts in REFUSED.items() for text in texts],
)
def test_refused(text: str, message: str) -> None:
    """Each fault at its place, and told by one rule only."""
    bare, places = marked(text)
    told = found(bare)
    assert [start for start, _ in told] == places
    assert [said for _, said in told if message not in said] == []


ACCEPTED: dict[str, tuple[str, ...]] = {
    "plain French": (
        "Une équipe, deux règles ; trois mots : « oui », « non » ? Peut-être… Voilà !",
        "L'atelier d'aujourd'hui, l’atelier d’hier.",
        "",
    ),
    "no-break spaces": ("Un mot\u00a0: «\u00a0oui\u00a0», «\u202fnon\u202f»\u202f; oui\u202f! Non\u202f?",),
    "inversions": (
        "A-t-il fini ? Dit-elle, est-ce, est-elle, parle-t-on, viendra-t-elle, sont-ils, ai-je, es-tu.",
        "Dis-le, dis-les, dis-moi, dis-lui, donne-la, vas-y, prends-en, lève-toi, donne-le-moi, donne-les-leur.",
    ),
    "compound words": (
        "Un rendez-vous, un arc-en-ciel, grand-mère, vis-à-vis, celui-ci, celles-là, peut-être, c'est-à-dire.",
        "Un je-ne-sais-quoi, à la va-comme-je-te-pousse, un porte-parole, un après-midi, un sans-le-sou.",
        "Le Puy-en-Velay, Aix-les-Bains, Saint-Étienne-de-Tulmont, Villeneuve-lès-Avignon.",
        "Une e-santé, un e-mail, une X-ray.",
    ),
    "both genders in full": ("Les participantes et participants, celles et ceux, un ou une pilote, une personne.",),
    "abbreviations": ("M. X, p. ex. ceci, i.e. cela, etc. Art. L. 162-31-1, R.E.X.",),
    "brackets": (
        "Un mot (le premier) et (les autres), un sigle (ARS), une lettre (e), un mot (s).",
        "La fonction (x), le cas (2).",
    ),
    "times": ("À 10:30, de 9:00 à 12:30, à 14 h 30, à 14h30.",),
    "numbers": ("1,5 point, 12,75 euros, 1.5 et 10 000, 3/4, 50 %, 1:2 ; A4, 2e.",),
    "articles": ("L'article L. 162-31-1, le 3-4 mars, le 12.03.2026.",),
    "addresses": (
        "Lisez https://example.org/a?b=c;d!e,f:g...h ici, www.example.org/a?b ou ameli.fr.",
        "Lisez https://www.boe.es/a.e.s, https://example.ne/participant-e-s ou http://example.org/f(s).",
        "Lisez [la fiche](https://example.org/a?b:c), ou [l'autre](../participant.e.s/?a!b).",
        "Écrivez à equipe.ne@example.org, ou à mon-e@example.org.",
    ),
    "a domain": ("Écrivez à participant.e@example.org.", "Sur participant.es.gouv.fr, tout."),
    "emphasis": (
        "Un **mot**, un *autre*, un _dernier_. **Attention :** un mot. **Qui ?** *Lui.* **Fini !**",
        "**Note** : un mot, _note_ : un mot ; un signe : *?*, **!**, (?) et (!).",
    ),
    "lists": (
        "Prenez :\n\n- une feuille ;\n- un stylo.",
        "- une feuille\n  - blanche\n    bien lisse\n  - noire\n\n    - deux",
        "1. Lire.\n2. Dire :\n   - un mot\n   - deux mots",
        "Une ligne  \nune autre\n\n    un bloc",
    ),
    "quotes": ("« Oui », « non », dit-il (« peut-être »).", "« Un mot\nsur deux lignes »."),
    "ellipsis": ("Un mot… puis […] la suite…",),
    "dots": ("Fin. Le début. Lequel ? Un mot.", "3.e", "Les 3. Es-tu là ?"),
    "commas": ("Un mot, un autre,\nun dernier, 1,5, 2,3.",),
    "signs alone": ("Les signes ; : ! et ? se mettent après une espace.",),
}


@pytest.mark.parametrize(
    "text", [pytest.param(text, id=f"{name}-{text}") for name, texts in ACCEPTED.items() for text in texts]
)
def test_accepted(text: str) -> None:
    """Correct French, addresses and the marks of Markdown are left alone."""
    assert found(text) == []


def test_message_quotes_the_words() -> None:
    """What is told shows what it is about, but for a sign that would show nothing."""
    assert [message for _, message in found('Les participant.e.s, les élu(e)s ;un "mot".')] == [
        "« élu(e) » : les parenthèses ne marquent ni le genre ni le nombre ; écrivez les deux mots, ou un mot neutre.",
        "« participant.e.s » : ni point ni trait d'union ne marquent le genre ; écrivez les deux mots, ou un mot neutre.",
        "des guillemets français sont attendus : « … ».",
        "des guillemets français sont attendus : « … ».",
    ]


def test_every_text_is_read() -> None:
    """One error per place, in each text of the file."""
    file = Texts({("title",): "Oui!", ("guardrails", 1): "Non! Non!"})
    told = [(error.path, error.start, error.severity) for error in check_typing(file)]
    assert told == [(("title",), 3, "error"), (("guardrails", 1), 3, "error"), (("guardrails", 1), 8, "error")]


@pytest.mark.parametrize("make", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_long_text_is_read_once(make) -> None:
    """No rule keeps the check busy on a long text."""
    text = make()
    with soon():
        found(text)
