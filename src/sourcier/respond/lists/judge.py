"""Whom an entry is addressed to, by which channel, and what of it only a person can settle. Nothing is guessed."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sourcier.data import fold, titles

from .entry import Gathered
from .words import word_lists

SELF, GUARDIAN = "self", "legal_representative"
POST, MAIL, NONE = "post", "mail", "none"
_EPOCH = date(1970, 1, 1)
_ADULT = 18
_SECRET_FROM = 13
"""From about this age a minor may have asked for secrecy (code de la santé publique, L. 1111-5): a person looks."""
_ON_THE_WAY = 30
"""Days a letter may lie before it is read: who comes of age by then is settled by a person."""
_OLDEST = 115
_ALIKE = 0.75
_SENSITIVE = frozenset(
    {"health.pregnancy", "health.fertility", "health.hiv", "health.infection", "health.addiction", "health.psychiatric"}
    | {"sex_life", "health.hepatitis"}
)
_MAIL = re.compile(
    r"[^@\s,;<>\"()\[\]\\:\x00-\x20\x7f]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
"""Stricter than RFC 5321: what a form of that time let through and a mail server takes."""
_STREET_WORDS = {
    "AVENUE": "AV",
    "BOULEVARD": "BD",
    "ALLEE": "ALL",
    "CHEMIN": "CHE",
    "PLACE": "PL",
    "ROUTE": "RTE",
    "SAINT": "ST",
}
REASONS = (
    "no_identity",
    "no_name",
    "no_address",
    "conflicting_addresses",
    "conflicting_given_names",
    "conflicting_births",
    "age_unknown",
    "near_adult",
    "minor_secrecy",
    "separated_parents",
    "guardianship",
    "violence",
    "asked_for_silence",
    "dead",
    "shared_mail",
    "more_since",
)
"""Every reason an entry waits for a person, in the order they are told."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The days it depends on."""

    leaked: date
    letter: date


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be done with an entry."""

    reasons: tuple[str, ...]
    """Codes of `REASONS`; none: it is ready."""
    addressee: str
    """``self`` or ``legal_representative``."""
    minor: bool
    channel: str
    """``post``, ``mail`` or ``none``."""
    second: str
    """The other channel there is, should the first one fail."""
    born: str
    """ISO date; empty where it is not told, or in two ways."""
    address: tuple[str, str, str]
    mail: str


def judge(one: Gathered, dates: Dates, first: str, *, told_more: bool) -> Judged:
    """Judge an entry; `first` is the channel preferred where both are there."""
    born = _birth(one.born)
    age = None if born is None else _age(born, dates.letter)
    child = age is None and _titled_child(one)
    minor = child or (age is not None and age < _ADULT)
    address, conflict = _address(one)
    mail = _mail(one)
    posted = bool(address[0] and (address[1] or address[2])) and not conflict
    channel, second = _channels(one, first, posted=posted, mailed=bool(mail) and not one.shared_mail, minor=minor)
    reasons = set(_about_person(one, age, dates, born, child=child, minor=minor))
    reasons |= set(_about_words(one, minor=minor))
    if conflict:
        reasons.add("conflicting_addresses")
    elif channel == NONE:
        reasons.add("shared_mail" if mail and one.shared_mail else "no_address")
    if told_more:
        reasons.add("more_since")
    return Judged(
        tuple(code for code in REASONS if code in reasons),
        GUARDIAN if minor else SELF,
        minor,
        channel,
        second,
        born.isoformat() if born else "",
        address,
        mail,
    )


def _about_person(
    one: Gathered, age: int | None, dates: Dates, born: date | None, *, child: bool, minor: bool
) -> Iterator[str]:
    named = one.fields["family"] or one.fields["birth_name"] or one.fields["full"]
    if not one.known:
        yield "no_identity"
    if not named:
        yield "no_name"
    if _unlike(one.every["given"]):
        yield "conflicting_given_names"
    if len(one.born) > 1:
        yield "conflicting_births"
    elif (age is None and one.tells_births) or child or (age is not None and not 0 <= age <= _OLDEST):
        yield "age_unknown"
    if born is not None and dates.leaked < _birthday(born, _ADULT) <= dates.letter + timedelta(_ON_THE_WAY):
        yield "near_adult"
    if minor and age is not None and age >= _SECRET_FROM and _SENSITIVE & set(one.inside):
        yield "minor_secrecy"
    if one.died:
        yield "dead"


def _about_words(one: Gathered, *, minor: bool) -> Iterator[str]:
    said = {name for place, name in enumerate(word_lists()) if one.words >> place & 1}
    if "dead" in said:
        yield "dead"
    if "secret" in said:
        yield "asked_for_silence"
    if "separated_parents" in said and minor:
        yield "separated_parents"
    for code in ("guardianship", "violence"):
        if code in one.inside:
            yield code


def _channels(one: Gathered, first: str, *, posted: bool, mailed: bool, minor: bool) -> tuple[str, str]:
    """A mailbox whose password may be known, or that of a child, is only written to where there is no address."""
    mailbox_first = first == MAIL and not minor and "password" not in one.topics
    order = (MAIL, POST) if mailbox_first else (POST, MAIL)
    there = [channel for channel in order if (posted if channel == POST else mailed)]
    there += [NONE, NONE]
    return there[0], there[1]


def _birth(days: Sequence[int]) -> date | None:
    return _EPOCH + timedelta(days[0]) if len(days) == 1 else None


def _birthday(born: date, years: int) -> date:
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def _age(born: date, on: date) -> int:
    years = on.year - born.year
    return years if on >= _birthday(born, years) else years - 1


def _titled_child(one: Gathered) -> bool:
    found = titles().get(fold(one.fields["title"]).upper())
    return found is not None and found.role == "child"


def _unlike(names: Sequence[str]) -> bool:
    """Whether given names cannot be one person's: neither a part of each other nor a slip of the pen."""
    plain = list(dict.fromkeys(fold(name).upper() for name in names))
    return any(not _alike(plain[0], other) for other in plain[1:])


def _alike(one: str, other: str) -> bool:
    words, others = set(one.split()), set(other.split())
    if words & others or one.startswith(other) or other.startswith(one):
        return True
    return difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _address(one: Gathered) -> tuple[tuple[str, str, str], bool]:
    """The fullest writing of the one address there is; whether there are several."""
    if not one.addresses:
        return ("", "", ""), False
    fullest = max(one.addresses, key=lambda address: (bool(address[0]), sum(map(len, address))))
    return fullest, any(_elsewhere(fullest, other) for other in one.addresses)


def _elsewhere(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Whether two writings are two places: another postcode, or another street."""
    codes = [re.sub(r"\D", "", code).zfill(5) for code in (one[1], other[1]) if code]
    if len(codes) > 1 and codes[0] != codes[1]:
        return True
    streets = [_street(street) for street in (one[0], other[0]) if street]
    if len(streets) < 2 or streets[0] == streets[1]:  # noqa: PLR2004  # one of them tells no street
        return False
    numbers = [re.findall(r"\d+", street) for street in streets]
    return numbers[0] != numbers[1] or difflib.SequenceMatcher(None, streets[0], streets[1]).ratio() < _ALIKE


def _street(text: str) -> str:
    return " ".join(_STREET_WORDS.get(word, word) for word in fold(text).upper().split())


def _mail(one: Gathered) -> str:
    """The one address a server would take; none where there are several."""
    found = {mail.lower() for mail in one.every["email"] if _MAIL.fullmatch(mail)}
    return next(mail for mail in one.every["email"] if mail.lower() in found) if len(found) == 1 else ""
