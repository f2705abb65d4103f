"""How tables belong together, and where people stand, as rows of two tables of a page."""

import re
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.facts import Examination

_PLACE = re.compile(r"evidence (\d+), table (\d+), column (\d+)")
ROLES = {
    "person": _("leads to the person"),
    "other_person": _("leads to somebody else"),
    "crew": _("leads to a prescriber or laboratory"),
    "detail": _("leads to a detail"),
}
"""`Relation.role`."""


@dataclass(frozen=True, slots=True)
class Told:
    """One relation, in words."""

    child: str
    parent: str
    role: str
    rows: int
    met: int
    strength: str


def relations_said(examination: Examination, texts: Texts) -> tuple[Told, ...]:
    """Return the relations with the names of tables and columns that may be shown."""
    return tuple(
        Told(
            _column(examination, one.child, texts),
            _column(examination, one.parent, texts),
            texts.say(ROLES[one.role]),
            one.rows,
            one.met,
            one.strength,
        )
        for one in examination.relations
    )


def table_said(examination: Examination, evidence: int, table: int) -> str:
    """Return what a table is called: by its file, and by its number where the file has several."""
    piece = examination.evidence[evidence]
    told = piece.tables[table]
    return piece.name if len(piece.tables) == 1 else f"{piece.name} \u00b7 {told.title or told.name}"


def _column(examination: Examination, places: tuple[str, ...], texts: Texts) -> str:
    found = _PLACE.fullmatch(places[0])
    if found is None:
        return places[0]
    evidence, table, column = (int(part) for part in found.groups())
    name = examination.evidence[evidence].tables[table].columns[column].name
    said = f"{table_said(examination, evidence, table)} \u00b7 {name}"
    more = len(places) - 1
    return said if not more else f"{said} {texts.count('and %(n)s more', 'and %(n)s more', more)}"
