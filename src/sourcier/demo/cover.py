"""Who pays: health-insurance fund, rank, complementary insurer; and the blood group some lines carry."""

from dataclasses import dataclass

import numpy as np

from .people import People
from .plan import LabPlan
from .schemes import army_fund, insurer_shares, local_funds
from .seeds import Flags, Ints, chosen, stream, weighted

_BLOOD = {"A+": 38, "O+": 36, "B+": 8, "A-": 7, "O-": 6, "AB+": 3, "B-": 1, "AB-": 1}
"""Shares in percent. Source: Établissement français du sang, groupes sanguins en France."""
_INSURED = 0.71


@dataclass(frozen=True, slots=True)
class Cover:
    """One entry per person; positions in tables, 0 for none."""

    fund: Ints
    soldier: Flags
    rank: Ints
    """Rank among people of one family born on one day; 1 for nearly everyone."""
    quality: Ints
    """1 insured, 2 partner, 3 child."""
    insurer: Ints
    member: Ints
    """The person's number with the complementary insurer, or 0."""
    exempt: Flags
    blood: Ints
    """Position in `BLOOD`, or 0."""


BLOOD = ("", *_BLOOD)


def draw_cover(seed: int, plan: LabPlan, people: People) -> Cover:
    """Draw everyone's cover; exactly the planned number of leaked people are soldiers."""
    rng = stream(seed, "cover", plan.lab.number)
    count, head = len(people.seen), people.families.head
    soldier = _soldiers(rng, plan, people)
    funds, shares = local_funds(plan.lab.department)
    fund = np.asarray(funds)[weighted(rng, shares, count)][head]
    fund = np.where(soldier, army_fund(), fund) * (rng.random(count) < 0.964)  # noqa: PLR2004  # invented fill rate
    fund = np.where(soldier, army_fund(), fund)
    minor = people.families.parent >= 0
    insured = (rng.random(count) < _INSURED)[head]
    insurer = (1 + weighted(rng, insurer_shares(), count))[head] * insured
    return Cover(
        fund=fund,
        soldier=soldier,
        rank=1 + (minor & (rng.random(count) < 0.03)) + (rng.random(count) < 0.002),  # noqa: PLR2004  # invented
        quality=np.where(minor, 3, np.where(people.holder != np.arange(count), 2, 1)),
        insurer=insurer,
        member=insured * rng.integers(10_000_000, 99_999_999, count)[head],
        exempt=rng.random(count) < np.interp(people.age, [20, 60, 85], [0.04, 0.2, 0.45]),
        blood=_blood(rng, people),
    )


def _soldiers(rng: np.random.Generator, plan: LabPlan, people: People) -> Flags:
    fits = (people.age >= 18) & (people.age <= 58)  # noqa: PLR2004  # majority; a soldier's last age limits
    likely = fits & (rng.random(len(fits)) < np.where(people.sex == 1, 0.8, 0.2))
    marked = chosen(rng, people.leaked & likely, plan.shares.get("soldier", 0))
    missing = plan.shares.get("soldier", 0) - int(marked.sum())
    marked |= chosen(rng, people.leaked & fits & ~marked, missing)
    marked |= chosen(rng, people.leaked & ~marked, plan.shares.get("soldier", 0) - int(marked.sum()))
    return marked | (~people.leaked & likely & (rng.random(len(fits)) < 0.006))  # noqa: PLR2004  # as in the leak


def _blood(rng: np.random.Generator, people: People) -> Ints:
    mother = (people.sex == 2) & (people.age >= 20) & (people.age <= 40)  # noqa: PLR2004  # pregnancy follow-up
    known = rng.random(len(mother)) < np.where(mother, 0.17, 0.012)
    result: Ints = (1 + weighted(rng, list(_BLOOD.values()), len(mother))) * known
    return result
