# ruff: noqa: INP001
"""Build `maternities.csv` and `drugs.csv` of `sourcier.data` from the lists beside this file.

    python tools/reference/build_lists.py

Needs `communes.parquet`, for the codes of the towns.
"""

from collections.abc import Iterator
from pathlib import Path

import pyarrow.compute as pc

from sourcier.data.communes import communes
from sourcier.data.folding import fold

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / "src/sourcier/data/tables"


def lines(name: str) -> Iterator[str]:
    """Yield the lines of a list, without its remarks."""
    text = (HERE / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def town_code(department: str, written: str) -> str:
    """Return the code of the town of that exact name, if a commune has that code today."""
    known = communes()
    named = known.codes.filter(pc.and_(pc.equal(known.departments, department), pc.equal(known.written, written)))
    today = known.codes.filter(pc.equal(known.valid_to, ""))
    found = named.filter(pc.is_in(named, today))
    if not len(found):
        print(f"no such town in {department}: {written}")  # noqa: T201  # a builder says what it leaves out
        return ""
    return str(found[-1])


def write_maternities() -> None:
    """Write `maternities.csv`."""
    rows = ["department,code,name,share"]
    for line in lines("maternities.txt"):
        department, towns = line.split(" ", 1)
        for written, share in (town.strip().rsplit(" ", 1) for town in towns.split(";")):
            code = town_code(department, written)
            rows += [f"{department},{code},{written},{share}"] if code else []
    (TABLES / "maternities.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def write_drugs() -> None:
    """Write `drugs.csv`; what is both a brand and a substance is a substance."""
    found, nature = {}, ""
    for line in lines("drugs.txt"):
        nature = line[2:] if line.startswith("=") else nature
        found.update({fold(name): nature for name in line.split() if not line.startswith("=")})
    rows = [f"{name},{nature}" for name, nature in sorted(found.items())]
    (TABLES / "drugs.csv").write_text("\n".join(["name,nature", *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_maternities()
    write_drugs()
