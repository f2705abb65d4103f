"""How people can be reached: address, phones, mail; and their account on the results server."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import days
from .names import family_table, given_table
from .people import People
from .phones import MOBILE, draw_phones, phone_table, zone
from .places import Town, street_table, towns
from .plan import LabPlan
from .seeds import Flags, Floats, Ints, stream, weighted
from .text import blank_first, digits, joined, only, plain, take, words

DOMAINS = ("example.com", "example.org", "example.net", "poste.example", "courriel.test", "boite.invalid")
"""RFC 2606 and RFC 6761: nobody can ever own these."""
_DOMAIN_WEIGHTS = (30, 22, 20, 14, 9, 5)
_PRIMES = (999_983, 9_999_991)
_WORDS = (
    "soleil",
    "bretagne",
    "chocolat",
    "doudou",
    "minou",
    "azerty",
    "loulou",
    "jardin",
    "bateau",
    "papillon",
    "vacances",
)
_LETTERS = np.frombuffer(b"ABCDEFGHJKLMNPQRSTUVWXYZ", np.uint8)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Columns of one laboratory's people, one entry per person."""

    house: Ints
    """House number, or 0 where the way has none."""
    street: Ints
    town: Ints
    """Position in `towns(department)`, from 0."""
    around: tuple[Town, ...]
    landline: Ints
    mobile: Ints
    email: Any
    login: Any
    password: Any


def draw_contacts(seed: int, plan: LabPlan, people: People, mails_before: int) -> Contacts:
    """Draw everyone's contacts; `mails_before` is how many people earlier laboratories have, for unique addresses."""
    rng = stream(seed, "contacts", plan.lab.number)
    head, count = people.families.head, len(people.seen)
    around = towns(plan.lab.department)
    town = weighted(rng, [place.weight for place in around], count)[head]
    house = np.where(rng.random(count) < 0.13, 0, 1 + np.floor(rng.exponential(28, count)).astype(np.int64))[head]  # noqa: PLR2004
    street = rng.integers(1, len(street_table()), count)[head]
    zones = np.array([zone(place.department) for place in around])[town]
    fixed_line, mobile = draw_phones(rng, zones)[head], draw_phones(rng, np.full(count, MOBILE))
    home = rng.random(count)[head]
    has_line = _share(people, 1.5 * home - people.age / 70 + 0.3 * rng.random(count), plan.shares.get("landline"), 0.55)
    has_mobile = _share(people, 1.2 * rng.random(count) + abs(people.age - 34) / 60, plan.shares.get("mobile"), 0.32)
    has_mail = _share(people, rng.random(count) + abs(people.age - 42) / 45, plan.shares.get("email"), 0.11)
    has_account = _share(people, rng.random(count) + abs(people.age - 40) / 60, plan.shares.get("password"), 0.03)
    return Contacts(
        house=house,
        street=street,
        town=town,
        around=around,
        landline=fixed_line * has_line,
        mobile=mobile * has_mobile,
        email=_mails(rng, people, has_mail, mails_before),
        login=_logins(rng, people, has_account),
        password=_passwords(rng, people, has_account),
    )


def _share(people: People, score: Floats, count: int | None, otherwise: float) -> Flags:
    """The leaked people with the `count` lowest scores, and the others whose score is as low."""
    leaked = people.leaked
    if count is None or not leaked.any():
        low: Flags = score < np.quantile(score, otherwise)
        return low
    order = np.flatnonzero(leaked)[np.argsort(score[leaked], kind="stable")]
    bound = score[order[count - 1]] if count else -np.inf
    result: Flags = ~leaked & (score <= bound)
    result[order[:count]] = True
    return result


@lru_cache(maxsize=2)
def _mail_words(which: str) -> pa.BinaryArray:
    table = given_table() if which == "given" else family_table()
    lower = pc.utf8_lower(pc.cast(table, pa.string()))
    return pc.cast(pc.replace_substring(lower, " ", "-" if which == "given" else ""), pa.binary())


def _mails(rng: np.random.Generator, people: People, has: Flags, before: int) -> Any:
    rows = np.flatnonzero(has)
    given, family = take(_mail_words("given"), people.given[rows]), take(_mail_words("family"), people.family[rows])
    domain = take(words(DOMAINS), weighted(rng, _DOMAIN_WEIGHTS, len(rows)) + 1)
    prime = _PRIMES[before + len(has) >= _PRIMES[0]]
    number = pa.array((before + rows) * 7_919 % prime).cast(pa.string()).cast(pa.binary())
    return _spread(joined(given, b".", family, number, b"@", domain), has)


def _spread(column: Any, has: Flags) -> Any:
    """A column that lists the rows of `has` only, over all rows: blank elsewhere."""
    source = blank_first(column)
    return take(source, np.cumsum(has, dtype=np.int64) * has)


def _logins(rng: np.random.Generator, people: People, has: Flags) -> Any:
    letters = _LETTERS[rng.integers(0, len(_LETTERS), (int(has.sum()), 3))]
    start = pa.array([row.tobytes() for row in letters], pa.binary())
    return _spread(joined(start, digits(people.number[has] % 100_000, 5)), has)


def _passwords(rng: np.random.Generator, people: People, has: Flags) -> Any:
    rows = np.flatnonzero(has)
    given = take(_mail_words("given"), people.given[rows]).to_pylist()
    born = take(days.written("d/m/y"), people.born[rows]).to_pylist()
    chance, lucky = rng.random(len(rows)).tolist(), rng.integers(0, 36**7, len(rows)).tolist()
    entries = [_password(*one) for one in zip(chance, lucky, given, born, strict=True)]
    return _spread(pa.array(entries, pa.binary()), has)


def _password(chance: float, lucky: int, given: bytes, born: bytes) -> bytes:
    """One of the five styles people choose: handed out by the software, name, word, birth day, digits."""
    if chance < 0.34:  # noqa: PLR2004  # shares of the styles are invented
        return b"%07x" % (lucky % 16**7)
    if chance < 0.58:  # noqa: PLR2004
        return given + b"%02d" % (lucky % 100)
    if chance < 0.76:  # noqa: PLR2004
        return _WORDS[lucky % len(_WORDS)].encode() + b"%d" % (lucky % 1000)
    return born.replace(b"/", b"") if chance < 0.88 else b"%06d" % (lucky % 1_000_000)  # noqa: PLR2004


def phones(column: Ints) -> Any:
    """Positions of numbers as they are written."""
    return take(phone_table(), column)


def address(contacts: Contacts, rows: Ints) -> Any:
    """House number and way."""
    house = contacts.house[rows]
    number = only(house > 0, joined(plain(house), b" "))
    return joined(number, take(street_table(), contacts.street[rows]))
