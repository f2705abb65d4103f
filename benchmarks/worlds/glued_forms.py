"""Ways of writing a file: the same people as several programs and several counters would write them."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from layouts.text import join, spaced, where

from .world import World

WORDS = ("family_name", "birth_name", "given_name", "street", "commune", "lab_name")
DATES = ("birth_date", "visit_date", "date")
PHONES = ("landline", "mobile")


@dataclass(frozen=True, slots=True)
class Forms:
    """How a program and the people at it write."""

    date: str = "d/m/y"
    sex: str = "MF"
    nir: str = "15"
    zero: bool = True
    """Whether a postcode keeps its leading zero."""
    empty: str = ""
    padded: bool = False
    case: str = "upper"
    phone: str = "bare"
    title: str = "short"

    def fixed_unlike(self, other: "Forms") -> int:
        """In how many ways that the program chooses the two differ."""
        names = ("date", "sex", "nir", "zero", "empty", "padded")
        return sum(getattr(self, name) != getattr(other, name) for name in names)


CHOICES = {
    "date": ("d/m/y", "y-m-d", "ymd", "d.m.y"),
    "sex": ("MF", "12", "HF", "words"),
    "nir": ("15", "13", "spaced"),
    "zero": (True, False),
    "empty": ("", "NULL"),
    "padded": (False, True),
}
HABITS = {"case": ("upper", "title"), "phone": ("bare", "spaced", "dots"), "title": ("short", "long", "small")}


def forms(rng: np.random.Generator, **chosen: object) -> Forms:
    """Draw a way of writing; odd ones are rarer than plain ones."""
    drawn = {name: some[int(rng.integers(0, len(some)) * (rng.random() < 0.6))] for name, some in CHOICES.items()}
    drawn |= {name: some[int(rng.integers(0, len(some)))] for name, some in HABITS.items()}
    return Forms(**{**drawn, **chosen})


def habits(rng: np.random.Generator, like: Forms) -> Forms:
    """The same program at another counter."""
    return replace(like, **{name: some[int(rng.integers(0, len(some)))] for name, some in HABITS.items()})


def unlike(rng: np.random.Generator, other: Forms, least: int) -> Forms:
    """Another program: at least so many of the ways it chooses differ."""
    while True:
        found = forms(rng)
        if found.fixed_unlike(other) >= least:
            return found


def plainly(world: World) -> World:
    """The world with its dates as ``d/m/y``, whichever of two ways they came in."""
    return world.put(**{n: _from_iso(c) for n, c in world.columns.items() if world.kinds[n] in DATES})


def _from_iso(column: pa.StringArray) -> pa.StringArray:
    year, month, day = (pc.utf8_slice_codeunits(column, *cut) for cut in ((0, 4), (5, 7), (8, 10)))
    iso = pc.equal(pc.utf8_slice_codeunits(column, 4, 5), "-").to_numpy(zero_copy_only=False)
    return where(iso, join(day, "/", month, "/", year), column)


def rewritten(world: World, how: Forms) -> World:
    """The world's rows as that program writes them; they come as ``d/m/y``, capitals, bare numbers."""
    return World({name: _column(column, world.kinds[name], how) for name, column in world.columns.items()}, world.kinds)


def _column(column: pa.StringArray, kind: str, how: Forms) -> pa.StringArray:
    filled = pc.greater(pc.binary_length(column), 0).to_numpy(zero_copy_only=False)
    written = where(filled, _cells(column, kind, how))
    if how.padded and kind in WORDS:
        written = where(filled, pc.utf8_rpad(written, 24, " "))
    return where(filled, written, how.empty) if kind not in ("lab_name", "patient_id", "visit_date") else written


def _cells(column: pa.StringArray, kind: str, how: Forms) -> pa.StringArray:
    if kind in WORDS and kind != "lab_name":
        return pc.utf8_title(pc.utf8_lower(column)) if how.case == "title" else pc.utf8_upper(column)
    if kind in DATES:
        return _date(column, how.date)
    if kind == "postcode" and not how.zero:
        return pc.utf8_ltrim(column, "0")
    other = {"landline": (_phone, how.phone), "mobile": (_phone, how.phone), "sex": (_sex, how.sex)}
    other |= {"title": (_title, how.title), "nir": (_nir, how.nir)}
    write, form = other.get(kind, (_as_it_is, ""))
    return write(column, form)


def _as_it_is(column: pa.StringArray, _form: str) -> pa.StringArray:
    return column


def _phone(column: pa.StringArray, form: str) -> pa.StringArray:
    mark = {"spaced": " ", "dots": "."}.get(form)
    return spaced(column, (2, 4, 6, 8), mark) if mark else column


def _date(column: pa.StringArray, form: str) -> pa.StringArray:
    day, month, year = (pc.utf8_slice_codeunits(column, *cut) for cut in ((0, 2), (3, 5), (6, 10)))
    return {
        "d/m/y": column,
        "y-m-d": join(year, "-", month, "-", day),
        "ymd": join(year, month, day),
        "d.m.y": join(day, ".", month, ".", year),
    }[form]


def _sex(column: pa.StringArray, form: str) -> pa.StringArray:
    man = pc.equal(column, "M").to_numpy(zero_copy_only=False)
    yes, no = {"MF": ("M", "F"), "12": ("1", "2"), "HF": ("H", "F"), "words": ("Homme", "Femme")}[form]
    return where(man, pa.array([yes] * len(man)), no)


def _title(column: pa.StringArray, form: str) -> pa.StringArray:
    if form == "short":
        return column
    long = {"M": "MONSIEUR", "MME": "MADAME"} if form == "long" else {"M": "M.", "MME": "Mme", "ENF": "Enf"}
    return pa.array([long.get(value, value) for value in column.to_pylist()], pa.string())


def _nir(column: pa.StringArray, form: str) -> pa.StringArray:
    if form == "15":
        return column
    bare = pc.utf8_slice_codeunits(column, 0, 13)
    return bare if form == "13" else join(bare, " ", pc.utf8_slice_codeunits(column, 13, 15))
