"""Options that say how lists and letters go out."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sourcier.locale import mark as _
from sourcier.model.message import Message

from .parts import option
from .session import Session

if TYPE_CHECKING:
    from sourcier.case import Case
    from sourcier.model.response import Response
    from sourcier.respond import Outgoing

Function = TypeVar("Function", bound=Callable[..., Any])
_OPTIONS = (
    option("--to", "--a", "to", default="", metavar="AGE",
           help=_("Seal lists and letters to this age recipient; by default to the key the manifest names.")),
    option("--in-clear", "--en-clair", "clear", default="", metavar="REASON",
           help=_("Write lists and letters in clear, for this reason; it is journaled as an exposure.")),
    option("--leaked", "--fuite", "leaked", default="", metavar="DAY",
           help=_("The day of the leak: who came of age since is looked at; by default as the manifest says.")),
    option("--first", "--dabord", "first", type=click.Choice(("mail", "post")), default="mail", show_default=True,
           help=_("The channel preferred where a person has both, and a mailbox nobody shares.")),
    option("--no-kit", "--sans-guide", "no_kit", is_flag=True, help=_("Write no kit for the victims.")),
)  # fmt: skip


def outgoing_options(function: Function) -> Function:
    """``--to``, ``--in-clear``, ``--leaked``, ``--first``, ``--no-kit``."""
    for add in reversed(_OPTIONS):
        function = add(function)
    return function


def say_what_is_missing(session: Session, facts: "Response") -> None:
    """Say why lists or letters did not go out."""
    if any(one.people and not one.sealed for one in facts.lists):
        session.speech.notice(
            Message(
                "Some lists did not go out: nobody named a key. Write age_key under the [[party]] in the manifest, or "
                "give --to AGE, or --in-clear REASON."
            )
        )
    elif facts.lists and not facts.letters:
        session.speech.notice(
            Message("No letters were made: what happened is not said yet. Begin with: sourcier send --new-letters")
        )


def outgoing_of(session: Session, case: "Case", given: Mapping[str, Any]) -> "Outgoing":
    """Return what these options ask for, in the reader's language."""
    from sourcier.respond import Outgoing  # noqa: PLC0415  # not loaded for --help

    asked = {name: given[name] for name in ("to", "clear", "leaked", "first")}
    language = session.speech.texts.language
    letters = case.own_file("letters.toml")
    return Outgoing(letters=letters, language=language, kit=not given["no_kit"], **asked)
