"""Numbers of other countries: each rule against python-stdnum, columns told from each other and from others."""

# ruff: noqa: S311  # invented numbers need no secret chance

import importlib
import random
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from national_numbers import NUMBERS, Number, day_of_birth, digits
from stdnum import luhn

from sourcier.recognise import Recogniser
from sourcier.recognise.registry import known_kinds
from sourcier.recognise.values import Values

KINDS = known_kinds()
NATIONAL = {name for name, kind in KINDS.items() if kind.country}
RECOGNISER = Recogniser()
BY_KIND = {number.kind: number for number in NUMBERS}
ROWS = 120
WIDER = {"at_svnr", "be_nrn", "cz_rc", "sk_rc", "lv_pk", "lt_ak", "ee_ik", "pt_nif", "pt_cc", "ua_rnokpp", "ar_cuit"}
WIDER |= {
    "pl_pesel",
    "it_codicefiscale",
    "cn_ric",
    "si_emso",
    "rs_jmbg",
    "ba_jmbg",
    "me_jmbg",
    "mk_embg",
    "is_kennitala",
}
"""What stdnum takes beyond what is a living person's number."""


def people(seed: int, rows: int = ROWS) -> list[tuple[date, str]]:
    rng = random.Random(seed)
    return [(day_of_birth(rng), rng.choice("MF")) for _ in range(rows)]


def drawn(number: Number, seed: int, rows: int = ROWS) -> list[str]:
    rng = random.Random(seed + 1)
    return [number.draw(rng, born, sex) for born, sex in people(seed, rows)]


def examined(*columns: list[str], headers: tuple[str, ...] = ()):
    batch = pa.RecordBatch.from_arrays(
        [pa.array(c, pa.string()) for c in columns], [f"c{i}" for i in range(len(columns))]
    )
    profile = RECOGNISER.profile(batch)
    proposal = RECOGNISER.propose(profile, headers)
    return RECOGNISER.settle_table(profile, RECOGNISER.prove(batch, proposal), proposal)


def kinds_of(*columns: list[str], headers: tuple[str, ...] = ()) -> list[str | None]:
    return [column.kind for column in examined(*columns, headers=headers)[0]]


def test_there_are_numbers_of_thirty_countries_and_more_each_with_a_generator():
    assert set(BY_KIND) == NATIONAL
    assert len({KINDS[name].country for name in NATIONAL}) >= 30


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.kind)
def test_every_number_of_an_independent_maker_is_valid(number):
    assert KINDS[number.kind].valid(Values(pa.array(drawn(number, 3, 60)))).all()


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.kind)
def test_the_birth_and_sex_inside_are_read(number):
    told = KINDS[number.kind].told(Values(pa.array(drawn(number, 5, 60))))
    if number.born and number.kind not in ("cz_rc", "sk_rc"):
        assert told.born.tolist() == [int(f"{born:%y%m%d}") for born, _ in people(5, 60)]
    if told.sex.any():
        wanted = np.array([1 if sex == "M" else 2 for _, sex in people(5, 60)])
        assert (told.sex == wanted).all()


@pytest.mark.parametrize("number", [n for n in NUMBERS if n.oracle], ids=lambda number: number.kind)
def test_changed_numbers_are_judged_as_by_stdnum(number):
    rng, oracle = random.Random(11), importlib.import_module(f"stdnum.{number.oracle}")
    changed = []
    for text in drawn(number, 7, 60):
        place = rng.choice([at for at, sign in enumerate(text) if sign.isdigit()])
        changed.append(text[:place] + str((int(text[place]) + rng.randrange(1, 10)) % 10) + text[place + 1 :])
    mine = KINDS[number.kind].valid(Values(pa.array(changed))).tolist()
    for text, valid in zip(changed, mine, strict=True):
        try:
            said = oracle.is_valid(text)
        except KeyError:
            continue
        if number.kind not in WIDER:
            assert valid <= said or number.kind in ("no_fnr", "dk_cpr", "bg_egn")
            assert said <= valid
        elif valid and number.kind not in ("be_nrn", "cn_ric"):
            assert said


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.kind)
def test_random_values_pass_at_the_stated_chance_rate(number):
    rng = random.Random(13)
    signs = {True: "0123456789", False: "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    mask = [sign.isdigit() for sign in drawn(number, 9, 1)[0] if sign.isalnum()]
    texts = ["".join(rng.choice(signs[digit]) for digit in mask) for _ in range(4000)]
    share = float(KINDS[number.kind].valid(Values(pa.array(texts))).mean())
    assert share <= 1.7 * KINDS[number.kind].chance + 0.01


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: number.kind)
def test_a_column_is_named_rightly_or_not_at_all_without_a_header(number):
    (kind,) = kinds_of(drawn(number, 17))
    assert kind in ({number.kind} if number.strong else {None})


