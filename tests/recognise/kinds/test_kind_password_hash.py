import hashlib

import pytest
from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.password_hash import KIND


@pytest.mark.parametrize("name", ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"])
def test_bare_digests_are_valid_in_one_case(name):
    digest = hashlib.new(name, b"invented", usedforsecurity=False).hexdigest()
    assert all_valid(KIND, digest, digest.upper())
    assert none_valid(KIND, digest[:-1], digest[:-1] + "g")


def test_crypt_forms_are_valid():
    assert all_valid(
        KIND,
        "$2b$12$" + "a" * 53,
        "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b7dWRWJTmaaJObG",
        "$6$saltsalt$" + "x" * 86,
        "$5$rounds=5000$saltsalt$" + "x" * 43,
        "$1$saltsalt$" + "x" * 22,
        "$P$B" + "x" * 30,
        "pbkdf2_sha256$260000$salt$" + "x" * 43 + "=",
        "{SSHA}" + "x" * 32,
        "*" + "A" * 40,
        "$y$j9T$saltsalt$" + "x" * 43,
    )


def test_passwords_in_clear_are_not_valid():
    assert none_valid(KIND, "Soleil2019!", "azerty", "$2b$12$short", "0" * 33)


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS + DIGITS] * 32)
