"""Counting what is true while the case is made, one laboratory after the other."""

from collections import Counter
from typing import Any

import numpy as np
import pyarrow.compute as pc

from . import days
from .care import prescribers
from .comments import tally as comment_facts
from .draw import Draw
from .labs import Lab
from .layout import columns
from .lines import Lines
from .people import BEBE, ENFANT, MEN, NONE, SOEUR, WOMEN
from .seeds import Ints
from .truth import ColumnTruth, LabTruth, Truth

_CIVILITIES = {"none": NONE, "women": WOMEN, "men": MEN, "enfant": ENFANT, "bebe": BEBE, "soeur": SOEUR}


class Tally:
    """The running counts over the leak's lines."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._by: dict[str, Counter[str]] = {name: Counter() for name in ("civility", "department", "doctor", "month")}
        self._comments: Counter[str] = Counter()
        self._damage: Counter[str] = Counter()
        self._filled = np.zeros(len(columns()), np.int64)
        self._numbers: list[Ints] = []
        self._prescribers: set[int] = set()
        self._mails: set[int] = set()
        self.labs: list[LabTruth] = []

    def add(self, draw: Draw, rows: Ints, lines: Lines, damage: Counter[str]) -> None:
        """Count one laboratory's lines of the leak."""
        self._damage += damage
        self._filled += np.array(lines.filled)
        self._count_people(draw, rows)
        self._count_by(draw, rows)
        self._comments += comment_facts(draw.comments, draw.people.leaked)
        self.labs.append(_lab(draw, rows))

    def _count_people(self, draw: Draw, rows: Ints) -> None:
        people, written = draw.people, draw.written
        has = written.has_nir[rows]
        self._numbers.append(people.numbers.body[people.holder[rows[has]]])
        self._counts.update(
            lines=len(rows),
            with_nir=int(has.sum()),
            wrong_nir=int(written.wrong_nir[rows].sum()),
            under_other=int((has & (people.holder[rows] != rows)).sum()),
            women=int((people.sex[rows] == 2).sum()),  # noqa: PLR2004  # the NIR's code
            soldiers=int(draw.cover.soldier[rows].sum()),
            samplers=len(np.unique(draw.care.sampler[rows][draw.care.sampler[rows] > 0])),
            households=len(np.unique(people.families.head[rows])),
        )
        self._prescribers.update(np.unique(draw.care.prescriber[rows]).tolist())
        self._mails.update(np.unique(draw.care.mailed[rows]).tolist())

    def _count_by(self, draw: Draw, rows: Ints) -> None:
        titles = np.bincount(draw.people.title[rows], minlength=len(_CIVILITIES))
        self._by["civility"].update({name: int(titles[code]) for name, code in _CIVILITIES.items()})
        towns = np.bincount(draw.contacts.town[rows], minlength=len(draw.contacts.around)).tolist()
        for place, count in zip(draw.contacts.around, towns, strict=True):
            self._by["department"][place.department] += count
        doctors = np.bincount(draw.care.prescriber[rows])
        for row in np.flatnonzero(doctors).tolist():
            self._by["doctor"][prescribers(draw.seed).department[row]] += int(doctors[row])
        years, months, _ = days.parts(draw.people.seen[rows])
        when, counts = np.unique(years * 100 + months, return_counts=True)
        named = [f"{one // 100}-{one % 100:02}" for one in when.tolist()]
        self._by["month"].update(dict(zip(named, counts.tolist(), strict=True)))

    def truth(self, seed: int, scale: float, size: int, sha256: str, rest: dict[str, Any]) -> Truth:
        """Everything counted, with what the holdings gave in `rest`."""
        filled = {place.fill: int(count) for place, count in zip(columns(), self._filled, strict=True)}
        counts = self._counts
        mails = pc.binary_length(prescribers(seed).mail).to_numpy()
        return Truth(
            seed=seed,
            scale=scale,
            bytes=size,
            sha256=sha256,
            lines=counts["lines"],
            people=counts["lines"],
            with_nir=counts["with_nir"],
            distinct_nir=len(np.unique(np.concatenate(self._numbers))),
            wrong_nir=counts["wrong_nir"],
            under_other=counts["under_other"],
            family_name=filled["family"],
            civilities=dict(self._by["civility"]),
            women=counts["women"],
            men=counts["lines"] - counts["women"],
            landline=filled["landline"],
            mobile=filled["mobile"],
            emails=filled["email"],
            doctor_emails=int(np.count_nonzero(mails[sorted(self._mails)])),
            passwords=filled["password"],
            soldiers=counts["soldiers"],
            prescribers=len(self._prescribers - {0}),
            samplers=counts["samplers"],
            households=counts["households"],
            damage=dict(sorted(self._damage.items())),
            cut=True,
            departments=_sorted(self._by["department"]),
            prescriber_departments=_sorted(self._by["doctor"]),
            months=_sorted(self._by["month"]),
            comments=_sorted(self._comments),
            labs=tuple(self.labs),
            columns=tuple(
                ColumnTruth(place.index, place.header, place.kinds, int(count))
                for place, count in zip(columns(), self._filled, strict=True)
            ),
            **rest,
        )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return {name: count for name, count in sorted(counts.items()) if count and name}


def _lab(draw: Draw, rows: Ints) -> LabTruth:
    lab: Lab = draw.plan.lab
    seen = draw.people.seen[rows]
    return LabTruth(
        label=lab.label,
        code=lab.code,
        finess=lab.finess,
        department=lab.department,
        controller=lab.controller.id,
        migration=lab.controller.migration,
        lines=len(rows),
        on_area=draw.plan.on_area,
        first=days.iso(int(seen.min())),
        last=days.iso(int(seen.max())),
    )
