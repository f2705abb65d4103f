"""Texts as French printers set them, so that whoever edits a template need not know how to type it.

Source: Imprimerie nationale, Lexique des règles typographiques en usage.
"""

import re

_NARROW, _WIDE = "\u202f", "\u00a0"
_LETTER = r"A-Za-zÀ-ÖØ-öø-ÿŒœ"


def french(text: str) -> str:
    """Return a text with French apostrophes, and no line broken before ; ! ? : or inside quotation marks."""
    text = re.sub(rf"(?<=[{_LETTER}])'(?=[{_LETTER}])", "\u2019", text)
    text = re.sub(r" ([;!?])", rf"{_NARROW}\1", text)
    text = re.sub(r" ([:»])", rf"{_WIDE}\1", text)
    return text.replace("« ", f"«{_WIDE}")
