"""Every invented layout is read as its truth, written beforehand, admits."""

from functools import reduce

import pytest
from recognise_styles import STYLES

from sourcier.recognise import Recogniser


def settled(table, headers, rows_per_batch=1000):
    recogniser = Recogniser()
    batches = table.combine_chunks().to_batches(max_chunksize=rows_per_batch)
    profile = reduce(recogniser.merge, map(recogniser.profile, batches))
    proposal = recogniser.propose(profile, headers)
    names = [f"c{index}" for index in proposal.columns]
    proofs = reduce(recogniser.merge_proofs, (recogniser.prove(batch.select(names), proposal) for batch in batches))
    return recogniser.settle(profile, proofs, proposal)


@pytest.fixture(scope="module", params=list(STYLES))
def style(request):
    built = STYLES[request.param]()
    return built, settled(built.table, built.headers)


def test_every_column_has_an_admissible_kind(style):
    built, columns = style
    wrong = [(c.index, c.kind) for c, kinds in zip(columns, built.truth, strict=True) if c.kind not in kinds]
    assert not wrong


def test_patients_and_doctors_columns_are_told_apart(style):
    built, columns = style
    wrong = [(c.index, c.role) for c, role in zip(columns, built.roles, strict=True) if role and c.role != role]
    assert not wrong


def test_counts_are_those_of_the_table(style):
    built, columns = style
    for column in columns:
        cells = [cell for cell in built.table.column(column.index).to_pylist() if cell.strip()]
        assert column.filled == len(cells)
        assert column.distinct == len(set(cells))
        assert column.valid <= column.filled
        assert (column.kind is None) == (column.valid == 0 and column.confidence == 0.0)


def test_a_named_column_says_why(style):
    _, columns = style
    assert all(column.reasons for column in columns)
