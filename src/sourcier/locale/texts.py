"""Texts in one reader's language: sentences, figures, dates."""

import gettext
from collections.abc import Mapping, Sequence
from datetime import date
from importlib import resources

from sourcier.model.message import Message

from .language import LANGUAGES
from .mark import mark as _
from .numbers import WIDE, write_compact, write_number, write_percent

_MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
_SIZES = ((10**9, _("%(size)s GB")), (10**6, _("%(size)s MB")), (10**3, _("%(size)s kB")))


class _Whole(int):
    """A count that writes itself as the reader's language does, whether asked by ``%s`` or by ``%d``."""

    language = "en"

    def __str__(self) -> str:
        return write_number(int(self), self.language)


class _French(_Whole):
    language = "fr"


class Texts:
    """What a view needs to speak one language. Holds no state but the catalogue."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            message = f"no texts in {language!r}; there are {', '.join(LANGUAGES)}"
            raise ValueError(message)
        self.language = language
        self._catalogue = _catalogue(language)

    def gettext(self, text: str) -> str:
        """Return the translation of a msgid, the msgid itself where there is none."""
        return self._catalogue.gettext(text) if text else ""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the singular or plural that `n` asks for in this language (in French, 0 is singular)."""
        return self._catalogue.ngettext(one, many, n)

    def of(self, message: Message) -> str:
        """Return a message as a sentence, its figures written as the language does."""
        return self.say(message.text, **message.values)

    def say(self, text: str, /, **values: str | float) -> str:
        """Return the translated msgid `text` with its ``%(name)s`` places filled."""
        return self.gettext(text) % self._written(values)

    def count(self, one: str, many: str, n: int, /, **values: str | float) -> str:
        """Return the sentence for `n`, which also fills ``%(n)s`` unless `values` says how it is written."""
        return self.ngettext(one, many, n) % self._written({"n": n, **values})

    def _written(self, values: Mapping[str, str | float]) -> dict[str, str | float]:
        return {name: self._figure(value) for name, value in values.items()}

    def _figure(self, value: str | float) -> str | float:
        if isinstance(value, bool | str):
            return value
        if isinstance(value, int):
            return _French(value) if self.language == "fr" else _Whole(value)
        return self.number(value)

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a figure with its thousands apart."""
        return write_number(value, self.language, decimals)

    def compact(self, value: int) -> str:
        """Return a figure in few characters, such as ``91 k``."""
        return write_compact(value, self.language)

    def percent(self, part: float, whole: float, decimals: int = 1) -> str:
        """Return a share in per cent, honest at both ends."""
        return write_percent(part, whole, self.language, decimals)

    def size(self, count: int) -> str:
        """Return a number of bytes in the largest decimal unit (IEC 80000-13) that leaves it above 1."""
        for unit, text in _SIZES:
            if count >= unit:
                return self.say(text, size=self.number(count / unit, 1))
        return self.count("%(n)s byte", "%(n)s bytes", count)

    def month(self, iso: str) -> str:
        """Return ``2018-06`` or ``2018-06-04`` as the month and year."""
        year, month = iso.split("-")[:2]
        return f"{self.gettext(_MONTHS[int(month) - 1])}{WIDE}{year}"

    def date(self, iso: str) -> str:
        """Return an ISO date as a day, month and year; an ISO month as `month` does."""
        if iso.count("-") < 2:  # noqa: PLR2004  # YYYY-MM
            return self.month(iso)
        day = date.fromisoformat(iso[:10]).day
        first = self.language == "fr" and day == 1
        return f"{day}{'er' if first else ''}{WIDE}{self.month(iso)}"

    def short_month(self, iso: str) -> str:
        """Return ``2018-06-04`` as ``06/2018``, for narrow columns."""
        year, month = iso.split("-")[:2]
        return f"{month}/{year}"

    def quote(self, text: str) -> str:
        """Return `text` between the language's quotation marks."""
        return f"«{WIDE}{text}{WIDE}»" if self.language == "fr" else f"\u201c{text}\u201d"

    def listing(self, items: Sequence[str]) -> str:
        """Return the items as one enumeration: ``a, b and c``."""
        if len(items) < 2:  # noqa: PLR2004  # nothing to join
            return "".join(items)
        return self.say(_("%(first)s and %(last)s"), first=", ".join(items[:-1]), last=items[-1])


def _catalogue(language: str) -> gettext.NullTranslations:
    compiled = resources.files(__package__) / language / "LC_MESSAGES" / "sourcier.mo"
    if language == "en":
        return gettext.NullTranslations()
    with compiled.open("rb") as stream:
        return gettext.GNUTranslations(stream)
