"""Marks into rows: one batch in, one batch out; the same copy of the same rows is the same byte for byte."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.inventory.people import Keys, PeopleReader
from sourcier.recognise.checks import widths
from sourcier.recognise.coded import Coded
from sourcier.secret import Key

from .bias import bits_of, steps_of
from .canaries import Invented, alias_digest, invented
from .ff1 import Ff1
from .ids import IdPermutation, rewritten
from .keyed import MarkKeys, chances
from .normal import normal_form
from .plan import Plan, TablePlan
from .spellings import BY_NAME, NEITHER, Spelling

NUMBER, NAME, VALUE = 0, 1, 2
_SORTS = 4


@dataclass(frozen=True, slots=True)
class Marked:
    """A batch as it leaves."""

    batch: pa.RecordBatch
    changed: Mapping[int, int]
    """Column to the cells that are written otherwise than before."""
    added_at: np.ndarray = field(default_factory=lambda: np.empty(0, np.int64))
    """Where rows of invented people stand in it."""


def tag_of(spelling: Spelling, sort: int) -> int:
    """What a vote is keyed by beside its digest: the spelling, and what the digest is of."""
    return spelling.number * _SORTS + sort


def vote_keys(spelling: Spelling, people: Keys, values: np.ndarray | None) -> tuple[np.ndarray, np.ndarray]:
    """Return the digest (0 where there is none) and the tag of each row's vote.

    A spelling keyed by the person falls back on what else tells who it is, so that rows without a number vote too.
    """
    if spelling.keyed == "value" and values is not None:
        return values, np.full(len(values), tag_of(spelling, VALUE), np.int64)
    first, second = (people.number, people.name), (NUMBER, NAME)
    if spelling.keyed == "name":
        first, second = first[::-1], second[::-1]
    use_first = first[0] != 0
    digests = np.where(use_first, first[0], first[1])
    return digests, np.where(use_first, tag_of(spelling, second[0]), tag_of(spelling, second[1]))


def value_digests(keys: MarkKeys, coded: Coded, kind: str | None) -> np.ndarray:
    """Return the digest of each row's value in its normal form, 0 where blank."""
    digests = keys.values(normal_form(coded.text, kind))
    return coded.spread(np.maximum(digests, np.uint64(1)), np.uint64(0))


