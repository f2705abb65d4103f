"""A party answers: its reply is kept, the trace is computed with it, and what that changes is kept too."""

from dataclasses import dataclass
from pathlib import Path

from sourcier import __version__
from sourcier.case import Case, facts_digest, read_facts
from sourcier.model.changes import SCHEMA, Change, Changes
from sourcier.model.duties import Reply
from sourcier.model.errors import WrongUse
from sourcier.model.facts import Input
from sourcier.model.message import Message
from sourcier.model.progress import Progress
from sourcier.model.replies import TABLES, TEXT

from .changes import change_of
from .manifest import read_manifest
from .replied import checked, read_reply, replied
from .request import Request
from .tracing import STEP, Traced, trace

CHANGES = "changes"
_NOTHING = Message("The reply was not entered; the case is as it was.")


class NoSuchParty(WrongUse):
    """A reply of somebody the manifest does not know."""

    code = "E453"

    def __init__(self, known: str) -> None:
        super().__init__(
            Message("The manifest has no party of that id."),
            _NOTHING,
            Message("Give --party one of these: %(known)s.", {"known": known}),
        )


class ReplyKnown(WrongUse):
    """The same reply was entered before."""

    code = "E454"

    def __init__(self, number: int) -> None:
        super().__init__(
            Message("This party's reply %(number)d is the same, byte for byte.", {"number": number}),
            Message("It stands as it was entered."),
            Message("See what it changed: sourcier reply --case FOLDER"),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply as it was handed in."""

    party: str
    content: bytes
    place: Path
    """The folder its paths are relative to."""
    tables: bool
    """Whether it is tables, which count as facts; else a text, which is kept."""


@dataclass(frozen=True, slots=True)
class Affair:
    """The manifest, and the folder its paths are relative to."""

    content: bytes
    folder: Path


@dataclass(frozen=True, slots=True)
class Replied:
    """What a reply changed, and the trace with it."""

    changes: Changes
    traced: Traced


def reply(case: Case, affair: Affair, answer: Answer, request: Request, *, workers: int, progress: Progress) -> Replied:
    """Enter a reply, trace with it, and say what it changed.

    Raises:
        NoSuchParty, ReplyKnown, ReplyUnreadable, ReplyOverwrites, ReplyHoldingMissing: nothing was entered.
        What `trace` raises.
    """
    manifest = read_manifest(affair.content)
    if answer.party not in {one.id for one in manifest.parties}:
        raise NoSuchParty(", ".join(one.id for one in manifest.parties))
    if (known := case.replies.find(answer.party, answer.content)) is not None:
        raise ReplyKnown(known.number)
    brought = _checked(case, affair, answer)
    before = trace(case, affair.content, affair.folder, request, workers=workers, progress=progress)
    digest = facts_digest(case.folder, STEP)
    sort = TABLES if answer.tables else TEXT
    kept = case.replies.add(answer.party, sort, answer.content, answer.place, brought)
    after = trace(case, affair.content, affair.folder, request, workers=workers, progress=progress)
    change = change_of(kept, before.facts, after.facts, (digest, facts_digest(case.folder, STEP)))
    return Replied(_kept(case, change), after)


def _checked(case: Case, affair: Affair, answer: Answer) -> dict[str, int]:
    """Refuse a reply that could not count, before anything is kept."""
    if not answer.tables:
        return {}
    manifest, _, _ = replied(case, read_manifest(affair.content))
    told = read_reply(answer.content, answer.party, manifest, answer.place)
    checked(manifest, told, answer.content)
    return dict(told.brought)


def _kept(case: Case, change: Change) -> Changes:
    earlier = read_facts(case.folder, CHANGES, Changes)
    every = (*(earlier.changes if earlier else ()), change)

    def compute() -> Changes:
        inputs = tuple(Input(f"reply-{one.reply.number}", one.reply.sha256) for one in every)
        return Changes(SCHEMA, __version__, {}, inputs, complete=True, findings=(), changes=every)

    inputs = {"reply": change.reply.sha256, "before": change.before, "after": change.after}
    inputs["earlier"] = facts_digest(case.folder, CHANGES)
    return case.step(CHANGES, Changes, compute, inputs=inputs, settings={}, version=__version__).facts


def replies_in(folder: Path) -> tuple[Reply, ...]:
    """Return the replies a case holds, from its facts: needs neither key nor lock."""
    found = read_facts(folder, CHANGES, Changes)
    return tuple(one.reply for one in found.changes) if found else ()
