"""Plain questions about bytes: a text, a script, with passwords in it?"""

import re

HEAD = 1 << 16
"""Bytes of the beginning that are always taken."""
_SECRET = re.compile(
    rb"(?im)(?<![a-z])(?:pass(?:word|wd|e|phrase)?|mdp|mot[ _-]de[ _-]passe|pwd|secret)\b[\"' ]*[:=] *[\"']?"
    rb"(?!\s|$|[\"'<>(){}\[\]$*%]|none|null|true|false|x+\b|os\.|env)[^\s\"']{3,}"
)


def is_text(data: bytes) -> bool:
    """Whether bytes may be a text, whatever it says."""
    return b"\0" not in data[:HEAD] and not data.startswith((b"PK", b"%PDF-", b"\x1f\x8b", b"BZh", b"{\\rtf"))


def is_script(head: bytes) -> bool:
    """Whether a text begins as SQL does."""
    return (
        re.match(rb"\s*(?:--|/\*|SET\b|INSERT\b|CREATE\b|DROP\b|BEGIN\b|COPY\b|USE\b|PRAGMA\b)", head, re.IGNORECASE)
        is not None
    )


def decoded(data: bytes) -> str:
    """Return bytes as text; what is not UTF-8 is taken for Windows' Latin."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def passwords_in(data: bytes) -> int:
    """Return how many lines give a password in clear."""
    return len(_SECRET.findall(data))
