"""Relations as facts tell them, followed again over the same rows."""

import re
from collections.abc import Sequence

import numpy as np

from sourcier.examine.rows import RowFacts
from sourcier.model.relations import Relation
from sourcier.store import Store

from .about import Following
from .find import Group, Link
from .found import Found, Related, promoted, rows_of
from .known import Known
from .leads import Lead, leads_of
from .sketch import Keyed, Sketch, together
from .standing import standing_of
from .weigh import Weighed

_PLACE = re.compile(r"evidence (\d+), table (\d+), column (\d+)")
Place = tuple[int, int, int]


def follow_again(
    store: Store, tables: Sequence[Known], relations: Sequence[Relation], facts: RowFacts
) -> Related | None:
    """Return what relations say of rows; None where there is one table only."""
    if len(tables) < 2:  # noqa: PLR2004  # nothing to be related to
        return None
    number = {(table.evidence, table.number): place for place, table in enumerate(tables)}
    groups = _groups(tables, relations, number)
    of_table = {table: place for place, group in enumerate(groups) for table in group.tables}
    links = [_link(relation, tables, number, of_table) for relation in relations]
    rows = rows_of(tables)
    leads = leads_of(store, groups, links, rows)
    roles = {id(link): relation.role for link, relation in zip(links, relations, strict=True)}
    columns = [[tables[n].columns for n in group.tables] for group in groups]
    alone = [standing_of(of, group, group.sketch.rows) for of, group in zip(columns, groups, strict=True)]
    standings = promoted(alone, leads)
    about = Following(groups, leads, standings, facts.keys, rows).as_told(lambda lead: roles[id(lead.link)])
    return Found(groups, leads, standings, about, rows).related(facts, tuple(relations))


def _places(said: Sequence[str]) -> list[Place]:
    found = (_PLACE.fullmatch(place) for place in said)
    return [(int(one[1]), int(one[2]), int(one[3])) for one in found if one]


def _groups(
    tables: Sequence[Known], relations: Sequence[Relation], number: dict[tuple[int, int], int]
) -> tuple[Group, ...]:
    parts = {
        tuple(number[place[:2]] for place in _places(side))
        for relation in relations
        for side in (relation.child, relation.parent)
    }
    taken = {table for part in parts for table in part}
    whole = sorted([*parts, *((table,) for table in range(len(tables)) if table not in taken)])
    return tuple(Group(part, together([tables[n].sketch for n in part])) for part in whole)


def _link(
    relation: Relation, tables: Sequence[Known], number: dict[tuple[int, int], int], of_table: dict[int, int]
) -> Link:
    (child, parent) = (_places(side)[0] for side in (relation.child, relation.parent))
    first, second = number[child[:2]], number[parent[:2]]
    weighed = Weighed(0.0, named=True, chance=relation.chance, reasons=relation.reasons)
    return Link(
        of_table[first],
        _keyed(tables[first], child[2]),
        of_table[second],
        _keyed(tables[second], parent[2]),
        weighed,
    )


def _keyed(table: Known, column: int) -> Keyed:
    told = table.columns[column]
    none = np.zeros(0, np.uint64)
    return Keyed(column, told.name, (), told.kind, told.filled, told.distinct, True, none, None, np.zeros(0))  # noqa: FBT003  # a key, as facts say


def bare_sketch(rows: int) -> Sketch:
    """Return what is known of a table once facts say how it is related."""
    return Sketch("", (), (), rows, ())


__all__ = ["Lead", "bare_sketch", "follow_again"]
