"""Tariffs, found by listing the folder ``prices/``: one file per source and time."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Channel:
    """What one unit costs."""

    unit: str
    cents: int
    per_mille: int = 0
    """Of the people told, how many use it, in per mille; 0 where it is one unit each."""
    minutes: int = 0
    """For how many minutes each."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """One file of prices."""

    id: str
    since: str
    until: str
    source: str
    checked: str
    """``seen`` in a public source, or ``assumed``."""
    channels: Mapping[str, Channel]

    def holds(self, day: str) -> bool:
        """Whether it is in force on an ISO day."""
        return self.since <= day and (not self.until or day <= self.until)


@cache
def tariffs() -> tuple[Tariff, ...]:
    """Return every tariff, in the order of their files' names."""
    folder = resources.files(__package__) / "prices"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return tuple(_read(one.read_text(encoding="utf-8")) for one in files)


def _read(text: str) -> Tariff:
    plain = tomllib.loads(text)
    channels = {name: Channel(**values) for name, values in plain["channels"].items()}
    return Tariff(plain["id"], plain["from"], plain.get("until", ""), plain["source"], plain["checked"], channels)


def price(channel: str, day: str) -> tuple[Tariff, Channel] | None:
    """Return the tariff of a channel on a day, None where no file knows one."""
    found = [tariff for tariff in tariffs() if channel in tariff.channels and tariff.holds(day)]
    return (found[-1], found[-1].channels[channel]) if found else None
