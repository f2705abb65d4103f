"""Audits of real places, in few words: what a configuration declares is gone through, and what was seen handed back."""

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "examine"))

from invented_leaks import rows, text

from sourcier.audit.config import read_config
from sourcier.audit.credentials import Credential
from sourcier.audit.interface import Asked, Bench, run
from sourcier.model.audit import AuditFacts, TargetFacts, World
from sourcier.model.audit_seen import ServerSeen, ThingSeen
from sourcier.secret import Key

TODAY = "2026-11-25"
OWNER = 'owner = "Laboratoire du Port"\nsince = "2019-03-01"\n'
__all__ = ["OWNER", "TODAY", "Auditor", "Seen", "Wall", "rows", "text"]


class Wall:
    """The clock on the wall, and one that can be told the hour."""

    def __init__(self, minute: int = 600) -> None:
        self.now, self.slept = minute, 0.0

    def seconds(self) -> float:
        return time.monotonic()

    def minute(self) -> int:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


@dataclass(frozen=True)
class Seen:
    """What a run saw and said."""

    facts: AuditFacts
    servers: tuple[ServerSeen, ...]
    things: tuple[ThingSeen, ...]

    @property
    def target(self) -> TargetFacts:
        (only,) = self.facts.targets
        return only

    @property
    def server(self) -> ServerSeen:
        (only,) = self.servers
        return only

    def thing(self, path: str) -> ThingSeen:
        (only,) = (one for one in self.things if one.path == path)
        return only

    def rules(self, path: str | None = None) -> set[str]:
        """Numbers of the rules that found something, in a thing or anywhere."""
        shown = None if path is None else self.thing(path).shown
        return {one.rule[:6] for one in self.facts.findings if shown is None or one.where == shown}

    def unread(self) -> dict[str, int]:
        return {one.code: one.things for one in self.target.unread}


@dataclass
class Auditor:
    """A place to keep state, and what opens targets."""

    folder: Path
    logins: Mapping[str, Credential] = field(default_factory=dict)
    clock: Wall = field(default_factory=Wall)
    trusted: str = ""
    places: tuple[tuple[str, str], ...] = ()

    def bench(self) -> Bench:
        return Bench(
            self.folder / "state", Key(b"k" * 32), Key(b"s" * 32), ask=self.logins.get, clock=self.clock, today=TODAY,
            places=self.places, trusted=self.trusted, known_hosts=self.trusted,
        )  # fmt: skip

    def audit(self, targets: str, asked: Asked | None = None) -> Seen:
        """Run over what these lines declare."""
        config = read_config((OWNER + targets).encode(), self.folder, TODAY)
        kept: list[World] = []

        def settle(facts: AuditFacts, world: World) -> AuditFacts:
            kept.append(World(world.config, world.on, world.servers, tuple(world.things)))
            return facts

        facts = run(config, self.bench(), asked, settle)
        return Seen(facts, kept[0].servers, tuple(kept[0].things))
