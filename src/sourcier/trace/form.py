"""How a file is written: the leak's layout and software traits against each holding's, 0 to 1 per trait.

Writing is no proof: an export can be rewritten. It speaks where two holdings hold the same rows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np

from sourcier.data import fold
from sourcier.inventory import ColumnTraits, TableTraits
from sourcier.model.trace import Form, Trait

from .cells import Logical
from .overlap import Overlap

_ENOUGH = 20
"""Rows, or neighbours, from which a habit shows."""
_LATIN = {"cp1252": "latin-1", "iso-8859-1": "latin-1", "iso8859-1": "latin-1", "latin1": "latin-1", "ascii": "latin-1"}
_DATES = frozenset({"birth_date", "visit_date", "death_date", "date"})
_PHONES = frozenset({"landline", "mobile", "phone"})
_NUMBERS = frozenset({"nir", "ins", "postcode", "record_id", "patient_id", "finess", "rpps"})
_FORMS = (
    ("date_form", _DATES),
    ("phone_form", _PHONES),
    ("number_form", _NUMBERS),
    ("sex_code", frozenset({"sex"})),
    ("title_code", frozenset({"title"})),
)
Pairs = Sequence[tuple[ColumnTraits, ColumnTraits, int]]


def form(
    seen: Overlap, leak: TableTraits, tables: Sequence[TableTraits], partner: Mapping[int, Logical], *, ordered: bool
) -> Form:
    """Return the traits that can be told; `ordered`: the holding's rows stand in its own order."""
    pairs = _pairs(leak, tables, partner)
    traits = [*_layout(leak, tables), *_habits(pairs), *_sorting(pairs), *(_row_order(seen) if ordered else ())]
    shown = tuple(Trait(name, round(same, 6)) for name, same in traits)
    mean = sum(trait.same for trait in shown) / len(shown) if shown else 0.0
    return Form(seen.holding, round(mean, 6), shown, seen.segment.number)


def _layout(leak: TableTraits, tables: Sequence[TableTraits]) -> Iterator[tuple[str, float]]:
    tests: tuple[tuple[str, Callable[[TableTraits], object]], ...] = (
        ("format", lambda table: table.format),
        ("encoding", lambda table: _LATIN.get(table.encoding.lower(), table.encoding.lower())),
        ("delimiter", lambda table: table.dialect.delimiter),
        ("quoting", lambda table: table.dialect.quote),
        ("line_break", lambda table: table.dialect.line_break),
    )
    for name, said in tests:
        yield name, _weighted((float(said(table) == said(leak)), table.rows) for table in tables)
    words = _headers(leak)
    if words and any(_headers(table) for table in tables):
        yield "header_words", _weighted((_common(words, _headers(table)), table.rows) for table in tables)
        yield "column_set", _weighted((_same_set(words, _headers(table)), table.rows) for table in tables)
        yield "column_order", _weighted((_in_order(words, _headers(table)), table.rows) for table in tables)


def _headers(table: TableTraits) -> list[str]:
    return [word for column in table.columns if (word := fold(column.header))]


def _common(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Share of the shorter list's headers that the other has too: an extract may leave columns out."""
    one, other = set(ours), set(theirs)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _same_set(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Share of common headers among all headers of both."""
    one, other = set(ours), set(theirs)
    return len(one & other) / len(one | other)


def _in_order(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Share of neighbours among the common headers that stand in the same order."""
    places = {word: place for place, word in enumerate(theirs)}
    common = [places[word] for word in dict.fromkeys(ours) if word in places]
    steps = [second > first for first, second in pairwise(common)]
    return sum(steps) / len(steps) if steps else 0.0


def _pairs(leak: TableTraits, tables: Sequence[TableTraits], partner: Mapping[int, Logical]) -> Pairs:
    """The leak's columns beside the same columns of every table, and the rows each pair stands for."""
    found = []
    for column in leak.columns:
        if column.index in partner:
            for table, index in partner[column.index].places:
                theirs = tables[table].columns[index]
                if column.filled >= _ENOUGH and theirs.filled:
                    found.append((column, theirs, min(column.filled, theirs.filled)))
    return found


def _habits(pairs: Pairs) -> Iterator[tuple[str, float]]:
    for name, kinds in _FORMS:
        told = [(_alike(a, b), rows) for a, b, rows in pairs if a.kind in kinds and a.forms and b.forms]
        if told:
            yield name, _weighted(told)
    lettered = [(1 - abs(_part(a.capitals, a.lettered) - _part(b.capitals, b.lettered)), rows)
                for a, b, rows in pairs if a.lettered >= _ENOUGH and b.lettered]  # fmt: skip
    if lettered:
        yield "capitals", _weighted(lettered)
    if pairs:
        yield "padding", _weighted((1 - abs(_part(a.padded, a.filled) - _part(b.padded, b.filled)), rows)
                                   for a, b, rows in pairs)  # fmt: skip
        yield "accents", _weighted((1 - abs(_part(a.accented, a.filled) - _part(b.accented, b.filled)), rows)
                                   for a, b, rows in pairs)  # fmt: skip


def _alike(one: ColumnTraits, other: ColumnTraits) -> float:
    """One less the total variation between the shares of their forms."""
    first, second = ({form.mask: form.rows for form in column.forms} for column in (one, other))
    all_first, all_second = sum(first.values()), sum(second.values())
    masks = sorted(first.keys() | second.keys())
    return 1 - sum(abs(first.get(m, 0) / all_first - second.get(m, 0) / all_second) for m in masks) / 2


def _sorting(pairs: Pairs) -> Iterator[tuple[str, float]]:
    """Whether the same columns go up, down or neither, from row to row."""
    told = [(1 - abs(_climb(a) - _climb(b)) / 2, rows) for a, b, rows in pairs
            if a.up + a.down >= _ENOUGH and b.up + b.down >= _ENOUGH]  # fmt: skip
    if told:
        yield "sorting", _weighted(told)


def _climb(column: ColumnTraits) -> float:
    return (column.up - column.down) / (column.up + column.down)


def _row_order(seen: Overlap) -> Iterator[tuple[str, float]]:
    """Rank correlation (Spearman, 1904) of the matched rows' places, table by table of the holding."""
    at = seen.matched.row[seen.matched.found]
    told = []
    starts = seen.held.starts
    for first, end in pairwise(starts):
        places = at[(at >= first) & (at < end)]
        if len(places) >= _ENOUGH:
            told.append((max(0.0, _rank_correlation(places)), len(places)))
    if told:
        yield "row_order", _weighted(told)


def _rank_correlation(places: np.ndarray) -> float:
    count = len(places)
    ranks = np.empty(count, np.int64)
    ranks[np.argsort(places, kind="stable")] = np.arange(count)
    apart = ((ranks - np.arange(count)).astype(np.float64) ** 2).sum()
    return 1 - 6 * float(apart) / (count * (count * count - 1))


def _part(some: int, every: int) -> float:
    return some / every if every else 0.0


def _weighted(told: "Sequence[tuple[float, int]] | Iterator[tuple[float, int]]") -> float:
    listed = list(told)
    weight = sum(rows for _, rows in listed)
    return sum(same * rows for same, rows in listed) / weight if weight else 0.0
