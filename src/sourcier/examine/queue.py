"""What needs a person: the questions of all parts, the one that moves most first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from sourcier.case import Placed
from sourcier.model.decisions import ReadingChoice
from sourcier.model.facts import Evidence
from sourcier.model.queue import Question
from sourcier.store import Store

from . import asked_columns, asked_labs, asked_people, asked_readings
from .asked_columns import MOST, Asked
from .asked_people import open_doubts
from .decided import Spans, lab_pairs, person_pairs
from .laboratories import Named
from .people import Persons


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What an examination found, as far as it raises questions."""

    evidence: Sequence[Evidence]
    tables: Sequence[tuple[str, frozenset[int]]]
    """Of each table, in order: its name in the store, the columns the user wants unnamed."""
    spans: Spans
    laboratories: Named
    persons: Persons
    decisions: Sequence[Placed]

    def queue(self, store: Store) -> tuple[tuple[Question, ...], int]:
        """Return the queue, and how many questions there are."""
        doubts = open_doubts(self.persons, person_pairs(self.decisions, self.spans))
        people = asked_people.questions(self.persons, doubts, self.spans.place)
        return queue_of(chain(self._questions(store), people), max(0, len(doubts) - MOST))

    def _questions(self, store: Store) -> Iterator[Question]:
        """Yield what is open about readings, columns and laboratories."""
        spans = self.spans
        yield from asked_columns.questions(store, list(self._asked()), self.persons.of_row)
        yield from asked_labs.questions(
            self.laboratories, self.persons.of_row, lab_pairs(self.decisions, spans), spans.place
        )
        read = {decision.evidence for decision in self.decisions if isinstance(decision, ReadingChoice)}
        settled = frozenset(span.evidence for span in spans.tables if span.piece in read)
        yield from asked_readings.questions(
            self.evidence, settled, [self._people(e) for e in range(len(self.evidence))]
        )

    def _asked(self) -> Iterator[Asked]:
        for span, (name, blocked) in zip(self.spans.tables, self.tables, strict=True):
            columns = self.evidence[span.evidence].tables[span.table].columns
            yield Asked(name, span.evidence, span.table, span.first, columns, blocked)

    def _people(self, evidence: int) -> int:
        """How many people the tables of one piece are about."""
        spans = [span for span in self.spans.tables if span.evidence == evidence]
        met = np.zeros(int(self.persons.of_row.max(initial=-1)) + 2, bool)
        for span in spans:
            met[self.persons.of_row[span.first : span.first + span.rows]] = True
        return int(met[:-1].sum())


def queue_of(questions: Iterable[Question], unsaid: int = 0) -> tuple[tuple[Question, ...], int]:
    """Return the questions that are kept, the most people touched first, then the most rows; and how many there are.

    `unsaid`: further ones of which no more is known than that they are there.
    """
    met: Counter[str] = Counter()
    kept = []
    for question in sorted(questions, key=_first):
        met[question.code] += 1
        if met[question.code] <= MOST:
            kept.append(question)
    return tuple(kept), met.total() + unsaid


def _first(question: Question) -> tuple[int, int, str]:
    return -question.people, -question.rows, question.id
