"""`sourcier audit run`: everything the configuration declares is looked over, read-only."""

import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sourcier.locale import mark as _
from sourcier.model.message import Message

from .audit_logins import asking
from .audit_outcome import Outcome, Wishes, outcome_options
from .audit_place import WallClock, audit_key, known_hosts, state_of, usual_places
from .options import common
from .order import order_content
from .parts import Command, option
from .session import Session, keys_folder, now

if TYPE_CHECKING:
    from sourcier.audit.interface import Asked, Bench
    from sourcier.model.audit import AuditFacts, World
    from sourcier.model.audit_targets import AuditConfig

_EXTRAS = {"sftp": "sftp", "s3": "s3", "postgresql": "postgresql", "mysql": "mysql"}
_INSTALL = Message("To look at such a target, install beside Sourcier: pip install 'sourcier[%(extra)s]'")


def config_option(function: Any) -> Any:
    """``--config FILE``."""
    text = _("The file that says what is yours: owner, since, and one [[target]] for each place.")
    path = click.Path(path_type=Path)
    return option("--config", "--configuration", "config", required=True, type=path, help=text)(function)


@click.command(
    cls=Command,
    help=_(
        "Look over the servers, shares, databases and mailboxes that are yours, and say what wants to be mended.\n\n"
        "Read-only and gently; nothing outside the configuration is contacted. Contents are sampled, and what a sample "
        "can miss is said; --whole reads everything. An interrupted run goes on where it stopped. Ends with 11 to 14 "
        "by the gravest finding, with 4 where part could not be read, else with 0."
    ),
)
@config_option
@option("--target", "--cible", "targets", multiple=True, metavar="ID",
        help=_("Look at this target only; may be given several times."))  # fmt: skip
@option("--whole", "--entier", "whole", is_flag=True, help=_("Read everything to its end, instead of samples."))
@option("--restart", "--recommencer", "restart", is_flag=True, help=_("Forget an interrupted run and begin anew."))
@outcome_options
@common
@click.pass_obj
def run(
    session: Session, /, *, config: Path, targets: tuple[str, ...], whole: bool, restart: bool, **wished: Any
) -> int:
    """Run, settle, show."""
    from sourcier.audit.interface import run as audited  # noqa: PLC0415  # not loaded for --help

    named = {name: wished[name] for name in Wishes.__dataclass_fields__}
    today = now()[:10]
    outcome = Outcome(Wishes(**named), today)
    work = _Work(session, config, today)

    def settle(facts: "AuditFacts", _world: "World") -> "AuditFacts":
        return outcome.settle(facts)

    facts = audited(work.config, work.bench(), work.asked(targets, whole=whole, restart=restart), settle)
    for extra in _missing(facts):
        session.speech.notice(Message(_INSTALL.text, {"extra": extra}))
    return outcome.show(session, facts, outcome.steps(config, session.speech.texts.language))


def _missing(facts: "AuditFacts") -> list[str]:
    """What would have to be installed for targets that could not be asked."""
    schemes = {target.scheme for target in facts.targets if target.why_not == "client_missing"}
    return sorted({_EXTRAS[scheme] for scheme in schemes})


@dataclass(slots=True)
class _Work:
    """What a run is handed, gathered from files, environment and terminal."""

    session: Session
    path: Path
    today: str

    @property
    def config(self) -> "AuditConfig":
        """The configuration. Raises ConfigMissing and what reading it raises."""
        from sourcier.audit.config import read_config  # noqa: PLC0415  # not loaded for --help
        from sourcier.audit.refusals import ConfigMissing  # noqa: PLC0415

        try:
            content = self.path.read_bytes()
        except OSError:
            raise ConfigMissing(str(self.path)) from None
        return read_config(content, self.path.resolve().parent, self.today)

    def bench(self) -> "Bench":
        """What the core is handed."""
        from sourcier.audit.interface import Bench  # noqa: PLC0415  # not loaded for --help
        from sourcier.secret import Key  # noqa: PLC0415

        state = state_of(self.path)
        return Bench(
            state=state, key=audit_key(state), scratch_key=Key(secrets.token_bytes(32)), ask=asking(self.session),
            clock=WallClock(), today=self.today, places=usual_places(), known_hosts=known_hosts(),
            progress=self.session.progress,
        )  # fmt: skip

    def asked(self, targets: tuple[str, ...], *, whole: bool, restart: bool) -> "Asked":
        """What the run is asked; orders and register are those the configuration names."""
        from sourcier.audit.interface import Asked  # noqa: PLC0415  # not loaded for --help
        from sourcier.audit.register import Copies  # noqa: PLC0415
        from sourcier.handout import read_key  # noqa: PLC0415
        from sourcier.order import read_orders  # noqa: PLC0415

        from .handout_options import register_of  # noqa: PLC0415

        config = self.config
        orders = read_orders(order_content(Path(config.orders))) if config.orders else ()
        copies = Copies()
        if config.register:
            known = register_of(self.session, Path(config.register)).copies
            key = read_key((Path(config.keys),), keys_folder()) if config.keys else None
            copies = Copies(known, key.key, key.id) if key else Copies(known)
        return Asked(whole=whole, only=targets, restart=restart, orders=orders, copies=copies)
