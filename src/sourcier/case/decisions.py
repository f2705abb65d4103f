"""``decisions.toml``: what people settled, in a form they can read and write by hand.

[[column]]
id = "d4"
evidence = 0
table = 0
column = 12
kind = "birth_date"          # empty: nothing is known of it
who = "A. Analyst"
why = "confirmed by the laboratory"
when = "2026-01-05T10:00:00+01:00"

[[reading]]
id = "d5"
evidence = 0
delimiter = ";"              # and encoding, quote, escape, header_rows, preamble_lines; none: as it was found
who, why, when               # as above

[[person]]
id = "d6"
a_evidence = 0
a_table = 0
a_row = 17                   # from 0, of the table as it is stored
b_evidence, b_table, b_row   # as above
same = true                  # one person; false: two
who, why, when               # as above
a_at, b_at = 1023, 20480      # where the records begin, in bytes; may be left out
second_reader = "B. Reader"  # in every sort of table, once somebody looked again

[[lab]]                      # as [[person]]: the labels that stand in the two rows name one laboratory

[[severity]]
id = "d7"
party = "lab-1"              # empty: all
sort = "password"            # people with this sort of data; empty: all
factor = "dpc"               # or ei, confidentiality, integrity, availability, malicious, unintelligible
value = "1"
who, why, when               # as above

[[telling]]
id = "d8"
party = "lab-1"
exception = "34_3_a"         # or 34_3_b, 34_3_c, no_high_risk; none: people are told
who, why, when               # as above
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

import rfc8785

from sourcier.model.decisions import (
    ColumnKind,
    Decisions,
    ReadingChoice,
    SameLab,
    SamePerson,
    SeverityChoice,
    TellingChoice,
)
from sourcier.model.message import Message
from sourcier.model.plain import to_plain
from sourcier.model.reading import Overrides

from .contradictions import clash
from .errors import decisions_unreadable
from .toml import decoded, error_line, first_line, table, table_line

Placed = ColumnKind | ReadingChoice | SamePerson | SameLab
"""Decisions about a place in the evidence."""
Decision = Placed | SeverityChoice | TellingChoice
_SAID = {"id": str, "who": str, "why": str, "when": str, "second_reader": str}
_OVERRIDES = {
    "encoding": str,
    "delimiter": str,
    "quote": str,
    "escape": str,
    "header_rows": int,
    "preamble_lines": int,
}
_ROWS = {f"{side}_{part}": int for side in "ab" for part in ("evidence", "table", "row")}
_TOO_LARGE = 1 << 53
"""Numbers that JSON need not keep apart (RFC 8785)."""
_OFFSETS = {"a_at": int, "b_at": int}
_SHAPES: Mapping[str, Mapping[str, type]] = {
    "column": {"evidence": int, "table": int, "column": int, "kind": str, **_SAID},
    "reading": {"evidence": int, **_OVERRIDES, **_SAID},
    "person": {**_ROWS, "same": bool, **_SAID, **_OFFSETS},
    "lab": {**_ROWS, "same": bool, **_SAID, **_OFFSETS},
    "severity": {"party": str, "sort": str, "factor": str, "value": str, **_SAID},
    "telling": {"party": str, "exception": str, **_SAID},
}
_OPTIONAL = {"id", "second_reader", *_OVERRIDES, *_OFFSETS}
_FIELDS = {
    ColumnKind: "columns",
    ReadingChoice: "readings",
    SamePerson: "persons",
    SameLab: "labs",
    SeverityChoice: "severities",
    TellingChoice: "tellings",
}
_TABLES = {SamePerson: "person", SameLab: "lab", SeverityChoice: "severity", TellingChoice: "telling"}
_WANTED = {
    str: Message("Write %(name)s as a text between quotes.").text,
    int: Message("Write %(name)s as a whole number from 0.").text,
    bool: Message("Write %(name)s as true or false, without quotes.").text,
}
_HEAD = """\
# What people settled in this case. Each table may be changed or removed by hand;
# the next run takes it into account, and the journal keeps the history.

