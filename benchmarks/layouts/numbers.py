"""Numbers with their check digits, invented by the thousand.

NIR: décret 82-103. RPPS, FINESS, SIREN, SIRET, cards: Luhn, ISO/IEC 7812-1 annex B. IBAN: ISO 13616 and the key of
the French RIB. Telephones: the ranges that ARCEP keeps for fiction. Nobody is behind any of them but by chance.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .text import digits, join, letters, number, pick

LANDLINES = ("019900", "026191", "035301", "046571", "053649")
MOBILES = ("063998",)
_BANKS = ("30003", "30004", "10278", "12506", "20041", "18206", "14445", "30002", "13335", "16706")
BICS = (
    "SOGEFRPP", "BNPAFRPP", "CMCIFR2A", "AGRIFRPP", "PSSTFRPPPAR", "CEPAFRPP751", "CRLYFRPP", "CMBRFR2BXXX",
    "BREDFRPPXXX", "AGRIFRPP847",
)  # fmt: skip


def nir_key(body: np.ndarray) -> np.ndarray:
    """The key of a thirteen-digit body, Corsica already written as 19 or 18."""
    return 97 - body % 97


def luhn_ended(body: np.ndarray) -> np.ndarray:
    """The whole numbers followed by their Luhn digit."""
    total, rest, doubled = np.zeros_like(body), body.copy(), True
    while rest.any():
        figure = rest % 10 * (2 if doubled else 1)
        total += figure // 10 + figure % 10
        rest //= 10
        doubled = not doubled
    return body * 10 + (-total) % 10


def luhn(rng: np.random.Generator, lead: str, width: int, rows: int) -> pa.StringArray:
    """Numbers of `width` digits that begin with `lead` and end with a right Luhn digit."""
    free = width - len(lead) - 1
    body = int(lead or "0") * 10**free + rng.integers(0 if lead else 10 ** (free - 1), 10**free, rows)
    return number(luhn_ended(body), width)


def rpps(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Numbers of the shared register of health professions: eleven digits."""
    return luhn(rng, "10", 11, rows)


def finess(rng: np.random.Generator, department: np.ndarray) -> pa.StringArray:
    """Numbers of health establishments: department, six digits, Luhn."""
    return number(luhn_ended(department * 10**6 + rng.integers(0, 9999, len(department))), 9)


def adeli(rng: np.random.Generator, department: np.ndarray) -> pa.StringArray:
    """Old numbers of health professions: department, profession, five digits, key (Luhn)."""
    return number(luhn_ended(department * 10**6 + 100_000 + rng.integers(0, 99_999, len(department))), 9)


def siret(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """SIREN with a right key, five more digits that keep the whole right too."""
    siren = luhn_ended(rng.integers(30_000_000, 89_999_999, rows))
    return number(luhn_ended(siren * 10**4 + rng.integers(1, 40, rows)), 14)


def iban(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """French IBAN: bank, branch, account, RIB key, all agreeing."""
    bank = np.array(_BANKS, np.int64)[rng.integers(0, len(_BANKS), rows)]
    branch, account = rng.integers(1, 99_999, rows), rng.integers(10**6, 10**11, rows)
    key = 97 - (89 * bank + 15 * branch + 3 * account) % 97
    rest = bank % 97
    for part, size in ((branch, 10**5), (account, 10**11), (key, 10**2), (np.full(rows, 152700), 10**6)):
        rest = (rest * (size % 97) + part) % 97
    return join("FR", number(98 - rest, 2), number(bank, 5), number(branch, 5), number(account, 11), number(key, 2))


def card(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Card numbers in ranges that the networks keep for tests."""
    return luhn(rng, "400000", 16, rows)


def phones(rng: np.random.Generator, ranges: tuple[str, ...], rows: int) -> pa.StringArray:
    """Ten digits within the ranges ARCEP keeps for fiction."""
    return join(pick(rng, ranges, rows), number(rng.integers(0, 10_000, rows), 4))


def hexadecimal(rng: np.random.Generator, width: int, rows: int) -> pa.StringArray:
    """Random words of hexadecimal digits, as MD5 or SHA-1 would leave."""
    return letters(rng, "0123456789abcdef", width, rows)


def bcrypt(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Hashes in bcrypt's modular format, of nothing."""
    alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    return join("$2y$10$", letters(rng, alphabet, 53, rows))


def uuid(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Random identifiers of version 4 (RFC 9562)."""
    parts = [hexadecimal(rng, width, rows) for width in (8, 4, 3, 3, 12)]
    return join(parts[0], "-", parts[1], "-4", parts[2], "-a", parts[3], "-", parts[4])


def ipv4(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Addresses kept for documentation (RFC 5737) and private ones."""
    nets = ("192.0.2.", "198.51.100.", "203.0.113.", "10.12.7.", "192.168.1.")
    return join(pick(rng, nets, rows), number(rng.integers(1, 255, rows)))


def ipv6(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Addresses kept for documentation (RFC 3849)."""
    return join("2001:db8:", hexadecimal(rng, 4, rows), "::", hexadecimal(rng, 3, rows))


def unlucky(rng: np.random.Generator, width: int, rows: int) -> pa.StringArray:
    """Random numbers of `width` digits: right keys only as often as chance gives them."""
    return digits(rng, width, rows)


def compact(column: pa.StringArray) -> pa.StringArray:
    """The values without their spaces."""
    return pc.replace_substring(column, " ", "")
