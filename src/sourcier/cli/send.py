"""`sourcier send`: mails sent at a person's word, posted letters noted, what came back, the second attempt."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.model.message import Message
from sourcier.model.parties import Party

from .examine import PARTLY
from .mail_options import server_of, server_options
from .options import case_option, common
from .parts import Command, option
from .send_said import said
from .session import Session, existing, now

if TYPE_CHECKING:
    from sourcier.case import Case
    from sourcier.respond.sending import Office, Wishes

FORMATS = ("text", "json")
_RATE = 60


@click.command(
    cls=Command,
    help=_(
        "Send the letters of one controller by mail, and keep account of all its letters.\n\n"
        "Nothing is sent unless --smtp names the server. Who was written to is recorded before and after each mail: "
        "run it again after a stop, nobody is written to twice. Without an action it says how far it is."
    ),
)
@case_option
@option("--party", "--partie", "party", metavar="ID", help=_("Whose letters: a controller of the manifest."))
@option("--smtp", "smtp", metavar="HOST[:PORT]", help=_("Send the mails that are due, by this server."))
@option("--from", "--de", "sender", metavar="ADDRESS", help=_("The address mails come from."))
@server_options
@option("--rate", "--debit", "rate", type=click.IntRange(1, 100_000), default=_RATE, show_default=True,
        help=_("Mails a minute, at most."))  # fmt: skip
@option("--limit", "--limite", "limit", type=click.IntRange(1), help=_("Stop after so many."))
@option("--list", "--liste", "number", type=click.IntRange(1), help=_("Only the people of this list."))
@option("--unapproved", "--non-approuve", "unapproved", metavar="REASON",
        help=_("Send letters that nobody approved, for this reason; it is journaled."))  # fmt: skip
@option("--posted", "--postees", "posted", metavar="N",
        help=_("Note that the letters of list N were posted; of the second attempt: second."))  # fmt: skip
@option("--bounces", "--rebonds", "bounces", type=click.Path(path_type=Path, exists=True),
        help=_("Note mails that came back: .eml files, an mbox, or a folder."))  # fmt: skip
@option("--returned", "--retours", "returned", type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help=_("Note letters the post returned: a file with their references."))  # fmt: skip
@option("--second", "--seconde", "second", is_flag=True,
        help=_("Write letters to those whom a mail did not reach."))  # fmt: skip
@option("--uncertain", "--incertains", "uncertain", type=click.Choice(("sent", "again")),
        help=_("Of mails cut off in the middle: take them for sent, or send them again."))  # fmt: skip
@option("--to", "--a", "to", default="", metavar="AGE", help=_("Seal letters to this age recipient."))
@option("--in-clear", "--en-clair", "clear", default="", metavar="REASON",
        help=_("Write letters in clear, for this reason; it is journaled as an exposure."))  # fmt: skip
@option("--new-letters", "--nouvelles-lettres", "begin", is_flag=True,
        help=_("Write letters.toml and the templates into the case, to be filled in and approved."))  # fmt: skip
@option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help=_("What to print."))
@common
@click.pass_obj
def send(session: Session, /, *, case: Path, party: str | None, form: str, begin: bool, **asked: object) -> int:
    """Do what is asked, then say how far it is."""
    from sourcier.respond import sending as core  # noqa: PLC0415  # not loaded for --help

    existing(case)
    with session.case(case, None) as opened:
        if begin:
            for name in core.begin(opened, session.speech.texts.of):
                session.speech.notice(Message("Written: %(path)s", {"path": str(opened.folder / name)}))
            if party is None:
                return 0
        office = core.Office(opened, _party(opened, party), now)
        office.check()
        done = _done(session, office, asked)
        state = office.state()
    session.speech.result(said(state, session.speech.texts, form))
    for message in done:
        session.speech.notice(message)
    return PARTLY if state.uncertain else 0


def _party(case: "Case", wanted: str | None) -> Party:
    """The controller asked for; where the manifest has one alone, that one. Raises UnknownParty."""
    from sourcier.respond import ManifestNeeded, UnknownParty  # noqa: PLC0415
    from sourcier.respond.population import controllers_of  # noqa: PLC0415
    from sourcier.trace import read_manifest  # noqa: PLC0415

    content = case.own_file("parties.toml") or case.own_file("manifest.toml")
    if content is None:
        raise ManifestNeeded
    every = controllers_of(read_manifest(content))
    found = [one for one in every if one.id == wanted] if wanted is not None else list(every)
    if len(found) != 1:
        raise UnknownParty(wanted or "?", tuple(one.id for one in every))
    return found[0]


def _done(session: Session, office: "Office", asked: dict[str, object]) -> list[Message]:
    from sourcier.respond import sending as core  # noqa: PLC0415
    from sourcier.respond.lists import outlet_for  # noqa: PLC0415

    notes: list[Message] = []
    if asked["smtp"]:
        wishes = _wishes(session, asked)
        done = office.mail(wishes, str(asked["unapproved"] or ""), session.progress)
        values = {"sent": done.sent, "refused": done.refused, "deferred": done.deferred}
        notes.append(Message(_SENT.text, values))
    actions: tuple[tuple[str, Callable[[Path], int], str], ...] = (
        ("bounces", lambda path: office.came_back(core.bounced(path), core.BOUNCED), _BOUNCED.text),
        ("returned", lambda path: office.came_back(_returned(path), core.RETURNED), _RETURNED.text),
    )
    for name, act, text in actions:
        path = asked[name]
        if isinstance(path, Path):
            notes.append(Message(text, {"count": act(path)}))
    if asked["uncertain"]:
        count = office.settle_uncertain(again=asked["uncertain"] == "again")
        notes.append(Message("%(count)d mails cut off in the middle were settled.", {"count": count}))
    if posted := asked["posted"]:
        count = office.posted_second() if posted == "second" else office.posted(_number(str(posted)))
        notes.append(Message("%(count)d letters noted as posted.", {"count": count}))
    if asked["second"]:
        paths, count = office.second(outlet_for(office.case, office.party, str(asked["to"]), str(asked["clear"])))
        notes.append(Message("%(count)d letters of a second attempt.", {"count": count}))
        notes += [Message("Written: %(path)s", {"path": str(office.case.folder / path)}) for path in paths]
    return notes


_SENT = Message("%(sent)d mails sent, %(refused)d refused for good, %(deferred)d refused for now.")
_BOUNCED = Message("%(count)d mails noted as come back.")
_RETURNED = Message("%(count)d letters noted as returned by the post.")


def _returned(path: Path) -> list[str]:
    from sourcier.respond import sending as core  # noqa: PLC0415

    return list(core.returned(path.read_bytes()[:_LARGEST].decode("utf-8", "replace")))


_LARGEST = 50_000_000


def _number(text: str) -> int:
    if not text.isdigit():
        from sourcier.respond.sending import WrongAddress  # noqa: PLC0415

        raise WrongAddress("--posted")  # noqa: EM101  # an option's name
    return int(text)


def _wishes(session: Session, asked: dict[str, object]) -> "Wishes":
    from sourcier.respond import sending as core  # noqa: PLC0415

    sender = str(asked["sender"] or "")
    name, at, domain = sender.rpartition("@")
    if not (name and at and domain) or not sender.isascii() or not sender.isprintable() or " " in sender:
        raise core.WrongAddress("--from")  # noqa: EM101  # an option's name
    pace = core.Pace(int(str(asked["rate"])), time.monotonic, time.sleep)
    limit, number = (None if asked[key] is None else int(str(asked[key])) for key in ("limit", "number"))
    return core.Wishes(server_of(session, asked), sender, pace, limit, number)
