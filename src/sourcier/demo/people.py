"""The people of one laboratory: when they came, who they are, whom they belong to."""

import dataclasses
from dataclasses import dataclass

import numpy as np

from . import days
from .birthplaces import Origins, draw_origins
from .births import at_new_year, draw_age, draw_birth
from .families import Families, draw_families
from .labs import FIRST_VISIT, Lab
from .names import draw_family, draw_given
from .nir import Numbers
from .numbering import Register, settle
from .plan import SHARES, LabPlan
from .seeds import Flags, Ints, stream, weighted

ON_AREA, UNEXPLAINED, RECENT, OLD, NEWER = range(5)
"""Where a person's line lies: leak and vendor's area; leak only; area only, with fitting or older dates; base only."""
NONE, WOMEN, MEN, ENFANT, BEBE, SOEUR = range(6)
"""Civilities."""
_TITLES = ("none", "women", "men", "enfant", "bebe", "soeur")
_OLDEST_FILE, _OLD_END, _NEWEST = "2009-01-05", "2014-12-31", "2021-01-29"
_OTHERS_FIRST = "2012-01-02"
_CARD_AGE = 16
"""From this age people have a number and card of their own (code de la sécurité sociale, art. L161-31)."""
_UNDER_PARENT, _UNDER_HUSBAND = 0.93, 0.02
"""Share of children, and of wives, on whose line the card holder's number stands. Invented."""


@dataclass(frozen=True, slots=True)
class People:
    """Everyone one laboratory ever saw, in the order of their first visit; each field has one entry per person."""

    lab: Lab
    role: Ints
    number: Ints
    """The laboratory's own number for the person, rising."""
    first_seen: Ints
    seen: Ints
    """Day of the last visit, as the vendor's copies have it."""
    title: Ints
    sex: Ints
    """1 men, 2 women, as in the NIR."""
    age: Ints
    """Whole years at the last visit."""
    born: Ints
    families: Families
    given: Ints
    family: Ints
    """The name used; a married woman's is mostly her husband's."""
    birth_family: Ints
    origins: Origins
    numbers: Numbers
    """Everyone's own number, which nobody else has."""
    holder: Ints
    """Whose number stands on the line."""

    @property
    def leaked(self) -> Flags:
        """Whether the person is in the leak."""
        listed: Flags = self.role <= UNEXPLAINED
        return listed

    @property
    def on_area(self) -> Flags:
        """Whether the person's line lies on the vendor's area."""
        listed: Flags = (self.role != UNEXPLAINED) & (self.role != NEWER)
        return listed


def draw_people(seed: int, plan: LabPlan, register: Register | None = None) -> People:
    """Draw everyone of one laboratory; the same seed and plan give the same people.

    Their numbers go into `register`; where one is in it already, the person was born elsewhere or got another.
    """
    rng = stream(seed, "people", plan.lab.number)
    role, seen = _visits(rng, plan)
    first_seen = np.maximum(seen - _known_for(rng, seen), days.day("2006-01-02"))
    first_seen = np.where(role == NEWER, np.maximum(first_seen, days.day(plan.lab.controller.migration)), first_seen)
    order = np.argsort(first_seen, kind="stable")
    first_seen = np.minimum(days.next_open(first_seen), seen)[order]
    role, seen = role[order], seen[order]
    title = _titles(rng, plan, role)
    people = _describe(rng, plan.lab, role, (first_seen, seen), title)
    return _numbered(stream(seed, "numbers", plan.lab.number), people, register or Register())


def _visits(rng: np.random.Generator, plan: LabPlan) -> tuple[Ints, Ints]:
    lab, controller = plan.lab, plan.lab.controller
    last = days.working_day(days.day(controller.migration) - 1)
    first = days.day(controller.since or (FIRST_VISIT if lab.in_leak else _OTHERS_FIRST))
    regular = days.visits(rng, plan.leak + plan.recent, first, last, lab.fade)
    if plan.early:
        regular[: plan.early] = days.visits(rng, plan.early, days.day(FIRST_VISIT), first - 1, lab.fade)
    regular[plan.early : plan.early + 1] = last
    regular[plan.early + 1 : plan.early + 2] = first
    past = days.visits(rng, plan.old, days.day(_OLDEST_FILE), days.day(_OLD_END), 700)
    later = days.visits(rng, plan.newer, days.day(controller.migration), days.day(_NEWEST), 300)
    role = np.repeat(np.arange(5), [plan.on_area, plan.unexplained, plan.recent, plan.old, plan.newer])
    mixed = rng.permutation(len(role))
    return role[mixed], np.concatenate([regular, past, later])[mixed]


