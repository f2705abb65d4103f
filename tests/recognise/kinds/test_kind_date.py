from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.date import KIND


@given(
    st.dates(date(1850, 1, 1), date(2100, 12, 31)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d %m %Y"])
)
def test_every_day_is_valid_in_every_form(day, form):
    text = f"{day:{form}}"
    assert all_valid(KIND, text, text + " 12:30", text + " 23:59:59")


@given(st.integers(1850, 2100), st.integers(13, 99), st.integers(32, 99))
def test_days_and_months_that_do_not_exist_are_never_valid(year, month, day):
    assert none_valid(KIND, f"{day}/{month}/{year}", f"{year}-{month}-01", f"{year}-01-{day}", f"{day}/01/{year}")


def test_words_numbers_and_far_years_are_not_valid():
    assert none_valid(
        KIND, "hier", "12", "31/12/9999", "01/01/0001", "29/02/1900", "12 rue des Lilas", "02 98 12 34 56"
    )


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[DIGITS] * 2, "/", *[DIGITS] * 2, "/", *[DIGITS] * 4])
