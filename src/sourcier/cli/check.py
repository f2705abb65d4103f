"""`sourcier check`: what was missed, by a random sample that people judge."""

import secrets
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.model.check import Check, Sheet
from sourcier.model.facts import Examination

from .check_errors import NoTerminal, NothingDrawn, NothingToDraw, SheetStands
from .judging import Judging
from .options import case_option, common
from .parts import Command, option
from .report import examination_in
from .session import Session

if TYPE_CHECKING:
    from sourcier.case import Case

SAMPLE = 300
"""Nothing missed in three hundred: at most 1 % is, with 95 % confidence."""


@click.command(
    cls=Command,
    help=_(
        "Say how much was missed: a random sample is drawn, you judge it, exact bounds follow.\n\n"
        "Cells of unknown columns, comments in which nothing was found, rejected rows, and a part of what was found. "
        "Values are shown on your terminal only, and each is journaled. Stop with q and go on later; a second reader "
        "judges the same sample without seeing your answers."
    ),
)
@case_option
@option("--reader", "--lecteur", "reader", help=_("Who judges: a name or initials, written into the case."))
@option("--sample", "--echantillon", "sample", type=click.IntRange(1, 100_000),
        help=_("How many items to draw where nothing was found; 300 unless said."))  # fmt: skip
@option("--only", "--seulement", "only", multiple=True,
        help=_("Draw from this part or kind only; may be given several times."))  # fmt: skip
@option("--seed", "--graine", "seed", type=click.IntRange(0), help=_("Draw the same sample again."))
@option("--new", "--nouveau", "new", is_flag=True, help=_("Draw a new sample; answers given before are lost."))
@option("--result", "--resultat", "result", is_flag=True, help=_("Ask nothing; say what the answers so far show."))
@option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@common
@click.pass_obj
def check(
    session: Session, /, *, case: Path, reader: str | None, sample: int | None, only: tuple[str, ...],
    seed: int | None, new: bool, result: bool, form: str, **_rest: object,
) -> int:  # fmt: skip
    """Draw, ask, and say what follows."""
    from sourcier.report.check import render_check  # noqa: PLC0415  # not loaded for --help

    examination = examination_in(case)
    if not result and not (sys.stdin.isatty() and session.speech.err_is_terminal):
        raise NoTerminal
    with session.case(case, None) as opened:
        sheet = opened.judgements.sheet
        if not result:
            drawing = _Drawing(opened, examination, sample, only, seed, new)
            sheet = drawing.sheet(sheet)
            reader = (reader or asked_reader(session)).strip()
            sheet = Judging(opened, session.speech, reader, drawing.pieces).run(sheet)
        if sheet is None:
            raise NothingDrawn
        facts = _facts(opened, sheet)
    session.speech.result(render_check(facts, session.speech.texts, form))
    return 0


def asked_reader(session: Session) -> str:
    """Ask who judges."""
    return str(click.prompt(session.speech.texts.gettext(_("Who judges? A name or initials")), err=True))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """The sample that was asked for."""

    case: "Case"
    examination: Examination
    sample: int | None
    only: tuple[str, ...]
    seed: int | None
    new: bool

    @property
    def pieces(self) -> Sequence[int]:
        """The case's number of each evidence of the examination."""
        numbers = {piece.sha256: piece.index for piece in self.case.evidence}
        return [numbers[evidence.sha256] for evidence in self.examination.evidence]

    def sheet(self, standing: Sheet | None) -> Sheet:
        """Return the sheet that stands, or a new one. Raises SheetStands, NothingToDraw."""
        from sourcier.case import facts_digest  # noqa: PLC0415  # not loaded for --help
        from sourcier.examine import STEP  # noqa: PLC0415

        digest = facts_digest(self.case.folder, STEP)
        asked = bool(self.only) or self.sample is not None or self.seed is not None
        if standing is not None and not self.new:
            if standing.examination == digest and not asked:
                return standing
            if standing.verdicts:
                raise SheetStands(len(standing.verdicts))
        drawn = self._drawn(digest)
        self.case.judgements.drawn(drawn)
        return drawn

    def _drawn(self, digest: str) -> Sheet:
        from sourcier.examine.check import KindsInside, parts_of, sheet_of  # noqa: PLC0415  # not loaded for --help

        parts = parts_of(self.case.store, self.pieces, self.examination, KindsInside())
        known = {name for part in parts for name in (part.part, part.kind) if name}
        if not parts or set(self.only) - known:
            raise NothingToDraw(", ".join(sorted(known)))
        seed = secrets.randbits(32) if self.seed is None else self.seed
        return sheet_of(parts, digest, seed, self.sample or SAMPLE, self.only)


def _facts(case: "Case", sheet: Sheet) -> Check:
    from sourcier import __version__  # noqa: PLC0415
    from sourcier.case import plain_digest  # noqa: PLC0415  # not loaded for --help
    from sourcier.examine.check import result_of  # noqa: PLC0415

    digest = plain_digest(sheet)
    inputs = {"examination": sheet.examination, "sheet": digest}
    found = case.step("check", Check, lambda: result_of(sheet, digest), inputs=inputs, settings={}, version=__version__)
    return found.facts
