"""`sourcier respond`: what is owed after a leak, to whom, by when."""

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.response import Response

from .examine import PARTLY
from .options import case_option, common, workers_option
from .outgoing import outgoing_of, outgoing_options, say_what_is_missing
from .parts import Command, option
from .report import examination_in
from .respond_pages import shown, write_pages
from .session import Session, now

FORMATS = ("text", "json", "html")


class NotAMoment(WrongUse):
    """The moment to compute for is no moment."""

    code = "E504"

    def __init__(self) -> None:
        super().__init__(
            Message("The moment given with --as-of is no date and hour with an offset."),
            Message("Nothing was computed."),
            Message("Write it like this: --as-of 2021-02-24T09:00+01:00"),
        )


@click.command(
    cls=Command,
    help=_(
        "Say what is owed after a leak, to whom and by when, and write it down ready to be checked and sent.\n\n"
        "Severity, deadlines, the notice to the authority, lists and letters go to out/PARTY in the case. It starts "
        "from what was examined and from the manifest of parties. It is no legal advice: every rule shows its source."
    ),
)
@case_option
@option("--party", "--partie", "parties", multiple=True, metavar="ID",
        help=_("For whom: a controller or processor of the manifest; may be given again; all by default."))  # fmt: skip
@option("--manifest", "--manifeste", "manifest", type=click.Path(path_type=Path),
        help=_("The manifest of parties; by default that of the case, or of its last trace."))  # fmt: skip
@option(
    "--as-of", "--au", "as_of", metavar="TIME", help=_("The moment to compute for, with an offset; now by default.")
)
@option("--rule", "--regle", "rules", multiple=True, metavar="ID",
        help=_("Put a rule in force that is off by itself, such as nis2; once each."))  # fmt: skip
@option("--zone", "--fuseau", "zone", metavar="NAME", default="Europe/Paris", show_default=True,
        help=_("Whose hours, weekends and holidays count: a time zone as the IANA names it."))  # fmt: skip
@outgoing_options
@option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help=_("What to print."))
@workers_option
@common
@click.pass_obj
def respond(
    session: Session, /, *, case: Path, parties: tuple[str, ...], manifest: Path | None, as_of: str | None,
    rules: tuple[str, ...], form: str, workers: int | None, **rest: object,
) -> int:  # fmt: skip
    """Compute, write the pages, print."""
    asked = (parties, _moment(as_of), rules, rest)
    facts = _responded(session, case, manifest, asked, workers or os.cpu_count() or 1)
    session.speech.result(shown(session, case, facts, form))
    return 0 if facts.complete else PARTLY


def _moment(as_of: str | None) -> str:
    try:
        moment = datetime.fromisoformat(as_of or now())
    except ValueError:
        raise NotAMoment from None
    if moment.tzinfo is None:
        raise NotAMoment
    return moment.replace(second=0, microsecond=0).isoformat()


Asked = tuple[tuple[str, ...], str, tuple[str, ...], Mapping[str, object]]


def _responded(session: Session, folder: Path, manifest: Path | None, asked: Asked, workers: int) -> Response:
    from sourcier import respond as core  # noqa: PLC0415  # the engine is not loaded for --help

    examination_in(folder)
    if manifest is not None and not manifest.is_file():
        raise core.ManifestNeeded
    parties, as_of, rules, rest = asked
    with session.case(folder, None) as case:
        content = manifest.read_bytes() if manifest else case.own_file("parties.toml") or case.own_file("manifest.toml")
        if content is None:
            raise core.ManifestNeeded
        outgoing = outgoing_of(session, case, rest)
        answers = case.own_file("answers.toml")
        zone = str(rest["zone"])
        request = core.Request(as_of, parties, zone=zone, rules=rules, answers=answers, outlet=outgoing)
        responded = core.respond(case, content, request, workers=workers, progress=session.progress)
        write_pages(session, case, responded.facts)
    say_what_is_missing(session, responded.facts)
    if responded.reused:
        session.speech.notice(Message("Nothing changed since the last run: its facts are shown."))
    return responded.facts
