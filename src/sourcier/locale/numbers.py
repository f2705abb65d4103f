"""Figures as each language writes them.

French: Imprimerie nationale, Lexique des règles typographiques: narrow no-break spaces between thousands and before
the per cent sign, decimal comma. English: comma between thousands, decimal point.
"""

NARROW = "\u202f"
"""Narrow no-break space."""
WIDE = "\u00a0"
"""No-break space."""

_GROUP = {"en": ",", "fr": NARROW}
_POINT = {"en": ".", "fr": ","}
_PERCENT = {"en": "%", "fr": f"{NARROW}%"}
_STEP = 1000


def write_number(value: float, language: str, decimals: int | None = None) -> str:
    """Return `value` with its thousands apart; a float has at most two decimals unless `decimals` says how many."""
    if decimals is None:
        text = f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")
    else:
        text = f"{value:,.{decimals}f}"
    sign = "\u2212" if text.startswith("-") else ""
    marks = str.maketrans({",": _GROUP[language], ".": _POINT[language]})
    return sign + text.lstrip("-").translate(marks)


def write_percent(part: float, whole: float, language: str, decimals: int = 1) -> str:
    """Return `part` of `whole` in per cent; never all where some are missing, never none where there are some."""
    if not whole:
        return "\u2013"
    smallest = 10.0**-decimals
    percent = 100 * part / whole
    if 0 < percent < smallest:
        return f"<{NARROW}{write_number(smallest, language, decimals)}{_PERCENT[language]}"
    if 100 - smallest < percent < 100:  # noqa: PLR2004  # per cent
        return f">{NARROW}{write_number(100 - smallest, language, decimals)}{_PERCENT[language]}"
    whole_number = percent in (0, 100)
    return write_number(percent, language, 0 if whole_number else decimals) + _PERCENT[language]


def write_compact(value: int, language: str) -> str:
    """Return `value` in few characters, for labels inside drawings: ``91 k``, ``2,5 k``, ``1,2 M``."""
    gap = NARROW if language == "fr" else ""
    for unit, size in (("M", _STEP**2), ("k", _STEP)):
        if value >= size:
            scaled = value / size
            decimals = 0 if scaled >= 10 or scaled == int(scaled) else 1  # noqa: PLR2004  # two figures are enough
            return f"{write_number(scaled, language, decimals)}{gap}{unit}"
    return write_number(value, language)
