"""Invented people for the recognition tests: numbers, names and dates that agree as in life."""

from dataclasses import dataclass, field

import numpy as np

from sourcier.data.communes import communes
from sourcier.data.names import family_names, given_names
from sourcier.data.postcodes import postcodes

START = np.array(
    ["BA", "BER", "CHAR", "DU", "FAU", "GOR", "HAR", "KER", "LA", "MAR", "NOU", "PER", "RO", "SAU", "TRE", "VAL"],
    object,
)
MIDDLE = np.array(["BE", "CHE", "DOU", "GNE", "LI", "MON", "NI", "QUE", "RA", "SO", "TI", "VE"], object)
END = np.array(
    ["AUD", "BERT", "DEC", "ET", "IER", "IN", "LET", "MONT", "NAN", "OT", "QUIN", "RD", "SON", "TEL", "VAUX", "ZAC"],
    object,
)


@dataclass
class People:
    """Columns of text, one entry per row."""

    rows: int
    rng: np.random.Generator
    columns: dict[str, np.ndarray] = field(default_factory=dict)

    def __getitem__(self, name):
        return self.columns[name]


def invented_names(rng, count):
    return rng.choice(START, count) + rng.choice(MIDDLE, count) + rng.choice(END, count)


def family_pool(rng, count):
    """Names of which a part only is in the list of frequent ones, with a long tail."""
    listed = np.array(family_names().names.to_pylist()[:6000], object)
    weights = family_names().weights[:6000].astype(float)
    known = rng.choice(listed, count, p=weights / weights.sum())
    return np.where(rng.random(count) < 0.6, known, invented_names(rng, count))


