"""A run: every declared target looked at, then every rule asked, then the facts."""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sourcier import __version__
from sourcier.model.audit import SCHEMA, SEVERITIES, AuditFacts, TargetFacts, Unread, World
from sourcier.model.audit_seen import ServerSeen, ThingSeen
from sourcier.model.audit_targets import AuditConfig, Target
from sourcier.model.facts import Input
from sourcier.model.parties import Order
from sourcier.model.progress import Progress, Silent
from sourcier.recognise import Recogniser
from sourcier.secret import Key
from sourcier.store import Store

from .auditing import Auditing, Shown, added_up
from .contents import Eyes
from .contents.people import digester_of
from .credentials import Ask, Credential
from .inspecting import Inspector
from .judge import find, rulebook
from .pace import Clock, Line
from .refusals import TargetUnknown
from .register import Copies
from .resume import Ended, State
from .shown import Names
from .targets import Site

_SCRATCH = "scratch"


@dataclass(frozen=True, slots=True)
class Bench:
    """What a run is handed: nothing of it is read from the environment."""

    state: Path
    """Folder in which an interrupted run is kept, for the owner only."""
    key: Key = field(repr=False)
    """This computer's key for audits: things seen are sealed, people and names digested under it."""
    scratch_key: Key = field(repr=False)
    """For rows on their way: written nowhere."""
    ask: Ask = lambda _: None
    """Returns what a login stands for."""
    clock: Clock | None = None
    today: str = ""
    """ISO date."""
    places: Sequence[tuple[str, str]] = ()
    """This computer's usual places: code and path."""
    trusted: str = ""
    """A file of certificate authorities, where the system's do not suffice."""
    known_hosts: str = ""
    """A file of the keys of SSH hosts."""
    progress: Progress = field(default_factory=Silent)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is asked."""

    whole: bool = False
    """Whether everything is read to its end, instead of samples."""
    only: tuple[str, ...] = ()
    """Ids of targets; empty: all."""
    restart: bool = False
    """Whether an interrupted run is forgotten."""
    orders: tuple[Order, ...] = ()
    copies: Copies = field(default_factory=Copies)


def run(
    config: AuditConfig, bench: Bench, asked: Asked | None = None,
    settle: Callable[[AuditFacts, World], AuditFacts] = lambda facts, _world: facts,
) -> AuditFacts:  # fmt: skip
    """Audit the targets a configuration declares; `settle` may still change the facts, the world at hand.

    Raises TargetUnknown, AuditRunning, StateDamaged; DiskFull.
    """
    wanted = asked or Asked()
    targets = _chosen(config, wanted.only)
    state = State(bench.state, bench.key, _run_id(config, wanted), restart=wanted.restart)
    try:
        _looked_at(targets, bench, wanted, state)
        facts, world = _facts(config, targets, bench, wanted, state)
        facts = settle(facts, world)
        if all(state.how_ended(target.id) is not None for target in targets):
            state.finish()
        return facts
    finally:
        state.close()


def _chosen(config: AuditConfig, only: Sequence[str]) -> tuple[Target, ...]:
    known = {target.id: target for target in config.targets}
    if set(only) - set(known):
        raise TargetUnknown(", ".join(known))
    return tuple(target for target in config.targets if not only or target.id in only)


def _run_id(config: AuditConfig, wanted: Asked) -> str:
    """What a run depends on: another configuration or question begins anew."""
    said = f"{__version__}|{config.sha256}|{wanted.whole}|{sorted(wanted.only)}|{wanted.orders!r}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _looked_at(targets: Sequence[Target], bench: Bench, wanted: Asked, state: State) -> None:
    assert bench.clock is not None  # noqa: S101  # every caller hands one in
    recogniser = Recogniser()
    names = Names(bench.key, recogniser.kinds)
    stores = _Stores(bench)
    eyes = Eyes(digester_of(bench.key), stores.new, recogniser=recogniser)
    auditing = Auditing(state, state.done(), bench.progress, bench.clock.seconds)
    secret = bench.key.derive("audit-logins")
    asked_for: dict[str, Credential | None] = {}
    bench.progress.start("auditing", None)
    try:
        for target in targets:
            if target.login and target.login not in asked_for:
                asked_for[target.login] = bench.ask(target.login)
            watch = lambda size: bench.progress.advance(done_bytes=size)  # noqa: E731  # one line of its own
            line = Line(target.limits, target.pace, bench.clock, watch)
            trusted = bench.known_hosts if target.scheme == "sftp" else bench.trusted
            site = Site(target, asked_for.get(target.login), line, secret, bench.places, trusted)
            orders = [one for one in wanted.orders if not target.orders or one.id in target.orders]
            inspector = Inspector(target, eyes, names, bench.key, orders, wanted.copies, wanted.whole)
            auditing.target(site, inspector)
    finally:
        stores.remove()
        bench.progress.finish()
    _same_credentials(targets, asked_for, state)


def _same_credentials(targets: Sequence[Target], asked_for: Mapping[str, Credential | None], state: State) -> None:
    """Note which targets open with one and the same user and password, under whatever name it is kept."""
    opened = {one.id: asked_for.get(one.login) for one in targets if one.login}
    for seen in state.servers():
        own = opened.get(seen.target)
        same = [other for other, known in opened.items() if other != seen.target and own and _equal(own, known)]
        if tuple(same) != seen.same_credential:
            state.server(replace(seen, same_credential=tuple(same)))


def _equal(one: Credential, other: Credential | None) -> bool:
    return other is not None and hmac.compare_digest(
        f"{one.user}\0{one.password}".encode(), f"{other.user}\0{other.password}".encode()
    )


@dataclass(slots=True)
class _Things:
    """The things of a run, read from the state each time."""

    state: State

    def __iter__(self) -> Iterator[ThingSeen]:
        return self.state.things()


def _facts(
    config: AuditConfig, targets: Sequence[Target], bench: Bench, wanted: Asked, state: State
) -> tuple[AuditFacts, World]:
    sums = added_up(state.things())
    servers = {seen.target: seen for seen in state.servers()}
    names = Names(bench.key, Recogniser().kinds)
    told = tuple(
        _target_facts(one, state.how_ended(one.id), sums.get(one.id, Shown()), servers.get(one.id), names)
        for one in targets
    )
    things: Iterable[ThingSeen] = _Things(state)
    world = World(config, bench.today, tuple(servers[one.id] for one in targets if one.id in servers), things)
    findings = find(world)
    counts = {severity: sum(one.severity == severity for one in findings) for severity in SEVERITIES}
    facts = AuditFacts(
        schema=SCHEMA, version=__version__, settings={"whole": wanted.whole, "only": " ".join(wanted.only)},
        inputs=(Input("audit.toml", config.sha256),), complete=all(one.complete for one in told), owner=config.owner,
        since=config.since, on=bench.today, targets=told, rules=tuple(sorted(rulebook())), findings=findings,
        counts=counts,
    )  # fmt: skip
    return facts, world


def _target_facts(
    target: Target, ended: Ended | None, sums: Shown, server: ServerSeen | None, names: Names
) -> TargetFacts:
    how = ended or Ended(reached=server is not None and server.reached, why_not="outside_hours")
    folders = {code: (count, names.shown(how.first.get(code, ""))) for code, count in how.missed.items()}
    unread = [Unread(code, count, first) for code, (count, first) in sorted({**sums.unread}.items())]
    unread += [
        Unread(code, count, first) for code, (count, first) in sorted(folders.items()) if code not in sums.unread
    ]
    return TargetFacts(
        id=target.id, scheme=target.scheme, address=target.address, reached=how.reached,
        complete=how.reached and not how.why_not and not unread, why_not=how.why_not, things=sums.things,
        read=sums.read, whole=sums.whole, bytes=sums.bytes, bytes_taken=sums.taken, unread=tuple(unread),
        excluded=how.excluded, links=sums.links, with_people=sums.with_people, server=server,
    )  # fmt: skip


@dataclass(slots=True)
class _Stores:
    """Stores for rows too many for memory; gone when the run ends."""

    bench: Bench
    _made: int = 0

    def new(self) -> Store:
        self._made += 1
        return Store(self.bench.state / _SCRATCH / str(self._made), self.bench.scratch_key)

    def remove(self) -> None:
        import shutil  # noqa: PLC0415

        shutil.rmtree(self.bench.state / _SCRATCH, ignore_errors=True)
