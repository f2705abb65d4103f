"""The same base in many places, by keyed sketches of whom it is about: no value is kept, none can be read back.

A sketch holds the smallest keyed digests of a thing's people; the share that two have in common among the smallest of
both together estimates the share of people they have in common (Broder, 1997).
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import heappush, heappushpop

import numpy as np
from numpy.typing import NDArray

from sourcier.audit.personal import GRAVE, NONE, SENSITIVE, grade_of, sure
from sourcier.audit.places import is_declared
from sourcier.audit.rule import LIKELY, SURE, Hit, Place, Rule, step
from sourcier.audit.sketch import shared
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, LOW, MEDIUM, SEVERITIES
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen

MOST = 10_000
"""Things whose sketches are held: those with most people."""
_FEW = 20
"""People under which a thing is no base."""
_CONTAINED = 0.5
"""Share of the smaller one's people that are in the larger one from which one is a copy of the other."""
_EVIDENCE = 5
"""Digests in common, at least."""
_NEAR = 8
"""A digest joins each of its holders with so many after it: a crowd of copies hangs together by that."""
_BY_COPIES = ((2, LOW), (4, MEDIUM))


@dataclass(frozen=True, slots=True)
class _Base:
    thing: ThingSeen
    """Without its tables and its sketch."""
    sketch: NDArray[np.uint64]
    severe: bool
    home: bool
    """Whether its owner declared that it lies there."""


class _Copies:
    def __init__(self) -> None:
        self._held: list[tuple[int, int, _Base]] = []
        self._seen = 0

    def see(self, thing: ThingSeen, place: Place) -> None:
        """Take one thing that may be a base."""
        grade = grade_of(thing)
        if not thing.sketch or thing.sketch_of < _FEW or grade == NONE:
            return
        kinds = sure(thing.kinds)
        home = bool(place.target.declared) and all(is_declared(kind, place.target) for kind in kinds)
        sketch = np.array(thing.sketch, np.uint64)
        base = _Base(replace(thing, sketch=(), parts=()), sketch, grade in (GRAVE, SENSITIVE), home)
        entry = (thing.sketch_of, -self._seen, base)
        self._seen += 1
        if len(self._held) < MOST:
            heappush(self._held, entry)
        else:
            heappushpop(self._held, entry)

    def hits(self) -> Iterator[Hit]:
        """Tell of each copy outside the places it is declared in."""
        bases = [entry[2] for entry in sorted(self._held, key=lambda entry: -entry[1])]
        for group in _groups(bases):
            places, targets = len(group), len({base.thing.target for base in group})
            severity = next((level for most, level in _BY_COPIES if places <= most), HIGH)
            if any(base.severe for base in group):
                severity = SEVERITIES[min(SEVERITIES.index(severity) + 1, SEVERITIES.index(HIGH))]
            same = Counter(base.thing.digest for base in group if base.thing.digest)
            for base in group:
                if base.home:
                    continue
                why = [step("places", n=places, targets=targets)]
                if same[base.thing.digest] > 1 and base.thing.digest:
                    why.append(step("same_bytes", n=same[base.thing.digest]))
                yield Hit(severity, SURE if len(why) > 1 else LIKELY, tuple(why), thing=base.thing)


def _groups(bases: list[_Base]) -> list[list[_Base]]:
    """Return those that are copies of each other, two at least."""
    parent = list(range(len(bases)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in _pairs(bases):
        if root(one) != root(other) and _is_copy(bases[one], bases[other]):
            parent[max(root(one), root(other))] = min(root(one), root(other))
    found: dict[int, list[_Base]] = defaultdict(list)
    for at, base in enumerate(bases):
        found[root(at)].append(base)
    return [group for group in found.values() if len(group) > 1]


def _pairs(bases: list[_Base]) -> Iterator[tuple[int, int]]:
    """Yield those that have digests in common, by place."""
    if not bases:
        return
    digests = np.concatenate([base.sketch for base in bases])
    owners = np.repeat(np.arange(len(bases)), [len(base.sketch) for base in bases])
    order = np.argsort(digests, kind="stable")
    digests, owners = digests[order], owners[order]
    found = []
    for reach in range(1, _NEAR + 1):
        same = digests[reach:] == digests[:-reach]
        found.append(owners[:-reach][same] * len(bases) + owners[reach:][same])
    keys, counts = np.unique(np.concatenate(found), return_counts=True)
    for key in keys[counts >= _EVIDENCE].tolist():
        yield key // len(bases), key % len(bases)


def _is_copy(one: _Base, other: _Base) -> bool:
    first, second = tuple(one.sketch.tolist()), tuple(other.sketch.tolist())
    return max(shared(first, one.thing.sketch_of, second, other.thing.sketch_of)) >= _CONTAINED


RULE = Rule(
    RuleText(
        id="SRC210-copies-in-many-places",
        title=_("The same base in many places"),
        risk=_("Each copy leaks by itself, and none is deleted when the base is."),
        duties=("GDPR 5(1)(c)", "GDPR 5(1)(e)", "GDPR 32"),
        severity=MEDIUM,
        confidence=LIKELY,
        says={
            "places": _("The same people lie in %(n)s places, in %(targets)s targets."),
            "same_bytes": _("Copies that are alike to the last byte: %(n)s."),
            "choose": _("Choose the one place it belongs in, and declare it in audit.toml (declared = [...])."),
            "delete_others": _("Delete the others, and write down who did, when and how."),
            "link": _("Let whoever needs it read it there instead of copying it."),
            "one_left": _("One copy is left, where it is declared."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("choose", "delete_others", "link"),
    check=("one_left", "run_again"),
    across=_Copies,
)  # fmt: skip
