"""Questions to parties, written out: one letter per party, each journaled."""

import hashlib
from pathlib import Path

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.trace import Trace

from .session import Session


class QuestionsStand(WrongUse):
    """A letter would be written over."""

    code = "E458"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s is there already, and says something else.", {"path": str(path)}),
            Message("It was left as it is; what was written before it stands."),
            Message("Name an empty folder with --questions."),
        )


def write_questions(session: Session, folder: Path, facts: Trace, place: Path) -> None:
    """Write the letters to a folder; the case's journal keeps their digests."""
    from sourcier.report.question_letters import question_letters  # noqa: PLC0415  # not loaded for --help
    from sourcier.secret import private_folder, write_private  # noqa: PLC0415

    letters = question_letters(facts, session.speech.texts)
    with session.case(folder, None) as case:
        for party, name, text in letters:
            path, content = private_folder(place) / name, text.encode()
            if path.exists() and path.read_bytes() != content:
                raise QuestionsStand(path)
            write_private(path, content)
            digest = hashlib.sha256(content).hexdigest()
            case.record("questions_written", {"party": party, "bytes": len(content), "sha256": digest})
    said = Message(
        "Written: %(count)d letters with questions, in %(path)s.", {"count": len(letters), "path": str(place)}
    )
    session.speech.notice(said)
