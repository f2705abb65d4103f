"""One person has one digest whatever the writing; two keys, and two people, have nothing in common."""

import hmac
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_leaks import FAMILY, MEN, WOMEN, nir, rows

from sourcier.inventory import BIRTH_NAME, NAME, NUMBER, OWN, PLACEBO, Digested, digests_of
from sourcier.inventory.digests import Digester
from sourcier.inventory.holding import Reader
from sourcier.inventory.names import letters_of, plain_names
from sourcier.model.progress import Silent
from sourcier.model.reading import Overrides
from sourcier.read import Limits
from sourcier.secret import new_comparison

HEADER = "NOM;NOM DE NAISSANCE;PRENOM;DATE DE NAISSANCE;SEXE;NIR;CODE POSTAL"
ACCENTS = {"ANDRE": "André", "HELENE": "Hélène", "LEFEBVRE": "Lefèbvre"}


def lines(count: int, write=None) -> list[list[str]]:
    """People of whom every third bears another name than the one at birth."""
    made = []
    for number, (_, family, first, born, sex, insured, postcode, *_rest) in enumerate(rows(count)):
        maiden = FAMILY[number % len(FAMILY)] if number % 3 == 0 else ""
        line = [family, maiden, first, born, sex, insured, postcode]
        made.append(write(line) if write else line)
    return made


def written(path: Path, table: list[list[str]], header: str = HEADER, delimiter: str = ";") -> Path:
    text = "\n".join([header.replace(";", delimiter), *(delimiter.join(line) for line in table)]) + "\n"
    path.write_text(text, encoding="utf-8")
    return path


def column(held: Digested, name: str) -> np.ndarray:
    return held.read(0, [name])[name].to_numpy()


def elsewhere(line: list[str]) -> list[str]:
    """The same person in another software: small letters, accents, ISO dates, numbers with spaces and without key."""
    family, maiden, first, born, sex, insured, postcode = line
    day, month, year = born.split("/")
    number = f"{insured[0]} {insured[1:3]} {insured[3:5]} {insured[5:7]} {insured[7:10]} {insured[10:13]}"
    names = [ACCENTS.get(name, name).title() for name in (family, maiden, first)]
    return [*names, f"{year}-{month}-{day}", {"M": "1", "F": "2"}[sex], number, postcode]


@pytest.fixture
def both(tmp_path, comparison, store, in_hand) -> tuple[Digested, Digested]:
    first = in_hand(written(tmp_path / "a.csv", lines(300)))
    table = lines(300, elsewhere)
    reader = Reader(store, "other-raw", Limits(), Overrides(), 1, Silent())
    path = written(tmp_path / "b.csv", table, HEADER.lower(), "\t")
    read = reader.read([path])
    return first, digests_of(store, read.tables, comparison.key, store, "other", placebo=True)


@pytest.mark.parametrize("key", [NUMBER, NAME, BIRTH_NAME])
def test_a_person_written_in_another_form_has_the_same_digests(both, key):
    first, second = both
    assert (column(first, key) == column(second, key)).all()
    assert (column(first, key) != 0).sum() >= 100


def test_different_people_have_different_digests(both):
    numbers = column(both[0], NUMBER)
    assert len(np.unique(numbers)) == 300


def test_two_keys_give_unrelated_digests(tmp_path, both, in_hand):
    other = in_hand(tmp_path / "a.csv", key=new_comparison())
    names = [name for name in other.store.table(other.names[0]).schema.names if name not in (OWN, "day")]
    for name in names:
        ours, theirs = column(both[1], name), column(other, name)
        assert not set(ours[ours != 0].tolist()) & set(theirs[theirs != 0].tolist()), name


def test_whole_names_in_one_column_meet_names_in_two(tmp_path, both, in_hand):
    table = [[f"{first.title()} {family}", born, insured] for family, _, first, born, _, insured, _ in lines(300)]
    whole = in_hand(written(tmp_path / "c.csv", table, "NOM COMPLET;DATE DE NAISSANCE;NIR"))
    assert whole.holding.tables[0].chosen.full == 0
    assert (column(whole, NAME) == column(both[0], NAME)).all()


def test_a_child_under_a_parents_number_is_told_from_the_parent(tmp_path, in_hand):
    table = lines(200)
    for line in table[:20]:
        line[3] = "14/07/2012"
    held = in_hand(written(tmp_path / "d.csv", table))
    own = column(held, OWN)
    assert (own[:20] == 2).all()
    assert (own[20:] == 1).all()


def test_the_placebo_is_nobodys_name_and_stands_where_a_name_stands(both):
    name, placebo = column(both[1], NAME), column(both[1], PLACEBO)
    assert ((name != 0) == (placebo != 0)).all()
    assert not set(name.tolist()) & set(placebo[placebo != 0].tolist())


def test_a_number_that_is_none_and_a_name_without_birth_have_no_digest(tmp_path, in_hand):
    table = lines(200)
    for line in table[:10]:
        line[5] = line[5][:-1] + str((int(line[5][-1]) + 1) % 10)
        line[3] = ""
    held = in_hand(written(tmp_path / "e.csv", table))
    assert (column(held, NUMBER)[:10] == 0).all()
    assert (column(held, NAME)[:10] == 0).all()
    assert (column(held, NAME)[10:] != 0).all()


def test_digests_of_identities_are_hmac_sha256(comparison):
    digester = Digester.of(comparison.key)
    number = nir(1, 1970, 5)[:13]
    wanted = hmac.digest(digester.number_key, number.encode(), "sha256")[:8]
    assert int(digester.numbers([number])[0]) == int.from_bytes(wanted, "little")
    letters = np.arange(26, dtype=np.uint8).reshape(1, 26)
    wanted = hmac.digest(digester.name_key, bytes(range(26)) + b"1970-05-01", "sha256")[:8]
    assert int(digester.names(letters, [b"1970-05-01"])[0]) == int.from_bytes(wanted, "little")


def test_names_of_the_lists_share_no_letters_that_would_make_two_people_one():
    names = {*FAMILY, *WOMEN, *MEN}
    assert len({"".join(sorted(name)) for name in names}) == len(names)


@given(
    st.lists(st.sampled_from([*FAMILY, *MEN, *WOMEN, "LE GOFF", "JEAN-PIERRE", "D'ANGELO"]), min_size=1, max_size=4),
    st.data(),
)
def test_order_case_accents_and_signs_between_words_do_not_change_letters(words, data):
    accents = str.maketrans({"E": "É", "A": "À", "C": "Ç", "I": "Ï", "U": "Ù", "O": "Ô"})
    other = [
        data.draw(st.sampled_from([str.lower, str.title, str.upper]))(
            word.translate(data.draw(st.sampled_from([accents, {}])))
        )
        for word in data.draw(st.permutations(words))
    ]
    between = data.draw(st.sampled_from([" ", "-", "  ", "'", ""]))
    plain, changed = (letters_of(plain_names(pa.array([text]))) for text in (" ".join(words), between.join(other)))
    assert (plain == changed).all()
    assert plain.sum() == sum(character.isalpha() for word in words for character in word)
