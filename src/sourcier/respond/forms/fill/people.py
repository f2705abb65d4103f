"""Sections 3.3 and 3.4: who is concerned, how many, and which data."""

from collections.abc import Iterator

from sourcier.model.notice import Filled
from sourcier.respond.forms.sheet import Sheet

_TYPES = (
    ("a", ("identity", "birth_date"), ()),
    ("b", ("contact",), ()),
    ("f", (), ("origin",)),
    ("g", (), ("religion",)),
    ("h", (), ("sex_life",)),
    ("j", (), ("health.genetic",)),
    ("k", ("health_comment", "diagnosis", "result", "act", "blood_group", "visit"), ()),
    ("n", ("nir",), ()),
    ("q", ("bank",), ()),
    ("s", ("password",), ()),
    ("u", ("insurance",), ("guardianship", "debt", "violence")),
)
"""Option of field 70, the sorts of data and the kinds inside comments that make it."""


def people(sheet: Sheet) -> Iterator[tuple[int, Filled]]:
    """Yield the fields about people and their data."""
    prescribers = sum(one.people for one in sheet.examination.others)
    chosen = [*("d" for _ in range(bool(sheet.minors))), "e", *("j" for _ in range(bool(prescribers)))]
    yield 65, Filled(tuple(chosen), "examination: people, others; dates of birth")
    described = [f"patients {sheet.people}"]
    described += [f"minors {sheet.minors}"] if sheet.minors else []
    described += [f"others {one.role}" for one in sheet.examination.others]
    yield 66, Filled(tuple(described), "draft from examination: people, others")
    exact = sheet.examination.people.low == sheet.examination.people.high and sheet.examination.complete
    yield 67, Filled("a" if exact else "b", "examination: people, as an interval")
    yield 68, Filled(sheet.people, "response: people of this party")
    yield 70, Filled(_types(sheet), "response: sorts of data")
    yield 71, Filled(_described(sheet), "draft from response: sorts of data")
    yield 72, Filled("a" if sheet.examination.complete else "b", "examination: rows")
    yield 73, Filled(sheet.rows, "response: rows of this party")


def _types(sheet: Sheet) -> tuple[str, ...]:
    return tuple(
        key
        for key, sorts, said in _TYPES
        if any(sheet.sorts.get(sort) for sort in sorts) or any(sheet.said.get(kind) for kind in said)
    )


def _described(sheet: Sheet) -> tuple[str, ...]:
    return tuple(f"sort {sort} {count}" for sort, count in sheet.sorts.items() if count)