def given_pool(rng, sexes, years):
    listed = given_names()
    names, sex = np.array(listed.written.to_pylist(), object), np.array(listed.sex.to_pylist())
    result = np.empty(len(sexes), object)
    for code, letter in ((1, "M"), (2, "F")):
        for decade in range(listed.weights.shape[1]):
            chosen = np.flatnonzero(
                (sexes == code) & (np.clip((years - 1900) // 10, 0, listed.weights.shape[1] - 1) == decade)
            )
            weights = np.where(sex == letter, listed.weights[:, decade], 0).astype(float)
            result[chosen] = rng.choice(names, len(chosen), p=weights / weights.sum())
    return result


def digits(numbers, width):
    return np.char.zfill(np.asarray(numbers).astype(np.int64).astype(str), width).astype(object)


def with_key(thirteen):
    """Thirteen digits and their key, mod 97."""
    numbers = np.array([int(value.replace("2A", "19").replace("2B", "18")) for value in thirteen])
    return thirteen + digits(97 - numbers % 97, 2)


def with_luhn(body):
    """Digits and the Luhn key after them."""
    matrix = np.array([[int(c) for c in value] for value in body])
    doubled = matrix.copy()
    doubled[:, ::-2] *= 2
    doubled = np.where(doubled > 9, doubled - 9, doubled)
    return body + (-doubled.sum(axis=1) % 10).astype(str).astype(object)


def day_text(days, style):
    dates = np.asarray(days, "datetime64[D]").astype(object)
    return np.array([date.strftime(style) for date in dates], object)


def blanked(rng, values, share):
    """The values with this share of them left blank."""
    return np.where(rng.random(len(values)) < share, "", values).astype(object)


def invent_people(rows, seed, last_visit="2020-10-30"):
    rng = np.random.default_rng(seed)
    people = People(rows, rng)
    c = people.columns
    sexes = np.where(rng.random(rows) < 0.58, 2, 1)
    age = np.clip(rng.gamma(4.0, 12.0, rows), 0.05, 99)
    birth = (np.datetime64(last_visit) - (age * 365.25).astype(int)).astype("datetime64[D]")
    years = birth.astype("datetime64[Y]").astype(int) + 1970
    _add_homes(people)
    _add_birthplaces(people)
    child = age < 15
    parent_sex = np.where(child, rng.integers(1, 3, rows), sexes)
    parent_birth = np.where(child, birth - rng.integers(8000, 14000, rows), birth).astype("datetime64[D]")
    months = parent_birth.astype("datetime64[M]").astype(int)
    thirteen = (
        parent_sex.astype(str).astype(object)
        + digits((months // 12 + 1970) % 100, 2)
        + digits(months % 12 + 1, 2)
        + c["birth_code"]
        + digits(rng.integers(1, 700, rows), 3)
    )
    family = family_pool(rng, rows)
    married = (sexes == 2) & (age > 25) & (rng.random(rows) < 0.6)
    c |= {
        "sex": sexes,
        "age": age,
        "birth": birth,
        "child": child,
        "nir13": thirteen,
        "nir": with_key(thirteen),
        "family": family,
        "birth_name": np.where(married, family_pool(rng, rows), family),
        "given": given_pool(rng, sexes, years),
        "visit": weekday_visits(rng, rows, last_visit),
    }
    return people


def _add_homes(people):
    rng, rows = people.rng, people.rows
    codes, places = np.array(postcodes().codes.to_pylist(), object), np.array(postcodes().communes.to_pylist(), object)
    near = np.flatnonzero([code[:2] in ("22", "35", "56", "45") for code in codes])
    towns = rng.choice(near, 150, replace=False)
    weights = 1.0 / np.arange(1, 151)
    chosen = rng.choice(towns, rows, p=weights / weights.sum())
    insee = dict(zip(communes().codes.to_pylist(), communes().written.to_pylist(), strict=True))
    people.columns |= {
        "postcode": codes[chosen],
        "commune_code": places[chosen],
        "commune": np.array([insee[code] for code in places[chosen]], object),
        "street": digits_plain(rng.integers(1, 150, rows))
        + rng.choice(np.array([" rue ", " avenue ", " impasse ", " place ", " allée "], object), rows)
        + np.char.title(invented_names(rng, rows).astype(str)).astype(object),
    }


def _add_birthplaces(people):
    rng, rows = people.rng, people.rows
    known = communes()
    large = np.argsort(-known.population)[:400]
    weights = known.population[large].astype(float)
    chosen = rng.choice(large, rows, p=weights / weights.sum())
    people.columns |= {
        "birth_code": np.array(known.codes.to_pylist(), object)[chosen],
        "birth_place": np.array(known.written.to_pylist(), object)[chosen],
    }


def digits_plain(numbers):
    return numbers.astype(str).astype(object)


def weekday_visits(rng, rows, last, years=5):
    days = np.datetime64(last) - rng.integers(0, 365 * years, rows)
    sunday = (days.astype(int) % 7 == 3) & (rng.random(rows) < 0.97)
    return np.where(sunday, days - rng.integers(1, 6, rows), days).astype("datetime64[D]")


def landlines(rng, rows):
    return np.array(["02"], object) + digits(rng.integers(10_000_000, 99_999_999, rows), 8)


def mobiles(rng, rows):
    return rng.choice(np.array(["06", "07"], object), rows) + digits(rng.integers(10_000_000, 99_999_999, rows), 8)


def spaced(phones, mark=" "):
    return np.array([mark.join(value[at : at + 2] for at in range(0, 10, 2)) for value in phones], object)


def crew(people, size, seed):
    """A few doctors who come back: per row the number of one, and per doctor a full set of data."""
    rng = np.random.default_rng(seed)
    weights = 1.0 / np.arange(1, size + 1)
    at = rng.choice(size, people.rows, p=weights / weights.sum())
    sexes = rng.integers(1, 3, size)
    base = invent_people(size, seed + 1)
    data = {
        "family": family_pool(rng, size),
        "given": given_pool(rng, sexes, np.full(size, 1965)),
        "phone": landlines(rng, size),
        "postcode": base["postcode"],
        "commune": base["commune"],
        "street": base["street"],
        "rpps": with_luhn(np.array(["1000"], object) + digits(rng.integers(0, 999_999, size), 6)),
    }
    return {name: values[at] for name, values in data.items()}
