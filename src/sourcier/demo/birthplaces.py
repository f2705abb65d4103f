"""Where people were born, as their number says it: mostly in the maternity towns around.

A place code is one that existed on the day: the Paris region before 1968, Corsica before 1976 (INSEE, code officiel
géographique). Within a month a town's births are numbered from 1, so that large maternity towns have large numbers.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import communes, maternities

from . import days
from .nir import CORSICA_NORTH, CORSICA_SOUTH
from .seeds import Flags, Floats, Ints, bounded, weighted
from .text import NEVER, blank_first, words

_LETTERS = {"2A": CORSICA_SOUTH, "2B": CORSICA_NORTH}
_OVERSEAS = (97, 98)
_TODAY = "2021-01-01"

_ERAS = (("1900-01-01", 0.42), ("1955-01-01", 0.8), ("1968-01-01", 0.93), ("1976-01-01", 0.985))
"""Cohorts within which place codes did not change, by first day, with the share of births in a maternity town."""
_LOCAL, _PARIS, _ABROAD = 0.72, 0.08, 0.075
_PARIS_REGION = (75, 77, 78, 91, 92, 93, 94, 95)
_COUNTRIES = {
    "ALGERIE": (352, 22), "MAROC": (350, 20), "TUNISIE": (351, 8), "PORTUGAL": (139, 16), "ITALIE": (127, 4),
    "ESPAGNE": (134, 5), "TURQUIE": (208, 9), "ROYAUME UNI": (132, 6), "BELGIQUE": (131, 4), "ALLEMAGNE": (109, 6),
    "SENEGAL": (341, 5), "MALI": (335, 3), "COTE D IVOIRE": (326, 4), "MADAGASCAR": (333, 4), "CAMEROUN": (322, 3),
    "VIET NAM": (243, 2), "CHINE": (216, 2), "POLOGNE": (122, 3), "ROUMANIE": (114, 3), "COMORES": (397, 2),
}  # fmt: skip
"""INSEE code of the country without its 99, and a rough weight."""
_YEARLY = 0.0125
"""Births per inhabitant and year."""
_STANDING = 900
"""Inhabitants of a commune whose size is not known, such as those of the Paris region before 1968."""
_INDEPENDENCE, _OLD_CODE = "1962-07-03", 0.25
"""Until then, numbers of people born in Algeria may name one of its departments, 91 to 93; some do."""
_MEAN_ABROAD = 60
"""Mean order number of people born in a foreign country. Invented."""
_PACIFIC = 988


@dataclass(frozen=True, slots=True)
class Origins:
    """Where the people of one laboratory were born, one entry per person."""

    department: Ints
    """As in `nir.Numbers`: two letters of Corsica as numbers, three digits overseas."""
    commune: Ints
    order: Ints
    town: Ints
    """Position in `table`."""
    table: pa.BinaryArray
    """Names of the places, the entry at 0 blank."""
    abroad: Flags
    births: Floats
    """About how many people were born there that month: order numbers mostly lie below."""

    def at(self, rows: Ints) -> "Origins":
        """The same, taken at `rows`."""
        return Origins(table=self.table, **{name: getattr(self, name)[rows] for name in _EACH})

    def put(self, rows: Ints, others: "Origins") -> "Origins":
        """The same, with `others` at `rows`."""
        columns = {name: getattr(self, name).copy() for name in _EACH}
        for name, column in columns.items():
            column[rows] = getattr(others, name)
        return Origins(table=self.table, **columns)


_EACH = ("department", "commune", "order", "town", "abroad", "births")


@dataclass(frozen=True, slots=True)
class _Codes:
    """Every commune since 1943, in the order of `communes`, as numbers."""

    department: Ints
    commune: Ints


def draw_origins(rng: np.random.Generator, department: str, born: Ints) -> Origins:
    """Draw a place of birth for everyone who lives near a laboratory of `department`."""
    count, codes = len(born), _codes()
    row, births = np.zeros(count, np.int64), np.ones(count)
    era = np.searchsorted([days.day(first) for first, _ in _ERAS[1:]], born, side="right")
    for number in np.unique(era).tolist():
        mine = np.flatnonzero(era == number)
        monthly = _monthly(number)
        row[mine] = bounded(rng, _pull(department, number), len(mine))
        births[mine] = np.maximum(monthly[row[mine]], 1)
    order = 1 + np.floor(rng.random(count) * births).astype(np.int64)
    abroad = rng.random(count) < _ABROAD
    country = weighted(rng, [weight for _, weight in _COUNTRIES.values()], count)
    foreign = np.array([code for code, _ in _COUNTRIES.values()])[country]
    colony = abroad & (country == 0) & (born < days.day(_INDEPENDENCE)) & (rng.random(count) < _OLD_CODE)
    order = np.where(abroad, 1 + rng.exponential(_MEAN_ABROAD, count).astype(np.int64), order)
    commune = np.where(abroad, np.where(colony, 1 + rng.integers(0, 400, count), foreign), codes.commune[row])
    return Origins(
        department=np.where(abroad, np.where(colony, 91 + country % 3, 99), codes.department[row]),
        commune=commune,
        order=np.minimum(order, 999),
        town=np.where(abroad, len(codes.department) + country, row) + 1,
        table=_names(),
        abroad=abroad,
        births=np.where(abroad, 3 * _MEAN_ABROAD, births),
    )


@lru_cache(maxsize=1)
def _codes() -> _Codes:
    codes = communes().codes
    for letters, number in _LETTERS.items():
        codes = pc.replace_substring(codes, letters, str(number))
    whole = codes.cast(pa.int64()).to_numpy()
    size = np.where(np.isin(whole // 1000, _OVERSEAS), 100, 1000)
    return _Codes(whole // size, whole % size)


@lru_cache(maxsize=1)
def _names() -> pa.BinaryArray:
    return pa.concat_arrays([blank_first(communes().names.cast(pa.binary())), words(_COUNTRIES).slice(1)])


@lru_cache(maxsize=4)
def _monthly(era: int) -> Floats:
    """Births a month in each commune; none where it did not stand all through the era."""
    owner = _owner_numbers()
    size = np.maximum(communes().population, _STANDING) * _stands(era)
    total = np.bincount(owner, size)
    delivered = _deliveries() * _stands(era)
    share = np.bincount(owner, delivered)
    inside = _ERAS[era][1] * (share > 0)
    at_maternity = inside[owner] * delivered / np.maximum(share, 1e-9)[owner]
    at_home = (1 - inside)[owner] * size / np.maximum(total, 1)[owner]
    result: Floats = total[owner] * _YEARLY / 12 * (at_maternity + at_home)
    return result


@lru_cache(maxsize=1)
def _owner_numbers() -> Ints:
    return np.unique(_codes().department, return_inverse=True)[1]


@lru_cache(maxsize=1)
def _deliveries() -> Floats:
    shares = {town.code: town.share for towns in maternities().values() for town in towns}
    return np.array([shares.get(code, 0.0) for code in communes().codes.to_pylist()])


def _stands(era: int) -> Flags:
    first, last = _ERAS[era][0], _ERAS[era + 1][0] if era + 1 < len(_ERAS) else _TODAY
    known = communes()
    ends = pc.or_(pc.equal(known.valid_to, NEVER), pc.greater_equal(known.valid_to, pa.scalar(last)))
    both = pc.and_(pc.less_equal(known.valid_from, pa.scalar(first)), ends).to_numpy(zero_copy_only=False)
    result: Flags = both & (_codes().department != _PACIFIC)
    return result


@lru_cache(maxsize=32)
def _pull(department: str, era: int) -> Floats:
    """How likely each commune is as a birthplace of someone who lives in `department`, as running sums."""
    monthly, code = _monthly(era), _codes().department
    local = monthly * (code == int(department))
    paris = monthly * np.isin(code, _PARIS_REGION)
    near: Floats = _LOCAL * local / local.sum() + _PARIS * paris / paris.sum()
    anywhere: Floats = (1 - _LOCAL - _PARIS) * monthly / monthly.sum()
    return np.cumsum(near + anywhere)
