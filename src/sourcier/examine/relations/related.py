"""Relations from columns to facts: found, followed row by row, and told."""

from collections.abc import Sequence

import numpy as np

from sourcier.examine.rows import RowFacts
from sourcier.model.facts import Column
from sourcier.model.relations import PeopleSource, Relation
from sourcier.recognise.headers import ROLE_WORDS, words_of
from sourcier.store import Store

from .about import About, Following
from .apart import number_apart
from .find import Group, groups_of, links_of
from .found import Found, Related, promoted, rows_of
from .known import Known
from .leads import Lead, leads_of
from .standing import NAMED, Standing, as_crew, named_crews, standing_of
from .weigh import STRONG


class Relating:
    """Relates the tables of one examination."""

    def __init__(self, store: Store, tables: Sequence[Known]) -> None:
        self._store, self._tables = store, tables
        files, folders = [table.file for table in tables], [table.folder for table in tables]
        self._groups = self._grouped(files, folders)
        alone = self._alone()
        named = [one.level == NAMED for one in alone]
        self._links = links_of(self._groups, files, folders, named) if len(self._groups) > 1 else ()
        roles = [_role(link.column.name) for link in self._links]
        self._standings = named_crews(self._groups, self._links, alone, roles)

    def columns(self) -> tuple[tuple[Column, ...], ...]:
        """Return the columns of all tables, those of lists of prescribers and laboratories as theirs."""
        found = [table.columns for table in self._tables]
        if len(self._groups) > 1:
            for group, standing in zip(self._groups, self._standings, strict=True):
                for number in group.tables:
                    found[number] = as_crew(found[number], standing.crew)
        return tuple(found)

    def _grouped(self, files: list[str], folders: list[str]) -> tuple[Group, ...]:
        """Parts of one layout together; where such number different things alike, those of one folder, or none."""
        sketches = [table.sketch for table in self._tables]
        stores = [table.store for table in self._tables]
        widths = [len(table.columns) for table in self._tables]
        apart = [str(number) for number in range(len(sketches))]
        for homes in ([""] * len(sketches), folders, apart):
            groups = groups_of(sketches, files, homes)
            if not number_apart(self._store, stores, groups, widths, sketches):
                break
        return groups

    def _alone(self) -> list[Standing]:
        """What each group is about by itself."""
        columns = [[self._tables[n].columns for n in group.tables] for group in self._groups]
        return [standing_of(of, group, group.sketch.rows) for of, group in zip(columns, self._groups, strict=True)]

    def follow(self, facts: RowFacts) -> Related | None:
        """Return what relations say of rows; None where there is one table."""
        if len(self._groups) < 2:  # noqa: PLR2004  # nothing to be related to
            return None
        rows = rows_of(self._tables)
        leads = leads_of(self._store, self._groups, self._links, rows)
        standings = promoted(self._standings, leads)
        about = Following(self._groups, leads, standings, facts.keys, rows).about()
        found = Found(self._groups, leads, standings, about, rows)
        return found.related(facts, tuple(self._relation(lead, about, standings) for lead in leads))

    def _relation(self, lead: Lead, about: About, standings: Sequence[Standing]) -> Relation:
        link = lead.link
        pairs = (link.child, link.column), (link.parent, link.key)
        child, parent = (tuple(self._place(n, column.column) for n in self._groups[g].tables) for g, column in pairs)
        if about.used[link.child] is lead:
            role = "person"
        elif lead in about.others:
            role = "other_person"
        else:
            role = "crew" if standings[link.parent].crew else "detail"
        return Relation(
            child=child,
            parent=parent,
            rows=lead.filled,
            met=lead.met,
            parents=lead.parents,
            chance=round(link.weighed.chance, 6),
            role=role,
            strength="strong" if link.weighed.weight >= STRONG else "moderate",
            reasons=link.weighed.reasons,
        )

    def _place(self, number: int, column: int) -> str:
        return f"evidence {self._tables[number].evidence}, table {self._tables[number].number}, column {column}"


def _role(header: str) -> str | None:
    """Whom a column's name speaks of."""
    words = set(words_of(header))
    found = [role for role, signs in ROLE_WORDS.items() if words & signs and role != "patient"]
    return found[0] if len(found) == 1 else None


def sources_of(tables: Sequence[Known], of_row: np.ndarray) -> tuple[PeopleSource, ...]:
    """Return where people stand: per table that names or leads to any, its rows, its people, those of it alone."""
    first = np.concatenate([[0], np.cumsum([table.rows for table in tables])]).astype(np.int64)
    met = [np.unique(of_row[first[n] : first[n + 1]]) for n in range(len(tables))]
    met = [people[people >= 0] for people in met]
    counted = np.bincount(np.concatenate([np.zeros(0, np.int64), *met]), minlength=1)
    found = []
    for number, (table, people) in enumerate(zip(tables, met, strict=True)):
        if people.size:
            rows = np.flatnonzero(of_row[first[number] : first[number + 1]] >= 0)
            only = int((counted[people] == 1).sum())
            found.append(
                PeopleSource(
                    table.evidence, table.number, len(rows), int(rows[0]), int(rows[-1]), int(people.size), only
                )
            )
    return tuple(found)
