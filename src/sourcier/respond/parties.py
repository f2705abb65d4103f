"""The parties of a response, and the rows nobody answers for."""

import numpy as np

from sourcier.model.facts import Lab
from sourcier.model.parties import Party
from sourcier.model.response import Answerable, Unassigned

from .affair import Affair
from .population import NOWHERE


def answerables(affair: Affair) -> tuple[Answerable, ...]:
    """Return the parties asked about, with how much of the leak is theirs."""
    return tuple(_answerable(affair, party) for party in affair.asked)


def _answerable(affair: Affair, party: Party) -> Answerable:
    rows = affair.rows_of(party)
    return Answerable(
        id=party.id,
        name=party.name,
        role=party.role,
        folder=affair.folder(party),
        rows=int(rows.sum()),
        people=len(affair.population.of_person(rows)),
        dpo=party.dpo,
        labs=_labs(affair, rows),
    )


def unassigned(affair: Affair) -> Unassigned:
    """Return what no controller of the manifest answers for, whoever was asked about."""
    rows = np.asarray(affair.population.controller == NOWHERE)
    return Unassigned(int(rows.sum()), len(affair.population.of_person(rows)), _labs(affair, rows))


def _labs(affair: Affair, rows: np.ndarray) -> tuple[str, ...]:
    """The laboratories these rows name, as the facts of the examination show them."""
    population = affair.population
    places = set(np.unique(population.lab[rows]).tolist())
    return tuple(lab.label for lab in affair.examination.labs if _place(lab, affair, population.lab) in places)


def _place(lab: Lab, affair: Affair, labs: np.ndarray) -> int:
    """Where a laboratory of the facts stands among the population's: by the row its label was first seen in."""
    evidence, table, row = (int(part.rpartition(" ")[2]) for part in lab.seen.split(", "))
    number = sum(len(one.tables) for one in affair.examination.evidence[:evidence]) + table
    return int(labs[affair.population.starts[number] + row])
