"""`sourcier explain KIND`: how a kind is recognised."""

import difflib
from collections.abc import Sequence
from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.plain import to_plain

from .explain_text import NAMES, NoTextFile, explain_text
from .options import common
from .parts import Command, option
from .session import Session


class UnknownKind(WrongUse):
    """There is no kind of that name."""

    code = "E211"

    def __init__(self, name: str, near: list[str]) -> None:
        following = (
            Message("Did you mean %(near)s? sourcier explain alone lists all kinds.", {"near": ", ".join(near)})
            if near
            else Message("sourcier explain alone lists all kinds.")
        )
        what = Message("There is no kind named « %(name)s ».", {"name": name})
        super().__init__(what, Message("Nothing was changed."), following)


@click.command(
    cls=Command,
    help=_(
        "Say how a kind of datum is recognised: its rule, its chance rate, its sources, what it is confused with.\n\n"
        "KIND is a name such as nir or birth_date; without one, all kinds are listed. "
        "With text and a FILE, say what is found in each of its lines: places and kinds, none of its words."
    ),
)
@click.argument("kind", required=False)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help=_("What to print.")
)
@common
@click.pass_obj
def explain(session: Session, /, *, kind: str | None, file: Path | None, form: str, **_rest: object) -> int:
    """Print one kind, the list, or what stands in a file's lines."""
    from sourcier.recognise import explain_kind, known_kinds  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.kinds import render_kind, render_kinds  # noqa: PLC0415

    if kind in NAMES:
        return explain_text(session, file, form)
    if file is not None:
        raise NoTextFile(missing=False)
    kinds = known_kinds()
    if kind is None:
        session.speech.result(render_kinds(sorted(kinds), session.speech.texts, form))
        return 0
    known = explain_kind(kinds[kind_named(kind, sorted(kinds))])
    session.speech.result(render_kind(to_plain(known), session.speech.texts, form))
    return 0


def kind_named(text: str, names: Sequence[str]) -> str:
    """Return the kind that is meant. Raises UnknownKind, which says what is near."""
    name = text.strip().lower().replace("-", "_")
    if name not in names:
        raise UnknownKind(text, difflib.get_close_matches(name, names, 3))
    return name
