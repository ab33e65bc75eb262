"""Writing SVG safely: texts and attributes are escaped, numbers are short."""

from __future__ import annotations

from markupsafe import Markup, escape


def number(value: float) -> str:
    """At most two decimals, no trailing zero."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, content: str | Markup = "", /, **attributes: object) -> Markup:
    """One element; `class_` for class, underscores become dashes. Content that is not Markup is escaped."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(number(value) if isinstance(value, float) else value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = escape(content)
    return Markup(f"<{name}{written}>{inner}</{name}>") if inner else Markup(f"<{name}{written}/>")


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
