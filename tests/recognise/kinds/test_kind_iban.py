from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance
from stdnum import iban

from sourcier.recognise.kinds.iban import _LENGTHS, KIND


def french(bank: int, account: str) -> str:
    values = account.translate(str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789"))
    head = f"{bank:010d}"
    key = 97 - int(head + values + "00") % 97
    body = f"{head}{account}{key:02d}"
    return with_check("FR", body)


def with_check(country: str, body: str) -> str:
    check = 98 - int("".join(str(int(sign, 36)) for sign in body + country + "00")) % 97
    return f"{country}{check:02d}{body}"


BANKS = st.integers(0, 10**10 - 1)
ACCOUNTS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=11, max_size=11)


@given(BANKS, ACCOUNTS)
def test_every_french_number_with_both_keys_is_valid(bank, account):
    number = french(bank, account)
    assert all_valid(KIND, number, " ".join(number[at : at + 4] for at in range(0, 27, 4)), number.lower())


@given(BANKS, ACCOUNTS, st.integers(2, 26), st.integers(1, 9))
def test_one_changed_digit_is_never_valid(bank, account, place, step):
    number = french(bank, account)
    if number[place].isdecimal():
        changed = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
        assert none_valid(KIND, changed)


@given(BANKS, ACCOUNTS)
def test_a_right_check_does_not_save_a_wrong_rib_key(bank, account):
    body = french(bank, account)[4:]
    assert none_valid(KIND, with_check("FR", body[:-2] + f"{(int(body[-2:]) + 1) % 100:02d}"))


@given(st.sampled_from(["DE", "BE", "ES", "NL", "GB", "LU", "CH", "PT", "IT"]), st.integers(0, 10**30 - 1))
def test_numbers_abroad_are_valid_where_python_stdnum_says_so(country, body):
    length = {"DE": 22, "BE": 16, "ES": 24, "NL": 18, "GB": 22, "LU": 20, "CH": 21, "PT": 25, "IT": 27}[country]
    number = with_check(country, f"{body:030d}"[: length - 4])
    assert all_valid(KIND, number)
    assert none_valid(KIND, number[:-1], number + "0")
    assert iban.is_valid(number, check_country=False) or country in ("NL", "GB", "IT")


def test_every_length_is_the_registrys():
    for country, length in ((entry[:2], int(entry[2:])) for entry in _LENGTHS):
        assert all_valid(KIND, with_check(country, "0" * (length - 4))) or country in ("FR", "MC")


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, ["F", "R", *[DIGITS] * 25], count=400000)
