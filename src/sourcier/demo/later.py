"""What became of a laboratory's people after the migration: its current base, not the vendor's copies, knows."""

import dataclasses

import numpy as np

from . import days
from .draw import Draw
from .names import draw_family
from .people import NEWER, OLD, UNEXPLAINED
from .phones import MOBILE, draw_phones, zone
from .places import street_table
from .seeds import Flags, Ints, stream, weighted

END = "2021-01-29"
"""Day the laboratories answered for: three weeks before the publication."""
_KEPT = {"on_area": 0.97, "unexplained": 0.15, "old": 0.6}
"""Share of people carried over to the new software. What nobody can explain in the leak is mostly not there either."""
_COMES_BACK, _SELDOM = 0.55, 0.12
_MOVES, _NEW_MOBILE, _NEW_NAME = 0.13, 0.12, 0.006
"""Shares among those who came back: what is told at the counter is what the base learns."""


def later(draw: Draw) -> Draw:
    """The laboratory as its base has it on `END`; `first_seen` becomes the day the person's entry was last changed."""
    people, lab = draw.people, draw.plan.lab
    rng = stream(draw.seed, "later", lab.number)
    back, seen = _returns(rng, draw)
    moved = back & (rng.random(len(seen)) < _MOVES)[people.families.head]
    town = np.where(moved, _towns(rng, draw)[people.families.head], draw.contacts.town)
    zones = np.array([zone(place.department) for place in draw.contacts.around])[town]
    line = np.where(
        moved & (draw.contacts.landline > 0), draw_phones(rng, zones)[people.families.head], draw.contacts.landline
    )
    other = back & (draw.contacts.mobile > 0) & (rng.random(len(seen)) < _NEW_MOBILE)
    mobile = np.where(other, draw_phones(rng, np.full(len(seen), MOBILE)), draw.contacts.mobile)
    house = np.where(moved, 1 + rng.integers(0, 99, len(seen))[people.families.head], draw.contacts.house)
    street = np.where(
        moved, rng.integers(1, len(street_table()), len(seen))[people.families.head], draw.contacts.street
    )
    contacts = dataclasses.replace(draw.contacts, town=town, landline=line, mobile=mobile, house=house, street=street)
    renamed = back & (people.sex == 2) & (rng.random(len(seen)) < _NEW_NAME)  # noqa: PLR2004  # the NIR's code
    rows = np.where(renamed, draw_family(rng, len(seen), lab.department), draw.written.family.rows)
    family = dataclasses.replace(draw.written.family, rows=rows)
    written = dataclasses.replace(draw.written, family=family)
    updated = np.where(moved | other | renamed, seen, people.first_seen)
    people = dataclasses.replace(people, seen=seen, first_seen=updated)
    return dataclasses.replace(draw, people=people, contacts=contacts, written=written)


def _returns(rng: np.random.Generator, draw: Draw) -> tuple[Flags, Ints]:
    people, start = draw.people, days.day(draw.plan.lab.controller.migration)
    recent = people.seen > start - 2 * 365
    back = (rng.random(len(people.seen)) < np.where(recent, _COMES_BACK, _SELDOM)) & (people.role != NEWER)
    seen = days.visits(rng, len(people.seen), start, days.day(END), 400)
    return back, np.where(back, seen, people.seen)


def _towns(rng: np.random.Generator, draw: Draw) -> Ints:
    return weighted(rng, [place.weight for place in draw.contacts.around], len(draw.people.seen))


def kept(draw: Draw) -> Flags:
    """Who is in the current base."""
    role = draw.people.role
    chance = np.select(
        [role == NEWER, role == UNEXPLAINED, role == OLD], [1.0, _KEPT["unexplained"], _KEPT["old"]], _KEPT["on_area"]
    )
    result: Flags = stream(draw.seed, "kept", draw.plan.lab.number).random(len(role)) < chance
    return result


def hosted(draw: Draw) -> Flags:
    """Who is in the copy the vendor's hosting kept: everyone up to the migration, bar what nobody can explain."""
    role = draw.people.role
    chance = np.select([role == NEWER, role == UNEXPLAINED], [0.0, _KEPT["unexplained"]], 0.985)
    result: Flags = stream(draw.seed, "hosted", draw.plan.lab.number).random(len(role)) < chance
    return result
