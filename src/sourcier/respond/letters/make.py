"""The letters of one controller as files: PDF to print, mails, a mail-merge table and a Word document to fill."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from sourcier.model.response import LetterBatch
from sourcier.recognise.workers import in_order
from sourcier.respond.lists import Entry, Outlet
from sourcier.respond.lists.separated import separated
from sourcier.respond.lists.zipped import Pieces, member

from .drawn import Drawer
from .mail import message
from .pages import Letter, pdf_of
from .values import FIELDS, address_of, values_of
from .word import ADDRESS, document, part_names, parts_of

VOLUME = 500
"""Letters in one PDF: about a megabyte of memory each while they are set."""
POST, MAIL = "post", "mail"
_EVERY = 50
_NOBODY = "draft@invalid"
"""Of drafts: who sends says from where, in the very command. RFC 2606 keeps the domain from meaning anything."""


@dataclass(frozen=True, slots=True)
class LetterFiles:
    """What the files of one controller are written from."""

    drawer: Drawer
    outlet: Outlet
    read: Callable[[int, str], Iterator[Entry]]
    """Yields the entries of one list that one channel is to reach, as often as it is asked."""
    workers: int = 1
    """Lots that are set at once, each in a process of its own."""

    def write(self, number: int) -> Iterator[LetterBatch]:
        """Write the letters of one list."""
        posted = sum(1 for _ in self.read(number, POST))
        mailed = sum(1 for _ in self.read(number, MAIL))
        if posted:
            yield self._batch(POST, number, posted, self._volumes(f"letters-{number}", self.read(number, POST)))
        if mailed:
            path = self.outlet.write(f"letters/mails-{number}.zip", "mails", self._mails(number), mailed)
            yield self._batch(MAIL, number, mailed, [path])
        if posted + mailed:
            pieces = separated(self._merge_head(), self._merged(number))
            path = self.outlet.write(f"letters/merge-{number}.csv", "merge", pieces, posted + mailed)
            word = document(self.drawer.pack.letter, [self.drawer.voice.lab, *self.drawer.voice.address.split("\n")])
            yield self._batch("merge", number, posted + mailed, [path, self.outlet.plain("letters/letter.docx", word)])

    def second(self, name: str, entries: Iterable[Entry]) -> list[str]:
        """Write letters to people whom another channel did not reach."""
        return list(self._volumes(name, iter(entries)))

    def _volumes(self, name: str, entries: Iterator[Entry]) -> Iterator[str]:
        letters, head = self.drawer.letters(entries), self.drawer.head
        lots = iter(lambda: list(islice(letters, VOLUME)), [])

        def work(lot: list[Letter]) -> tuple[bytes, int]:
            return pdf_of(lot, head), len(lot)

        for volume, (pdf, count) in enumerate(in_order(work, lots, self.workers), 1):
            yield self.outlet.write(f"letters/{name}-{volume:03}.pdf", "letters", [pdf], count)

    def _batch(self, sort: str, number: int, count: int, paths: Iterable[str]) -> LetterBatch:
        every = tuple(paths)
        pack = self.drawer.pack
        return LetterBatch(self.outlet.party, count, every[0], sort, number, pack.name, bool(pack.approved_by), every)

    def _mails(self, number: int) -> Iterator[bytes]:
        out = Pieces()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for count, entry in enumerate(self.read(number, MAIL), 1):
                mail = message(
                    self.drawer.blocks(entry, MAIL),
                    to=entry.email,
                    sender=_NOBODY,
                    name=self.drawer.voice.lab,
                    reference=entry.reference,
                    identity=f"<{entry.reference}@invalid>",
                )
                mail["X-Unsent"] = "1"
                archive.writestr(member(f"{entry.reference}.eml"), mail.as_bytes())
                if count % _EVERY == 0:
                    yield out.drain()
        yield out.drain()

    def _merge_head(self) -> list[str]:
        return ["reference", "channel", "email", *ADDRESS, *_MERGED, *part_names(self.drawer.pack.letter).values()]

    def _merged(self, number: int) -> Iterator[list[str]]:
        for channel in (POST, MAIL):
            head = self.drawer.guardians
            for entry in self.read(number, channel):
                values = values_of(entry, self.drawer.voice, self.drawer.pack, channel=channel)
                lines = address_of(entry, head)[: len(ADDRESS)]
                fields = [_text(name, values[name]) for name in _MERGED]
                parts = parts_of(self.drawer.pack.letter, values).values()
                blanks = [""] * (len(ADDRESS) - len(lines))
                yield [entry.reference, channel, entry.email, *lines, *blanks, *fields, *parts]


_MERGED = tuple(name for name in FIELDS if name != "reference")


def _text(name: str, value: str | tuple[str, ...]) -> str:
    """A field as it stands in the document: what is named within a sentence by commas, items of a list by lines."""
    if isinstance(value, str):
        return value
    return (", " if name == "not_found" else "\n\u2013 ").join(value)
