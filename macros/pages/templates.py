"""The Jinja fragments beside this file: autoescape everywhere, undefined names are errors."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.pages import labels
from macros.pages.rich_text import rich

_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "fragments"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # a page includes dozens of fragments: looking each time whether its file changed costs more than it
)
_ENVIRONMENT.filters.update(
    rich=rich,
    duration=labels.duration,
    offset=labels.offset,
    french_date=labels.french_date,
    euros=labels.euros,
)
_ENVIRONMENT.globals.update(
    labels=labels, counted=labels.counted, number_range=labels.number_range, duration_range=labels.duration_range
)


def render(name: str, **values: object) -> Markup:
    """A fragment with its values; everything that is not Markup is escaped."""
    return Markup(_ENVIRONMENT.get_template(name).render(**values))
