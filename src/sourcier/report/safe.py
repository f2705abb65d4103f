"""Words of the evidence made harmless for every kind of page.

Facts only hold labels already shown harmless as *values*; here they are made harmless as *text*: nothing in them may
steer a terminal, turn the reading direction or hide. Sources: ECMA-48 (control functions); Unicode technical reports
36 and 39; Boucher and Anderson, "Trojan Source" (2021).
"""

import dataclasses
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeVar, cast

Fact = TypeVar("Fact")

REPLACEMENT = "\ufffd"
LONGEST = 120
"""Characters of a label that a view shows."""

_TAB = "\t"
"""A separator, which views call by its name."""
_STEERING = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}


def harmless(text: str, longest: int = LONGEST) -> str:
    """Return `text` with every control, format, unassigned or surrogate character replaced, and cut where too long."""
    if text.isascii() and text.isprintable() and len(text) <= longest:
        return text
    clean = "".join(REPLACEMENT if unicodedata.category(c) in _STEERING else c for c in text[: longest + 1])
    return clean if len(clean) <= longest else clean[: longest - 1] + "\u2026"


def cleaned(fact: Fact, longest: int = LONGEST) -> Fact:
    """Return the same fact with every string in it harmless, cut where too long; others come back equal."""
    return cast("Fact", _clean(fact, longest))


def _clean(value: Any, longest: int) -> Any:
    if isinstance(value, str):
        return value if value == _TAB else harmless(value, longest)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _clean(getattr(value, f.name), longest) for f in dataclasses.fields(value)}
        return dataclasses.replace(value, **changed)
    if isinstance(value, Mapping):
        return {harmless(str(key)): _clean(item, longest) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_clean(item, longest) for item in value)
    return value


def escaped_json(text: str) -> str:
    """Return JSON text with the same meaning, in which no character steers a terminal."""
    if text.isascii():
        return text
    return "".join(_escape(c) if unicodedata.category(c) in _STEERING and c != "\n" else c for c in text)


def _escape(character: str) -> str:
    units = character.encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
