"""The facts of an audit as canonical JSON (RFC 8785)."""

from typing import Any

import rfc8785

from sourcier.model.plain import to_plain
from sourcier.report.json import MASKS
from sourcier.report.safe import escaped_json

_COUNTS = frozenset({"low", "best", "high", "rows", "rows_in_all", "n", "people", "with_people"})


def render_json(facts: Any, edition: str = "exact") -> str:
    """Return one line of JSON; in the shareable edition hidden counts are the words ``<11`` and ``masked``."""
    plain = to_plain(facts)
    if edition != "exact":
        plain = {**_masked(plain), "edition": edition}
    return escaped_json(rfc8785.dumps(plain).decode()) + "\n"


def _masked(plain: Any, name: str = "") -> Any:
    if isinstance(plain, dict):
        return {key: _masked(value, key) for key, value in plain.items()}
    if isinstance(plain, list):
        return [_masked(value, name) for value in plain]
    if name in _COUNTS and isinstance(plain, int) and plain in MASKS:
        return MASKS[plain]
    return plain
