"""As much of JSON Schema (2020-12) as our schemas use; an unknown keyword is an error, so that none is passed over."""

from __future__ import annotations

import re
from typing import Any

_TYPES: dict[str, Any] = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}
_SAID = {"$schema", "$defs", "title", "description", "examples", "default", "x-unit", "x-rich", "format"}


def _is(value: Any, name: str) -> bool:
    if name in ("integer", "number"):
        return isinstance(value, int if name == "integer" else int | float) and not isinstance(value, bool)
    return isinstance(value, _TYPES[name])


def schema_errors(value: Any, schema: dict[str, Any], root: dict[str, Any] | None = None, at: str = "$") -> list[str]:
    """Where and why a value does not meet a schema."""
    root = root or schema
    errors: list[str] = []

    def check(holds: bool, keyword: str) -> None:
        if not holds:
            errors.append(f"{at}: {keyword} {schema[keyword]!r}, got {value!r:.60}")

    for keyword, rule in schema.items():
        if keyword in _SAID:
            continue
        if keyword == "$ref":
            errors += schema_errors(value, root["$defs"][rule.removeprefix("#/$defs/")], root, at)
        elif keyword == "type":
            check(any(_is(value, name) for name in ([rule] if isinstance(rule, str) else rule)), keyword)
        elif keyword == "enum":
            check(value in rule, keyword)
        elif keyword == "const":
            check(value == rule and type(value) is type(rule), keyword)
        elif keyword in ("anyOf", "oneOf"):
            good = sum(not schema_errors(value, choice, root, at) for choice in rule)
            check(good >= 1 if keyword == "anyOf" else good == 1, keyword)
        elif keyword == "allOf":
            errors += [error for choice in rule for error in schema_errors(value, choice, root, at)]
        elif keyword == "pattern":
            check(not isinstance(value, str) or re.search(rule, value) is not None, keyword)
        elif keyword in ("minLength", "minItems", "minProperties"):
            check(not hasattr(value, "__len__") or len(value) >= rule, keyword)
        elif keyword in ("maxLength", "maxItems", "maxProperties"):
            check(not hasattr(value, "__len__") or len(value) <= rule, keyword)
        elif keyword in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            compare = {
                "minimum": "__ge__",
                "maximum": "__le__",
                "exclusiveMinimum": "__gt__",
                "exclusiveMaximum": "__lt__",
            }[keyword]
            check(not _is(value, "number") or getattr(float(value), compare)(float(rule)), keyword)
        elif keyword == "required":
            errors += [f"{at}.{name}: required" for name in rule if isinstance(value, dict) and name not in value]
        elif keyword == "properties":
            for name in set(rule) & set(value if isinstance(value, dict) else ()):
                errors += schema_errors(value[name], rule[name], root, f"{at}.{name}")
        elif keyword == "additionalProperties":
            for name in set(value if isinstance(value, dict) else ()) - set(schema.get("properties", ())):
                if any(re.search(pattern, name) for pattern in schema.get("patternProperties", ())):
                    continue
                if rule is False:
                    errors.append(f"{at}.{name}: unknown key")
                elif isinstance(rule, dict):
                    errors += schema_errors(value[name], rule, root, f"{at}.{name}")
        elif keyword == "propertyNames":
            for name in value if isinstance(value, dict) else ():
                errors += schema_errors(name, rule, root, f"{at}.{name}")
        elif keyword == "items":
            for index, inner in enumerate(value if isinstance(value, list) else ()):
                errors += schema_errors(inner, rule, root, f"{at}[{index}]")
        elif keyword == "patternProperties":
            for name in value if isinstance(value, dict) else ():
                for pattern, inner in rule.items():
                    if re.search(pattern, name):
                        errors += schema_errors(value[name], inner, root, f"{at}.{name}")
        else:
            errors.append(f"{at}: keyword {keyword} is not known to these tests")
    return errors
