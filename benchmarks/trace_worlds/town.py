"""People as columns of text, made by the hundred thousand: the same number is the same person in every file."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import family_names, given_names

HEADER = "NUMPAT;NOM;PRENOM;DATNAIS;SEXE;NUMSS;ADRESSE;CODPOST;VILLE;TEL;LABO;DERVIS"
BLOCK = 100_000
LABS = 12
_FIRST_BIRTH, _BIRTHS = np.datetime64("1930-01-01"), 28_000
_FIRST_VISIT, _VISITS = np.datetime64("2015-01-05"), 2_000
_LETTERS = ("DU PORT", "DES HALLES", "DE LA RIA", "DU CHATEAU", "DES QUAIS", "DU PARC")
_TOWNS = ("56000;VANNES", "35000;RENNES", "22000;SAINT BRIEUC", "45000;ORLEANS", "27000;EVREUX", "41000;BLOIS")
_WAYS = ("RUE DES LILAS", "RUE DE LA GARE", "ALLEE DU STADE", "RUE PASTEUR", "RUE DU MOULIN", "PLACE DE LA MAIRIE")


def write_holding(path: Path, first: int, rows: int, older: int = 0) -> None:
    """Write the people `first` ... `first + rows`; one in five was last seen `older` days later than the leak says."""
    with path.open("wb") as sink:
        sink.write(f"{HEADER}\r\n".encode())
        for start in range(first, first + rows, BLOCK):
            sink.write(_lines(np.arange(start, min(start + BLOCK, first + rows)), older))


def write_leak(path: Path, people: Iterator[np.ndarray]) -> None:
    """Write the people of several stretches."""
    with path.open("wb") as sink:
        sink.write(f"{HEADER}\r\n".encode())
        for numbers in people:
            for start in range(0, len(numbers), BLOCK):
                sink.write(_lines(numbers[start : start + BLOCK], 0))


def _drawn(numbers: np.ndarray, what: int) -> np.ndarray:
    """A number per person and datum that looks random: SplitMix64 (Steele, Lea, Flood, 2014)."""
    found = (numbers.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(what << 40)
    found = (found ^ (found >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((found ^ (found >> np.uint64(31))) >> np.uint64(11)).astype(np.int64)


def _lines(numbers: np.ndarray, older: int) -> bytes:
    sex = 1 + _drawn(numbers, 1) % 2
    born = _FIRST_BIRTH + _drawn(numbers, 2) % _BIRTHS
    seen = _FIRST_VISIT + _drawn(numbers, 3) % _VISITS + np.where(_drawn(numbers, 4) % 5 == 0, older, 0)
    lab = numbers * LABS // 2_000_000 % LABS
    columns = [
        _text(numbers),
        _pick(family_names().names, _drawn(numbers, 5) % 3_000),
        _given(numbers, sex),
        _dates(born),
        _pick(pa.array(["M", "F"]), sex - 1),
        _numbers(numbers, sex, born),
        pc.binary_join_element_wise(
            _text(1 + _drawn(numbers, 7) % 99), _pick(pa.array(_WAYS), _drawn(numbers, 8) % 6), " "
        ),
        _pick(pa.array(_TOWNS), _drawn(numbers, 9) % 6),
        pc.binary_join_element_wise("06 39 98", _pairs(numbers, 10), _pairs(numbers, 11), " "),
        pc.binary_join_element_wise("LABORATOIRE", _pick(pa.array(_LETTERS), lab % 6), _text(lab + 1), " "),
        _dates(seen),
    ]
    lines = pc.binary_join_element_wise(*columns, ";")
    return pc.binary_join(pa.array([[*lines.to_pylist(), ""]]), "\r\n")[0].as_py().encode("latin-1", "replace")


def _pick(texts: pa.Array, places: np.ndarray) -> pa.Array:
    return texts.take(pa.array(places % len(texts)))


def _given(numbers: np.ndarray, sex: np.ndarray) -> pa.Array:
    known = given_names()
    by_sex = [known.names.filter(pc.equal(known.sex, letter)) for letter in "MF"]
    drawn = _drawn(numbers, 6)
    return pc.if_else(pa.array(sex == 1), _pick(by_sex[0], drawn), _pick(by_sex[1], drawn))


def _text(numbers: np.ndarray) -> pa.Array:
    return pa.array(numbers).cast(pa.string())


def _pairs(numbers: np.ndarray, what: int) -> pa.Array:
    return pc.utf8_lpad(_text(_drawn(numbers, what) % 100), 2, "0")


def _dates(days: np.ndarray) -> pa.Array:
    return pc.strftime(pa.array(days.astype("datetime64[D]"), pa.date32()), format="%d/%m/%Y")


def _numbers(numbers: np.ndarray, sex: np.ndarray, born: np.ndarray) -> pa.Array:
    """National numbers with their keys; order and commune come from the person's number."""
    years = born.astype("datetime64[Y]").astype(np.int64) + 1970
    months = born.astype("datetime64[M]").astype(np.int64) % 12 + 1
    place = 56_000 + (numbers // 900 + 1) % 1_000
    body = (((sex * 100 + years % 100) * 100 + months) * 100_000 + place) * 1_000 + numbers % 900 + 1
    whole = body * 100 + (97 - body % 97)
    return _text(whole)
