import re

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from sourcier.secret import Key, keyed_digests, row_reference, row_references

KEY = Key(bytes(range(32)))
SHA = "ab" * 32
texts = st.text(st.characters(codec="utf-8"))


def test_a_row_reference_is_short_and_says_nothing():
    assert re.fullmatch(r"R-[A-Z2-7]{10}", row_reference(KEY, "analyst", SHA, 7))


def test_a_row_reference_is_the_same_for_ever():
    assert row_reference(KEY, "analyst", SHA, 7) == row_references(KEY, "analyst", SHA, range(9))[7]


def test_rows_of_a_large_file_have_their_own_references():
    references = row_references(KEY, "analyst", SHA, range(100_000))
    assert len(set(references)) == len(references)


def test_two_audiences_cases_or_files_cannot_be_joined():
    one = row_reference(KEY, "analyst", SHA, 7)
    others = [
        row_reference(KEY, "regulator", SHA, 7),
        row_reference(Key(bytes(32)), "analyst", SHA, 7),
        row_reference(KEY, "analyst", "cd" * 32, 7),
        row_reference(KEY, "analyst", SHA, 8),
    ]
    assert one not in others
    assert len(set(others)) == 4


@given(st.lists(st.none() | texts, max_size=20))
def test_equal_texts_and_only_they_have_equal_digests(values):
    digests = keyed_digests(KEY, "nir", pa.array(values, pa.string())).to_pylist()
    assert [digest is None for digest in digests] == [value is None for value in values]
    pairs = dict(zip(values, digests, strict=True))
    assert [pairs[value] for value in values] == digests
    assert len(set(pairs.values())) == len(pairs)


@given(texts)
def test_a_digest_of_one_purpose_is_of_no_use_for_another(text):
    values = pa.array([text])
    made = [keyed_digests(key, purpose, values)[0].as_py() for key in (KEY, Key(bytes(32))) for purpose in ("a", "b")]
    assert len(set(made)) == 4
    assert {len(digest) for digest in made} == {16}
