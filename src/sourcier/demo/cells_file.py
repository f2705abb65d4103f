"""Cells about the file itself: numbers, visits, prescribers, samplers, laboratory, staff."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from . import days
from .care import prescribers, samplers
from .draw import Draw
from .seeds import Ints
from .text import digits, plain, take, words

_STAFF = ("AB", "CLM", "MCH", "JPT", "SLB", "VER", "INF", "KAT", "ISA", "GWE", "NAD", "FLO")
_DIED = 0.012
"""Share of people from 75 whose death the laboratory noted. Invented."""


@lru_cache(maxsize=1)
def _clock() -> pa.BinaryArray:
    return words(f"{minute // 60:02}:{minute % 60:02}" for minute in range(24 * 60))


@lru_cache(maxsize=1)
def _cents() -> pa.BinaryArray:
    return words(f"{cents // 100},{cents % 100:02}" for cents in range(10_000))


def _hour(draw: Draw, rows: Ints, part: str, share: float) -> Any:
    rng, count = draw.stream(part), len(draw.people.seen)
    minute = np.clip(rng.normal(9.5, 1.8, count) * 60, 7 * 60, 19 * 60).astype(np.int64)
    return take(_clock(), ((1 + minute) * (rng.random(count) < share))[rows])


def _changed(draw: Draw, rows: Ints) -> Any:
    later = draw.stream("changed").random(len(draw.people.seen)) < 0.93  # noqa: PLR2004  # most are saved at a visit
    return take(days.written("d/m/y"), np.where(later, draw.people.seen, draw.people.first_seen)[rows])


def _operator(draw: Draw, rows: Ints) -> Any:
    start = draw.plan.lab.number * 5
    staff = words([_STAFF[(start + number) % len(_STAFF)] for number in range(5)])
    return take(staff, draw.stream("operator").integers(1, 6, len(draw.people.seen))[rows])


def _balance(draw: Draw, rows: Ints) -> Any:
    rng, count = draw.stream("balance"), len(draw.people.seen)
    owed = rng.exponential(1800, count).astype(np.int64) % 10_000
    return take(_cents(), (1 + owed * (rng.random(count) < 0.035))[rows])  # noqa: PLR2004  # invented share of debts


def _visits_made(draw: Draw, rows: Ints) -> Any:
    known_for = (draw.people.seen - draw.people.first_seen) / 160
    return plain(1 + draw.stream("visits").poisson(known_for)[rows])


def _death(draw: Draw, rows: Ints) -> Any:
    people, rng = draw.people, draw.stream("death")
    end = days.day(draw.plan.lab.controller.migration) - 1
    died = people.seen + rng.integers(1, 400, len(people.seen))
    noted = (people.age >= 75) & (rng.random(len(died)) < _DIED) & (died <= end)  # noqa: PLR2004
    return take(days.written("d/m/y"), (died * noted)[rows])


def _record(draw: Draw, rows: Ints) -> Any:
    """The number of the last visit's file: day of the visit and a count."""
    count = draw.stream("record").integers(1, 320, len(draw.people.seen))[rows]
    years, months, number = days.parts(draw.people.seen[rows])
    return digits((((years % 100) * 100 + months) * 100 + number) * 1000 + count, 9)


def _same(text: str, rows: Ints) -> Any:
    return take(words([text]), np.ones(len(rows), np.int64))


def _doctor(field: str) -> Callable[[Draw, Ints], Any]:
    return lambda draw, rows: take(getattr(prescribers(draw.seed), field), draw.care.prescriber[rows])


FILE_CELLS: dict[str, Callable[[Draw, Ints], Any]] = {
    "number": lambda draw, rows: digits(draw.people.number[rows], 8),
    "base_number": lambda draw, rows: digits(draw.plan.lab.number * 10_000_000 + rows + 1, 9),
    "record": _record,
    "site_code": lambda draw, rows: _same(draw.plan.lab.code, rows),
    "lab_name": lambda draw, rows: _same(draw.plan.lab.label, rows),
    "finess": lambda draw, rows: _same(draw.plan.lab.finess, rows),
    "seen": lambda draw, rows: take(days.written("d/m/y"), draw.people.seen[rows]),
    "seen_iso": lambda draw, rows: take(days.written("y-m-d"), draw.people.seen[rows]),
    "seen_ymd": lambda draw, rows: take(days.written("ymd"), draw.people.seen[rows]),
    "updated": lambda draw, rows: take(days.written("d/m/y"), draw.people.first_seen[rows]),
    "updated_iso": lambda draw, rows: take(days.written("y-m-d"), draw.people.first_seen[rows]),
    "updated_ymd": lambda draw, rows: take(days.written("ymd"), draw.people.first_seen[rows]),
    "first_seen": lambda draw, rows: take(days.written("ymd"), draw.people.first_seen[rows]),
    "changed": _changed,
    "hour_changed": lambda draw, rows: _hour(draw, rows, "hour changed", 1.0),
    "hour": lambda draw, rows: _hour(draw, rows, "hour", 0.4),
    "operator": _operator,
    "count": _visits_made,
    "balance": _balance,
    "death": _death,
    "doctor_code": _doctor("code"),
    "doctor_title": _doctor("title"),
    "doctor_family": _doctor("family"),
    "doctor_given": _doctor("given"),
    "doctor_full": _doctor("full"),
    "doctor_rpps": _doctor("rpps"),
    "doctor_speciality": _doctor("speciality"),
    "doctor_address": _doctor("address"),
    "doctor_postcode": _doctor("postcode"),
    "doctor_town": _doctor("town"),
    "doctor_phone": _doctor("phone"),
    "doctor_mail": lambda draw, rows: take(prescribers(draw.seed).mail, draw.care.mailed[rows]),
    "treating_code": lambda draw, rows: take(prescribers(draw.seed).code, draw.care.treating[rows]),
    "treating_name": lambda draw, rows: take(prescribers(draw.seed).full, draw.care.treating[rows]),
    "sampler_code": lambda draw, rows: take(samplers(draw.seed, draw.plan.lab)[0], draw.care.sampler[rows]),
    "sampler_name": lambda draw, rows: take(samplers(draw.seed, draw.plan.lab)[1], draw.care.sampler[rows]),
}