class Embedder:
    """Writes the marks of one copy."""

    def __init__(self, key: Key, copy: str, plan: Plan, aliases: Sequence[str] = ()) -> None:
        """`aliases`: addresses and numbers of the user's own, at which invented people of this copy may be reached."""
        self.plan, self.copy, self.aliases = plan, copy, tuple(aliases)
        self.keys = MarkKeys.of(key)
        self._bits = self.keys.bits(copy)
        self._uses = {use.name: use for use in plan.spellings}
        padded = frozenset(use.digits for use in plan.ids if use.padded)
        self.permutation = IdPermutation(Ff1(self.keys.ids(copy)), padded)

    def stream(self, table: int, batches: Iterable[pa.RecordBatch]) -> Iterator[Marked]:
        """Yield a table's batches, marked, in order."""
        canaries = invented(self.plan.tables[table], self.keys, self.copy, self._count(table), self.aliases)
        first = 0
        for batch in batches:
            marked = self.apply(table, batch)
            yield marked if canaries is None else self._with(marked, table, canaries, first)
            first += batch.num_rows

    def _count(self, table: int) -> int:
        return self.plan.canaries[table] if self.plan.canaries else 0

    @property
    def record(self) -> dict[str, Any]:
        """What the register keeps of this copy: its plan's record, and by what its addresses are known again."""
        return {**self.plan.record, "aliases": [alias_digest(self.keys, alias) for alias in self.aliases]}

    def _with(self, marked: Marked, table: int, canaries: Invented, first: int) -> Marked:
        """Put invented people behind the rows they resemble."""
        rows = marked.batch.num_rows
        low, high = np.searchsorted(canaries.after, [first, first + rows])
        if low == high:
            return marked
        names = marked.batch.schema.names
        some = self.apply(table, canaries.rows.slice(low, high - low)).batch.select(names)
        after = canaries.after[low:high] - first
        order = np.argsort(np.concatenate([np.arange(rows), after + 0.5]), kind="stable")
        both = pa.Table.from_batches([marked.batch, some.cast(marked.batch.schema)]).combine_chunks()
        batch = both.take(pa.array(order)).combine_chunks().to_batches()[0]
        return Marked(batch, marked.changed, np.flatnonzero(order >= rows))

    def apply(self, table: int, batch: pa.RecordBatch) -> Marked:
        """Return one batch, marked; in any thread."""
        planned = self.plan.tables[table]
        columns = dict(zip(batch.schema.names, batch.columns, strict=True))
        changed: dict[int, int] = {}
        for index in planned.ids:
            name = f"c{index}"
            columns[name], count = self._ids(columns[name])
            changed[index] = count
        people = people_of(self.keys, planned, batch) if planned.spellings else None
        for index, names in planned.spellings.items():
            kind = next(column.kind for column in planned.every if column.index == index)
            assert people is not None  # noqa: S101  # for the type checker: there are spellings
            columns[f"c{index}"], count = self._spellings(
                columns[f"c{index}"], names, kind, people, planned.longest.get(index, 0)
            )
            changed[index] = changed.get(index, 0) + count
        return Marked(pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns)), changed)

    def restore_ids(self, column: pa.StringArray) -> pa.StringArray:
        """Return the numbers of a marked column as they were."""
        return rewritten(column, self.permutation, back=True)

    def _ids(self, column: pa.StringArray) -> tuple[pa.StringArray, int]:
        made = rewritten(column, self.permutation)
        return made, int(pc.sum(pc.not_equal(column, made)).as_py() or 0)

    def _spellings(
        self, column: pa.StringArray, names: tuple[str, ...], kind: str | None, people: Keys, longest: int
    ) -> tuple[pa.StringArray, int]:
        blank = column.fill_null("") if column.null_count else column
        coded = Coded(blank)
        by_value = any(BY_NAME[name].keyed == "value" for name in names)
        values = value_digests(self.keys, coded, kind) if by_value else None
        plain = pc.equal(blank, pc.utf8_trim_whitespace(blank)).to_numpy(zero_copy_only=False).astype(bool)
        rows, text = np.flatnonzero(plain & (coded.codes >= 0)), None
        text = blank.take(pa.array(rows))
        for name in names:
            text = self._spell(text, rows, name, people, values)
        fits = widths(text) <= longest
        before = blank.take(pa.array(rows))
        differs = pc.not_equal(before, text).to_numpy(zero_copy_only=False).astype(bool) & fits
        if not differs.any():
            return column, 0
        mask = np.zeros(len(column), bool)
        mask[rows[differs]] = True
        replaced = pc.replace_with_mask(column, pa.array(mask), text.filter(pa.array(differs)))
        return replaced, int(differs.sum())

    def _spell(
        self, text: pa.StringArray, rows: np.ndarray, name: str, people: Keys, values: np.ndarray | None
    ) -> pa.StringArray:
        spelling, use = BY_NAME[name], self._uses[name]
        distinct = text.dictionary_encode()
        codes = distinct.indices.to_numpy()
        states = spelling.fitting(distinct.dictionary, use.style, use.longest)[codes]
        digests, tags = vote_keys(spelling, people, values)
        at = np.flatnonzero((states != NEITHER) & (digests[rows] != 0))
        digests, tags = digests[rows[at]], tags[rows[at]]
        steps = steps_of(chances(self.keys.bias_key, digests, tags), use.mean)
        bits = bits_of(chances(self._bits, digests, tags), steps)
        wrong = at[bits != (states[at] == 1)]
        if not wrong.size:
            return text
        written = spelling.write(text.take(pa.array(wrong)), states[wrong] == 0, use.style)
        mask = np.zeros(len(text), bool)
        mask[wrong] = True
        return pc.replace_with_mask(text, pa.array(mask), written)


def people_of(keys: MarkKeys, planned: TablePlan, batch: pa.RecordBatch) -> Keys:
    """Return who each row of a batch is about."""
    chosen = replace(planned.chosen, sex=None)
    wanted = {chosen.number, chosen.family, chosen.birth_name, chosen.given, chosen.full, chosen.birth} - {None}
    columns = {}
    for index in sorted(index for index in wanted if index is not None):
        column = batch.column(f"c{index}")
        columns[index] = Coded(column.fill_null("") if column.null_count else column)
    return PeopleReader(chosen, planned.habit, keys.people, placebo=False).keys(columns, batch.num_rows)
