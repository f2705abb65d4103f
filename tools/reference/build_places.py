# ruff: noqa: INP001
"""Build `communes.parquet` and `postcodes.parquet` of `sourcier.data`.

    python tools/reference/build_places.py FOLDER

The folder holds unpacked npm packages: `history` (@etalab/decoupage-administratif 0.8.0, whose history of communes
ends on 1 January 2020), `2021` to `2026` (its versions of those years) and `codes-postaux`.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from sourcier.data.folding import fold_place

TABLES = Path(__file__).parents[2] / "src/sourcier/data/tables"
YEARS = range(2021, 2027)
BEFORE_2007 = (("97123", "Saint-Barthélemy"), ("97127", "Saint-Martin"))
"""Communes of Guadeloupe until 14 July 2007 (organic law 2007-223), which the history leaves out."""


@dataclass(frozen=True)
class Commune:
    """One name of one code over one stretch of time; dates are ISO, empty where open."""

    code: str
    written: str
    first: str = ""
    last: str = ""


def department(code: str) -> str:
    """Return the department of a commune code."""
    return code[:3] if code.startswith(("97", "98")) else code[:2]


def loaded(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return a JSON file of an unpacked package."""
    entries: list[dict[str, Any]] = json.loads((folder / "package" / name).read_text(encoding="utf-8"))
    return entries


def day_before(day: str) -> str:
    """Return the ISO date before `day`, or nothing for nothing."""
    return str(dt.date.fromisoformat(day) - dt.timedelta(1)) if day else ""


def history(folder: Path) -> Iterator[Commune]:
    """Yield the communes since 1943, as known on 1 January 2020."""
    for entry in loaded(folder / "history", "data/historique-communes.json"):
        if entry["type"] == "COM":
            last = day_before(entry.get("dateFin", ""))
            yield Commune(entry["code"], entry["nom"], entry.get("dateDebut", ""), last)
    yield from (Commune(code, name, "", "2007-07-14") for code, name in BEFORE_2007)


def of_year(folder: Path, year: int) -> dict[str, str]:
    """Return the names by code that the package of a year lists; municipal arrondissements count as communes."""
    wanted = ("commune-actuelle", "arrondissement-municipal")
    return {
        entry["code"]: entry["nom"]
        for entry in loaded(folder / str(year), "data/communes.json")
        if entry["type"] in wanted
    }


def followed(folder: Path) -> list[Commune]:
    """Return the history, carried on with what each year's list changed on 1 January."""
    known = list(history(folder))
    ended = [here for here in known if here.last]
    living = {here.code: here for here in known if not here.last}
    for year in YEARS:
        names, new_year = of_year(folder, year), f"{year}-01-01"
        gone = {code for code, here in living.items() if fold_place(names.get(code, "")) != fold_place(here.written)}
        ended += [replace(living.pop(code), last=day_before(new_year)) for code in sorted(gone)]
        outside = year == YEARS[0]
        for code, name in names.items():
            old = outside and code not in gone and department(code) not in RENEWED
            living.setdefault(code, Commune(code, name, "" if old else new_year))
    return ended + list(living.values())


RENEWED = frozenset(f"{number:02}" for number in range(1, 96))
"""Departments that the history covers: there, a code first seen in 2021 is new (municipal arrondissements apart)."""


def merged(communes: Iterable[Commune]) -> Iterator[Commune]:
    """Join stretches of one code whose names only differ in hyphens, accents or arrondissement."""
    ordered = sorted(communes, key=lambda here: (here.code, fold_place(here.written), here.first))
    current = ordered[0]
    for here in ordered[1:]:
        same = (here.code, fold_place(here.written)) == (current.code, fold_place(current.written))
        if same and current.last and here.first and day_before(here.first) <= current.last:
            current = replace(here, first=current.first)
        else:
            yield current
            current = here
    yield current


def without_false_start(here: Commune, arrondissements: set[str]) -> Commune:
    """Return a municipal arrondissement without the date of the list that first named it."""
    return replace(here, first="") if here.code in arrondissements else here


def write_communes(folder: Path) -> None:
    """Write `communes.parquet`, in order of code and date."""
    latest = loaded(folder / str(YEARS[-1]), "data/communes.json")
    people = {entry["code"]: entry.get("population", 0) for entry in latest}
    arrondissements = {entry["code"] for entry in latest if entry["type"] == "arrondissement-municipal"}
    found = [without_false_start(here, arrondissements) for here in merged(followed(folder))]
    found.sort(key=lambda here: (here.code, here.first, here.last or "9999"))
    columns = {
        "code": [here.code for here in found],
        "name": [fold_place(here.written) for here in found],
        "written": [here.written for here in found],
        "valid_from": [here.first for here in found],
        "valid_to": [here.last for here in found],
        "department": [department(here.code) for here in found],
        "population": pa.array([0 if here.last else people.get(here.code, 0) for here in found], pa.int32()),
    }
    pq.write_table(pa.table(columns), TABLES / "communes.parquet", compression="zstd", compression_level=19)


def postcode_pairs(folder: Path) -> set[tuple[str, str, str]]:
    """Return postcode, commune code and written name: today's communes, then parts of communes under their own name."""
    latest = loaded(folder / str(YEARS[-1]), "data/communes.json")
    codes = {entry["code"]: entry.get("codesPostaux", []) for entry in latest if entry["type"] != "commune-deleguee"}
    pairs = {(post, code, entry["nom"]) for entry in latest for code in [entry["code"]] for post in codes.get(code, [])}
    pairs |= {
        (post, entry["chefLieu"], entry["nom"])
        for entry in latest
        if "chefLieu" in entry
        for post in codes[entry["chefLieu"]]
    }
    older = loaded(folder / "codes-postaux", "codes-postaux.json")
    return pairs | {(entry["codePostal"], entry["codeCommune"], entry["nomCommune"]) for entry in older}


def write_postcodes(folder: Path) -> None:
    """Write `postcodes.parquet`, one row per postcode, commune code and folded name."""
    rows = {
        (post, code, fold_place(written)): written
        for post, code, written in sorted(postcode_pairs(folder), reverse=True)
    }
    found = sorted(rows)
    columns = {
        "postcode": [row[0] for row in found],
        "code": [row[1] for row in found],
        "name": [row[2] for row in found],
        "written": [rows[row] for row in found],
        "department": [department(row[1]) for row in found],
    }
    pq.write_table(pa.table(columns), TABLES / "postcodes.parquet", compression="zstd", compression_level=19)


if __name__ == "__main__":
    write_communes(Path(sys.argv[1]))
    write_postcodes(Path(sys.argv[1]))
