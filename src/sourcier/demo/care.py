"""Who sent people to the laboratory and who took their blood: invented prescribers and samplers."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from .contacts import DOMAINS
from .labs import Lab
from .names import draw_family, draw_given, family_table, given_table
from .people import People
from .phones import draw_phones, phone_table, zone
from .places import Town, street_table, towns
from .plan import DOCTOR_MAILS, LabPlan
from .seeds import Floats, Ints, stream, weighted
from .text import blank_first, digits, joined, plain, take, words

_COUNTS = {"56": 1500, "45": 1050, "27": 900, "22": 420, "35": 480, "41": 190, "28": 70, "29": 120, "44": 110}
_COUNTS |= {"53": 40, "76": 110, "18": 40, "75": 90, "78": 70}
"""How many prescribers of each department the laboratories know. Invented; the file's postcodes follow its labs."""
_HOME = 6
"""The first departments are those of the leak's laboratories."""
_LOCAL = 0.932
"""Share of people sent by a prescriber of the laboratory's own department."""
_TEST_RPPS = 8997
"""The national directory numbers its test professionals from 8997: nobody practises under such a number."""
_MAIL_ON_LINE = 0.3
_SAMPLERS = 7
_UNKNOWN = 0.012
"""Share of rows without a prescriber."""


@dataclass(frozen=True, slots=True)
class Prescribers:
    """Columns of all prescribers, the entry at 0 blank in each."""

    department: list[str]
    weight: Floats
    code: Any
    title: Any
    family: Any
    given: Any
    full: Any
    rpps: Any
    speciality: Any
    address: Any
    postcode: Any
    town: Any
    phone: Any
    mail: Any


@dataclass(frozen=True, slots=True)
class Care:
    """One laboratory's people: positions in the tables of prescribers and samplers, 0 for none."""

    prescriber: Ints
    treating: Ints
    mailed: Ints
    """The prescriber where the line carries the mail address, else 0."""
    sampler: Ints


@lru_cache(maxsize=2)
def prescribers(seed: int) -> Prescribers:
    """Everyone who ever sent someone to one of the laboratories."""
    rng = stream(seed, "prescribers")
    department = [code for code, count in _COUNTS.items() for _ in range(count)]
    count = len(department)
    sex = 1 + (rng.random(count) < 0.44).astype(np.int64)  # noqa: PLR2004  # rough share of women among doctors
    family = np.concatenate([draw_family(rng, size, code) for code, size in _COUNTS.items()])
    given = draw_given(rng, sex, rng.integers(1948, 1988, count))
    names, firsts = take(family_table(), family), take(given_table(), given)
    title = take(words(["DR", "PR", "MME"]), weighted(rng, [0.5, 94, 3, 2.5], count))
    weight = rng.pareto(1.4, count) + 0.02
    places = [place for code, size in _COUNTS.items() for place in _offices(rng, code, size)]
    streets = joined(
        plain(rng.integers(1, 90, count)), b" ", take(street_table(), rng.integers(1, len(street_table()), count))
    )
    zones = np.array([zone(code) for code in department])
    return Prescribers(
        department=["", *department],
        weight=np.concatenate([[0.0], weight]),
        code=blank_first(joined(b"M", digits(np.arange(count) * 3 % 9973 + 101, 5))),
        title=blank_first(title),
        family=blank_first(names),
        given=blank_first(firsts),
        full=blank_first(joined(b"DR ", names, b" ", firsts)),
        rpps=blank_first(_rpps(rng, count)),
        speciality=blank_first(digits(weighted(rng, [60, 4, 6, 8, 3, 2, 5], count) + 1, 2)),
        address=blank_first(streets),
        postcode=blank_first(pa.array([place.postcode.encode() for place in places], pa.binary())),
        town=blank_first(pa.array([place.name.encode("latin-1", "replace") for place in places], pa.binary())),
        phone=blank_first(take(phone_table(), draw_phones(rng, zones))),
        mail=blank_first(_mails(weight, names.to_pylist())),
    )


def _offices(rng: np.random.Generator, department: str, count: int) -> list[Town]:
    inside = [place for place in towns(department) if place.department == department]
    drawn = weighted(rng, [place.weight for place in inside], count).tolist()
    return [inside[row] for row in drawn]


def _rpps(rng: np.random.Generator, count: int) -> Any:
    body = _TEST_RPPS * 1_000_000 + rng.choice(1_000_000, count, replace=False)
    places = body[:, None] // 10 ** np.arange(10) % 10
    places[:, ::2] *= 2
    number = body * 10 - (places - 9 * (places > 9)).sum(axis=1) % -10  # noqa: PLR2004  # Luhn
    return digits(number, 11)


def _mails(weight: Floats, names: list[bytes]) -> Any:
    near = sum(list(_COUNTS.values())[:_HOME])
    heavy = np.argsort(-weight[:near], kind="stable")[: 3 * DOCTOR_MAILS : 3]
    mails = [b""] * len(weight)
    for order, row in enumerate(heavy.tolist()):
        local = names[row].decode().lower().replace(" ", "")
        mails[row] = f"dr.{local}{order or ''}@{DOMAINS[order % 4]}".encode()
    return pa.array(mails, pa.binary())


def draw_care(seed: int, plan: LabPlan, people: People) -> Care:
    """Draw prescribers near the laboratory, most people with one of a few dozen, and its samplers."""
    rng = stream(seed, "care", plan.lab.number)
    table, count = prescribers(seed), len(people.seen)
    own = np.array([code == plan.lab.department for code in table.department])
    habit = np.random.Generator.random(rng, len(own)) ** 3
    near, far = table.weight * own * habit, table.weight * ~own
    local = rng.random(count) < _LOCAL
    prescriber = np.where(local, weighted(rng, near, count), weighted(rng, far, count))
    prescriber *= rng.random(count) >= _UNKNOWN
    other = np.where(rng.random(count) < 0.6, prescriber, weighted(rng, near, count))  # noqa: PLR2004  # invented
    treating = other * (rng.random(count) < 0.31)  # noqa: PLR2004  # invented fill rate
    mailed = prescriber * (rng.random(count) < _MAIL_ON_LINE)
    sampler = 1 + weighted(rng, 1 / np.arange(1, _SAMPLERS + 1), count)
    return Care(prescriber, treating, mailed, sampler * (rng.random(count) < 0.83))  # noqa: PLR2004  # invented


@lru_cache(maxsize=2)
def samplers(seed: int, lab: Lab) -> tuple[Any, Any]:
    """Codes and names of one laboratory's samplers, the entry at 0 blank."""
    rng = stream(seed, "samplers", lab.number)
    family = take(family_table(), draw_family(rng, _SAMPLERS, lab.department))
    given = take(given_table(), draw_given(rng, np.full(_SAMPLERS, 2), rng.integers(1960, 1993, _SAMPLERS)))
    codes = words([f"{lab.code}P{number}" for number in range(1, _SAMPLERS + 1)])
    return codes, blank_first(joined(family, b" ", given))
