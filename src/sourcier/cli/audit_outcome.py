"""What is made of an audit's facts: compared, kept, signed, shown, and turned into an exit status."""

import shlex
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sourcier.locale import mark as _
from sourcier.model.audit import LOW, SEVERITIES, STATUS, AuditFacts
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .parts import option
from .report import write_output
from .session import Session, now

if TYPE_CHECKING:
    from sourcier.audit import Known
    from sourcier.model.audit_history import PastRun

Function = TypeVar("Function", bound=Callable[..., Any])
_FORMATS = ("text", "json", "html", "sarif", "csv")


class NothingToSignWith(WrongUse):
    """An attestation was wanted, but no key to sign it with was named."""

    code = "E729"

    def __init__(self) -> None:
        super().__init__(
            Message("An attestation wants a key to sign it with."),
            Message("Nothing was contacted."),
            Message("Name one with --sign-with FILE; sourcier audit key -o FILE makes one."),
        )


class BaselineMissing(WrongUse):
    """The baseline that was named cannot be read."""

    code = "E730"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("The baseline %(path)s cannot be read.", {"path": str(path)}),
            Message("Nothing was contacted."),
            Message("Check the path; --write-baseline FILE writes a first one."),
        )


def outcome_options(function: Function) -> Function:
    """Add the options that say what is made of the facts of a run."""
    path = click.Path(path_type=Path)
    grave = click.Choice(SEVERITIES)
    for one in (
        option("--edition", type=click.Choice(["exact", "shareable"]), default="exact", show_default=True,
               help=_("exact stays with the owner; shareable shows no place and no small count.")),
        option("-o", "--output", "--sortie", "output", type=path, help=_("Write it to this file.")),
        option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True,
               help=_("What to print.")),
        option("--fail-on", "--echec-des", "fail_on", type=grave,
               help=_("The least severity that ends with 11 to 14; lesser findings end with 0.")),
        option("--min-severity", "--gravite-min", "minimum", type=grave, default=LOW, show_default=True,
               help=_("Leave lesser findings out of what is printed.")),
        option("--sign-with", "--signer-avec", "key", type=path,
               help=_("The key that signs attestations.")),
        option("--attest", "--attestation", "attest", type=path,
               help=_("Write a signed attestation of this run to this file.")),
        option("--history", "--historique", "history", type=path,
               help=_("Keep this run in this folder, with its attestation where there is a key.")),
        option("--since", "--depuis", "since", metavar="last|DATE|FILE",
               help=_("Say what is new, worse and gone since an earlier run.")),
        option("--expires", "--expire", "expires", metavar="DATE",
               help=_("With --write-baseline: the last day of new entries; the end of a half-year unless said.")),
        option("--reason", "--motif", "reason", help=_("With --write-baseline: why new entries are accepted.")),
        option("--write-baseline", "--ecrire-reference", "write_baseline", type=path,
               help=_("Write a baseline that accepts all that was found, for review in git.")),
        option("--baseline", "--reference", "baseline", type=path,
               help=_("Findings that are known and accepted for a while.")),
    ):  # fmt: skip
        function = one(function)
    return function


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for; names are those of the options."""

    baseline: Path | None = None
    write_baseline: Path | None = None
    reason: str | None = None
    expires: str | None = None
    since: str | None = None
    history: Path | None = None
    attest: Path | None = None
    key: Path | None = None
    minimum: str = LOW
    fail_on: str | None = None
    form: str = "text"
    output: Path | None = None
    edition: str = "exact"


class Outcome:
    """Reads what the run is compared with before anything is contacted; then settles its facts."""

    def __init__(self, wishes: Wishes, today: str) -> None:
        from sourcier.audit import expiry, read_baseline  # noqa: PLC0415  # not loaded for --help

        self._wishes = wishes
        first = wishes.baseline == wishes.write_baseline and wishes.baseline and not wishes.baseline.exists()
        self._content = None if first else _content(wishes.baseline)
        self._known: tuple[Known, ...] = read_baseline(self._content) if self._content is not None else ()
        standing = wishes.write_baseline
        self._standing = self._known
        if standing is not None and standing.is_file():
            self._standing = read_baseline(_content(standing) or b"")
        self._until = expiry(today, wishes.expires)
        self._before = _earlier(wishes)
        self._key_at_hand()

    def _key_at_hand(self) -> None:
        """Find out now whether the key signs: after hours of looking would be late."""
        from sourcier.audit import NotASigningKey  # noqa: PLC0415
        from sourcier.secret import read_signing_key  # noqa: PLC0415

        if self._wishes.key is None:
            if self._wishes.attest is not None:
                raise NothingToSignWith
            return
        try:
            read_signing_key(self._wishes.key)
        except ValueError:
            raise NotASigningKey(self._wishes.key) from None

    def settle(self, facts: AuditFacts) -> AuditFacts:
        """Compare the facts with baseline and earlier run, and write down what is to be kept of them."""
        from sourcier.audit import since_run, with_baseline  # noqa: PLC0415

        judged = with_baseline(facts, self._known) if self._content is not None else facts
        if self._before is not None:
            judged = since_run(judged, self._before)
        self._write_baseline(facts)
        self._keep(judged)
        return judged

    def _write_baseline(self, facts: AuditFacts) -> None:
        from sourcier.audit import accept, with_baseline, write_baseline  # noqa: PLC0415

        target = self._wishes.write_baseline
        if target is None:
            return
        reason = self._wishes.reason or "unreviewed"
        held = with_baseline(facts, self._standing)
        write_output(target, write_baseline(accept(held, self._standing, self._until, reason)).decode())

    def _keep(self, facts: AuditFacts) -> None:
        from sourcier.audit import (  # noqa: PLC0415
            Papers,
            attestation_of,
            keep_run,
            paper_of,
            past_run,
            previous_in,
            run_text,
            write_attestation,
        )

        wishes, when = self._wishes, now()
        run, kept, previous = None, None, ""
        if wishes.history is not None:
            run = past_run(facts, when)
            previous = previous_in(wishes.history)
            kept = keep_run(wishes.history, run)
        if wishes.key is None:
            return
        papers = Papers(when, self._content, run_text(run) if run else None, previous)
        attestation = attestation_of(facts, papers)
        if kept is not None:
            write_attestation(paper_of(kept), attestation, wishes.key)
        if wishes.attest is not None:
            write_attestation(wishes.attest, attestation, wishes.key)

    def steps(self, config: Path, language: str) -> tuple[str, ...]:
        """Return commands to try next, as the reader types them."""
        run, baseline = ("auditer lancer", "--ecrire-reference reference.toml") if language == "fr" else (
            "audit run", "--write-baseline baseline.toml")  # fmt: skip
        start = f"sourcier {run} --config {shlex.quote(str(config))}"
        shown = (f"{start} --format html -o audit.html",)
        return shown if self._wishes.baseline or self._wishes.write_baseline else (*shown, f"{start} {baseline}")

    def show(self, session: Session, facts: AuditFacts, steps: tuple[str, ...] = ()) -> int:
        """Print the facts, or write them to a file; return the exit status."""
        from sourcier.audit import read_history, rulebook  # noqa: PLC0415
        from sourcier.report.audit import render_audit  # noqa: PLC0415

        wishes, speech = self._wishes, session.speech
        terminal = speech.out_is_terminal and wishes.output is None
        text = render_audit(
            facts, wishes.form, speech.texts, rulebook(), minimum=wishes.minimum, edition=wishes.edition,
            history=read_history(wishes.history) if wishes.history is not None and wishes.form == "html" else (),
            width=shutil.get_terminal_size((100, 24)).columns if terminal else 100, colour=terminal, steps=steps,
        )  # fmt: skip
        if wishes.output is not None:
            write_output(wishes.output, text)
            speech.notice(Message("Written: %(path)s.", {"path": str(wishes.output)}))
        else:
            speech.result(text)
        return self.status(facts)

    def status(self, facts: AuditFacts) -> int:
        """Return the exit status: by the gravest open finding that counts; 4 where part was not looked at; else 0."""
        least = self._wishes.fail_on or self._wishes.minimum
        grave = [
            STATUS[one.severity]
            for one in facts.findings
            if not one.accepted and one.state != "absent" and SEVERITIES.index(one.severity) >= SEVERITIES.index(least)
        ]
        return max(grave, default=0 if facts.complete else 4)


def _content(path: Path | None) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError:
        raise BaselineMissing(path) from None


def _earlier(wishes: Wishes) -> "PastRun | None":
    """Return the run to compare with; none for the first one of a history that is asked for the last."""
    from sourcier.audit import read_history, run_since  # noqa: PLC0415  # not loaded for --help

    if not wishes.since:
        return None
    if wishes.since == "last" and wishes.history is not None and not read_history(wishes.history):
        return None
    return run_since(wishes.since, wishes.history)
