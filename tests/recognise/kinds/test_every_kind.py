import numpy as np
import pyarrow as pa
import pytest

from sourcier.recognise.kinds import __path__ as folder
from sourcier.recognise.phrases import phrases
from sourcier.recognise.registry import known_kinds
from sourcier.recognise.values import Values, fold_one

KINDS = known_kinds()
DESIGNED = phrases(
    "nir, ins, rpps, adeli, finess, siren, siret, iban, bic, card, family_name, birth_name, given_name, full_name, "
    "title, sex, birth_date, birth_place, death_date, street, postcode, commune, commune_code, department, country, "
    "landline, mobile, phone, email, login, password, password_hash, ip, blood_group, rhesus, doctor, insurer, "
    "insurer_number, fund_code, insured_rank, patient_id, record_id, visit_date, date, lab_name, user_code, amount, "
    "flag, free_text, diagnosis_code, act_code, drug"
)
ODD = [
    "",
    " ",
    "é",
    "œ",
    "'",
    "-",
    "+",
    "0",
    "A",
    "\u00a0",
    "中文",
    "\x00",
    "a" * 5_000,
    "1" * 5_000,
    "1 " * 2_000,
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "\u202e1234567890123",
    "٠١٢٣٤٥٦٧٨٩",
    "１８０１２７５１２３４５６４２",
]


def test_the_folder_holds_every_kind_of_the_design():
    assert set(DESIGNED) <= set(KINDS)


def test_the_folder_has_a_name():
    assert folder


@pytest.mark.parametrize("name", DESIGNED)
def test_odd_and_hostile_values_get_an_answer(name):
    flags = KINDS[name].valid(Values(pa.array(ODD)))
    assert flags.dtype == np.bool_
    assert len(flags) == len(ODD)


@pytest.mark.parametrize("name", DESIGNED)
def test_a_blank_is_never_valid(name):
    assert not KINDS[name].valid(Values(pa.array(["", "x"])))[0]


@pytest.mark.parametrize("name", DESIGNED)
def test_no_values_give_no_flags(name):
    assert len(KINDS[name].valid(Values(pa.array([], pa.string())))) == 0


@pytest.mark.parametrize("name", DESIGNED)
def test_a_value_is_judged_alone(name):
    texts = pa.array(
        [*ODD, "180127512345642", "12/05/1980", "MARTIN", "DR MARTIN", "A+", "56000", "E11.9", "0612345678"]
    )
    together = KINDS[name].valid(Values(texts))
    alone = [bool(KINDS[name].valid(Values(texts.slice(at, 1)))[0]) for at in range(len(texts))]
    assert together.tolist() == alone


@pytest.mark.parametrize("name", DESIGNED)
def test_what_is_valid_is_plausible(name):
    kind = KINDS[name]
    if kind.plausible is not None:
        texts = Values(pa.array(["MARTIN", "0298123456", "180127512345642", "E11.9", "HHFA001", "VANNES", "DR MARTIN"]))
        assert not (kind.valid(texts) & ~kind.plausible(texts)).any()


@pytest.mark.parametrize("name", DESIGNED)
def test_a_kind_says_what_explain_needs(name):
    kind = KINDS[name]
    assert kind.name == name
    assert kind.sources
    assert kind.rule.endswith(".")
    assert 0 <= kind.chance <= 1
    assert set(kind.confused_with) <= set(KINDS) - {name}
    assert kind.headers
    assert list(kind.headers) == [fold_one(header) for header in kind.headers]
    assert len(set(kind.headers)) == len(kind.headers)
