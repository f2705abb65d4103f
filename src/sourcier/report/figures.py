"""Counts and shares as a view writes them, hidden ones included."""

from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import KINDS
from sourcier.locale.numbers import NARROW

from .masking import LEAST, SMALL, is_hidden

DASH = "\u2013"


@dataclass(frozen=True, slots=True)
class Figures:
    """Writes facts' numbers and codes in the reader's language."""

    texts: Texts

    def count(self, count: int) -> str:
        """Return a count, ``<11`` for a small one, a word for one that is withheld."""
        if not is_hidden(count):
            return self.texts.number(count)
        if count == SMALL:
            return f"<{NARROW}{LEAST}" if self.texts.language == "fr" else f"<{LEAST}"
        return self.texts.gettext(_("masked"))

    def counted(self, one: str, many: str, count: int, /, **values: str | float) -> str:
        """Return the sentence for a count, hidden or not."""
        return self.texts.count(one, many, 2 if is_hidden(count) else count, n=self.count(count), **values)

    def share(self, part: int, whole: int, decimals: int = 1) -> str:
        """Return a share in per cent; a dash where either count is hidden or there is nothing to share."""
        return DASH if is_hidden(part) or is_hidden(whole) else self.texts.percent(part, whole, decimals)

    def portion(self, share: float) -> str:
        """Return a share that stands as one number in the facts; a dash where it is hidden."""
        return DASH if share < 0 else self.texts.percent(share, 1.0, 1)

    def kind(self, code: str | None) -> str:
        """Return the kind's name, capital first; the code itself where it is a user's own kind."""
        if code is None:
            return self.texts.gettext(_("Not known"))
        return capital(self.texts.gettext(KINDS.get(code, code)))

    def name(self, table: dict[str, str], code: str) -> str:
        """Return the name of a code, the code itself where this version does not know it."""
        return self.texts.gettext(table[code]) if code in table else code


def capital(text: str) -> str:
    """Return `text` with its first letter a capital."""
    return text[:1].upper() + text[1:]
