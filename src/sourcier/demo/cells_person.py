"""Cells about the person: identity, contacts, cover, health."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from . import days
from .contacts import address, phones
from .cover import BLOOD
from .draw import Draw
from .names import draw_given, given_table
from .people import WOMEN
from .schemes import fund_table, insurer_names, insurer_numbers
from .seeds import Flags, Ints
from .text import digits, fixed, joined, only, plain, take, words
from .written import Names

_CIVILITIES = words(["MME", "MLE", "M.", "ENFANT", "BEBE", "SOEUR"])
_PLACES, _MADEMOISELLE = np.array([0, 1, 3, 4, 5, 6]), 2
"""Where each civility of `people` stands in `_CIVILITIES`."""
_MISS = 30
"""Unmarried women up to about this age were written down as « mademoiselle »."""
_DRUGS = words(
    ["PREVISCAN", "XARELTO", "ELIQUIS", "LEVOTHYROX", "KARDEGIC", "METFORMINE", "LASILIX", "CORDARONE", "DEPAKINE"]
)
_MORE = words(["BAT A", "BAT B", "BAT C", "APPT 2", "APPT 12", "APPT 31", "RES DES PINS", "ETAGE 3", "ESC B"])
_SINCE = "2014-01-01"


def _names(names: Names, rows: Ints) -> Any:
    return take(names.table, names.rows[rows])


def _date(numbers: Ints, form: str = "d/m/y") -> Any:
    return take(days.written(form), numbers)


def _some(draw: Draw, part: str, rows: Ints, share: float) -> Flags:
    lucky: Flags = draw.stream(part).random(len(draw.people.seen))[rows] < share
    return lucky


def _title(draw: Draw, rows: Ints) -> Any:
    people = draw.people
    title = people.title[rows]
    miss = (people.family[rows] == people.birth_family[rows]) & (people.age[rows] < _MISS)
    place = _PLACES[title]
    return take(_CIVILITIES, np.where(miss & (title == WOMEN), _MADEMOISELLE, place))


def _sex(draw: Draw, rows: Ints) -> Any:
    return take(words("MF"), draw.people.sex[rows] * _some(draw, "sex", rows, 0.982))


def _second_given(draw: Draw, rows: Ints) -> Any:
    years, _, _ = days.parts(draw.people.born)
    drawn = draw_given(draw.stream("second given"), draw.people.sex, years)[rows]
    return take(given_table(), drawn * _some(draw, "has second", rows, 0.034))


def _birth_place(draw: Draw, rows: Ints) -> Any:
    origins = draw.people.origins
    return take(origins.table, origins.town[rows] * _some(draw, "birth place", rows, 0.34))


def _birth_department(draw: Draw, rows: Ints) -> Any:
    department = draw.people.origins.department[rows]
    known = _some(draw, "birth department", rows, 0.22) & (department < 100)  # noqa: PLR2004  # two digits only
    return digits(department, 2, known)


def _nir(draw: Draw, rows: Ints) -> Any:
    present = draw.written.has_nir[rows]
    return fixed(draw.written.nir[rows][present], present)


@lru_cache(maxsize=64)
def _town_words(around: tuple[Any, ...], field: str) -> pa.BinaryArray:
    return words([getattr(place, field) for place in around])


def _town(draw: Draw, rows: Ints) -> Any:
    return take(_town_words(draw.contacts.around, "name"), draw.contacts.town[rows] + 1)


def _postcode(draw: Draw, rows: Ints) -> Any:
    return take(_town_words(draw.contacts.around, "postcode"), draw.contacts.town[rows] + 1)


def _insured(draw: Draw, rows: Ints) -> tuple[Ints, Flags]:
    holder = draw.people.holder[rows]
    return holder, holder != rows


def _insured_family(draw: Draw, rows: Ints) -> Any:
    holder, other = _insured(draw, rows)
    return only(other, _names(draw.written.family, holder))


def _insured_given(draw: Draw, rows: Ints) -> Any:
    holder, other = _insured(draw, rows)
    return only(other, _names(draw.written.given, holder))


def _insured_born(draw: Draw, rows: Ints) -> Any:
    holder, other = _insured(draw, rows)
    return _date(draw.written.born[holder] * (other & _some(draw, "insured born", rows, 0.5)))


def _password_day(draw: Draw, rows: Ints) -> Any:
    has = (pa.compute.binary_length(draw.contacts.password).to_numpy() > 0)[rows]
    return _date(np.maximum(draw.people.first_seen, days.day(_SINCE))[rows] * has)


def _rights(draw: Draw, rows: Ints, *, end: bool) -> Any:
    years, _, _ = days.parts(draw.people.seen[rows])
    start = days.year_start(years - draw.stream("rights").integers(0, 4, len(draw.people.seen))[rows])
    known = draw.cover.insurer[rows] > 0
    return _date((days.year_start(years + 1) - 1 if end else start) * known)


def _third_party(draw: Draw, rows: Ints) -> Any:
    insurer = draw.cover.insurer[rows]
    office = draw.stream("office").integers(0, 3, len(draw.people.seen))[rows]
    return only(insurer > 0, joined(take(insurer_numbers(), insurer), digits(office, 2)))


def _exemption(draw: Draw, rows: Ints) -> Any:
    return take(words(["0", "4"]), 1 + draw.cover.exempt[rows])


def _blood_day(draw: Draw, rows: Ints) -> Any:
    return _date(draw.people.first_seen[rows] * (draw.cover.blood[rows] > 0))


def _last_period(draw: Draw, rows: Ints) -> Any:
    people = draw.people
    likely = (people.sex == 2) & (people.age >= 19) & (people.age <= 42)  # noqa: PLR2004  # years of child-bearing
    weeks = draw.stream("period").integers(30, 250, len(people.seen))
    return _date(((people.seen - weeks) * likely)[rows] * _some(draw, "has period", rows, 0.06))


def _weight(draw: Draw, rows: Ints) -> Any:
    drawn = draw.stream("weight").normal(71, 14, len(draw.people.seen))[rows]
    grown = draw.people.age[rows] >= 18  # noqa: PLR2004  # majority
    known = _some(draw, "has weight", rows, 0.04) & grown
    return only(known, plain(np.clip(drawn, 41, 150).astype(np.int64)))


def _treatment(draw: Draw, rows: Ints) -> Any:
    drawn = draw.stream("treatment").integers(1, len(_DRUGS), len(draw.people.seen))[rows]
    return take(_DRUGS, drawn * _some(draw, "treated", rows, 0.014) * (draw.people.age[rows] > 30))  # noqa: PLR2004


def _address_more(draw: Draw, rows: Ints) -> Any:
    drawn = draw.stream("more").integers(1, len(_MORE), len(draw.people.seen))[draw.people.families.head]
    return take(_MORE, drawn[rows] * (draw.contacts.house[rows] > 0) * _some(draw, "has more", rows, 0.09))


def _work_phone(draw: Draw, rows: Ints) -> Any:
    line = draw.contacts.landline[np.roll(np.arange(len(draw.people.seen)), 17)][rows]
    return phones(line * _some(draw, "at work", rows, 0.05))


PERSON_CELLS: dict[str, Callable[[Draw, Ints], Any]] = {
    "title": _title,
    "family": lambda draw, rows: _names(draw.written.family, rows),
    "birth_family": lambda draw, rows: _names(draw.written.birth_family, rows),
    "given": lambda draw, rows: _names(draw.written.given, rows),
    "second_given": _second_given,
    "born": lambda draw, rows: _date(draw.written.born[rows]),
    "born_iso": lambda draw, rows: _date(draw.written.born[rows], "y-m-d"),
    "born_ymd": lambda draw, rows: _date(draw.written.born[rows], "ymd"),
    "sex": _sex,
    "birth_place": _birth_place,
    "birth_department": _birth_department,
    "nir": _nir,
    "address": lambda draw, rows: address(draw.contacts, rows),
    "address_more": _address_more,
    "postcode": _postcode,
    "town": _town,
    "landline": lambda draw, rows: phones(draw.contacts.landline[rows]),
    "mobile": lambda draw, rows: phones(draw.contacts.mobile[rows]),
    "work_phone": _work_phone,
    "email": lambda draw, rows: draw.contacts.email.take(pa.array(rows)),
    "login": lambda draw, rows: draw.contacts.login.take(pa.array(rows)),
    "password": lambda draw, rows: draw.contacts.password.take(pa.array(rows)),
    "password_day": _password_day,
    "fund": lambda draw, rows: take(fund_table(), draw.cover.fund[rows]),
    "rank": lambda draw, rows: digits(draw.cover.rank[rows], 1),
    "quality": lambda draw, rows: take(words("ACE"), draw.cover.quality[rows]),
    "insured_family": _insured_family,
    "insured_given": _insured_given,
    "insured_born": _insured_born,
    "rights_from": lambda draw, rows: _rights(draw, rows, end=False),
    "rights_to": lambda draw, rows: _rights(draw, rows, end=True),
    "exemption": _exemption,
    "insurer": lambda draw, rows: take(insurer_names(), draw.cover.insurer[rows]),
    "insurer_number": lambda draw, rows: take(insurer_numbers(), draw.cover.insurer[rows]),
    "third_party": _third_party,
    "member": lambda draw, rows: only(draw.cover.member[rows] > 0, plain(draw.cover.member[rows])),
    "cover_to": lambda draw, rows: _rights(draw, rows, end=True),
    "abo": lambda draw, rows: take(words([group[:-1] for group in BLOOD[1:]]), draw.cover.blood[rows]),
    "rhesus": lambda draw, rows: take(words([group[-1] for group in BLOOD[1:]]), draw.cover.blood[rows]),
    "blood_day": _blood_day,
    "comment_p": lambda draw, rows: draw.comments.patient.take(pa.array(rows)),
    "comment_d": lambda draw, rows: draw.comments.visit.take(pa.array(rows)),
    "treatment": _treatment,
    "last_period": _last_period,
    "weight": _weight,
}
