"""The last visits of each laboratory: until when its rows run, against the day it left the software.

The last day is the last with more than a trickle: a few rows dated far beyond all others, as a mistyped year gives, end
no laboratory's period. How far is far, the days before it say.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sourcier.model.parties import Event, Manifest
from sourcier.model.trace import Dating

from .labs import NOWHERE
from .leak import Leak
from .months import day_of, iso, month_of
from .ordered import Named

LAST_VISIT = "last_visit"
_FEWEST = 5
"""Dated rows from which a laboratory's last visit is told."""
_LOOKED_AT = 20
"""Days of visits, before a gap, that say how long gaps are."""
_SURPRISE = 7.0
"""A gap this many times the usual one has odds of one in a thousand."""
_TRICKLE = 0.01
_LEAST_GAP = 21
"""Days: closed laboratories and holidays make gaps as long."""


def last_day(days: np.ndarray) -> tuple[int, int]:
    """Return the last day with more than a trickle, and how many rows lie beyond it; `days` holds at least one."""
    latest = np.sort(days.astype(np.int64))[::-1]
    most = min(len(latest) // 2, max(1, int(len(latest) * _TRICKLE)))
    beyond = 0
    for stray in range(1, most + 1):
        before = latest[stray : stray + _LOOKED_AT]
        usual = max(1.0, (before[0] - before[-1]) / max(1, len(before) - 1))
        if latest[stray - 1] - latest[stray] > max(_LEAST_GAP, _SURPRISE * usual):
            beyond = stray
    return int(latest[beyond]), beyond


def last_visits(leak: Leak, manifest: Manifest, named: Named) -> tuple[Dating, ...]:
    """Return the leak's last visit, then each laboratory's, against the migration of whoever runs it."""
    dated = leak.rows.dated
    if not dated.any():
        return ()
    return (_of_leak(leak.rows.day[dated], manifest.events), *_of_labs(leak, _left(manifest, named)))


def _of_leak(days: np.ndarray, events: Sequence[Event]) -> Dating:
    day, beyond = last_day(days)
    after = sorted(event.date for event in events if event.what == "publication" and day_of(event.date) >= day)
    return Dating(
        subject="leak",
        sort="leak",
        earliest=month_of(day),
        latest=after[0][:7] if after else None,
        why=LAST_VISIT,
        rows=len(days),
        event=after[0] if after else None,
        apart_days=day_of(after[0]) - day if after else None,
        last_visit=iso(day),
        beyond=beyond,
    )


def _left(manifest: Manifest, named: Named) -> Mapping[int, Sequence[str]]:
    """The days on which the party that runs each laboratory migrated."""
    found: dict[int, list[str]] = {}
    for party in manifest.parties:
        days = [event.date for event in manifest.events if (event.party, event.what) == (party.id, "migration")]
        for lab in named.of(party.labs) if days else ():
            if lab != NOWHERE:
                found.setdefault(lab, []).extend(days)
    return found


def _of_labs(leak: Leak, left: Mapping[int, Sequence[str]]) -> Iterator[Dating]:
    labs, dated = leak.labs, leak.rows.dated
    order = np.argsort(labs.of_row, kind="stable")
    ends = np.searchsorted(labs.of_row[order], np.arange(len(labs.labels) + 1))
    for lab, label in enumerate(labs.labels):
        rows = order[ends[lab] : ends[lab + 1]]
        days = leak.rows.day[rows[dated[rows]]]
        if len(days) >= _FEWEST:
            yield _of_lab(label, days, left.get(lab, ()))


def _of_lab(label: str, days: np.ndarray, left: Sequence[str]) -> Dating:
    day, beyond = last_day(days)
    event = min(left, key=lambda date: (abs(day_of(date) - day), date), default=None)
    return Dating(
        subject=label,
        sort="lab",
        earliest=month_of(day),
        latest=None,
        why=LAST_VISIT,
        rows=len(days),
        event=event,
        apart_days=None if event is None else day_of(event) - day,
        last_visit=iso(day),
        beyond=beyond,
    )