@pytest.mark.parametrize(
    "number", [n for n in NUMBERS if n.kind not in ("cz_rc", "sk_rc")], ids=lambda number: number.kind
)
def test_a_header_settles_what_values_leave_open(number):
    header = KINDS[number.kind].headers[0]
    assert kinds_of(drawn(number, 19), headers=(header,)) == [number.kind]


def test_a_header_alone_names_nothing_that_values_refute():
    rng = random.Random(1)
    column = [digits(rng, 9) for _ in range(ROWS)]
    for header in ("BSN", "SIN", "NHS NUMBER", "TFN", "OIB"):
        assert kinds_of(column, headers=(header,))[0] not in NATIONAL


@pytest.mark.parametrize("width", range(7, 19))
def test_random_digits_of_any_width_are_no_ones_number(width):
    rng = random.Random(width)
    assert kinds_of([digits(rng, width) for _ in range(ROWS)])[0] not in NATIONAL


def test_numbers_that_begin_with_the_day_they_were_given_on_are_no_births():
    rng = random.Random(2)
    days = [date(2024, 1, 1) + timedelta(days=rng.randrange(500)) for _ in range(ROWS)]
    columns = [[f"{day:{form}}{i:04d}" for i, day in enumerate(days)] for form in ("%y%m%d", "%d%m%y", "%Y%m%d")]
    assert not NATIONAL.intersection(kinds_of(*columns))


def test_counters_phones_accounts_and_dates_are_no_ones_number():
    rng = random.Random(3)
    counter = [f"{100_000_000 + i * 3}" for i in range(ROWS)]
    phones = [f"063998{i:04d}" for i in range(ROWS)]
    days = [f"{date(1950, 1, 1) + timedelta(days=rng.randrange(20_000)):%d/%m/%Y}" for _ in range(ROWS)]
    assert not NATIONAL.intersection(kinds_of(counter, phones, days))


def test_a_number_that_agrees_with_birth_dates_beside_it_proves_them():
    number = BY_KIND["pl_pesel"]
    dates = [f"{born:%Y-%m-%d}" for born, _ in people(23)]
    assert kinds_of(drawn(number, 23), dates) == ["pl_pesel", "birth_date"]


@pytest.mark.parametrize(("kind", "calling"), [("nl_bsn", "31"), ("hr_oib", "385"), ("ee_ik", "372"), ("lt_ak", "370")])
def test_other_columns_of_a_country_settle_what_values_leave_open(kind, calling):
    phones = [f"+{calling} 5550{i:04d}" for i in range(ROWS)]
    columns, countries = examined(drawn(BY_KIND[kind], 29), phones)
    assert columns[0].kind == kind
    assert countries[0].country == KINDS[kind].country
    assert {reason.code for reason in countries[0].reasons} == {f"country_{kind}", "country_phone"}


def test_signs_of_another_country_do_not_make_a_number_of_it():
    phones = [f"+31 5550{i:04d}" for i in range(ROWS)]
    assert kinds_of(drawn(BY_KIND["pt_nif"], 31), phones)[0] in ("pt_nif", None)
    assert kinds_of(drawn(BY_KIND["ca_sin"], 31), phones)[0] not in NATIONAL


def test_a_firm_number_beside_french_ones_stays_one():
    rng = random.Random(5)
    firms = [body + luhn.calc_check_digit(body) for body in (f"4{digits(rng, 7)}" for _ in range(ROWS))]
    rpps = [body + luhn.calc_check_digit(body) for body in (f"10{digits(rng, 8)}" for _ in range(ROWS))]
    assert kinds_of(firms, rpps) == ["siren", "rpps"]


def test_nothing_is_guessed_where_nothing_speaks_for_a_country():
    assert examined([f"X{i}" for i in range(ROWS)])[1] == ()
