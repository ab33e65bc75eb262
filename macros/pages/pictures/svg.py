"""Writing SVG safely: texts and attributes are escaped, numbers are short."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape


def number(value: float, decimals: int = 2) -> str:
    """At most two decimals, no trailing zero."""
    return f"{value:.{decimals}f}".rstrip("0").rstrip(".")


@lru_cache(maxsize=256)
def _attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _attribute_value(value: object) -> str:
    # A picture is mostly numbers: they have nothing to escape, and one decimal is finer than the eye in its units.
    if type(value) is float:
        return number(value, 1)
    return str(value) if type(value) is int else escape(value)


def element(name: str, content: str | Markup = "", /, **attributes: object) -> Markup:
    """One element; `class_` for class, underscores become dashes. Content that is not Markup is escaped."""
    written = "".join(
        [
            f' {_attribute_name(key)}="{_attribute_value(value)}"'
            for key, value in attributes.items()
            if value is not None
        ]
    )
    inner = escape(content)
    return Markup(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")


def joined(parts: list[Markup]) -> Markup:
    """Several elements as one content."""
    return Markup("").join(parts)


def picture(content: Markup, *, width: float, height: float, label: str, class_: str) -> Markup:
    """A whole picture with its text alternative."""
    return element(
        "svg",
        content,
        class_=class_,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_label=label,
        xmlns="http://www.w3.org/2000/svg",
    )
