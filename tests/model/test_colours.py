"""Colours that can be read, and what is said of those that cannot."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from macros.loading.settings_file import explain_settings
from macros.model.colours import MIN_CONTRAST, PAPERS, SiteColours, least_contrast, readable
from macros.model.settings import Settings


@pytest.mark.parametrize("scheme", list(PAPERS))
@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#808080", "#99ccff", "#0b5394", "#ff0000", "#ffff00"])
def test_nearest_readable_colour(colour: str, scheme: str) -> None:
    """It is the colour itself where that is enough, and has enough contrast wherever it stands."""
    near = readable(colour, scheme)
    assert least_contrast(near, scheme) >= MIN_CONTRAST
    assert (near == colour) == (least_contrast(colour, scheme) >= MIN_CONTRAST)


TOLD: dict[str, tuple[object, str]] = {
    "light": ({"light": "#99ccff"}, "extra.playbook.colours.light : la couleur « #99ccff » se lit mal : 1,5 de contraste avec un fond clair, 4,5 au moins sont attendus ; la couleur la plus proche qui se lit est #56728f."),
    "dark": ({"dark": "#0b5394"}, "extra.playbook.colours.dark : la couleur « #0b5394 » se lit mal : 1,9 de contraste avec un fond sombre, 4,5 au moins sont attendus ; la couleur la plus proche qui se lit est #6593bc."),
    "header": ({"header": "#99CCFF"}, "extra.playbook.colours.header : la couleur « #99CCFF » se lit mal : 1,6 de contraste avec le texte clair de l'en-tête, 4,5"),
    "no quotes, so a comment": ({"light": None}, 'extra.playbook.colours.light : une couleur comme "#0b5394" est attendue, entre guillemets droits.'),
    "name": ({"light": "blue"}, "extra.playbook.colours.light : une couleur comme"),
    "style that runs": ({"light": "#000000}*{x:y"}, "extra.playbook.colours.light : une couleur comme"),
    "line end": ({"light": "#0b5394\n"}, "extra.playbook.colours.light : une couleur comme"),
    "unknown": ({"lihgt": "#0b5394"}, "extra.playbook.colours.lihgt : ce réglage n'existe pas ; réglages possibles : light, dark, header."),
    "no block": ("#0b5394", "extra.playbook.colours : la valeur « #0b5394 » n'est pas acceptée."),
}  # fmt: skip


@pytest.mark.parametrize(("colours", "told"), TOLD.values(), ids=TOLD)
def test_what_is_refused(colours: object, told: str) -> None:
    """One line that names the setting, and what would do."""
    with pytest.raises(ValidationError) as caught:
        Settings.model_validate({"colours": colours})
    assert explain_settings(caught.value).startswith(told)


@pytest.mark.parametrize("colours", [{}, {"light": ""}, {"light": "#0b5394", "dark": "#8fc1ee", "header": "#12344d"}])
def test_what_is_accepted(colours: dict[str, str]) -> None:
    """Each is optional; empty is none."""
    assert Settings.model_validate({"colours": colours}).colours == SiteColours(**colours)


def test_written_in_one_way() -> None:
    """Capital letters are the same colour."""
    assert Settings.model_validate({"colours": {"light": "#0B5394"}}).colours.light == "#0b5394"
