"""Files that are not true exports, each made as one kind of faker would."""

from functools import cache

import numpy as np
import pyarrow as pa

from layouts.text import join, number, pick, where
from sourcier.data import communes, family_names, given_names, postcodes

from .registry_numbers import nir
from .world import World, below

KINDS = {
    "id": "patient_id", "nir": "nir", "nom": "family_name", "prenom": "given_name", "naissance": "birth_date",
    "sexe": "sex", "adresse": "street", "cp": "postcode", "ville": "commune", "tel": "landline", "mobile": "mobile",
    "visite": "visit_date", "groupe": "blood_group", "labo": "lab_name",
}  # fmt: skip
_LANDLINES = ("019900", "026191", "035301", "046571", "053649")


class _Draft:
    """People drawn without knowing each other: uniform births, names off a list."""

    def __init__(self, rng: np.random.Generator, rows: int) -> None:
        self.rng, self.rows = rng, rows
        self.sex = rng.integers(1, 3, rows)
        first, last = int(rng.integers(1930, 1955)), int(rng.integers(1995, 2016))
        self.born = rng.integers(_day(first), _day(last), rows)
        self.year = self.born.astype("datetime64[D]").astype("datetime64[Y]").astype(int) + 1970
        self.month = self.born.astype("datetime64[D]").astype("datetime64[M]").astype(int) % 12 + 1

    def given(self, *, decades: bool, size: int) -> pa.StringArray:
        """Names of the right sex, off a short list, or as frequent as in each decade."""
        known = given_names()
        sexes, weights = _name_sexes(), known.weights.astype(float)
        chosen = np.zeros(self.rows, np.int64)
        for sex, letter in ((1, "M"), (2, "F")):
            listed = np.flatnonzero(sexes == letter)
            listed = listed[np.argsort(-weights[listed].sum(axis=1), kind="stable")[:size]]
            rows = np.flatnonzero(self.sex == sex)
            chosen[rows] = listed[self.rng.integers(0, len(listed), len(rows))]
            for d in range(weights.shape[1]) if decades else ():
                mine = rows[np.clip((self.year[rows] - 1900) // 10, 0, weights.shape[1] - 1) == d]
                weight = weights[:, d] * (sexes == letter)
                chosen[mine] = self.rng.choice(len(weight), len(mine), p=weight / weight.sum())
        return known.names.take(pa.array(chosen))

    def family(self, size: int, *, frequent: bool) -> pa.StringArray:
        weight = family_names().weights[:size].astype(float) if frequent else np.ones(size)
        return family_names().names.take(pa.array(self.rng.choice(len(weight), self.rows, p=weight / weight.sum())))

    def home(self, *, paired: bool) -> tuple[pa.StringArray, pa.StringArray]:
        listed = postcodes()
        code = self.rng.integers(0, len(listed.codes), self.rows)
        town = code if paired else self.rng.integers(0, len(listed.codes), self.rows)
        return listed.codes.take(pa.array(code)), listed.names.take(pa.array(town))

    def number(self, *, how: str) -> pa.StringArray:
        """``digits`` at random, a right ``key`` and nothing else, or ``whole``: agreeing with sex and birth."""
        rng, rows = self.rng, self.rows
        if how == "digits":
            return join(number(rng.integers(1, 3, rows)), number(rng.integers(0, 10**14, rows), 14))
        if how == "key":
            year, month = rng.integers(30, 99, rows), rng.integers(1, 13, rows)
            return nir(rng.integers(1, 3, rows), year, month, self._place(existing=False), rng.integers(1, 1000, rows))
        existing = bool(rng.random() < 0.3)
        return nir(self.sex, self.year, self.month, self._place(existing=existing), rng.integers(1, 1000, rows))

    def _place(self, *, existing: bool) -> np.ndarray:
        rng, rows = self.rng, self.rows
        if existing:
            codes = _codes()
            return codes[rng.integers(0, len(codes), rows)]
        department = rng.integers(1, 95, rows)
        return np.where(department == 20, 35, department) * 1000 + rng.integers(1, 600, rows)

    def world(self, *, numbers: str, decades: bool, paired: bool) -> World:
        rng, rows = self.rng, self.rows
        cp, town = self.home(paired=paired)
        size = int(rng.choice([60, 200, 1000]))
        words = ["RUE DE LA PAIX", "RUE VICTOR HUGO", "AVENUE FOCH", "RUE DES LILAS", "PLACE DU MARCHE", "RUE PASTEUR"]
        columns = {
            "id": number(np.arange(1, rows + 1)),
            "nir": self.number(how=numbers),
            "nom": self.family(size * 2, frequent=decades),
            "prenom": self.given(decades=decades, size=size),
            "naissance": _iso(self.born),
            "sexe": where(self.sex == 2, "F", "M"),
            "adresse": join(number(rng.integers(1, 200, rows)), " ", pick(rng, words, rows)),
            "cp": cp,
            "ville": town,
            "tel": join(pick(rng, _LANDLINES, rows), number(rng.integers(0, 10_000, rows), 4)),
            "mobile": where(rng.random(rows) < 0.6, join("063998", number(rng.integers(0, 10_000, rows), 4))),
            "visite": _iso(rng.integers(_day(2017), _day(2021), rows)),
            "groupe": pick(rng, ("A+", "O+", "B+", "A-", "O-", "AB+", "B-", "AB-"), rows),
            "labo": pick(rng, ("LABO CENTRAL", "LABO DU PORT", "LABO NORD"), rows),
        }
        return World(columns, KINDS)


def naive(rng: np.random.Generator, rows: int) -> World:
    """Random digits where a NIR should stand, everything else off lists."""
    return _Draft(rng, rows).world(numbers="digits", decades=False, paired=bool(rng.random() < 0.5))


def key_aware(rng: np.random.Generator, rows: int) -> World:
    """Numbers that agree with sex and birth and have their key, places at random."""
    return _Draft(rng, rows).world(numbers="whole", decades=False, paired=True)


def careful(rng: np.random.Generator, rows: int) -> World:
    """As the key-aware one, and with names as frequent as in each decade: all that lists can give."""
    return _Draft(rng, rows).world(numbers="whole", decades=True, paired=True)


def generator(rng: np.random.Generator, rows: int) -> World:
    """As libraries and language models invent rows: each field plausible by itself, the key right."""
    return _Draft(rng, rows).world(numbers="key", decades=False, paired=bool(rng.random() < 0.5))


def independent(rng: np.random.Generator, real: World) -> World:
    """Every column of a true file drawn by itself."""
    return World({n: c.take(pa.array(rng.permutation(real.rows))) for n, c in real.columns.items()}, real.kinds)


def padded(rng: np.random.Generator, real: World) -> World:
    """A true file, a tenth of whose rows are invented and put anywhere in it."""
    extra = real.rows // 10
    fake = (key_aware, generator, naive)[int(rng.integers(0, 3))](rng, extra)
    by_kind = {kind: name for name, kind in fake.kinds.items()}
    blank = pa.array([""] * extra, pa.string())
    columns = {n: fake.columns[by_kind[k]] if k in by_kind else blank for n, k in real.kinds.items()}
    both = below(real.take(np.arange(real.rows - extra)), World(columns, real.kinds))
    return both.take(rng.permutation(both.rows)) if rng.random() < 0.5 else both


@cache
def _name_sexes() -> np.ndarray:
    return np.array(given_names().sex.to_pylist())


@cache
def _codes() -> np.ndarray:
    return np.array([int(code) for code in communes().codes.to_pylist() if code.isdigit() and code < "96"])


def _day(year: int) -> int:
    return int((np.datetime64(f"{year}-01-01") - np.datetime64("1970-01-01")).astype(int))


def _iso(days: np.ndarray) -> pa.StringArray:
    return pa.array(days.astype("datetime64[D]").astype(str))
