"""Somebody wrote to or called a person who never was: which copy had that address, and what it weighs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcier import __version__
from sourcier.model.marks import ALARM_SCHEMA, Alarm, Sighting
from sourcier.secret import Key

from .canaries import alias_digest
from .find import CopyLine
from .keyed import MarkKeys

CHANNELS = ("mail", "call", "sms", "letter", "web", "dns")
_ECHO = frozenset({"web", "dns"})
"""Resolvers look names up and scanners open links of any mail that passes: nobody need hold the copy for that."""
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Seen:
    """One address that was written to or called."""

    address: str
    channel: str = ""
    """One of `CHANNELS`; empty where nobody says."""


def alarm(seen: Sequence[Seen], lines: Sequence[CopyLine], key: Key) -> Alarm:
    """Say whose copies had these addresses."""
    keys = MarkKeys.of(key)
    digests = [(alias_digest(keys, one.address), one.channel) for one in seen]
    sightings = []
    for line in lines:
        own = frozenset(line.marks.get("aliases", ()))
        hits = [(digest, channel) for digest, channel in digests if digest in own]
        if hits:
            sightings.append(_sighting(line, hits))
    given = {digest for line in lines for digest in line.marks.get("aliases", ())}
    unknown = len({digest for digest, _ in digests} - given)
    ranked = sorted(sightings, key=lambda one: (_RANK[one.strength], -one.addresses, one.copy))
    verdict = "unknown" if not ranked else "one" if len(ranked) == 1 else "several"
    return Alarm(ALARM_SCHEMA, __version__, verdict, tuple(ranked), unknown, len(lines), _weakest(ranked))


_RANK: Mapping[str, int] = {"strong": 0, "moderate": 1, "weak": 2}


def _sighting(line: CopyLine, hits: Sequence[tuple[str, str]]) -> Sighting:
    addresses = len({digest for digest, _ in hits})
    channels = sorted({channel for _, channel in hits if channel}, key=CHANNELS.index)
    told = [channel for channel in channels if channel not in _ECHO]
    if addresses >= _SEVERAL or (told and len(channels) >= _SEVERAL):
        strength = "strong"
    else:
        strength = "moderate" if told else "weak"
    return Sighting(line.copy, line.order, line.recipient, addresses, tuple(channels), strength)


def _weakest(sightings: Sequence[Sighting]) -> str:
    if len(sightings) > 1:
        return "own_leak"
    return "echo" if sightings and sightings[0].strength == "weak" else "owner"
