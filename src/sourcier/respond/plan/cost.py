"""What it costs to reach one controller's people, channel by channel."""

from collections.abc import Iterator
from dataclasses import dataclass

from sourcier.model.response import CostLine, Plan

from .tariffs import price

_HOUR = 60
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people can be reached how."""

    people: int
    """To be told."""
    by_letter: int
    """Of these, those with a postal address."""
    by_email: int
    """Those with a mail address and no postal one."""


def plan_of(party: str, reach: Reach, day: str) -> Plan:
    """Return the plan by the tariffs in force on an ISO day; a channel without a tariff then is left out."""
    lines = tuple(_lines(reach, day))
    calls, minutes = _calls(reach, day)
    hours = -(-minutes // _HOUR)
    return Plan(party, reach.people, lines, sum(line.cents for line in lines), calls, hours)


def _lines(reach: Reach, day: str) -> Iterator[CostLine]:
    for channel, units in (("letter", reach.by_letter), ("printing", reach.by_letter), ("email", reach.by_email)):
        found = price(channel, day)
        if found is not None and units:
            tariff, one = found
            yield CostLine(channel, units, one.unit, units * one.cents, tariff.id, tariff.source)
    found = price("hotline", day)
    _, minutes = _calls(reach, day)
    if found is not None and minutes:
        tariff, one = found
        yield CostLine("hotline", minutes, one.unit, minutes * one.cents, tariff.id, tariff.source)


def _calls(reach: Reach, day: str) -> tuple[int, int]:
    found = price("hotline", day)
    if found is None:
        return 0, 0
    calls = -(-reach.people * found[1].per_mille // _THOUSAND)
    return calls, calls * found[1].minutes
