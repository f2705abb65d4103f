"""FF1 against the samples NIST publishes, and what a permutation must be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.marks.ff1 import Ff1

_KEY = "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94"
SAMPLES = [
    (16, "", "2433477484"),
    (16, "39383736353433323130", "6124200773"),
    (24, "", "2830668132"),
    (24, "39383736353433323130", "2496655549"),
    (32, "", "6657667009"),
    (32, "39383736353433323130", "1001623463"),
]
"""NIST, FF1 samples 1, 2, 4, 5, 7 and 8: radix 10, plain text 0123456789."""


def _tweaks(tweak: bytes, count: int) -> np.ndarray:
    return np.tile(np.frombuffer(tweak, np.uint8), (count, 1)).reshape(count, len(tweak))


@pytest.mark.parametrize(("size", "tweak", "image"), SAMPLES)
def test_samples_of_nist(size, tweak, image):
    ff1, tweaks = Ff1(bytes.fromhex(_KEY)[:size]), _tweaks(bytes.fromhex(tweak), 1)
    assert ff1.encrypt(np.array([123456789], np.uint64), 10, tweaks)[0] == int(image)
    assert ff1.decrypt(np.array([int(image)], np.uint64), 10, tweaks)[0] == 123456789


@given(st.integers(6, 18), st.data())
@settings(deadline=None, max_examples=50)
def test_what_was_encrypted_comes_back(digits, data):
    numbers = np.array(data.draw(st.lists(st.integers(0, 10**digits - 1), min_size=1, max_size=5)), np.uint64)
    tweaks = _tweaks(b"pattern!", len(numbers))
    ff1 = Ff1(bytes(range(32)))
    images = ff1.encrypt(numbers, digits, tweaks)
    assert (images < 10**digits).all()
    assert (ff1.decrypt(images, digits, tweaks) == numbers).all()


def test_no_two_numbers_have_one_image():
    numbers = np.arange(0, 1_000_000, 5, dtype=np.uint64)
    images = Ff1(bytes(32)).encrypt(numbers, 6, _tweaks(b"12345678", len(numbers)))
    assert len(np.unique(images)) == len(numbers)