"""


def decisions_text(decisions: Decisions) -> str:
    """Return the whole file, in the order the decisions were taken within each sort."""
    return _HEAD + "\n".join(_as_table(decision) for decision in every(decisions))


def _as_table(decision: Decision) -> str:
    values = asdict(decision)
    reader: dict[str, str | None] = {"second_reader": values.pop("second_reader") or None}
    if isinstance(decision, ColumnKind):
        return table("column", {**values, "kind": decision.kind or "", **reader})
    if isinstance(decision, ReadingChoice):
        said = {name: values[name] for name in ("who", "why", "when")}
        evidence = decision.evidence
        return table(
            "reading", {"id": decision.id, "evidence": evidence, **asdict(decision.overrides), **said, **reader}
        )
    return table(_TABLES[type(decision)], {**values, **reader})


def every(decisions: Decisions) -> Iterator[Decision]:
    """Yield all decisions, sort after sort."""
    yield from placed(decisions)
    yield from decisions.severities
    yield from decisions.tellings


def placed(decisions: Decisions) -> Iterator[Placed]:
    """Yield the decisions about a place in the evidence, sort after sort."""
    yield from decisions.columns
    yield from decisions.readings
    yield from decisions.persons
    yield from decisions.labs


def read_decisions(content: bytes) -> Decisions:
    """Return the decisions a file holds. Raises DecisionsUnreadable, which names the line and the remedy."""
    text = decoded(content, decisions_unreadable)
    try:
        plain = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        remedy = Message("Write it as TOML: a text stands between quotes, a number does not.")
        raise decisions_unreadable(error_line(error, text), remedy) from None
    found = {sort: _tables(text, sort, plain.pop(sort, [])) for sort in _SHAPES}
    for name in plain:
        raise decisions_unreadable(
            first_line(text, name),
            Message(
                "Remove it: only %(known)s can stand here.", {"known": ", ".join(f"[[{sort}]]" for sort in _SHAPES)}
            ),
        )
    _refuse_repeated(text, found)
    decisions = Decisions(
        tuple(ColumnKind(**{**values, "kind": values["kind"] or None}) for values in found["column"]),
        tuple(_reading(values) for values in found["reading"]),
        tuple(SamePerson(**values) for values in found["person"]),
        tuple(SameLab(**values) for values in found["lab"]),
        tuple(SeverityChoice(**values) for values in found["severity"]),
        tuple(TellingChoice(**values) for values in found["telling"]),
    )
    _refuse_contradictions(text, decisions)
    return decisions


def decisions_digest(decisions: Decisions) -> str:
    """Return the SHA-256 of what was settled, whatever the layout and comments of the file.

    Sorts and fields that are empty count for nothing, so that files from before there were such keep their digest.
    """
    plain = {
        sort: [
            {name: value for name, value in values.items() if (name, value) != ("second_reader", "")} for values in all_
        ]
        for sort, all_ in to_plain(decisions).items()
        if all_ or sort in ("columns", "readings")
    }
    return hashlib.sha256(rfc8785.dumps(plain)).hexdigest()


def without(decisions: Decisions, identifier: str) -> Decisions:
    """Return the decisions less the one with that id."""
    return _made_of(choice for choice in every(decisions) if choice.id != identifier)


def with_added(decisions: Decisions, decision: Decision) -> Decisions:
    """Return the decisions and one more."""
    return _made_of((*every(decisions), decision))


def with_reader(decisions: Decisions, identifier: str, who: str) -> Decisions:
    """Return the decisions, the one with that id confirmed by a second reader."""
    return _made_of(replace(d, second_reader=who) if d.id == identifier else d for d in every(decisions))


def _made_of(decisions: Iterable[Decision]) -> Decisions:
    sorts: dict[str, list[Any]] = {name: [] for name in _FIELDS.values()}
    for decision in decisions:
        sorts[_FIELDS[type(decision)]].append(decision)
    return Decisions(**{name: tuple(found) for name, found in sorts.items()})


def _tables(text: str, sort: str, plain: Any) -> list[dict[str, Any]]:
    if not isinstance(plain, list) or not all(isinstance(values, dict) for values in plain):
        remedy = Message("Write [[%(sort)s]], between two pairs of brackets.", {"sort": sort})
        raise decisions_unreadable(first_line(text, sort), remedy)
    return [_checked(values, sort, number, text) for number, values in enumerate(plain)]


def _checked(values: Mapping[str, Any], sort: str, number: int, text: str) -> dict[str, Any]:
    """Return the values of one table, with an id, each of its right type."""
    shape, line = _SHAPES[sort], table_line(text, sort, number)
    timed = {key: value.isoformat() if isinstance(value, datetime | date) else value for key, value in values.items()}
    given = {"id": f"{sort}-{number + 1}", **timed}
    if set(given) - set(shape):
        names = ", ".join(shape)
        raise decisions_unreadable(line, Message("Use only these names in it: %(names)s.", {"names": names}))
    for key, kind in shape.items():
        if key in given and not _fits(given[key], kind):
            raise decisions_unreadable(line, Message(_WANTED[kind], {"name": key}))
        if key not in given and key not in _OPTIONAL:
            raise decisions_unreadable(line, Message("Say %(name)s in that table: it is missing.", {"name": key}))
    return given


def _fits(value: Any, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _TOO_LARGE
    return isinstance(value, kind)


def _reading(values: dict[str, Any]) -> ReadingChoice:
    overrides = Overrides(**{key: values.pop(key) for key in _OVERRIDES if key in values})
    return ReadingChoice(overrides=overrides, **values)


def _refuse_repeated(text: str, found: Mapping[str, list[dict[str, Any]]]) -> None:
    seen: set[str] = set()
    for sort, tables in found.items():
        for number, values in enumerate(tables):
            if values["id"] in seen:
                raise decisions_unreadable(
                    table_line(text, sort, number), Message("Give it another id: that one is taken.")
                )
            seen.add(values["id"])


def _refuse_contradictions(text: str, decisions: Decisions) -> None:
    found = clash(decisions)
    if found is None:
        return
    if found.earlier is found.later:
        remedy = Message("Name two different rows: it names the same one twice.")
    else:
        remedy = Message("Remove it or the decision %(id)s: they contradict each other.", {"id": found.earlier.id})
    tables = zip(_SHAPES, (getattr(decisions, name) for name in _FIELDS.values()), strict=True)
    places = ((sort, number, d) for sort, all_ in tables for number, d in enumerate(all_))
    line = next(table_line(text, sort, number) for sort, number, d in places if d is found.later)
    raise decisions_unreadable(line, remedy)
