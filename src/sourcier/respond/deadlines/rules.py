"""The rules, found by listing the folder ``law/``: one file per rule and version."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message


class UnknownRule(WrongUse):
    """No rule has that id."""

    code = "E508"

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(
            Message("There is no rule of that name that could be put in force."),
            Message("Nothing was computed."),
            Message("Name one of: %(known)s.", {"known": ", ".join(known)}),
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of one duty with a time limit."""

    id: str
    what: str
    jurisdiction: str
    since: str
    """ISO day from which it is in force."""
    bears: tuple[str, ...]
    """Roles that bear it."""
    article: str
    link: str
    checked: str
    """``seen`` in a public source, or ``recalled``: to be checked before it is relied on."""
    done: tuple[str, ...] = ()
    """Events that fulfil it."""
    until: str = ""
    """Last ISO day it is in force; empty while it is."""
    hours: int | None = None
    """None: at once, without undue delay."""
    months: int = 0
    """Added to the hours, by date."""
    high_risk_only: bool = False
    health_only: bool = False
    """Where health data or laboratories are concerned."""
    exceptions: tuple[str, ...] = ()
    replaces: str = ""
    off: bool = False
    """Not in force by itself: a setting puts it in force."""
    file: str = ""

    def holds(self, day: str) -> bool:
        """Whether it is in force on an ISO day."""
        return self.since <= day and (not self.until or day <= self.until)


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of their files' names."""
    folder = resources.files(__package__) / "law"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return tuple(_read(one.name, tomllib.loads(one.read_text(encoding="utf-8"))) for one in files)


def _read(name: str, plain: dict[str, object]) -> Rule:
    plain["since"] = plain.pop("from")
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in plain.items()}
    return Rule(**values, file=name)  # type: ignore[arg-type]  # our own files, each read by a test


def in_force(role: str, day: str, chosen: Sequence[str]) -> tuple[Rule, ...]:
    """Return the rules a role bears on a day; `chosen` are those put in force by name. Raises UnknownRule."""
    optional = tuple(dict.fromkeys(rule.id for rule in rules() if rule.off))
    if any(name not in optional for name in chosen):
        raise UnknownRule(optional)
    fitting = [r for r in rules() if role in r.bears and r.holds(day) and (not r.off or r.id in chosen)]
    replaced = {rule.replaces for rule in fitting}
    return tuple(rule for rule in fitting if rule.id not in replaced)
