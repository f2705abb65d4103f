"""The people of an examined leak as arrays, one entry per row of all tables, in the order of the facts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.case import Case
from sourcier.examine.decided import Spans, about, lab_pairs, person_pairs
from sourcier.examine.filled import FILLED, read_bits
from sourcier.examine.laboratories import laboratories_of
from sourcier.examine.offsets import found_again
from sourcier.examine.people import tell_apart
from sourcier.examine.persons import NOBODY, StoredTexts
from sourcier.examine.relations import Known, bare_sketch, follow_again
from sourcier.examine.roles import roles_of
from sourcier.examine.rows import Labels, RowReader, joined
from sourcier.model.facts import Column, Examination, Table
from sourcier.model.parties import Manifest
from sourcier.model.progress import Progress
from sourcier.trace.sides import stored_names

from .controllers import NOWHERE, of_unnamed, whose
from .said import said_of

_PATIENT = ("patient", "insured")
_FREE_TEXT = "free_text"


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """Aligned arrays, one entry per row."""

    tables: tuple[str, ...]
    """Names of the tables in the store."""
    columns: tuple[tuple[Column, ...], ...]
    """Of each table."""
    starts: tuple[int, ...]
    """First row of each table, and one more entry: how many rows there are."""
    persons: np.ndarray
    """int32: a number from 0 for each person, `NOBODY` where the row identifies nobody."""
    people: int
    """How many there are."""
    lab: np.ndarray
    """int32: index into `labels`, -1 where none is named."""
    labels: tuple[str, ...]
    """As they stand in the leak: values."""
    controller: np.ndarray
    """int16: place among the manifest's controllers, -1 where no party answers for the row."""
    born: np.ndarray
    """int32: day of birth since 1 January 1970, `MISSING` of `sourcier.recognise.dates` where none is told."""
    kinds: tuple[str, ...]
    """Kinds of the columns that are about patients, in alphabetical order."""
    held: np.ndarray
    """bool, rows x kinds: whether a cell of that kind is filled."""
    said: np.ndarray
    """uint64: bit k where a comment says ``sourcier.recognise.text.found.KINDS[k]`` of the person."""

    def __len__(self) -> int:
        return self.starts[-1]

    def of_person(self, rows: np.ndarray) -> np.ndarray:
        """Return these rows' persons, each once, ascending; rows that identify nobody fall out."""
        found = np.unique(self.persons[rows])
        return np.asarray(found[found != NOBODY])


def population_of(
    case: Case, facts: Examination, manifest: Manifest, *, workers: int, progress: Progress
) -> Population:
    """Read the people of an examined leak anew from the case's rows. Raises LabClaimedTwice."""
    tables = [table for evidence in facts.evidence for table in evidence.tables]
    names = stored_names(case, facts)
    labels, reader = Labels(), RowReader(case.store, workers, progress)
    rows = joined([reader.read(name, table.columns, labels) for name, table in zip(names, tables, strict=True)])
    related = follow_again(case.store, _known(case, facts, names), facts.relations, rows)
    rows = rows if related is None else related.facts
    spans = _spans(case, facts)
    pieces = {piece.sha256: piece.index for piece in case.evidence}
    mine = [pieces[evidence.sha256] for evidence in facts.evidence if evidence.sha256 in pieces]
    decisions = found_again(case.store, about(case.decisions.current, mine), spans.names)
    named = laboratories_of(rows, labels, lab_pairs(decisions, spans))
    texts = tuple(
        (name, roles_of(table.columns), table.rows.total - table.rows.rejected)
        for name, table in zip(names, tables, strict=True)
    )
    settled = [pair.settled for pair in person_pairs(decisions, spans)]
    stored = StoredTexts(case.store, texts, workers)
    told = tell_apart(named.facts.keys, stored, settled, related=related, workers=workers)
    kinds = tuple(sorted({c.kind for table in tables for c in table.columns if c.kind and c.role in _PATIENT}))
    said = [_said(case, name, table, workers, progress) for name, table in zip(names, tables, strict=True)]
    held = [_held(case, name, table, kinds) for name, table in zip(names, tables, strict=True)]
    sizes = [case.store.table(name).rows for name in names]
    return Population(
        tables=names,
        columns=tuple(table.columns for table in tables),
        starts=(0, *(int(end) for end in np.cumsum(sizes))),
        persons=told.of_row,
        people=told.people.best,
        lab=named.facts.lab,
        labels=tuple(named.labels.known),
        controller=_controllers(named.facts.lab, named.labels, manifest),
        born=named.facts.keys.day,
        kinds=kinds,
        held=np.concatenate([np.zeros((0, len(kinds)), bool), *held]),
        said=np.concatenate([np.zeros(0, np.uint64), *said]),
    )


def _controllers(lab: np.ndarray, labels: Labels, manifest: Manifest) -> np.ndarray:
    numbers = [labels.finess_of(place) for place in range(len(labels.known))]
    of_lab = whose(list(labels.known), numbers, manifest)
    every = np.append(of_lab, np.int16(of_unnamed(manifest))).astype(np.int16)
    return np.asarray(every[lab])


def _known(case: Case, facts: Examination, names: Sequence[str]) -> tuple[Known, ...]:
    """The tables as far as relations ask that facts tell."""
    places = [(e, t, table) for e, one in enumerate(facts.evidence) for t, table in enumerate(one.tables)]
    sizes = [case.store.table(name).rows for name in names]
    return tuple(
        Known(name, e, t, "", "", table.columns, bare_sketch(size), size)
        for name, size, (e, t, table) in zip(names, sizes, places, strict=True)
    )


def _spans(case: Case, facts: Examination) -> Spans:
    pieces = {piece.sha256: piece.index for piece in case.evidence}
    names = iter(stored_names(case, facts))
    return Spans.of(
        (place, pieces[evidence.sha256], number, len(table.columns), case.store.table(next(names)).rows)
        for place, evidence in enumerate(facts.evidence)
        for number, table in enumerate(evidence.tables)
    )


def _said(case: Case, name: str, table: Table, workers: int, progress: Progress) -> np.ndarray:
    asked = [c.index for c in table.columns if c.kind == _FREE_TEXT and c.filled and c.role in _PATIENT]
    return said_of(case.store, name, asked, workers, progress)


def _held(case: Case, name: str, table: Table, kinds: Sequence[str]) -> np.ndarray:
    by_kind = [[c.index for c in table.columns if c.kind == kind and c.role in _PATIENT] for kind in kinds]
    parts = [np.zeros((0, len(kinds)), bool)]
    for batch in case.store.table(name).batches([FILLED]):
        found = np.zeros((batch.num_rows, len(kinds)), bool)
        for place, columns in enumerate(by_kind):
            if columns:
                found[:, place] = read_bits(batch.column(0), columns).any(axis=1)
        parts.append(found)
    return np.concatenate(parts)


__all__ = ["NOBODY", "NOWHERE", "Population", "population_of"]
