"""`sourcier reply`: a party's answer is entered; what it changes is shown before and after."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.model.changes import SCHEMA, Changes
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.trace import Trace

from .answering import Seen, changes_in, draw_page
from .examine import PARTLY
from .options import case_option, common, workers_option
from .parts import Command, option
from .pseudonyms import pseudonyms_option
from .report import examination_in, trace_in
from .session import Session, existing, keys_folder

if TYPE_CHECKING:
    from sourcier.case import Case
    from sourcier.trace import Affair, Answer, Replied

LARGEST = 32 << 20
"""Bytes of a reply: a letter or tables; what a party held is handed in as an inventory beside it."""
_TABLES = ".toml"


class WhoAnswers(WrongUse):
    """A reply was given without saying whose it is, or the other way round."""

    code = "E455"

    def __init__(self) -> None:
        super().__init__(
            Message("A reply needs both its party and its file."),
            Message("Nothing was entered."),
            Message("Say both: sourcier reply --case FOLDER --party PARTY ANSWER.toml"),
        )


class ManifestForgotten(WrongUse):
    """Nothing was traced yet, so that nobody knows the parties."""

    code = "E456"

    def __init__(self) -> None:
        super().__init__(
            Message("The parties of this case are not known yet: nothing was traced."),
            Message("Nothing was entered."),
            Message("Trace first, or name the manifest: --manifest parties.toml"),
        )


class ReplyTooLarge(WrongUse):
    """A reply is larger than letters and tables are."""

    code = "E457"

    def __init__(self, most: int) -> None:
        super().__init__(
            Message("The reply is larger than %(most)d bytes.", {"most": most}),
            Message("Nothing was entered."),
            Message("Hand in what a party held as an inventory, named by a [[holding]] of the reply."),
        )


@click.command(
    cls=Command,
    help=_(
        "Enter what a party answers, and show what it changes.\n\n"
        "An answer that ends in .toml holds the party's own tables: [[holding]], [[order]], [[event]], [[contract]], "
        "[[measure]], [[contest]]. Anything else is kept as a text. Without an answer: what replies changed so far."
    ),
)
@click.argument("answer", required=False, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@case_option
@option("--party", "--partie", "party", metavar="PARTY", help=_("Whose answer it is, by its id in the manifest."))
@option("--manifest", "--manifeste", "manifest", type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help=_("The manifest of parties, where it is not the one last traced with."))  # fmt: skip
@option("--key", "--cle", "key", type=click.Path(path_type=Path, exists=True),
        help=_("The key the inventories were made with, where it is not this case's."))  # fmt: skip
@option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@pseudonyms_option
@workers_option
@common
@click.pass_obj
def reply(
    session: Session, /, *, answer: Path | None, case: Path, party: str | None, manifest: Path | None, key: Path | None,
    form: str, pseudonyms: bool, workers: int | None, **_rest: object,
) -> int:  # fmt: skip
    """Enter a reply, or show what those so far changed."""
    existing(case)
    if (answer is None) != (party is None):
        raise WhoAnswers
    if answer is None or party is None:
        changes = changes_in(case) or Changes(SCHEMA, "", {}, (), complete=True, findings=(), changes=())
        _show(session, case, changes, trace_in(case), form, pseudonyms=pseudonyms)
        return 0
    threads = workers or os.cpu_count() or 1
    replied = _enter(session, case, (party, answer), manifest=manifest, key=key, workers=threads)
    for failure in replied.traced.failures:
        session.speech.error(failure)
    _show(session, case, replied.changes, replied.traced.facts, form, pseudonyms=pseudonyms)
    return 0 if replied.traced.facts.complete else PARTLY


def _enter(
    session: Session, folder: Path, given: tuple[str, Path], *, manifest: Path | None, key: Path | None, workers: int
) -> "Replied":
    from sourcier import trace as core  # noqa: PLC0415  # not loaded for --help
    from sourcier.secret import ComparisonRing, read_comparison_key  # noqa: PLC0415

    ring = ComparisonRing(keys_folder())
    with session.case(folder, None) as case:
        affair, answer = _affair(case, manifest), _answer(*given)
        comparison = ring.of_case(case.identity.id) if key is None else ring.get(read_comparison_key(key).id)
        request = core.Request(comparison)
        replied = core.reply(case, affair, answer, request, workers=workers, progress=session.progress)
        draw_page(case, examination_in(folder), replied.traced.facts, session.speech.texts)
        return replied


def _affair(case: "Case", manifest: Path | None) -> "Affair":
    from sourcier.trace import Affair  # noqa: PLC0415

    if manifest is not None:
        return Affair(manifest.read_bytes(), manifest.parent)
    content, place = case.own_file("manifest.toml"), case.replies.manifest_place
    if content is None or place is None:
        raise ManifestForgotten
    return Affair(content, place)


def _answer(party: str, path: Path) -> "Answer":
    from sourcier.trace import Answer  # noqa: PLC0415

    if path.stat().st_size > LARGEST:
        raise ReplyTooLarge(LARGEST)
    return Answer(party, path.read_bytes(), path.parent, tables=path.suffix.lower() == _TABLES)


def _show(
    session: Session,
    case: Path,
    changes: Changes,
    trace: Trace | None,
    form: str,
    *,
    pseudonyms: bool,
    last: bool = False,
) -> None:
    from sourcier.report.changes import render_changes  # noqa: PLC0415  # not loaded for --help

    seen = Seen.of(case, trace, session.speech.texts, pseudonyms=pseudonyms)
    session.speech.result(render_changes(seen.changes or changes, seen.trace, session.speech.texts, form, last=last))
