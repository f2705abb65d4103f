"""A controller's list as files: CSV for programs, a workbook for people, a pair per list, sealed to the controller."""

from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.model.response import ListBatch
from sourcier.store import Store

from . import references
from .entries import Entry, read_entries
from .make import Counted
from .outlet import Outlet
from .separated import separated
from .sheets import GONE, GONE_HEAD, HEAD, OTHERS, OTHERS_HEAD, PEOPLE, REVIEW, Say, codes, others, sentences
from .workbook import Sheet, workbook


@dataclass(frozen=True, slots=True)
class ListFiles:
    """What the files of one controller are written from."""

    store: Store
    code: str
    outlet: Outlet
    counted: Counted
    others: tuple[tuple[str, str, int], ...]
    texts: Texts

    def write(self) -> tuple[ListBatch, ...]:
        """Write the files of every list there is; return what each holds. A shut outlet writes nothing."""
        return tuple(self._written(number) for number in sorted(self.counted.batches))

    def _written(self, number: int) -> ListBatch:
        people = self.counted.batches[number]
        if not self.outlet.sealing:
            return ListBatch(number, people)
        head = [name for name, _heading in HEAD]
        write = self.outlet.write
        paths = [
            write(f"list-{number}.csv", "list", separated(head, self._rows(number, codes)), people),
            write(f"list-{number}.xlsx", "list", workbook(self._sheets(number)), people),
        ]
        if self._last(number) and self.others:
            names = [name for name, _heading in OTHERS_HEAD]
            pieces = separated(names, others(None, self.others))
            paths.append(write("others.csv", "others", pieces, len(self.others)))
        return ListBatch(number, people, tuple(paths))

    def _last(self, number: int) -> bool:
        return number == max(self.counted.batches)

    def _rows(self, number: int, say: Say, *, ready: bool | None = None) -> Iterator[list[str]]:
        for one in read_entries(self.store, self.code):
            if one.batch == number and (ready is None or one.ready == ready):
                yield list(say(one))

    def _sheets(self, number: int) -> Iterator[Sheet]:
        texts, say = self.texts, sentences(self.texts)
        head = [texts.gettext(heading) for _name, heading in HEAD]
        yield Sheet(texts.gettext(PEOPLE), head, self._rows(number, say, ready=True))
        yield Sheet(texts.gettext(REVIEW), head, self._rows(number, say, ready=False))
        if self._last(number) and self.others:
            headings = [texts.gettext(heading) for _name, heading in OTHERS_HEAD]
            yield Sheet(texts.gettext(OTHERS), headings, others(texts, self.others))
        if self._last(number) and self.counted.gone:
            gone = ([references.said(one)] for one in self.counted.gone)
            yield Sheet(texts.gettext(GONE), [texts.gettext(heading) for _name, heading in GONE_HEAD], gone)


def ready_entries(store: Store, code: str) -> Iterator[Entry]:
    """Yield the entries that can be written to as they stand."""
    return (one for one in read_entries(store, code) if one.ready)
