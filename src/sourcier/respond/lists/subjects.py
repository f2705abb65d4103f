"""One subject per person and controller: what a list has one entry of."""

from dataclasses import dataclass

import numpy as np

from .identities import Identities
from .source import NOBODY, Source

NUMBER, NAME = 0, 1
"""Sorts of digest."""


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Digests of subjects, each pair once: aligned arrays, by subject, sort and digest."""

    subject: np.ndarray
    sort: np.ndarray
    digest: np.ndarray
    shared: np.ndarray
    """bool: another subject of the same controller has it too, so that it knows nobody again."""


@dataclass(frozen=True, slots=True, eq=False)
class Subjects:
    """Everyone to be listed, each once per controller."""

    of_row: np.ndarray
    """int32 per row: the subject, `NOBODY` where no controller answers for the row."""
    party: np.ndarray
    """int16 per subject."""
    first: np.ndarray
    """int64 per subject: the first row."""
    known: np.ndarray
    """bool per subject: a person is told by the row."""
    marks: Marks
    shared_mail: np.ndarray
    """bool per row: several people of one controller have its mail address."""

    def __len__(self) -> int:
        """How many there are."""
        return len(self.party)


def subjects_of(source: Source, identities: Identities) -> Subjects:
    """Group rows by controller and person; a row that identifies nobody stands for itself."""
    rows = np.flatnonzero(source.party != NOBODY)
    people = int(source.person.max(initial=NOBODY)) + 1
    person = source.person[rows].astype(np.int64)
    person = np.where(person == NOBODY, people + rows, person)
    whole = np.int64(people + len(source.person) + 1)
    keys = source.party[rows].astype(np.int64) * whole + person
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begins = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])
    number = np.zeros(len(rows), np.int32)
    number[order] = (np.searchsorted(begins, np.arange(len(ordered)), side="right") - 1).astype(np.int32)
    of_row = np.full(len(source.person), NOBODY, np.int32)
    of_row[rows] = number
    first = rows[order[begins]]
    party = source.party[first]
    return Subjects(
        of_row,
        party,
        first,
        source.person[first] != NOBODY,
        _marks(identities, rows, number, party),
        _shared_mail(identities.mail, rows, number, source),
    )


def _marks(identities: Identities, rows: np.ndarray, subject: np.ndarray, party: np.ndarray) -> Marks:
    parts = [
        (subject[told], np.full(int(told.sum()), sort, np.uint8), digests[rows][told])
        for sort, digests in ((NUMBER, identities.number), (NAME, identities.name))
        if (told := digests[rows] != 0).any()
    ]
    if not parts:
        nothing = np.zeros(0, np.int32)
        return Marks(nothing, nothing.astype(np.uint8), nothing.astype(np.uint64), nothing.astype(bool))
    every, sorts, digests = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((digests, sorts, every))
    every, sorts, digests = every[order], sorts[order], digests[order]
    once = np.append(True, (every[1:] != every[:-1]) | (sorts[1:] != sorts[:-1]) | (digests[1:] != digests[:-1]))
    every, sorts, digests = every[once], sorts[once], digests[once]
    order = np.lexsort((digests, sorts, party[every]))
    alike = np.zeros(len(order), bool)
    one, two = order[:-1], order[1:]
    alike[1:] = (digests[one] == digests[two]) & (sorts[one] == sorts[two]) & (party[every[one]] == party[every[two]])
    both = alike.copy()
    both[:-1] |= alike[1:]
    shared = np.zeros(len(order), bool)
    shared[order] = both
    return Marks(every, sorts, digests, shared)


def _shared_mail(mail: np.ndarray, rows: np.ndarray, subject: np.ndarray, source: Source) -> np.ndarray:
    found = np.zeros(len(mail), bool)
    told = np.flatnonzero(mail[rows] != 0)
    if not told.size:
        return found
    mails, parties, who = mail[rows][told], source.party[rows][told], subject[told]
    order = np.lexsort((who, mails, parties))
    mails, parties, who = mails[order], parties[order], who[order]
    begins = np.flatnonzero(np.append(True, (mails[1:] != mails[:-1]) | (parties[1:] != parties[:-1])))
    several = np.minimum.reduceat(who, begins) != np.maximum.reduceat(who, begins)
    found[rows[told[order]]] = np.repeat(several, np.diff(np.append(begins, len(mails))))
    return found
