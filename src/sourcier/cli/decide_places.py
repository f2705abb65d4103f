"""Places in the last examination as people write them: ``0/0/3``, a header, a label, a row's number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourcier.model.errors import WrongUse
from sourcier.model.facts import Examination, Table
from sourcier.model.message import Message

Place = tuple[int, int, int]
"""Position of the evidence among that examined, table, row or column: from 0."""
_THREE = re.compile(r"([0-9]{1,9})/([0-9]{1,9})/([0-9]{1,12})")
_COUNTED = re.compile(r"(?:column|colonne)-([0-9]{1,9})", re.IGNORECASE)
_SEEN = re.compile(r"evidence ([0-9]+), table ([0-9]+), row ([0-9]+)")
_NUMBER = re.compile(r"[0-9]{1,12}")
_MOST_SAID = 5


class NoSuchPlace(WrongUse):
    """What was named is not in what was examined."""

    code = "E214"

    def __init__(self, what: Message, following: Message) -> None:
        super().__init__(what, Message("Nothing was decided."), following)


@dataclass(frozen=True, slots=True)
class Places:
    """Finds what people name. Every method raises NoSuchPlace."""

    facts: Examination

    def evidence(self, text: str) -> int:
        """Return the position of a piece given by its number or by its name in the facts."""
        count = len(self.facts.evidence)
        found = [n for n, piece in enumerate(self.facts.evidence) if _folded(piece.name) == _folded(text)]
        if not found and _NUMBER.fullmatch(text) and int(text) < count:
            found = [int(text)]
        if len(found) != 1:
            what = Message("There is no evidence « %(text)s » in what was examined.", {"text": text})
            raise NoSuchPlace(what, Message("Evidence is numbered from 0 to %(last)d.", {"last": count - 1}))
        return found[0]

    def column(self, text: str) -> Place:
        """Return the place of a column given as EVIDENCE/TABLE/COLUMN, by its name in the facts, or as ``column-3``."""
        columns = [((e, t, column.index), column.name) for e, t, table in self._tables() for column in table.columns]
        three, counted = _three(text), _COUNTED.fullmatch(text)
        found = [place for place, name in columns if place == three or _folded(name) == _folded(text)]
        if not found and counted:
            found = [place for place, _ in columns if place[2] == int(counted[1]) - 1]
        if not found:
            raise NoSuchPlace(
                Message("There is no column « %(text)s » in what was examined.", {"text": text}),
                Message(
                    "Name it as the report does, or by its numbers from 0: EVIDENCE/TABLE/COLUMN. There are: %(there)s",
                    {
                        "there": _said(
                            f"{e}/{t}/0 ... {e}/{t}/{len(table.columns) - 1}" for e, t, table in self._tables()
                        )
                    },
                ),
            )
        return _the_one(text, found)

    def row(self, text: str) -> Place:
        """Return the place of a row given as EVIDENCE/TABLE/ROW, or by its number alone where there is one table."""
        tables = list(self._tables())
        place = _three(text)
        if place is None and _NUMBER.fullmatch(text) and len(tables) == 1:
            place = (*tables[0][:2], int(text))
        rows = {(e, t): table.rows.clean + table.rows.repaired for e, t, table in tables}
        if place is None or place[2] >= rows.get(place[:2], 0):
            there = _said(f"{e}/{t}/0 ... {e}/{t}/{count - 1}" for (e, t), count in rows.items() if count)
            raise NoSuchPlace(
                Message("There is no row « %(text)s » in what was examined.", {"text": text}),
                Message(
                    "Rows are numbered from 0 as the facts number them, rejected ones left out: EVIDENCE/TABLE/ROW. "
                    "There are: %(there)s",
                    {"there": there},
                ),
            )
        return place

    def lab(self, text: str) -> Place:
        """Return a row with the label of a laboratory given as the facts name it, by its FINESS number or by a row."""
        if _three(text) is not None:
            return self.row(text)
        labs = [lab for lab in self.facts.labs if _folded(lab.label) == _folded(text)]
        labs = labs or [lab for lab in self.facts.labs if lab.finess == text]
        found = [(int(seen[1]), int(seen[2]), int(seen[3])) for lab in labs if (seen := _SEEN.fullmatch(lab.seen))]
        if not found:
            raise NoSuchPlace(
                Message("There is no laboratory « %(text)s » in what was examined.", {"text": text}),
                Message("Name it as the report does, such as lab-1, or by a row that names it: EVIDENCE/TABLE/ROW."),
            )
        return _the_one(text, found)

    def _tables(self) -> Iterator[tuple[int, int, Table]]:
        for number, piece in enumerate(self.facts.evidence):
            for place, table in enumerate(piece.tables):
                yield number, place, table


def _three(text: str) -> Place | None:
    found = _THREE.fullmatch(text)
    return None if found is None else (int(found[1]), int(found[2]), int(found[3]))


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _said(places: Iterator[str]) -> str:
    shown = list(places)
    return ", ".join([*shown[:_MOST_SAID], *(["..."] if len(shown) > _MOST_SAID else [])]) or "-"


def _the_one(text: str, found: Sequence[Place]) -> Place:
    if len(found) > 1:
        raise NoSuchPlace(
            Message("« %(text)s » is the name of several in what was examined.", {"text": text}),
            Message("Say which one: %(places)s", {"places": _said("/".join(map(str, place)) for place in found)}),
        )
    return found[0]
