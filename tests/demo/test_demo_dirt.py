from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.demo.dirt import _SOILINGS, soil
from sourcier.demo.layout import columns, header_line
from sourcier.demo.lines import Lines

WIDTH = len(columns())
SEEDS = st.integers(0, 2**32)


def record(words):
    """A record whose cells are the words in turn, with something said in its comments."""
    fields = [words[place.index % len(words)] for place in columns()]
    for place in columns():
        if place.fill.startswith("comment") or place.fill in ("address", "town"):
            fields[place.index] = b"RAPPELER LE MATIN"
    return fields


WORDS = st.lists(
    st.binary(max_size=6).map(lambda b: bytes(x for x in b if x not in b';\r\n\0"')), min_size=1, max_size=9
)


def soiled(name, words, seed):
    return _SOILINGS[name].soil(record(words), np.random.default_rng(seed))


@given(WORDS, SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_separator_in_a_comment_makes_one_field_too_many(words, seed):
    assert soiled("separator_in_comment", words, seed).count(b";") == WIDTH


@given(WORDS, SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_line_break_in_a_comment_splits_the_record_in_two(words, seed):
    line = soiled("line_break_in_comment", words, seed)
    assert line.count(b"\n") == 1
    assert line.count(b";") == WIDTH - 1


@given(WORDS, SEEDS)
@settings(max_examples=30, deadline=None)
def test_quotes_and_nuls_leave_the_fields_in_number(words, seed):
    for name, sign in (("stray_quote", b'"'), ("opening_quote", b'"'), ("nul", b"\0")):
        line = soiled(name, words, seed)
        assert 1 <= line.count(sign) <= 2
        assert line.count(b";") == WIDTH - 1
        assert line.replace(sign, b"") == b";".join(record(words))


@given(WORDS, SEEDS)
@settings(max_examples=30, deadline=None)
def test_short_and_trailing_lines_differ_at_their_end_only(words, seed):
    whole = b";".join(record(words))
    assert whole.startswith(soiled("short_line", words, seed))
    assert soiled("trailing_separator", words, seed) == whole + b";"


@given(WORDS, SEEDS)
@settings(max_examples=30, deadline=None)
def test_utf8_lines_say_the_same(words, seed):
    assert soiled("utf8", words, seed).decode().encode("latin-1") == b";".join(record(words))


def test_soiling_changes_the_lines_it_counts_and_no_other():
    line = b";".join(record([b"UN", b"\xc9TE"])) + b"\r\n"
    count = 20_000
    lines = Lines(memoryview(line * count), np.arange(count + 1, dtype=np.int32) * len(line), [])
    data, damage = soil(1, 1, lines)
    clean = data.count(line)
    assert count - damage.total() <= clean < count
    assert set(damage) <= set(_SOILINGS)
    assert 0.003 < damage.total() / count < 0.01
    assert data.endswith(line)


def test_the_file_is_as_dirty_as_the_truth_says(world):
    data = world.leak.read_bytes()
    damage = Counter(world.truth.damage)
    assert 0.003 < damage.total() / world.truth.lines < 0.01
    assert data.count(b"\n") == world.truth.lines + damage["line_break_in_comment"]
    assert data.count(b"\0") <= 2 * damage["nul"]
    lines = data.split(b"\r\n")[1:]
    short = sum(line.count(b";") < WIDTH - 1 for line in lines)
    assert short >= damage["short_line"] + 1
    assert (
        sum(line.count(b";") == WIDTH for line in lines)
        == damage["separator_in_comment"] + damage["trailing_separator"]
    )


def test_the_last_line_is_cut(world):
    assert world.truth.cut
    tail = world.leak.read_bytes().rsplit(b"\r\n", 1)[1]
    assert 0 < tail.count(b";") < WIDTH - 1


def test_the_header_is_cryptic_repeated_and_in_part_empty():
    headers = header_line().decode("latin-1").rstrip("\r\n").split(";")
    assert 150 <= len(headers) <= 160
    assert headers.count("") >= 3
    assert {name for name, count in Counter(headers).items() if count > 1 and name} == {"TEL", "LIBRE"}
    assert {"commentaire P", "commentaire D", "MP", "identifiant SR", "Id tiers payant", "RANG CPAM"} <= set(headers)


@pytest.mark.parametrize("place", columns(), ids=lambda place: str(place.index))
def test_an_empty_column_admits_no_kind_and_a_filled_one_says_which(place):
    if place.fill == "-":
        assert place.kinds is None
    assert place.kinds != ()
