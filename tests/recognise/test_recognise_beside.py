"""What stands beside a column decides: whose number it is, whose sign, of which commune the code."""

from functools import reduce

import numpy as np
import pyarrow as pa
import pytest
from recognise_people import blanked, day_text, family_pool, given_pool, invent_people, with_key

from sourcier.recognise import Recogniser

ROWS = 3000


def settled(columns, headers=()):
    recogniser = Recogniser()
    batch = pa.record_batch({f"c{at}": pa.array(list(values), pa.string()) for at, values in enumerate(columns)})
    profile = reduce(recogniser.merge, map(recogniser.profile, [batch]))
    proposal = recogniser.propose(profile, headers)
    proofs = recogniser.prove(batch.select([f"c{index}" for index in proposal.columns]), proposal)
    return recogniser.settle(profile, proofs, proposal)


@pytest.fixture(scope="module")
def people():
    return invent_people(ROWS, 41)


@pytest.fixture(scope="module")
def households(people):
    """Three people under the first one's number, each with their own beside, and a contract they share."""
    own = with_key(
        people["sex"].astype(str).astype(object) + np.array([value[1:] for value in _own_months(people)], object)
    )
    insured = np.repeat(own[::3], 3)[:ROWS]
    contract = np.repeat(np.array([f"{4_000_000 + 37 * at}" for at in range(ROWS // 3)], object), 3)
    sex = people["sex"].astype(str).astype(object)
    birth = day_text(people["birth"], "%d/%m/%Y")
    return settled([insured, blanked(people.rng, own, 0.3), birth, sex, contract, people["family"], people["given"]])


def _own_months(people):
    months = people["birth"].astype("datetime64[M]").astype(int)
    rows = zip(months.tolist(), people["birth_code"], range(ROWS), strict=True)
    return [f"0{(month // 12 + 1970) % 100:02}{month % 12 + 1:02}{code}{1 + at % 900:03}" for month, code, at in rows]


def test_the_sex_is_proved_by_the_number_that_is_ones_own(households):
    assert households[3].kind == "sex"


def test_the_number_of_the_insured_is_told_from_ones_own(households):
    assert [(column.kind, column.role) for column in households[:2]] == [("nir", "insured"), ("nir", "patient")]


def test_a_contract_of_a_household_numbers_no_person(households):
    assert households[4].kind != "patient_id"


def test_family_names_are_not_a_crew_because_full_names_are_more(people):
    rng = np.random.default_rng(5)
    pool = np.unique(family_pool(rng, 160))
    family = rng.choice(pool, ROWS)
    years = np.full(ROWS, 1985)
    other = rng.choice(pool, ROWS) + " " + given_pool(rng, np.ones(ROWS, int), years)
    columns = settled([family, people["given"], people["nir"], other], ("", "", "", ""))
    assert columns[0].kind in ("family_name", "birth_name")


def test_sex_agrees_with_the_given_names_in_full_names(people):
    full = np.char.upper(people["family"].astype(str)).astype(object) + " " + people["given"]
    sex = np.where(people["sex"] == 1, "H", "F")
    assert settled([full, sex, day_text(people["birth"], "%Y-%m-%d")])[1].kind == "sex"


def test_a_word_that_is_a_name_as_well_says_nothing_of_the_sex(people):
    full = np.char.upper(people["family"].astype(str)).astype(object) + " " + people["given"]
    sex = np.where(people["sex"] == 1, "H", "F")
    came = np.random.default_rng(12).choice(["honoré", "annulé", "absent"], ROWS, p=[0.9, 0.06, 0.04])
    assert settled([full, sex, day_text(people["birth"], "%Y-%m-%d"), came])[1].kind == "sex"


def test_letters_beside_full_names_of_which_they_say_nothing_are_no_sex(people):
    full = np.char.upper(people["family"].astype(str)).astype(object) + " " + people["given"]
    letters = np.random.default_rng(6).choice(["H", "F"], ROWS)
    assert settled([full, letters, day_text(people["birth"], "%Y-%m-%d")])[1].kind != "sex"


@pytest.mark.parametrize("towns", [3, 5])
def test_few_commune_codes_are_told_by_the_communes_they_name(towns, people):
    rng = np.random.default_rng(7)
    known = [("59350", "LILLE"), ("59512", "ROUBAIX"), ("97411", "ST DENIS"), ("2B033", "BASTIA"), ("49007", "ANGERS")]
    at = rng.integers(0, towns, ROWS)
    codes, names = (np.array([town[part] for town in known], object)[at] for part in (0, 1))
    assert [column.kind for column in settled([codes, names, people["nir"]])[:2]] == ["commune_code", "commune"]


def test_five_digits_that_name_other_communes_are_no_commune_code_by_that(people):
    rng = np.random.default_rng(8)
    at = rng.integers(0, 3, ROWS)
    codes, names = (np.array(part, object)[at] for part in (["59350", "59512", "44109"], ["ANGERS", "LILLE", "BREST"]))
    assert settled([codes, names, people["nir"]])[0].kind != "commune_code"


@pytest.mark.parametrize("sign", [("POS", "NEG"), ("+", "-")])
def test_a_sign_that_differs_from_the_blood_groups_own_is_no_rhesus(sign, people):
    rng = np.random.default_rng(9)
    groups = (
        rng.choice(["O", "A", "B", "AB"], ROWS).astype(object) + " " + rng.choice(["POS", "NEG"], ROWS, p=[0.85, 0.15])
    )
    found = rng.choice(sign, ROWS, p=[0.03, 0.97])
    assert settled([groups, found, people["nir"]], ("", "RHESUS", ""))[1].kind != "rhesus"


@pytest.mark.parametrize("sign", [("POS", "NEG"), ("+", "-"), ("RH+", "RH-")])
def test_a_sign_that_repeats_the_blood_groups_own_is_a_rhesus(sign, people):
    rng = np.random.default_rng(10)
    positive = rng.random(ROWS) < 0.85
    groups = rng.choice(["O", "A", "B", "AB"], ROWS).astype(object) + np.where(positive, "+", "-").astype(object)
    assert settled([groups, np.where(positive, *sign), people["nir"]], ("", "RHESUS", ""))[1].kind == "rhesus"


def test_whole_numbers_with_noughts_before_them_are_no_amount():
    codes = np.random.default_rng(11).choice(["01594", "01591", "01802", "02590"], ROWS)
    assert settled([codes], ("MONTANT",))[0].kind != "amount"
