"""`sourcier explain text FILE`: what would be found in one's own lines."""

from pathlib import Path

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

from .session import Session

NAMES = ("text", "texte")
_CP1252 = Message("The file is not UTF-8 throughout: it was read as Windows-1252, character by character.")


class NoTextFile(WrongUse):
    """A file was missing, or given where none is looked at."""

    code = "E219"

    def __init__(self, *, missing: bool) -> None:
        what = (
            Message("No file was named whose lines are to be read.")
            if missing
            else Message("A kind is explained without a file.")
        )
        super().__init__(what, Message("Nothing was changed."), Message("Write: sourcier explain text FILE"))


class TextUnreadable(SourcierError):
    """The file of lines cannot be opened."""

    code = "E223"
    exit_status = 3

    def __init__(self) -> None:
        super().__init__(
            Message("The file of lines cannot be read."),
            Message("Nothing was changed."),
            Message("Name a text file that exists and that you may read."),
        )


def explain_text(session: Session, path: Path | None, form: str) -> int:
    """Print what stands in the lines of a file: places and kinds, none of its words."""
    from sourcier.recognise.text.lines import UTF8, encoding_of, read_lines  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.spans import spans_as_json, spans_as_text  # noqa: PLC0415

    if path is None:
        raise NoTextFile(missing=True)
    try:
        encoding = encoding_of(path)
        if encoding != UTF8:
            session.speech.notice(_CP1252)
        answers = read_lines(path, encoding)
        if form == "json":
            for part in spans_as_json(answers):
                session.speech.part(part)
        else:
            session.speech.result(spans_as_text(answers, session.speech.texts))
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise TextUnreadable from None
    return 0
