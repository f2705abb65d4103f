"""Which copies a leak comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from sourcier import __version__
from sourcier.model.facts import Column
from sourcier.model.marks import SCHEMA, Found, Mark, MarkLayer
from sourcier.recognise.days import Habit
from sourcier.secret import Key

from .base import Base, filtered
from .evidence import NOTHING, CanaryEvidence, IdEvidence, VoteEvidence, Weighed
from .keyed import MarkKeys
from .plan import CANARIES, IDS, SPELLING, IdUse
from .spellings import Style
from .strength import would_name
from .votes import Leak, LeakReader

BOUND = 1e-6
_ROUNDS = 8
LEAST = -30.0
"""Logarithm of the least chance that is stated: below it, keys are guessed and digests of 64 bits meet sooner."""


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One copy ever handed out, as the register has it."""

    copy: str
    order: str
    recipient: str
    marks: Mapping[str, Any]
    """`Plan.record` as it was then."""


@dataclass(frozen=True, slots=True)
class LeakTable:
    """One table of a leak, or of the owner's base."""

    columns: Sequence[Column]
    habit: Habit
    """How its birth dates are written."""
    batches: Iterable[pa.RecordBatch]
    """With columns ``c<index>`` of text."""


def read_tables(tables: Iterable[LeakTable], lines: Sequence[CopyLine], key: Key) -> Leak:
    """Return what can be read of tables, for all copies of a register at once."""
    reader = LeakReader(MarkKeys.of(key), _styles(lines))
    for table in tables:
        reader.read(table.columns, table.habit, table.batches)
    return reader.leak()


def find(leak: Leak, lines: Sequence[CopyLine], key: Key, base: Leak | None = None) -> Found:
    """Name the copies that a leak comes from; `base`: the owner's own rows, read by `read_tables` too."""
    own = None if base is None else Base(base)
    own_rows = None if own is None else int(own.own(leak).sum())
    search = _Search(leak if own is None else filtered(leak, own), lines, key, own)
    marks = search.marks()
    return Found(
        SCHEMA,
        __version__,
        search.verdict(marks),
        marks,
        len(lines),
        leak.rows,
        own_rows,
        search.votes,
        sum(len(ids.values) for ids in search.leak.ids),
    )


def _styles(lines: Sequence[CopyLine]) -> dict[str, list[tuple[Style, int]]]:
    """Return every style in use, with the longest cell; several plans may write one spelling in several ways."""
    styles: dict[str, list[tuple[Style, int]]] = {}
    for line in lines:
        for spelling in line.marks.get("spellings", ()):
            known = styles.setdefault(spelling["name"], [])
            if (one := (spelling["style"], int(spelling["longest"]))) not in known:
                known.append(one)
    return styles


class _Search:
    def __init__(self, leak: Leak, lines: Sequence[CopyLine], key: Key, base: Base | None) -> None:
        self.leak, self.lines = leak, lines
        self._keys = MarkKeys.of(key)
        self._ids = IdEvidence(self._keys, leak.ids, base, leak)
        self._plans: dict[tuple[tuple[str, float], ...], VoteEvidence] = {}
        self._of = [self._votes_of(line) for line in lines]
        people = CanaryEvidence(self._keys, leak)
        self._by_people = [people.weigh(line.copy) if line.marks.get("canaries") else NOTHING for line in lines]
        self._by_ids = [self._ids.weigh(line.copy, _id_uses(line)) for line in lines]

    @property
    def votes(self) -> int:
        """Spellings that any copy's plan can read."""
        return max((len(one.votes) for one in self._plans.values()), default=0)

    def _votes_of(self, line: CopyLine) -> VoteEvidence:
        means = {one["name"]: float(one["mean"]) for one in line.marks.get("spellings", ())}
        plan = tuple(sorted(means.items()))
        if plan not in self._plans:
            self._plans[plan] = VoteEvidence(self._keys, self.leak.votes, means)
        return self._plans[plan]

    def marks(self) -> tuple[Mark, ...]:
        """Name copies round by round: each knows those named before it."""
        named: dict[int, Mark] = {}
        for turn in range(1, _ROUNDS + 1):
            known = sorted(named)
            found = {
                at: mark
                for at in range(len(self.lines))
                if at not in named and (mark := self._weigh(at, known, turn)) is not None
            }
            if not found:
                break
            named |= found
        return tuple(sorted(named.values(), key=lambda mark: (mark.log10_false, -mark.rows, mark.copy)))

    def _weigh(self, at: int, known: Sequence[int], turn: int) -> Mark | None:
        """Return the mark of a copy if it is named. Half of the allowed chance goes to the first round, and so on."""
        line, votes = self.lines[at], self._of[at]
        bits = [votes.bits(self._keys.bits(self.lines[one].copy)) for one in known if self._of[one] is votes]
        layers = {
            IDS: self._by_ids[at],
            SPELLING: votes.weigh(self._keys.bits(line.copy), bits),
            CANARIES: self._by_people[at],
        }
        price = float(np.log(len(self.lines)) + turn * np.log(2))
        log10 = (price - sum(one.log for one in layers.values())) / np.log(10)
        if log10 > np.log10(BOUND):
            return None
        telling = max(layers.values(), key=lambda one: one.log)
        return Mark(
            line.copy,
            line.order,
            line.recipient,
            round(max(float(log10), LEAST), 3),
            max(one.rows for one in layers.values()),
            tuple(_layer(name, one, price) for name, one in layers.items() if one is not NOTHING and one.rows),
            round(telling.share, 3),
            turn,
        )

    def verdict(self, marks: Sequence[Mark]) -> str:
        """Return the verdict's code."""
        if marks:
            return "one" if len(marks) == 1 else "several"
        ids = {ids.digits: len(ids.values) for ids in self.leak.ids}
        votes = {line.copy: len(self._of[at].votes) for at, line in enumerate(self.lines)}
        enough = [would_name(line.marks, votes[line.copy], ids, len(self.lines)) for line in self.lines]
        return "none" if enough and all(enough) else "not_enough"


def _id_uses(line: CopyLine) -> list[IdUse]:
    return [
        IdUse(int(one["digits"]), bool(one["padded"]), 0.0, str(one["occupied"])) for one in line.marks.get("ids", ())
    ]


def _layer(name: str, weighed: Weighed, price: float) -> MarkLayer:
    alone = min(0.0, (price - weighed.log) / float(np.log(10)))
    return MarkLayer(name, round(max(alone, LEAST), 3), weighed.rows, round(weighed.share, 3))
