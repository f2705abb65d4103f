from datetime import date, datetime

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.recognise.dates import MISSING, Form, day_number, parse_dates

DAYS = st.dates(date(1850, 1, 1), date(2100, 12, 31))
RECENT = st.dates(date(1931, 1, 1), date(2030, 12, 31))
LONG_FORMS = {
    "%d/%m/%Y": Form.DMY,
    "%d-%m-%Y": Form.DMY,
    "%Y-%m-%d": Form.YMD,
    "%Y/%m/%d": Form.YMD,
    "%Y%m%d": Form.YMD_PACKED,
    "%d%m%Y": Form.DMY_PACKED,
    "%Y%m%d%H%M%S": Form.YMD_PACKED,
    "%Y%m%d%H%M": Form.YMD_PACKED,
    "%Y-%m-%dT%H:%M:%S": Form.YMD,
    "%d/%m/%Y %H:%M": Form.DMY,
    "%d/%m/%Y %Hh%M": Form.DMY,
    "%d %B %Y": Form.WORDS,
    "%d-%b-%Y": Form.WORDS,
}
SHORT_FORMS = {"%d/%m/%y": Form.DMY_SHORT, "%d%m%y": Form.DMY_SHORT_PACKED, "%d-%b-%y": Form.WORDS}


def read(*texts, **settings):
    return parse_dates(pa.array(list(texts), pa.string()), **settings)


def number(day):
    return (day - date(1970, 1, 1)).days


@pytest.mark.parametrize("form", LONG_FORMS)
@given(DAYS, st.times())
def test_a_written_day_is_read_as_that_day(form, day, time):
    dates = read(datetime.combine(day, time).strftime(form))
    assert dates.days.tolist() == [number(day)]
    assert dates.form.tolist() == [LONG_FORMS[form]]
    assert dates.years.tolist() == [day.year]


@pytest.mark.parametrize("form", SHORT_FORMS)
@given(RECENT)
def test_short_years_are_read_around_the_pivot(form, day):
    dates = read(day.strftime(form))
    assert dates.days.tolist() == [number(day)]
    assert dates.form.tolist() == [SHORT_FORMS[form]]


@given(DAYS)
def test_one_digit_days_and_months_are_read(day):
    assert read(f"{day.day}/{day.month}/{day.year}").days.tolist() == [number(day)]


@given(DAYS.filter(lambda day: day.day > 12))
def test_the_month_first_is_read_only_where_nothing_else_makes_a_date(day):
    dates = read(f"{day:%m/%d/%Y}")
    assert dates.days.tolist() == [number(day)]
    assert dates.form.tolist() == [Form.MDY]


@given(DAYS)
def test_a_caller_who_knows_better_reads_the_month_first(day):
    assert read(f"{day:%m/%d/%Y}", month_first=True).days.tolist() == [number(day)]


@given(st.lists(DAYS, min_size=1), st.sampled_from(list(LONG_FORMS)))
def test_each_value_is_read_alone(days, form):
    texts = [day.strftime(form) for day in days] + ["", "x", "99/99/9999"]
    together = read(*texts)
    assert together.days.tolist() == [read(text).days[0] for text in texts]


@given(st.text(max_size=45))
def test_any_text_gets_an_answer(text):
    dates = read(text)
    assert (dates.days[0] == MISSING) == (dates.form[0] == Form.NONE)


@pytest.mark.parametrize(
    "text",
    [
        "29/02/1900",
        "31/04/2001",
        "00/01/0000",
        "31/12/9999",
        "01/13/2001x",
        "2001-13-01",
        "12/05-2001",
        "12/05/2019 25:00",
        "12/05/2019 12:75",
        "19801332",
        "1234567",
        "12 rue Foch",
        "0298123456",
        "１２/０５/１９８０",
    ],
)
def test_what_the_calendar_does_not_hold_is_no_date(text):
    assert not read(text).valid.any()


def test_acts_that_name_no_day_are_dated_on_the_first():
    dates = read("00/00/1945", "00/05/1945", "19450000")
    assert dates.form.tolist() == [Form.PARTIAL] * 3
    assert dates.days.tolist() == [day_number(1945, 1, 1), day_number(1945, 5, 1), day_number(1945, 1, 1)]


def test_french_words_are_read():
    texts = ["1er mars 2001", "31 déc. 1999", "14 JUILLET 1789", "15 août 1944", "2 fév 03"]
    assert read(*texts).valid.tolist() == [True, True, False, True, True]


def test_serials_are_read_only_where_asked_for():
    assert not read("43831").valid.any()
    assert read("43831", serials=True).days.tolist() == [day_number(2020, 1, 1)]


def test_nothing_gives_nothing():
    assert read().days.dtype == np.int32
    assert len(read().days) == 0
