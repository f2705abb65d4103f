"""`kinds.toml`: kinds of one's own without code, and errors that name line and remedy."""

import pyarrow as pa
import pytest

from sourcier.recognise import OwnKindsError, Recogniser, read_own_kinds

GOOD = """
[[kind]]
name = "badge"
pattern = "B[0-9]{4}"
headers = ["badge"]
category = "professional"

[[kind]]
name = "ward"
list = ["Cardiologie", "Néphrologie"]

[[kind]]
name = "file_key"
pattern = "[0-9]{8}"
check = "luhn"

[block]
columns = [4]
headers = ["ligne"]
"""


def settle(columns, headers, own):
    recogniser = Recogniser(own=own)
    batch = pa.record_batch({f"c{at}": pa.array(values, pa.string()) for at, values in enumerate(columns)})
    profile = recogniser.profile(batch)
    proposal = recogniser.propose(profile, headers)
    return recogniser.settle(profile, recogniser.prove(batch, proposal), proposal)


def luhn_of(body):
    total = sum(sum(divmod(2 * int(c), 10)) if at % 2 == 0 else int(c) for at, c in enumerate(reversed(body)))
    return f"{body}{-total % 10}"


def test_own_kinds_are_recognised_by_pattern_list_and_check():
    badges = [f"B{n:04d}" for n in range(100)]
    wards = ["CARDIOLOGIE", "Nephrologie"] * 50
    keys = [luhn_of(f"{n * 7919 % 10**7:07d}") for n in range(1, 101)]
    lines = [f"M{n}" for n in range(100)]
    columns = settle([badges, wards, keys, badges, lines], ("X", "Y", "Z", "V", "Ligne"), read_own_kinds(GOOD))
    assert [column.kind for column in columns] == ["badge", "ward", "file_key", None, None]
    assert columns[0].category == "professional"
    assert columns[0].valid == 100


BAD = {
    "a = [": (1, "E411"),
    "[[kind]]\nname = 'x'\npatern = 'a'": (3, "E412"),
    "[[kind]]\nname = 'x'\npattern = 3": (3, "E412"),
    "[[kind]]\nname = 'x'\npattern = 'a'\ncheck = 'crc'": (4, "E412"),
    "[[kind]]\nname = 'x'\npattern = 'a'\n\ncategory = 'secrets'": (5, "E412"),
    "[[kind]]\npattern = 'a'": (1, "E413"),
    "[[kind]]\nname = 'nir'\npattern = 'a'": (2, "E413"),
    "[[kind]]\nname = 'x'\npattern = 'a'\n[[kind]]\nname = 'x'\npattern = 'b'": (5, "E413"),
    "[[kind]]\nname = 'x'\npattern = '(?=a)'": (3, "E414"),
    "[[kind]]\nname = 'x'": (2, "E415"),
    "[blocks]\ncolumns = [1]": (1, "E412"),
    "[block]\ncolumns = ['a']": (2, "E412"),
}


@pytest.mark.parametrize("text", BAD)
def test_an_error_names_its_line_its_code_and_a_remedy(text):
    with pytest.raises(OwnKindsError) as caught:
        read_own_kinds(text)
    assert (caught.value.line, caught.value.code) == BAD[text]
    assert caught.value.what.english()
    assert caught.value.following.english()


def test_an_empty_file_says_nothing():
    assert read_own_kinds("# nothing yet\n").kinds == ()
