"""The facts as canonical JSON (RFC 8785): the same facts are the same bytes."""

from typing import Any

import rfc8785

from sourcier.model.facts import Examination
from sourcier.model.plain import to_plain

from .masking import LEAST, SMALL, WITHHELD
from .safe import escaped_json

MASKS = {SMALL: f"<{LEAST}", WITHHELD: "masked"}


def render_json(examination: Examination, edition: str) -> str:
    """Return one line of JSON; in the shareable edition hidden counts are the words ``<11`` and ``masked``.

    Labels stand as they are in the facts; characters that would steer a terminal are written as JSON escapes.
    """
    plain = to_plain(examination)
    if edition != "exact":
        plain = {**_masked(plain), "edition": edition, "settings": plain["settings"]}
    return escaped_json(rfc8785.dumps(plain).decode()) + "\n"


def _masked(plain: Any) -> Any:
    if isinstance(plain, dict):
        return {name: _masked(value) for name, value in plain.items()}
    if isinstance(plain, list):
        return [_masked(value) for value in plain]
    if isinstance(plain, int | float) and not isinstance(plain, bool) and plain in MASKS:
        return MASKS[int(plain)]
    return plain
