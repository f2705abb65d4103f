from ipaddress import ip_address

from hypothesis import given
from hypothesis import strategies as st
from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance, valid

from sourcier.recognise.kinds.ip import KIND


@given(st.ip_addresses(v=4).map(str), st.ip_addresses(v=6))
def test_every_address_is_valid_in_every_form(four, six):
    assert all_valid(KIND, four, str(six), six.exploded, str(six).upper())


def test_version_four_may_end_version_six():
    assert all_valid(KIND, "::ffff:192.0.2.1", "64:ff9b::192.0.2.33", "::", "::1", "1::")


def test_what_is_no_address_is_not_valid():
    assert none_valid(
        KIND,
        "256.1.1.1",
        "1.1.1",
        "1.1.1.1.1",
        "01.1.1.1",
        "1:2:3",
        "1::2::3",
        "12345::",
        "::1%eth0",
        "10.0.0.0/8",
        ":::",
        "1:2:3:4:5:6:7:8:9",
        "02.98.12.34",
    )


@given(st.text("0123456789abcf:.", max_size=24))
def test_the_verdict_is_pythons(text):
    try:
        ip_address(text)
        expected = True
    except ValueError:
        expected = False
    assert valid(KIND, text) == [expected]


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, ([DIGITS] * 3 + ["."]) * 3 + [DIGITS] * 3)
