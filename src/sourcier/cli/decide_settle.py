"""Settling a column, two rows, two labels, a reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.facts import Examination
from sourcier.model.message import Message

from .decide_places import Place, Places
from .decide_said import grounds, named, said_options
from .explain import kind_named
from .parts import Command, option
from .reading_options import overrides_of, reading_options
from .report import examination_in
from .session import Session, existing

if TYPE_CHECKING:
    from sourcier.case import Case

NONE = ("none", "aucune", "aucun")
"""For "nothing can be said"."""


class NotInCase(WrongUse):
    """The piece could not be opened: the case does not hold it."""

    code = "E219"

    def __init__(self, evidence: int) -> None:
        super().__init__(
            Message("Evidence %(number)d could not be opened: there is nothing in it to decide.", {"number": evidence}),
            Message("Nothing was decided."),
            Message("Examine it again once it can be read."),
        )


@dataclass(frozen=True, slots=True)
class _Desk:
    """An open case, and what was last examined in it."""

    case: "Case"
    facts: Examination
    places: Places

    def piece(self, evidence: int) -> int:
        """Return the number in the case of a piece the facts name by position."""
        sha256 = self.facts.evidence[evidence].sha256
        found = [piece.index for piece in self.case.evidence if piece.sha256 == sha256]
        if not found:
            raise NotInCase(evidence)
        return found[0]

    def kind(self, text: str) -> str | None:
        """Return a kind there is, one of the case's own included; None for "none". Raises UnknownKind."""
        from sourcier.recognise import known_kinds, read_own_kinds  # noqa: PLC0415  # not loaded for --help

        if text.strip().lower() in NONE:
            return None
        own = self.case.own_file("kinds.toml")
        names = {*known_kinds(), *((kind.name for kind in read_own_kinds(own).kinds) if own else ())}
        return kind_named(text, sorted(names))

    def offset(self, place: Place) -> int | None:
        """Return where a row begins in its file."""
        from sourcier.examine.offsets import offset_of  # noqa: PLC0415  # not loaded for --help

        return offset_of(self.case.store, place)

    def kept(self, place: Place) -> Place:
        """Return a place as decisions keep it."""
        return self.piece(place[0]), place[1], place[2]


@contextmanager
def _desk(session: Session, folder: Path) -> Iterator[_Desk]:
    facts = examination_in(folder)
    with session.case(existing(folder), None) as case:
        yield _Desk(case, facts, Places(facts))


def _noted(session: Session, identifier: str, folder: Path) -> int:
    session.speech.result(session.speech.texts.of(Message("Decision %(id)s is noted.", {"id": identifier})))
    text = "The next run takes it into account: sourcier examine FILE --case %(folder)s"
    session.speech.notice(Message(text, {"folder": str(folder)}))
    return 0


@click.command(
    "column",
    cls=Command,
    help=_(
        "Settle what a column holds.\n\n"
        "COLUMN is EVIDENCE/TABLE/COLUMN from 0, such as 0/0/3, or the column's name in the report."
    ),
)
@click.argument("column", metavar="COLUMN")
@option("--kind", "--nature", "kind", required=True,
        help=_("What it holds, such as nir; none: nothing can be said. sourcier explain lists all kinds."))  # fmt: skip
@said_options
@click.pass_obj
def column(
    session: Session, /, *, column: str, kind: str, case: Path, who: str | None, why: str | None, **_rest: object
) -> int:
    """Settle one column."""
    with _desk(session, case) as desk:
        place = desk.kept(desk.places.column(column))
        settled = desk.kind(kind)
        who, why = named(session, who), grounds(session, why)
        return _noted(session, desk.case.decisions.column(*place, settled, who=who, why=why).id, case)


@click.command(
    "person",
    cls=Command,
    help=_(
        "Settle whether two rows are about one person.\n\n"
        "ROW is EVIDENCE/TABLE/ROW from 0, such as 0/0/17, or the row's number alone where one table was examined. "
        "Rows are numbered as the facts number them: rejected ones have no number."
    ),
)
@click.argument("row", metavar="ROW")
@click.argument("other", metavar="ROW")
@option("--same", "--meme", "same", is_flag=True, help=_("They are about one person."))
@option("--not-same", "--distinctes", "not_same", is_flag=True, help=_("They are about two people."))
@said_options
@click.pass_obj
def person(
    session: Session, /, *, row: str, other: str, same: bool, not_same: bool, case: Path, who: str | None,
    why: str | None, **_rest: object,
) -> int:  # fmt: skip
    """Settle one pair of rows."""
    if same == not_same:
        raise click.UsageError(session.speech.texts.gettext(_("Give one of --same and --not-same.")))
    with _desk(session, case) as desk:
        first, second = (desk.kept(desk.places.row(text)) for text in (row, other))
        at = desk.offset(first), desk.offset(second)
        who, why = named(session, who), grounds(session, why)
        return _noted(session, desk.case.decisions.person(first, second, same=same, who=who, why=why, at=at).id, case)


@click.command(
    "lab",
    cls=Command,
    help=_(
        "Settle whether two labels name one laboratory.\n\n"
        "LABEL is the laboratory's name in the report, such as lab-1 where its label is not shown, its FINESS number, "
        "or a row that names it, such as 0/0/17. No label is stored: the decision names a row in which it stands."
    ),
)
@click.argument("label", metavar="LABEL")
@option("--is", "--est", "is_", metavar="LABEL", help=_("The laboratory it is; that one's label is kept."))
@option("--is-not", "--n-est-pas", "is_not", metavar="LABEL", help=_("A laboratory it is not."))
@said_options
@click.pass_obj
def lab(
    session: Session, /, *, label: str, is_: str | None, is_not: str | None, case: Path, who: str | None,
    why: str | None, **_rest: object,
) -> int:  # fmt: skip
    """Settle one pair of labels."""
    other = is_ if is_not is None else is_not
    if other is None or None not in (is_, is_not):
        raise click.UsageError(session.speech.texts.gettext(_("Give one of --is and --is-not.")))
    with _desk(session, case) as desk:
        first, second = (desk.kept(desk.places.lab(text)) for text in (label, other))
        at = desk.offset(first), desk.offset(second)
        who, why = named(session, who), grounds(session, why)
        return _noted(
            session, desk.case.decisions.lab(first, second, same=is_not is None, who=who, why=why, at=at).id, case
        )


@click.command(
    "reading",
    cls=Command,
    help=_(
        "Settle how a piece of evidence is read.\n\n"
        "EVIDENCE is its number from 0, or its name in the report. Rows keep their number only as long as the same "
        "lines are read as rows."
    ),
)
@click.argument("evidence", metavar="EVIDENCE")
@option("--as-read", "--telle-quelle", "as_read", is_flag=True, help=_("It is read rightly as it is."))
@reading_options
@said_options
@click.pass_obj
def reading(
    session: Session, /, *, evidence: str, as_read: bool, case: Path, who: str | None, why: str | None,
    **chosen: str | int | None,
) -> int:  # fmt: skip
    """Settle one reading."""
    given = {name: value for name, value in chosen.items() if name not in ("lang", "no_progress")}
    if as_read == any(value is not None for value in given.values()):
        raise click.UsageError(session.speech.texts.gettext(_("Give --as-read, or how it is to be read.")))
    with _desk(session, case) as desk:
        piece = desk.piece(desk.places.evidence(evidence))
        who, why = named(session, who), grounds(session, why)
        return _noted(session, desk.case.decisions.reading(piece, overrides_of(given), who=who, why=why).id, case)
