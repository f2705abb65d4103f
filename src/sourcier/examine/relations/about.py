"""Whose row a row of a related table is: followed from key to key up to the row that names the person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.examine.persons import Sheet
from sourcier.recognise.dates import MISSING
from sourcier.recognise.headers import ROLE_WORDS, words_of

from .find import Group
from .leads import NOWHERE, Lead, Rows
from .standing import NAMED, Standing

_DEEPEST = 8
_AGREE = 0.5
_FEW = 3
_OTHERS = frozenset(
    {"MERE", "PERE", "MOTHER", "FATHER", "PARENT", "CONJOINT", "SPOUSE", "CONTACT", "TUTEUR", "GUARDIAN", "PROCHE"}
    | {"CREATOR", "CREATED", "CHANGED", "MODIFIED", "USER", "AUTHOR", "AUTEUR", "UPDATED", "CREE", "MODIFIE"}
    | {"VOIDED", "RETIRED", "MERGED", "LINKED", "OWNER", "PROVIDER"}
)
"""Words of columns that lead to somebody else than the person a row is about."""
_WORD = frozenset({"PATIENT", "PAT", "IPP", "PERSON", "PERSONNE", "SUBJECT", "BENEFICIAIRE", "BENEF", "SUJET"})


@dataclass(frozen=True, slots=True, eq=False)
class About:
    """Whose rows rows are."""

    row: np.ndarray
    """int64 per row of all tables: the row that names its person, -1 where it is that row itself or none is known."""
    used: tuple[Lead | None, ...]
    """Per group, the relation by which its rows reach their person."""
    others: tuple[Lead, ...]
    """Relations to people, by which rows are about somebody else: a contact, a parent."""


class Following:
    """Finds each group's way to the people."""

    def __init__(
        self, groups: Sequence[Group], leads: Sequence[Lead], standings: Sequence[Standing], sheet: Sheet, rows: Rows
    ) -> None:
        self._groups, self._standings, self._sheet, self._rows = groups, standings, sheet, rows
        self._leads = [[lead for lead in leads if lead.link.child == n] for n in range(len(groups))]
        self._used: dict[int, Lead | None] = {}
        self._others: list[Lead] = []

    def about(self) -> About:
        """Return whose rows all rows are."""
        for number in range(len(self._groups)):
            self._settle(number, ())
        return self._about()

    def as_told(self, role: Callable[[Lead], str]) -> About:
        """Return the same where it is known what each relation is to people: the `role` of a `Relation`."""
        every = [lead for of_group in self._leads for lead in of_group]
        used = {lead.link.child: lead for lead in every if role(lead) == "person"}
        self._used = {number: used.get(number) for number in range(len(self._groups))}
        self._others = [lead for lead in every if role(lead) == "other_person"]
        return self._about()

    def _about(self) -> About:
        whose = np.full(len(self._sheet), NOWHERE, np.int64)
        for number in range(len(self._groups)):
            if self._used[number] is not None:
                whose[self._rows.of(self._groups[number])] = self._up(number, 0)
        return About(whose, tuple(self._used[n] for n in range(len(self._groups))), tuple(self._others))

    def _settle(self, number: int, path: tuple[int, ...]) -> None:
        """Choose by which relation, if any, a group's rows reach people."""
        if number in self._used or number in path or len(path) > _DEEPEST:
            return
        ways = []
        if self._standings[number].crew is None:
            for lead in self._leads[number]:
                parent = lead.link.parent
                self._settle(parent, (*path, number))
                if self._leads_to_people(parent, (*path, number)) and self._same_people(number, lead):
                    ways.append(lead)
        self._used[number] = max(ways, key=_rank, default=None)

    def _leads_to_people(self, number: int, path: tuple[int, ...]) -> bool:
        if number in path:
            return False
        named = self._standings[number].level == NAMED
        return self._standings[number].crew is None and (named or self._used.get(number) is not None)

    def _same_people(self, number: int, lead: Lead) -> bool:
        """Whether both rows are about one person, where both say so much that it can be told."""
        words = frozenset(words_of(lead.link.column.name))
        if words & _OTHERS and not words & _WORD:
            self._others.append(lead)
            return False
        mine = self._rows.of(self._groups[number])
        held, of = _agreement(self._sheet, mine, lead.to)
        if of >= _FEW and held < _AGREE * of:
            self._others.append(lead)
            return False
        return True

    def _up(self, number: int, depth: int) -> np.ndarray:
        """Per row of a group, the row that names its person."""
        lead = self._used[number]
        rows = self._rows.of(self._groups[number])
        if lead is None or depth > _DEEPEST:
            return rows
        above = np.full(len(self._sheet), NOWHERE, np.int64)
        above[self._rows.of(self._groups[lead.link.parent])] = self._up(lead.link.parent, depth + 1)
        found = np.where(lead.to != NOWHERE, above[lead.to], NOWHERE)
        clash = _clash(self._sheet, rows, found)
        found[clash] = NOWHERE
        if depth:
            found = np.where(found == NOWHERE, rows, found)
        return found


def _rank(lead: Lead) -> tuple[bool, bool, float, int]:
    words = frozenset(words_of(lead.link.column.name))
    role = any(words & signs for name, signs in ROLE_WORDS.items() if name != "patient")
    patient = bool(words & _WORD) or lead.link.column.kind == "patient_id"
    return patient, not role, lead.link.weighed.weight, -lead.link.column.column


def _agreement(sheet: Sheet, rows: np.ndarray, to: np.ndarray) -> tuple[int, int]:
    """In how many rows given name, day or number stand on both sides, and in how many they agree."""
    there = to != NOWHERE
    mine, theirs = rows[there], to[there]
    held = of = 0
    for both, same in _compared(sheet, mine, theirs):
        if both.sum() > of:
            of, held = int(both.sum()), int(same[both].sum())
    return held, of


def _compared(sheet: Sheet, mine: np.ndarray, theirs: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    days = sheet.day[mine], sheet.day[theirs]
    numbers = sheet.number[mine], sheet.number[theirs]
    given = sheet.of("given", mine), sheet.of("given", theirs)
    return [
        ((days[0] != MISSING) & (days[1] != MISSING), days[0] == days[1]),
        ((numbers[0] != 0) & (numbers[1] != 0), numbers[0] == numbers[1]),
        ((given[0] != 0) & (given[1] != 0), given[0] == given[1]),
    ]


def _clash(sheet: Sheet, rows: np.ndarray, to: np.ndarray) -> np.ndarray:
    """Rows that name somebody else than the row they lead to: day and given name, or number and day, differ."""
    there = np.flatnonzero(to != NOWHERE)
    differ = np.zeros(len(there), np.uint8)
    for both, same in _compared(sheet, rows[there], to[there]):
        differ += both & ~same
    out = np.zeros(len(rows), bool)
    out[there[differ >= 2]] = True  # noqa: PLR2004  # one alone may be a typing error
    return out
