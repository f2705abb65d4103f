"""Letters drawn up from entries, one after the other: nothing of a batch is held but what is asked for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.respond.lists import Entry

from .packs import Pack
from .pages import GUARDIANS, Head, Letter
from .template import Block, fill
from .values import address_of, values_of
from .voice import Voice


@dataclass(frozen=True, slots=True)
class Drawer:
    """Draws up one controller's letters."""

    voice: Voice
    pack: Pack

    def blocks(self, entry: Entry, channel: str) -> tuple[Block, ...]:
        """Return what one letter says. Raises ValueMissing."""
        return fill(self.pack.letter, values_of(entry, self.voice, self.pack, channel=channel))

    def letters(self, entries: Iterable[Entry]) -> Iterator[Letter]:
        """Yield letters for the post."""
        for entry in entries:
            yield Letter(entry.reference, address_of(entry, self.guardians), self.blocks(entry, "post"))

    @property
    def guardians(self) -> str:
        """What stands first on a minor's envelope."""
        return GUARDIANS.get(self.pack.language, GUARDIANS["fr"])

    @property
    def head(self) -> Head:
        """What all letters share."""
        voice = self.voice
        day = Texts("fr" if self.pack.language == "fr" else "en").date(voice.date)
        place = f"{voice.place}, {_the(self.pack.language)}{day}" if voice.place else day
        return Head(voice.lab, voice.lab, voice.address, place, self.pack.language, voice.date)


def _the(language: str) -> str:
    return "le " if language == "fr" else ""
