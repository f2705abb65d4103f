"""Long answers of a notice, from codes and figures to sentences."""

from sourcier.locale import Texts
from sourcier.locale.names import OTHERS, ROLES
from sourcier.locale.names.notices import DELAYS, DRAFTS, PARTY_ROLES
from sourcier.locale.names.response import BANDS, FLAGS, SORTS
from sourcier.report.figures import Figures, capital

from .words import score

_DATED = ("published", "closed", "complaint", "portal_told")
_LETTERS = "abcd"


def drafted(code: str, texts: Texts, names: dict[str, str]) -> str:
    """Return a draft as a sentence; `names` are those of holdings. What is no draft comes back as it is."""
    word, _, rest = code.partition(" ")
    if code in DELAYS:
        return texts.gettext(DELAYS[code])
    if word not in DRAFTS:
        return code
    values = [rest] if word in ("software", "holding") else rest.split(" ") if rest else []
    shown = [_shown(word, place, value, texts, names) for place, value in enumerate(values)]
    return texts.gettext(DRAFTS[word]) % dict(zip(_LETTERS, shown, strict=False))


_NAMED = {("sort", 0): SORTS, ("flag", 0): FLAGS, ("others", 0): OTHERS, ("score", 1): BANDS}


def _shown(word: str, place: int, value: str, texts: Texts, names: dict[str, str]) -> str:
    figures = Figures(texts)
    if (word, place) in _NAMED:
        name = figures.name(_NAMED[word, place], value)
        return capital(name) if word == "sort" else name
    if word in _DATED:
        return texts.date(value)
    if (word, place) == ("score", 0):
        return score(float(value), texts)
    if value.isascii() and value.isdigit():
        return figures.count(int(value))
    return texts.quote(names.get(value, value)) if word == "lay_at" else value


def role(code: str, texts: Texts) -> str:
    """Return a party's role in words."""
    figures = Figures(texts)
    return figures.name(PARTY_ROLES, code) if code in PARTY_ROLES else figures.name(ROLES, code)
