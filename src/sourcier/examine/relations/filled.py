"""What related tables add: to a person's row what it leaves blank, to every row its laboratory, place and day."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sourcier.examine.persons import Sheet
from sourcier.examine.rows import RowFacts
from sourcier.recognise.dates import MISSING

from .about import About
from .find import Group
from .leads import NOWHERE, Lead, Rows
from .standing import Standing

WHO, HOME = ("family", "birth_name", "given"), ("street", "postcode", "commune")
TOGETHER = (WHO, HOME, ("landline",), ("mobile",), ("email",), ("insurer_number",))
"""Fields that are taken from one row of another table or not at all."""
NATIONAL = "national"


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """The sheet of all rows with what related tables add, and where the text of that stands."""

    sheet: Sheet
    taken: dict[str, np.ndarray]
    """Per field that was added, int64 per row: the row its text stands in, -1 for its own."""


def filled_sheet(
    sheet: Sheet, about: About, leads: Sequence[Lead], known: tuple[Sequence[Group], Sequence[Standing]], rows: Rows
) -> Filled:
    """Return the sheet of people's rows, completed by rows that are about them and by rows they lead to.

    `known`: the groups, and what each is about.
    """
    groups, standings = known
    ways = [_of_their_own(about)]
    for lead in leads:
        parent = standings[lead.link.parent]
        used = about.used[lead.link.child]
        if parent.crew is None and not parent.level and used is not lead and lead not in about.others:
            there = lead.to != NOWHERE
            ways.append((rows.of(groups[lead.link.child])[there], lead.to[there]))
    day, sex, national = sheet.day.copy(), sheet.sex.copy(), sheet.national.copy()
    sounds = {"family": sheet.family_sound.copy(), "given": sheet.given_sound.copy()}
    values = {name: column.copy() for name, column in sheet.values.items()}
    taken: dict[str, np.ndarray] = {}
    for person, source in ways:
        for column, blank in ((day, MISSING), (sex, 0)):
            _fill(column, blank, person, source)
        at, by = _pairs(national, 0, person, source)
        national[at] = national[by]
        _note(taken, NATIONAL, len(sheet), at, by)
        for fields in TOGETHER:
            names = [name for name in fields if name in values]
            if not names:
                continue
            whole = np.logical_or.reduce([values[name] != 0 for name in names])
            at, by = _pairs(whole, False, person, source)  # noqa: FBT003  # a blank, as others are 0
            for name in names:
                values[name][at] = values[name][by]
                if name in sounds:
                    sounds[name][at] = sounds[name][by]
                _note(taken, name, len(sheet), at, by)
    done = Sheet(national, day, sex, sounds["family"], sounds["given"], values)
    return Filled(done, {name: column for name, column in taken.items() if (column != NOWHERE).any()})


def _of_their_own(about: About) -> tuple[np.ndarray, np.ndarray]:
    """People's rows, and rows about them."""
    source = np.flatnonzero(about.row != NOWHERE)
    return about.row[source], source


def _pairs(column: np.ndarray, blank: object, person: np.ndarray, source: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows that leave the field blank, each with the first row about it that does not."""
    useful = np.flatnonzero((column[person] == blank) & (column[source] != blank))
    at, first = np.unique(person[useful], return_index=True)
    return at, source[useful[first]]


def _fill(column: np.ndarray, blank: int, person: np.ndarray, source: np.ndarray) -> None:
    at, by = _pairs(column, blank, person, source)
    column[at] = column[by]


def _note(taken: dict[str, np.ndarray], name: str, size: int, at: np.ndarray, by: np.ndarray) -> None:
    if at.size:
        taken.setdefault(name, np.full(size, NOWHERE, np.int64))[at] = by


def spread(facts: RowFacts, about: About, leads: Sequence[Lead], groups: Sequence[Group], rows: Rows) -> RowFacts:
    """Return the facts of rows that leave laboratory, place or day blank, filled by the rows they lead to."""
    lab, place, day = facts.lab.copy(), facts.place.copy(), facts.day.copy()
    person, source = _of_their_own(about)
    _fill(place, NOWHERE, person, source)
    for lead in _downwards(leads):
        mine = rows.of(groups[lead.link.child])
        there = lead.to != NOWHERE
        for column, blank in ((lab, NOWHERE), (place, NOWHERE), (day, MISSING)):
            if lead in about.others:
                continue
            at, by = mine[there], lead.to[there]
            open_ = column[at] == blank
            column[at[open_]] = column[by[open_]]
    _fill(place, NOWHERE, source, person)
    return replace(facts, lab=lab, place=place, day=day)


def _downwards(leads: Sequence[Lead]) -> list[Lead]:
    """Relations in an order in which a table is filled before those that lead to it."""
    left, done, order = list(leads), set[int](), []
    while left:
        waiting = {lead.link.child for lead in left}
        ready = [lead for lead in left if lead.link.parent not in waiting] or left[:1]
        order += ready
        done |= {lead.link.child for lead in ready}
        left = [lead for lead in left if lead not in ready]
    return order