def _known_for(rng: np.random.Generator, seen: Ints) -> Ints:
    once = rng.random(len(seen)) < 0.34  # noqa: PLR2004  # invented share of people who came once
    return np.where(once, 0, rng.exponential(900, len(seen))).astype(np.int64)


def _titles(rng: np.random.Generator, plan: LabPlan, role: Ints) -> Ints:
    leaked = role <= UNEXPLAINED
    counts = [plan.shares.get(name, 0) for name in _TITLES]
    counts[NONE] = int(leaked.sum()) - sum(counts)
    title = np.empty(len(role), np.int64)
    title[leaked] = rng.permutation(np.repeat(np.arange(6), counts))
    full = [SHARES.get(name, 0) for name in _TITLES]
    full[NONE] = SHARES["women"] // 21
    title[~leaked] = weighted(rng, full, int((~leaked).sum()))
    return title


def _describe(rng: np.random.Generator, lab: Lab, role: Ints, seen: tuple[Ints, Ints], title: Ints) -> People:
    count, last = len(role), seen[1]
    sex = np.where(np.isin(title, (WOMEN, SOEUR)), 2, np.where(title == MEN, 1, rng.integers(1, 3, count)))
    age = np.empty(count)
    profile = np.where(title == NONE, np.where(sex == 2, WOMEN, MEN), title)  # noqa: PLR2004  # 2 is the NIR's code
    for code in np.unique(profile):
        age[profile == code] = draw_age(rng, _TITLES[code], int((profile == code).sum()))
    born = draw_birth(rng, last, age)
    origins = draw_origins(rng, lab.department, born)
    born = at_new_year(rng, born, origins.abroad)
    whole = np.floor((last - born) / 365.2425).astype(np.int64)
    child = whole < _CARD_AGE
    families = draw_families(rng, sex, born, whole, child=child)
    family, birth_family = _family_names(rng, lab, sex, whole, families)
    years, months, _ = days.parts(born)
    return People(
        lab=lab,
        role=role,
        number=lab.number * 1_000_000 + 10_000 + np.cumsum(rng.integers(1, 4, count)),
        first_seen=seen[0],
        seen=last,
        title=title,
        sex=sex,
        age=whole,
        born=born,
        families=families,
        given=draw_given(rng, sex, years),
        family=family,
        birth_family=birth_family,
        origins=origins,
        numbers=Numbers(sex, years % 100, months, origins.department, origins.commune, origins.order),
        holder=_holders(rng, families, child=child),
    )


def _numbered(rng: np.random.Generator, people: People, register: Register) -> People:
    origins = settle(rng, register, (people.sex, people.born), people.origins, people.lab.department)
    numbers = dataclasses.replace(
        people.numbers, department=origins.department, commune=origins.commune, order=origins.order
    )
    return dataclasses.replace(people, origins=origins, numbers=numbers)


def _family_names(rng: np.random.Generator, lab: Lab, sex: Ints, age: Ints, families: Families) -> tuple[Ints, Ints]:
    own = draw_family(rng, len(sex), lab.department)
    used = own.copy()
    takes = rng.random(len(sex)) < np.interp(age, [24, 35, 50, 70], [0.45, 0.6, 0.8, 0.95])
    known = (families.husband >= 0) & takes
    used[known] = own[families.husband[known]]
    lucky = rng.random(len(sex)) < np.interp(age, [22, 35, 60], [0.0, 0.3, 0.7])
    alone = lucky & (families.husband < 0) & (sex == 2)  # noqa: PLR2004  # the NIR's code
    used[alone] = draw_family(rng, int(alone.sum()), lab.department)
    minor = np.flatnonzero(families.parent >= 0)
    used[minor] = used[families.parent[minor]]
    own[minor] = used[minor]
    return used, own


def _holders(rng: np.random.Generator, families: Families, *, child: Flags) -> Ints:
    holder = np.arange(len(child))
    luck = rng.random(len(child))
    minor = child & (families.parent >= 0) & (luck < _UNDER_PARENT)
    holder[minor] = families.parent[minor]
    wife = (families.husband >= 0) & (luck < _UNDER_HUSBAND)
    holder[wife] = families.husband[wife]
    return holder
