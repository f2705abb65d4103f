"""`sourcier verify`: whether a case's journal is as it was written and its evidence as it was received."""

from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.message import Message

from .options import case_option, common
from .parts import Command
from .session import Session, existing

_PROBLEMS = {
    "changed": _("Evidence %(index)d is not what was received: it was changed."),
    "missing": _("Evidence %(index)d is no longer where it was."),
}


@click.command(
    cls=Command,
    help=_("Check that a case's journal was not changed, that its facts are whole and its evidence is as received."),
)
@case_option
@common
@click.pass_obj
def verify(session: Session, /, *, case: Path, **_rest: object) -> int:
    """Check and say so."""
    notice, good = session.speech, True
    with session.case(existing(case), None) as opened:
        chain = opened.verify()
        if chain.first_broken:
            notice.notice(
                Message("The journal was changed: line %(line)d does not follow.", {"line": chain.first_broken})
            )
            good = False
        for piece in opened.evidence.check(session.progress):
            if piece.state != "same":
                notice.notice(Message(_PROBLEMS[piece.state], {"index": piece.index + 1}))
                good = False
        steps = opened.whole().steps
        for step in sorted({path.stem for path in (case / "facts").glob("*.json")} - set(steps)):
            notice.notice(
                Message("The facts of the step %(step)s were changed after they were written.", {"step": step})
            )
            good = False
    if good:
        text = "Whole: %(lines)s journal lines follow each other, %(steps)s steps, all evidence as received."
        notice.result(notice.texts.of(Message(text, {"lines": chain.lines, "steps": len(steps)})))
    return 0 if good else 1
