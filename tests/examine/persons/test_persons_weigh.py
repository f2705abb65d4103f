"""What candidates teach, what hashes alone rule out, and what is let go."""

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_sheets import Row, sheet

from sourcier.examine.persons import FIELDS
from sourcier.examine.persons.blocks import candidates
from sourcier.examine.persons.compare import DAY, compare, compared_names
from sourcier.examine.persons.dates import EXACT
from sourcier.examine.persons.fields import FAMILY, GIVEN
from sourcier.examine.persons.frequencies import Shares
from sourcier.examine.persons.interval import Doubts, ranged
from sourcier.examine.persons.outline import hopeful
from sourcier.examine.persons.power import Power, joins_of
from sourcier.examine.persons.records import records_of
from sourcier.examine.persons.typing_errors import MORE, errors_between
from sourcier.examine.persons.view import view_of
from sourcier.examine.persons.weigh import WORTH_ASKING, weigh

GIVEN_NAMES = ("MARIE", "PAUL", "JEANNE", "LOUIS", "ALICE", "HUGO", "CHLOE", "MARCEL")
FAMILIES = ("MARTIN", "LE GOFF", "DURAND", "BERNARD", "MOREAU", "GUEGUEN", "KERVELLA", "RIOU")


def people(count: int, seed: int) -> list[Row]:
    """Invented people, some of them twice with a typing error."""
    rng = np.random.default_rng(seed)
    rows = []
    for n in range(count):
        year = int(rng.integers(1930, 2010))
        row = Row(
            FAMILIES[rng.integers(8)] + chr(65 + n % 20), GIVEN_NAMES[rng.integers(8)],
            f"{rng.integers(1, 29):02}/{rng.integers(1, 13):02}/{year}", int(rng.integers(1, 3)),
            street=f"{n} RUE DU PORT", postcode="56000",
        )  # fmt: skip
        rows.append(row)
        if n % 3 == 0:
            rows.append(replace(row, family=row.family[:-2] + "X" + row.family[-1]))
    return rows


def weighed(rows):
    made, texts = sheet(rows)
    records = records_of(made, np.zeros(0, np.int64))
    view = view_of(made, records, FIELDS)
    shares = Shares.of(view, compared_names(view, FIELDS), FIELDS)
    found = candidates(view, FIELDS)
    return view, records, shares, found, texts, weigh(view, found, texts, FIELDS, shares)


def test_pairs_worth_a_thought_are_kept_and_the_true_ones_are_likely():
    view, _, _, _, _, seen = weighed(people(300, 1))
    assert (seen.odds > WORTH_ASKING).all()
    rows = view.first[seen.compared.first], view.first[seen.compared.second]
    likely = {tuple(sorted(pair)) for pair in zip(*(r[seen.odds > 0].tolist() for r in rows), strict=True)}
    made = [n for n, row in enumerate(people(300, 1)) if "X" in row.family]
    assert {(n - 1, n) for n in made} == likely
    assert not seen.lenient


def test_a_sample_teaches_nearly_what_all_pairs_teach(monkeypatch):
    rows = people(300, 2)
    *_, all_pairs = weighed(rows)
    monkeypatch.setattr("sourcier.examine.persons.weigh._ALL", 10)
    monkeypatch.setattr("sourcier.examine.persons.weigh._TEACH", 200)
    *_, sampled = weighed(rows)
    assert np.array_equal(sampled.compared.first[sampled.odds > 0], all_pairs.compared.first[all_pairs.odds > 0])


def test_hashes_rule_out_no_pair_that_text_finds_likely():
    view, _, shares, found, texts, seen = weighed(people(400, 3))
    every = found.pairs(slice(None))
    hope = hopeful(view, seen.model, shares, every, WORTH_ASKING)
    levels = compare(view, *every, texts, FIELDS)
    odds = seen.model.odds(levels, shares.shared(levels.first, levels.names, levels.levels))
    assert hope[odds > 0].all()
    assert not hope.all()


