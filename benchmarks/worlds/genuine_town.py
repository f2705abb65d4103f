"""True exports, third generator: one practice of one kind, drawn household by household, in many unlike places.

Written apart from the demo: other shares, other noise. Any structure may be lacking, as in life.
"""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from layouts.text import join, number, where
from sourcier.data import communes, family_names, given_names, maternities, public_holidays

from .registry_numbers import nir
from .town_tables import (
    LANDLINES,
    departments_of_communes,
    name_sexes,
    postcode_of,
    seasons,
    telephone_zone,
    town_names,
)
from .world import World

_METROPOLIS = [f"{n:02}" for n in range(1, 96) if n != 20]
_EPOCH = np.datetime64("1970-01-01", "D")
_HIDDEN = ("seasons", "calendar", "households", "ids", "maternities", "ages", "surnames")
_ORDERS = ("entry", "name", "shuffled")
_STRUCTURES = ("seasons", "calendar", "households", "ids", "maternities", "phones", "decades", "ages", "surnames")
KINDS = {
    "file": "patient_id", "number": "nir", "family": "family_name", "given": "given_name", "birth": "birth_date",
    "sex": "sex", "address": "street", "cp": "postcode", "town": "commune", "phone": "landline", "mobile": "mobile",
    "seen": "visit_date", "first": "date", "site": "lab_name", "fund": "fund_code", "maiden": "birth_name",
    "group": "blood_group",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Practice:
    """What kind of place the export comes from."""

    departments: tuple[str, ...]
    ages: tuple[float, float]
    """Youngest and oldest."""
    abroad: float
    """Share born in another country."""
    sundays: float
    """How busy a Sunday is against a weekday."""
    one_town: bool
    noise: float
    lacks: frozenset[str]
    """Structures of `_STRUCTURES` that this world has not."""
    order: str
    """``entry``, ``name`` or ``shuffled``."""
    drops: tuple[str, ...] = ()
    """Kinds whose columns are not kept."""


SPECIAL = {
    "no NIR": {"drops": ("nir",)},
    "adults": {"ages": (18, 100)},
    "paediatric": {"ages": (0, 18)},
    "young adults": {"ages": (18, 30)},
    "one town": {"one_town": True, "departments": ("56",)},
    "overseas": {"departments": ("974",)},
    "born abroad": {"abroad": 0.85},
    "open on Sundays": {"sundays": 0.8},
    "emergency": {"sundays": 1.0, "lacks": frozenset(("calendar",))},
    "sorted": {"order": "name"},
    "shuffled": {"order": "shuffled"},
    "no address": {"drops": ("street", "postcode", "commune", "landline", "mobile")},
    "few columns": {
        "drops": ("nir", "street", "landline", "mobile", "fund_code", "blood_group", "lab_name", "birth_name")
    },
}
"""Ways in which true files differ from the ordinary."""


def practice(rng: np.random.Generator, special: str = "") -> Practice:
    """Draw a practice; any two structures may lack."""
    some = tuple(rng.choice(_METROPOLIS, int(rng.integers(1, 7)), replace=False).tolist())
    lacks = frozenset(s for s in rng.choice(_STRUCTURES, 2, replace=False).tolist() if rng.random() < 0.5)
    usual = {
        "departments": some, "ages": (0, 100), "abroad": float(rng.uniform(0.02, 0.3)),
        "sundays": float(rng.uniform(0, 0.1)), "one_town": bool(rng.random() < 0.1),
        "noise": float(rng.uniform(0.002, 0.05)), "lacks": lacks, "order": str(rng.choice(_ORDERS)),
    }  # fmt: skip
    return Practice(**{**usual, **SPECIAL.get(special, {})})


def draw(rng: np.random.Generator, rows: int, special: str = "") -> World:
    """So many rows of one practice."""
    return _drawn(rng, rows, practice(rng, special))


def expert(rng: np.random.Generator, rows: int) -> World:
    """What a faker makes who knows all but the hidden: regions, decades, registers, and no life behind them."""
    return _drawn(rng, rows, replace(practice(rng), lacks=frozenset(_HIDDEN), noise=0.0))


def _drawn(rng: np.random.Generator, rows: int, what: Practice) -> World:
    made = _People(rng, rows, what)
    kept = {name: column for name, column in made.columns().items() if KINDS[name] not in what.drops}
    world = World(kept, {name: KINDS[name] for name in kept})
    if what.order == "shuffled":
        return world.take(rng.permutation(rows))
    return world.take(np.argsort(made.family, kind="stable")) if what.order == "name" else world


class _People:
    def __init__(self, rng: np.random.Generator, rows: int, what: Practice) -> None:
        self.rng, self.rows, self.what = rng, rows, what
        joined = rng.random(rows) < (0.0 if "households" in what.lacks else rng.uniform(0.2, 0.6))
        joined[0] = False
        self.head = np.maximum.accumulate(np.where(joined, 0, np.arange(rows)))
        self.sex = np.where(rng.random(rows) < 0.56, 2, 1)
        self.last = int((np.datetime64("2016-06-01") - _EPOCH).astype(int)) + int(rng.integers(0, 3000))
        self.seen = self._visits()
        self.born = self._births()
        self.year = self.born.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
        self.month = self.born.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12 + 1
        self.home = self._homes()
        self.family = self._families()
        self.given = self._given()

    def _visits(self) -> np.ndarray:
        span = np.arange(self.last - int(self.rng.integers(300, 2500)), self.last)
        weight = np.exp((span - self.last) / 900.0)
        if "calendar" not in self.what.lacks:
            weekday = (span + 3) % 7
            weight *= np.where(weekday == 6, self.what.sundays, np.where(weekday == 5, 0.5, 1.0))
            years = range(int(1970 + span[0] / 365.25) - 1, int(1970 + span[-1] / 365.25) + 2)
            free = np.array([d for y in years for d in public_holidays(y)], "datetime64[D]").astype(np.int64)
            weight *= np.where(np.isin(span, free), max(self.what.sundays, 0.05), 1.0)
        return self.rng.choice(span, self.rows, p=weight / weight.sum())

    def _births(self) -> np.ndarray:
        low, high = self.what.ages
        whole = np.arange(low, high)
        hump = 1.0 + 2 * np.exp(-(((whole - 68) / 12) ** 2)) + np.exp(-(((whole - 32) / 6) ** 2))
        fade = np.where(whole > 75, np.exp(-(whole - 75) / 8), 1.0)
        weight = np.ones(len(whole)) if "ages" in self.what.lacks else hump * fade
        age = self.rng.choice(whole, self.rows, p=weight / weight.sum())
        year = 1970 + (self.seen / 365.2425).astype(int) - age - 1
        if "seasons" in self.what.lacks:
            month = self.rng.integers(0, 12, self.rows)
        else:
            bounds = seasons()[year - 1890]
            month = (bounds[:, :-1] <= self.rng.random(self.rows)[:, None]).sum(axis=1)
        start = ((year - 1970) * 12 + month).astype("datetime64[M]")
        length = ((start + 1).astype("datetime64[D]") - start.astype("datetime64[D]")).astype(int)
        day = start.astype("datetime64[D]").astype(np.int64) + self.rng.integers(0, length)
        self.abroad = self.rng.random(self.rows) < self.what.abroad
        heap = self.abroad & (self.rng.random(self.rows) < 0.1)
        first = ((year - 1970).astype("datetime64[Y]")).astype("datetime64[D]").astype(np.int64)
        return np.minimum(np.where(heap, first, day), self.seen)

    def _homes(self) -> np.ndarray:
        known = communes()
        here = np.isin(departments_of_communes(), self.what.departments) & (known.population > 0)
        places = np.flatnonzero(here)
        weight = known.population[places].astype(float) ** self.rng.uniform(0.5, 1.0)
        if self.what.one_town:
            places, weight = places[[int(weight.argmax())]], np.ones(1)
        return self.rng.choice(places, self.rows, p=weight / weight.sum())[self.head]

    def _families(self) -> np.ndarray:
        weight = family_names().weights.astype(float)
        weight = np.ones(400) if "surnames" in self.what.lacks else weight ** self.rng.uniform(0.7, 1.0)
        own = self.rng.choice(len(weight), self.rows, p=weight / weight.sum())
        self.maiden = own
        return np.where(self.rng.random(self.rows) < 0.85, own[self.head], own)

    def _given(self) -> np.ndarray:
        known = given_names()
        sexes, weights = name_sexes(), known.weights.astype(float)
        result = np.zeros(self.rows, np.int64)
        decade = np.clip((self.year - 1900) // 10, 0, weights.shape[1] - 1)
        if "decades" in self.what.lacks:
            decade[:] = 7
        for sex, letter in ((1, "M"), (2, "F")):
            for d in np.unique(decade):
                rows = np.flatnonzero((self.sex == sex) & (decade == d))
                weight = weights[:, d] * (sexes == letter)
                result[rows] = self.rng.choice(len(weight), len(rows), p=weight / weight.sum())
        return result

    def _birthplaces(self) -> tuple[np.ndarray, np.ndarray]:
        """Five-digit codes and order numbers: most at a maternity of the own department, others anywhere."""
        home = departments_of_communes()[self.home]
        local = self.rng.random(self.rows) < self.rng.uniform(0.4, 0.75)
        where_born = np.where(local, home, self.rng.choice(_METROPOLIS, self.rows))
        code, births = np.zeros(self.rows, np.int64), np.zeros(self.rows)
        for department in np.unique(where_born).tolist():
            rows = np.flatnonzero(where_born == department)
            codes, sizes = self._towns(department)
            chosen = self.rng.choice(len(codes), len(rows), p=sizes / sizes.sum())
            code[rows], births[rows] = codes[chosen], sizes[chosen]
        order = 1 + (self.rng.random(self.rows) * np.minimum(births, 998)).astype(np.int64)
        foreign = 99_000 + self.rng.choice([352, 350, 351, 139, 134, 127, 208], self.rows)
        return np.where(self.abroad, foreign, code), np.where(self.abroad, self.rng.integers(1, 400, self.rows), order)

    def _towns(self, department: str) -> tuple[np.ndarray, np.ndarray]:
        known, towns = communes(), maternities().get(department, ())
        if towns and "maternities" not in self.what.lacks:
            codes = [int(t.code.replace("2A", "20").replace("2B", "20")) for t in towns]
            return np.array(codes), np.array([300 * t.share + 2 for t in towns])
        here = np.flatnonzero((departments_of_communes() == department) & (known.population > 0))
        codes = [int(known.codes[int(n)].as_py().replace("2A", "20").replace("2B", "20")) for n in here]
        return np.array(codes), known.population[here] / 1000.0 + 1

    def columns(self) -> dict[str, pa.StringArray]:
        rng, rows = self.rng, self.rows
        place, order = self._birthplaces()
        own = nir(self.sex, self.year, self.month, place, order)
        child = (self.seen - self.born) < 17 * 365
        parent = pa.array(np.where(child & (rng.random(rows) < 0.8), self.head, np.arange(rows)))
        wrong = rng.random(rows) < self.what.noise
        slips = join(pa.compute.utf8_slice_codeunits(own, 0, 12), number(rng.integers(0, 1000, rows), 3))
        numbers = where(rng.random(rows) < 0.97, where(wrong, slips, own.take(parent)))
        towns = town_names().take(pa.array(self.home))
        street = join(number(1 + rng.geometric(0.05, rows)), " RUE ", number(rng.integers(1, 900, rows), 4))
        ids = (
            np.argsort(np.argsort(self.seen - rng.integers(0, 800, rows)))
            if "ids" not in self.what.lacks
            else rng.permutation(rows)
        )
        first = np.maximum(self.seen - (rng.exponential(400, rows)).astype(int) * (rng.random(rows) < 0.6), self.born)
        return {
            "file": number(10_000 + ids.astype(np.int64) * 3),
            "number": numbers,
            "family": family_names().names.take(pa.array(self.family)),
            "given": given_names().names.take(pa.array(self.given)),
            "birth": _iso(self.born),
            "sex": where(self.sex == 2, "F", "M"),
            "address": street.take(pa.array(self.head)),
            "cp": self._postcodes(),
            "town": towns,
            "phone": where(rng.random(rows) < 0.5, self._phones()),
            "mobile": where(rng.random(rows) < 0.5, join("063998", number(rng.integers(0, 10_000, rows), 4))),
            "seen": _iso(self.seen),
            "first": _iso(first),
            "site": pa.array(["SITE A", "SITE B", "SITE C"]).take(pa.array(self.home % 3)),
            "fund": join("01", self._departments(), "1"),
            "maiden": where(
                (self.sex == 2) & (self.maiden != self.family), family_names().names.take(pa.array(self.maiden))
            ),
            "group": self._groups(),
        }

    def _departments(self) -> pa.StringArray:
        return pa.compute.utf8_slice_codeunits(communes().departments.take(pa.array(self.home)), 0, 2)

    def _postcodes(self) -> pa.StringArray:
        by_code = postcode_of()
        places = np.unique(self.home)
        found = {int(n): by_code.get(communes().codes[int(n)].as_py(), "") for n in places}
        return pa.array([found[n] for n in self.home.tolist()], pa.string())

    def _phones(self) -> pa.StringArray:
        own = (
            self.home % 5 + 1
            if "phones" in self.what.lacks
            else np.array([telephone_zone(d) for d in self._departments().to_pylist()])
        )
        prefix = pa.array([""] + [LANDLINES[z] for z in range(1, 6)]).take(pa.array(own))
        return join(prefix, number(self.rng.integers(0, 10_000, self.rows), 4)).take(pa.array(self.head))

    def _groups(self) -> pa.StringArray:
        names, shares = ["A+", "O+", "B+", "A-", "O-", "AB+", "B-", "AB-"], [38, 36, 8, 7, 6, 3, 1, 1]
        group = pa.array(names).take(pa.array(self.rng.choice(8, self.rows, p=np.array(shares) / 100)))
        age = (self.seen - self.born) / 365
        tested = (self.sex == 2) & (age > 20) & (age < 42) & (self.rng.random(self.rows) < 0.6)
        return where(tested | (self.rng.random(self.rows) < 0.04), group)


def _iso(days: np.ndarray) -> pa.StringArray:
    return pa.array(days.astype("datetime64[D]").astype(str))
