"""Colours that can be read: contrast with what they stand on, and the nearest one that has enough of it (WCAG 2.1, AA)."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

MIN_CONTRAST = 4.5  # 1.4.3, text of ordinary size
# What each colour stands on: the backgrounds of the light and of the dark scheme, the words of the header.
PAPERS = {"light": ("#ffffff", "#f7f3ec"), "dark": ("#1e1b18", "#2b2723"), "header": ("#fff8ef",)}
_ON = {"light": "un fond clair", "dark": "un fond sombre", "header": "le texte clair de l'en-tête"}
_Colour = Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$")]


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in _channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, scheme: str) -> float:
    """With the background on which it is read least well."""
    return min(contrast(colour, paper) for paper in PAPERS[scheme])


def readable(colour: str, scheme: str) -> str:
    """The colour itself, or the nearest that can be read: lighter on dark paper, darker elsewhere."""
    end = 255 if scheme == "dark" else 0
    for step in range(101):
        mixed = "#" + "".join(f"{round(value + (end - value) * step / 100):02x}" for value in _channels(colour))
        if least_contrast(mixed, scheme) >= MIN_CONTRAST:
            return mixed
    raise AssertionError(scheme)  # black or white always can


class SiteColours(BaseModel):
    """The colours of a playbook's own site; those of the types of workshop stand in the vocabulary."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    light: _Colour = Field("", title="Couleur sur fond clair")
    dark: _Colour = Field("", title="Couleur sur fond sombre")
    header: _Colour = Field("", title="Couleur de l'en-tête")

    @field_validator("light", "dark", "header")
    @classmethod
    def _can_be_read(cls, value: str, info: ValidationInfo) -> str:
        scheme, colour = info.field_name, value.lower()
        if colour and (found := least_contrast(colour, scheme)) < MIN_CONTRAST:
            told = f"{found:.1f} de contraste avec {_ON[scheme]}, {MIN_CONTRAST} au moins sont attendus".replace(
                ".", ","
            )
            near = f"la couleur la plus proche qui se lit est {readable(colour, scheme)}"
            raise PydanticCustomError("contrast", "{told}", {"told": f"{told} ; {near}"})
        return colour
