"""Random values are never taken for what they are not, whatever header stands above them."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.recognise import Recogniser

RECOGNISER = Recogniser()
VAGUE = {None, "record_id", "patient_id", "user_code", "amount", "flag", "login", "insurer_number", "fund_code", "date"}
"""Kinds that say no more than what anyone can see."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def kinds_of(columns, headers=()):
    batch = pa.record_batch({f"c{at}": pa.array(values, pa.string()) for at, values in enumerate(columns)})
    profile = RECOGNISER.profile(batch)
    proposal = RECOGNISER.propose(profile, headers)
    return [column.kind for column in RECOGNISER.settle(profile, RECOGNISER.prove(batch, proposal), proposal)]


def random_text(rng, alphabet, width, rows=600):
    return ["".join(row) for row in rng.choice(list(alphabet), (rows, width))]


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    width=st.integers(3, 20),
    alphabet=st.sampled_from(["0123456789", "0123456789ABCDEF", LETTERS]),
)
def test_random_text_is_never_a_distinctive_kind(seed, width, alphabet):
    values = random_text(np.random.default_rng(seed), alphabet, width)
    assert set(kinds_of([values])) <= VAGUE | {"family_name", "password"}


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_random_fifteen_digits_are_no_nir_even_if_the_header_says_so(seed):
    values = random_text(np.random.default_rng(seed), "0123456789", 15)
    assert kinds_of([values], ("NIR",))[0] != "nir"


@pytest.mark.parametrize("flags", [("O", "N"), ("0", "1"), ("1", "2"), ("OUI", "NON")])
def test_a_flag_is_no_sex_column(flags):
    rng = np.random.default_rng(5)
    assert kinds_of([rng.choice(flags, 900)])[0] in {"flag", None}


def test_random_dates_are_dates_and_nothing_more():
    rng = np.random.default_rng(6)
    recent = np.datetime64("2000-01-01") + rng.integers(0, 8000, 900)
    wide = np.datetime64("1930-01-01") + rng.integers(0, 32_000, 900)
    found = [kinds_of([days.astype(str)])[0] for days in (recent, wide)]
    assert found == ["date", "date"]


def test_a_column_of_three_right_keys_is_not_enough():
    assert kinds_of([["732829320"] * 50])[0] != "siren"
