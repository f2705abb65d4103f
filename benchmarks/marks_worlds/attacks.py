"""What is done to copies before they surface. Every attack takes copies of one export and gives what is found."""

import unicodedata
from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Attack = Callable[[Sequence[pa.Table], np.random.Generator], pa.Table]
PHONES, STREETS, TOWNS = ("TEL", "TEL_2", "TELPRO"), ("ADR1",), ("VILLE",)
NAMES, NUMBERS, IDS = ("NOM", "NOMJF", "PREN", "DATN"), ("NUMSS",), ("NUMPAT", "NODOS")


def rows(count: float) -> Attack:
    """Keep a share of the rows, or so many."""

    def attack(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
        table = copies[0]
        keep = int(count if count >= 1 else round(count * table.num_rows))
        return table.take(pa.array(np.sort(rng.permutation(table.num_rows)[:keep])))

    return attack


def whole(copies: Sequence[pa.Table], _rng: np.random.Generator) -> pa.Table:
    """The copy as it is."""
    return copies[0]


def together(mix: Attack, count: int) -> Attack:
    """Colluders take the same rows of their copies, and mix them."""

    def attack(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
        chosen = pa.array(np.sort(rng.permutation(copies[0].num_rows)[:count]))
        return mix([copy.take(chosen).combine_chunks() for copy in copies], rng)

    return attack


def then(first: Attack, second: Attack) -> Attack:
    """One attack after the other."""
    return lambda copies, rng: second([first(copies, rng)], rng)


def without(*names: str) -> Attack:
    """Drop columns."""
    return lambda copies, _rng: copies[0].drop_columns([name for name in names if name in copies[0].column_names])


def shuffled(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
    """Put rows and columns into another order."""
    table = copies[0].take(pa.array(rng.permutation(copies[0].num_rows)))
    return table.select([table.column_names[at] for at in rng.permutation(table.num_columns)])


def _each(table: pa.Table, change: Callable[[pa.ChunkedArray], pa.ChunkedArray], names: Sequence[str]) -> pa.Table:
    for name in names:
        if name in table.column_names:
            at = table.column_names.index(name)
            table = table.set_column(at, name, change(table.column(name)))
    return table


def recased(copies: Sequence[pa.Table], _rng: np.random.Generator) -> pa.Table:
    """Small letters everywhere."""
    return _each(copies[0], pc.utf8_lower, copies[0].column_names)


def plain(copies: Sequence[pa.Table], _rng: np.random.Generator) -> pa.Table:
    """Capitals, no accents, trimmed."""

    def fold(column: pa.ChunkedArray) -> pa.ChunkedArray:
        upper = pc.utf8_upper(pc.utf8_trim_whitespace(column)).combine_chunks().dictionary_encode()
        words = [
            unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
            for word in upper.dictionary.to_pylist()
        ]
        return pa.array(words).take(upper.indices)

    return _each(copies[0], fold, copies[0].column_names)


def normalised(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
    """The same, telephone numbers as ten digits, addresses with every word in full."""
    table = _each(plain(copies, rng), lambda column: pc.replace_substring_regex(column, r"[ ./-]", ""), PHONES)

    def full(column: pa.Array) -> pa.Array:
        for short, word in (("ST", "SAINT"), ("STE", "SAINTE"), ("AV", "AVENUE"), ("R", "RUE"), ("BD", "BOULEVARD")):
            column = pc.replace_substring_regex(column, rf"\b{short}\b", word)
        return pc.replace_substring_regex(column, r"[-',]", " ")

    return _each(table, full, (*STREETS, *TOWNS))


def by_row(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
    """Each row from one of the copies."""
    chosen = rng.integers(0, len(copies), copies[0].num_rows)
    both = pa.concat_tables(copies)
    return both.take(pa.array(chosen * copies[0].num_rows + np.arange(len(chosen))))


def _cells(copies: Sequence[pa.Table], pick: Callable[[list[pa.Array]], pa.Array]) -> pa.Table:
    names = copies[0].column_names
    made = [pick([copy.column(name).combine_chunks() for copy in copies]) for name in names]
    return pa.table(dict(zip(names, made, strict=True)))


def by_cell(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
    """Each cell from one of the copies."""

    def pick(columns: list[pa.Array]) -> pa.Array:
        chosen = rng.integers(0, len(columns), len(columns[0]))
        return pa.concat_arrays(columns).take(pa.array(chosen * len(columns[0]) + np.arange(len(chosen))))

    return _cells(copies, pick)


def _voted(copies: Sequence[pa.Table], rng: np.random.Generator, *, most: bool) -> pa.Table:
    def pick(columns: list[pa.Array]) -> pa.Array:
        coded = pa.concat_arrays(columns).dictionary_encode()
        codes = coded.indices.to_numpy().reshape(len(columns), -1)
        votes = np.stack([(codes == one).sum(axis=0) for one in codes]) + rng.random(codes.shape) / 2
        at = votes.argmax(axis=0) if most else votes.argmin(axis=0)
        return coded.dictionary.take(pa.array(codes[at, np.arange(codes.shape[1])]))

    return _cells(copies, pick)


def majority(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
    """Each cell as most copies have it."""
    return _voted(copies, rng, most=True)


def minority(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
    """Each cell as fewest copies have it."""
    return _voted(copies, rng, most=False)
