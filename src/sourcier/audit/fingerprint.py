"""By what a finding is known again: the same under any language, redaction, machine or date.

A digest of the rule's number, the target's id and the place inside it: nothing of contents, counts or severity. It is
not keyed, for two machines must agree on it; whoever guesses a whole path could see that it was right.
"""

import hashlib
import unicodedata

import rfc8785

_SCHEME = "sourcier-audit-1"
_DIGITS = 32


def fingerprint(rule: str, target: str, path: str = "", part: str = "") -> str:
    """Return 32 hexadecimal digits; `part` tells findings of one rule in one place apart."""
    place = _plain(path)
    return hashlib.sha256(
        rfc8785.dumps([_SCHEME, rule.partition("-")[0], target, place, part])
    ).hexdigest()[:_DIGITS]  # fmt: skip


def _plain(path: str) -> str:
    """Return a path as every system writes it: one form of each letter, no doubled or leading separators."""
    text = unicodedata.normalize("NFC", path.encode("utf-8", "replace").decode("utf-8"))
    return "/".join(part for part in text.replace("\\", "/").split("/") if part not in ("", "."))
