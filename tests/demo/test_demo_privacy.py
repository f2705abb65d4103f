"""Nothing in the case may reach, name or number a living person."""

import re

import pytest
from stdnum import luhn

from sourcier.demo.contacts import DOMAINS
from sourcier.demo.labs import controllers, elsewhere, labs
from sourcier.demo.phones import RANGES, phone_table

RESERVED = (".test", ".invalid", ".example", "example.com", "example.org", "example.net")


@pytest.fixture(scope="module")
def every_text(world):
    return {path.name: path.read_bytes().decode("latin-1") for path in world.folder.rglob("*") if path.is_file()}


def test_phone_numbers_are_fictitious_wherever_they_stand(every_text):
    spaced = re.compile(r"(?<![\d.])0[1-9](?:[ .]\d{2}){4}(?![\d.])")
    for name, text in every_text.items():
        assert {found.group().replace(" ", "").replace(".", "")[:6] for found in spaced.finditer(text)} <= set(
            RANGES
        ), name


@pytest.mark.parametrize("fill", ["landline", "mobile", "work_phone", "doctor_phone"])
def test_every_cell_of_a_phone_column_is_fictitious(undamaged, fill):
    numbers = {re.sub(r"\D", "", cell) for cell in undamaged[fill] if cell}
    assert numbers
    assert {number[:6] for number in numbers} <= set(RANGES)
    assert {len(number) for number in numbers} == {10}


def test_phones_in_comments_are_fictitious(undamaged):
    said = " ".join(undamaged["comment_p"] + undamaged["comment_d"])
    assert re.findall(r"\b0\d{9}\b", said)
    assert {found[:6] for found in re.findall(r"\b0\d{9}\b", said)} <= set(RANGES)


def test_the_table_of_phones_is_the_six_ranges_in_three_forms():
    numbers = [re.sub(r"\D", "", cell.decode()) for cell in phone_table().to_pylist()[1:]]
    assert len(numbers) == 3 * 60_000
    assert len(set(numbers)) == 60_000
    assert {number[:6] for number in numbers} == set(RANGES)


def test_mail_addresses_are_under_reserved_domains(every_text):
    assert all(domain.endswith(RESERVED) for domain in DOMAINS)
    for name, text in every_text.items():
        domains = set(re.findall(r"@([A-Za-z0-9.-]+)", text))
        assert all(domain.endswith(RESERVED) for domain in domains), name


def test_directory_numbers_are_those_of_test_professionals(undamaged):
    numbers = {number for number in undamaged["doctor_rpps"] if number}
    assert all(number.startswith("8997") and len(number) == 11 and luhn.is_valid(number) for number in numbers)


def test_laboratories_have_valid_numbers_nobody_was_given():
    everywhere = [*labs(), *elsewhere()]
    assert len({lab.finess for lab in everywhere}) == len(everywhere) == 34
    assert all(lab.finess[2:5] == "999" and luhn.is_valid(lab.finess) for lab in everywhere)
    assert len(controllers()) == 14
