"""IBAN: the international number of a bank account.

Country, two check digits, the country's own length; the number, moved by four characters and letters read as 10-35,
leaves 1 modulo 97. France and Monaco add the RIB key: bank, branch, account and key leave 0 modulo 97, with letters
read as A-I, J-R = 1-9 and S-Z = 2-9. A random French number passes once in 10,000, others once in a hundred.
Sources: ISO 13616-1; SWIFT, IBAN Registry; ISO/IEC 7064 (MOD 97-10); CFONB, Relevé d'identité bancaire.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import Matrix, alphanumeric, mod97, pairs
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_LENGTHS = phrases(
    "AD24, AE23, AL28, AT20, AZ28, BA20, BE16, BG22, BH22, BI27, BR29, BY28, CH21, CR22, CY28, CZ24, DE22, DJ27, DK18, "
    "DO28, EE20, EG29, ES24, FI18, FK18, FO18, FR27, GB22, GE22, GI23, GL18, GR27, GT28, HN28, HR21, HU28, IE22, IL23, "
    "IQ23, IS26, IT27, JO30, KW30, KZ20, LB28, LC32, LI21, LT20, LU20, LV21, LY25, MC27, MD24, ME22, MK19, MN20, MR27, "
    "MT31, MU30, NI28, NL18, NO15, OM23, PK24, PL28, PS29, PT25, QA29, RO24, RS22, RU33, SA24, SC31, SD18, SE24, SI19, "
    "SK24, SM27, SO23, ST25, SV28, TL23, TN24, TR26, UA29, VA22, VG24, XK20, YE30"
)
_WIDTHS = range(15, 34)
_FRENCH_WIDTH = 27
_NINE, _NO_SYMBOL = 9, 255
_HEAD = 4
_FIRST_CHECK, _LAST_CHECK = 2, 98


def _lengths() -> np.ndarray:
    table = np.zeros(65_536, np.uint8)
    table[pairs([entry[:2] for entry in _LENGTHS])] = [int(entry[2:]) for entry in _LENGTHS]
    return table


_LENGTH_OF = _lengths()
_FRENCH = pairs(["FR", "MC"])
_RIB_DIGIT = np.array([*range(10), *range(1, 10), *range(1, 10), *range(2, 10)], np.uint8)


def valid(values: Values) -> Flags:
    """Which values are IBAN by the whole rule."""
    result = np.zeros(len(values), bool)
    for width in _WIDTHS:
        rows, characters = values.characters(width)
        if rows.size:
            result[rows] = _right(characters)
    return result


def _right(characters: Matrix) -> np.ndarray:
    country = characters[:, 0].astype(np.uint16) * 256 + characters[:, 1]
    symbols = alphanumeric(characters)
    good = (_LENGTH_OF[country] == characters.shape[1]) & (symbols != _NO_SYMBOL).all(axis=1)
    good[good] = _checked(symbols[good])
    if characters.shape[1] == _FRENCH_WIDTH and good.any():
        french = good & np.isin(country, _FRENCH)
        good[french] = mod97(_RIB_DIGIT[symbols[french, _HEAD:]]) == 0
    return np.asarray(good)


def _checked(symbols: Matrix) -> np.ndarray:
    first, second = symbols[:, 2].astype(np.int16), symbols[:, 3]
    check = first * 10 + second
    in_range = (first <= _NINE) & (second <= _NINE) & (check >= _FIRST_CHECK) & (check <= _LAST_CHECK)
    return np.asarray(in_range & (mod97(np.hstack([symbols[:, _HEAD:], symbols[:, :_HEAD]])) == 1))


KIND = Kind(
    name="iban",
    category=Category.FINANCIAL,
    valid=valid,
    headers=phrases(
        "IBAN, NUM IBAN, NUMIBAN, CODE IBAN, IBANPAT, RIB, COMPTE BANCAIRE, NUM COMPTE, NUMCPT, COMPTE, RIB IBAN, "
        "COORD BANCAIRES, BANK ACCOUNT"
    ),
    chance=0.0001,
    shape=Shape(shortest=15, longest=42, must_have_digit=True, must_have_letter=True),
    needs=0.6,
    sources=(
        "ISO 13616-1",
        "SWIFT, IBAN Registry",
        "ISO/IEC 7064, MOD 97-10",
        "CFONB, Relevé d'identité bancaire (clé RIB)",
    ),
    rule="Country and its length, remainder 1 modulo 97; in France the RIB key as well.",
)