def test_names_go_by_the_years_people_were_born_in():
    young = [Row(f"A{n}X", "LINA", f"{1 + n % 28:02}/03/2017", 2) for n in range(150)]
    old = [Row(f"B{n}X", f"GIVEN{n}", f"{1 + n % 28:02}/03/1930", 2) for n in range(2_000)]
    made, _ = sheet([*young, *old])
    view = view_of(made, records_of(made, np.zeros(0, np.int64)), FIELDS)
    shares = Shares.of(view, compared_names(view, FIELDS), FIELDS)
    lina = np.flatnonzero(view.first == 0)
    assert shares.likely(GIVEN, lina, np.array([True]))[0] > 4 * shares.likely(GIVEN, lina, np.array([False]))[0]


def test_who_shares_a_given_name_shares_a_sex():
    _, _, shares, _, _, seen = weighed(people(100, 4))
    names = seen.compared.names
    levels = np.full((len(names), 1), EXACT, np.uint8)
    told = shares.shared(np.zeros(1, np.int64), names, levels)
    assert told[names.index("sex"), 0] == 1
    assert told[names.index(FAMILY), 0] < 0.1
    assert told[names.index(DAY), 0] < 0.1


def test_errors_that_are_often_found_hide_more_joins_than_those_seldom_found():
    def missed(share):
        rows = people(400, 5)
        rng = np.random.default_rng(6)
        slips = [{"born": ""}, {"given": ""}, {"street": ""}]
        again = [
            replace(row, **{k: v for one in slips if rng.random() < share for k, v in one.items()}) for row in rows
        ]
        view, records, shares, _, _, seen = weighed([*rows, *again])
        sure = seen.odds > 0
        person = np.arange(len(view))
        person[seen.compared.second[sure]] = seen.compared.first[sure]
        joins = joins_of(records, person, seen.compared.only(np.flatnonzero(sure)), np.zeros(len(view), bool))
        return Power(view, seen.model, shares, seen.lenient).missed(joins)

    few, many = missed(0.02), missed(0.3)
    assert few[0] < many[0]
    assert few[0] <= few[1]
    assert many[0] <= many[1]


def test_nothing_in_doubt_is_an_exact_count():
    nothing = Doubts(np.zeros(0), np.zeros(0), 0.0, (0.0, 0.0), 0)
    found = ranged(7, nothing)
    assert (found.low, found.best, found.high) == (7, 7, 7)


@pytest.mark.parametrize(("conflicts", "fewer"), [(1, 1), (2, 2), (300, 125)])
def test_few_conflicts_widen_the_interval_by_all_and_many_by_a_third_and_more(conflicts, fewer):
    assert ranged(1_000, Doubts(np.zeros(0), np.zeros(0), 0.0, (0.0, 0.0), conflicts)).low == 1_000 - fewer


def test_what_is_hidden_and_what_is_merged_move_the_count():
    found = ranged(1_000, Doubts(np.zeros(0), np.zeros(0), 4.0, (10.0, 12.0), 0))
    assert (found.best, found.hidden, found.merged) == (994, 10, 4)
    assert found.low < 994 < found.high


def apart(one: str, other: str) -> int:
    return int(errors_between(pa.array([one, other], pa.string()), np.array([0]), np.array([1]))[0])


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [
        ("MARTIN", "MARTIN", 0), ("MARTIN", "MRTIN", 1), ("MARTIN", "AMRTIN", 1), ("MARTIN", "MARTINE", 1),
        ("MARTIN", "NARTIM", 2), ("MARTIN", "DURAND", MORE), ("", "A", 1), ("", "ABC", MORE), ("ÉLISE", "ELISE", 1),
        ("字母", "字", 1), ("A", "A" * 64, MORE),
    ],
)  # fmt: skip
def test_typing_errors_are_counted_up_to_two(one, other, errors):
    assert apart(one, other) == apart(other, one) == errors


def slowly(one: str, other: str) -> int:
    """The table filled cell by cell, as Damerau and Levenshtein wrote it."""
    table = {(0, j): j for j in range(len(other) + 1)} | {(i, 0): i for i in range(len(one) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            best = min(table[i - 1, j], table[i, j - 1]) + 1
            best = min(best, table[i - 1, j - 1] + (one[i - 1] != other[j - 1]))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                best = min(best, table[i - 2, j - 2] + 1)
            table[i, j] = best
    return min(table[len(one), len(other)], MORE)


@settings(deadline=None, max_examples=80)
@given(st.text("ABÉ", max_size=8), st.text("ABÉ", max_size=8))
def test_typing_errors_are_those_of_the_whole_table(one, other):
    assert apart(one, other) == slowly(one, other)
