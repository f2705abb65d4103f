"""All rules over all that was seen: one pass over the things, memory by target and finding only."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sourcier.model.audit import SEVERITIES, Finding, Step, World
from sourcier.model.audit_rules import Rulebook
from sourcier.model.audit_seen import PeopleSeen, ServerSeen, ThingSeen

from .fingerprint import fingerprint
from .personal import NONE, grade_of, listed, worst
from .registry import rules
from .rule import Across, Held, Hit, Place, Rule

MOST = 10_000
"""Findings of one rule in one target that are told one by one; the others are counted in one more."""
_REST = "and_more"


def rulebook() -> Rulebook:
    """Return what every rule says of itself."""
    return {rule.text.id: rule.text for rule in rules()}


def steps_of_rules() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return, by rule, the usual steps that mend what it finds, and how to check: codes."""
    return {rule.text.id: (rule.remedy, rule.check) for rule in rules()}


def find(world: World, only: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """Return all findings, gravest first, the same for the same world."""
    asked = rules() if only is None else tuple(only)
    places = {server.target: Place(world.target(server.target), server, world.on) for server in world.servers}
    held: dict[str, _Holding] = defaultdict(_Holding)
    across = [(rule, rule.across()) for rule in asked if rule.across is not None]
    kept = _Kept()
    for thing in world.things:
        place = places.get(thing.target) or _unseen(world, thing.target)
        held[thing.target].add(thing)
        for rule in asked:
            for hit in rule.things(thing, place):
                kept.add(_finding(rule, hit, place, thing))
        for _rule, gatherer in across:
            gatherer.see(thing, place)
    for finding in _later(world, asked, across, places, held):
        kept.add(finding)
    return kept.findings()


def _later(
    world: World, asked: Sequence[Rule], across: Sequence[tuple[Rule, Across]], places: dict[str, Place],
    held: dict[str, "_Holding"],
) -> Iterator[Finding]:  # fmt: skip
    for server in world.servers:
        place = places[server.target]
        full = Place(place.target, server, world.on, held[server.target].held)
        for rule in asked:
            for hit in rule.servers(server, full):
                yield _finding(rule, hit, full, None)
    for rule, gatherer in across:
        for hit in gatherer.hits():
            if hit.thing is not None:
                yield _finding(rule, hit, places.get(hit.thing.target) or _unseen(world, hit.thing.target), hit.thing)


def _unseen(world: World, target: str) -> Place:
    return Place(world.target(target), ServerSeen(target, reached=True), world.on)


def _finding(rule: Rule, hit: Hit, place: Place, thing: ThingSeen | None) -> Finding:
    kinds, people, looked = hit.kinds, hit.people, hit.looked
    if thing is not None:
        kinds = listed(thing.kinds) if kinds is None else kinds
        people = people or (thing.people if thing.people.high else None)
        looked = looked or thing.looked
    path = thing.path if thing is not None else ""
    return Finding(
        rule=rule.text.id,
        target=place.target.id,
        where=thing.shown if thing is not None else "",
        severity=hit.severity,
        confidence=round(hit.confidence, 2),
        fingerprint=fingerprint(rule.text.id, place.target.id, path, hit.part),
        kinds=kinds or (),
        people=people,
        duties=rule.text.duties,
        why=hit.why,
        remedy=tuple(Step(code, hit.params) for code in hit.remedy or rule.remedy),
        check=tuple(Step(code, hit.params) for code in rule.check),
        looked=looked,
    )


@dataclass
class _Holding:
    """What lies in one target, added up thing by thing."""

    grades: set[str] = field(default_factory=set)
    kinds: dict[str, int] = field(default_factory=dict)
    """Kind to its best place among those told first."""
    low: int = 0
    best: int = 0
    high: int = 0
    scaled: bool = False
    things: int = 0
    open_things: int = 0

    def add(self, thing: ThingSeen) -> None:
        """Take one thing."""
        grade = grade_of(thing)
        if grade == NONE:
            return
        self.grades.add(grade)
        for at, kind in enumerate(listed(thing.kinds)):
            self.kinds[kind] = min(self.kinds.get(kind, at), at)
        self.low = max(self.low, thing.people.low)
        self.best = max(self.best, thing.people.best)
        self.high += thing.people.high
        self.scaled |= thing.people.scaled
        self.things += 1
        self.open_things += bool(thing.anonymous)

    @property
    def held(self) -> Held:
        """All of it."""
        people = PeopleSeen(self.low, self.best, self.high, self.scaled) if self.high else None
        kinds = tuple(sorted(self.kinds, key=lambda kind: (self.kinds[kind], kind)))
        return Held(worst(self.grades), kinds, people, self.things, self.open_things)


class _Kept:
    """Findings as they come, each fingerprint once, so many of a rule in a target."""

    def __init__(self) -> None:
        self._found: dict[str, Finding] = {}
        self._told: Counter[tuple[str, str]] = Counter()
        self._more: Counter[tuple[str, str]] = Counter()
        self._gravest: dict[tuple[str, str], Finding] = {}

    def add(self, one: Finding) -> None:
        """Take one; of two with one fingerprint the graver stays."""
        known = self._found.get(one.fingerprint)
        if known is not None:
            if _grave(one) > _grave(known):
                self._found[one.fingerprint] = one
            return
        group = (one.rule, one.target)
        if self._told[group] < MOST:
            self._told[group] += 1
            self._found[one.fingerprint] = one
            return
        self._more[group] += 1
        if group not in self._gravest or _grave(one) > _grave(self._gravest[group]):
            self._gravest[group] = one

    def findings(self) -> tuple[Finding, ...]:
        """Return them, gravest first."""
        every = [*self._found.values(), *self._rest()]
        return tuple(sorted(every, key=lambda one: (-_grave(one)[0], -one.confidence, one.rule, one.target,
                                                    one.where, one.fingerprint)))  # fmt: skip

    def _rest(self) -> Iterator[Finding]:
        for (rule, target), count in self._more.items():
            worst_one = self._gravest[(rule, target)]
            yield Finding(
                rule, target, "", worst_one.severity, worst_one.confidence, fingerprint(rule, target, "", _REST),
                duties=worst_one.duties, why=(Step(_REST, {"n": count}),), remedy=worst_one.remedy,
                check=worst_one.check,
            )  # fmt: skip


def _grave(one: Finding) -> tuple[int, float]:
    return SEVERITIES.index(one.severity), one.confidence
