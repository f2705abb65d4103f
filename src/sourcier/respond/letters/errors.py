"""What can keep letters from being made: each names the file, the line and what to write."""

import difflib

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

_NOTHING = Message("No letter was made, and what was written before stands.")
_WHAT = {
    "field": Message("Line %(line)d of %(file)s names a field that does not exist."),
    "condition": Message("Line %(line)d of %(file)s asks a condition that does not exist."),
    "not_alone": Message("Line %(line)d of %(file)s has a condition amid other text."),
    "nothing_open": Message("Line %(line)d of %(file)s closes a condition that was not opened."),
    "not_closed": Message("The condition opened on line %(line)d of %(file)s is never closed."),
    "braces": Message("Line %(line)d of %(file)s has double braces that do not fit together."),
    "subject": Message("%(file)s has no subject."),
}
_NEXT = {
    "field": Message("Write one of: %(known)s."),
    "condition": Message("Write {{ if NAME }} with one of: %(known)s."),
    "not_alone": Message("Put {{ if NAME }}, {{ else }} and {{ end }} each alone on a line."),
    "nothing_open": Message("Remove it, or write {{ if NAME }} on a line of its own before."),
    "not_closed": Message("Write {{ end }} on a line of its own after what it covers."),
    "braces": Message("Write fields as {{ name }}, on one line."),
    "subject": Message("Begin it with a line: Subject: what the letter is about"),
}
_SHOWN = 8


class TemplateWrong(WrongUse):
    """A template cannot be understood."""

    code = "E540"

    def __init__(self, file: str, line: int, why: str, known: tuple[str, ...]) -> None:
        self.file, self.line = file, line
        values: dict[str, str | int | float] = {"file": file, "line": line, "known": ", ".join(known)}
        super().__init__(Message(_WHAT[why].text, values), _NOTHING, Message(_NEXT[why].text, values))


class ValueMissing(WrongUse):
    """A template names a field that nobody filled."""

    code = "E541"

    def __init__(self, file: str, line: int, field: str) -> None:
        values: dict[str, str | int | float] = {"file": file, "line": line, "field": field}
        super().__init__(
            Message("Line %(line)d of %(file)s needs %(field)s, and nobody said what that is.", values),
            _NOTHING,
            Message('Write %(field)s = "..." under [[letter]] in letters.toml, or put the line between '
                    "{{ if %(field)s }} and {{ end }}.", values),
        )  # fmt: skip


class LettersUnreadable(WrongUse):
    """What people wrote for the letters cannot be understood."""

    code = "E542"

    def __init__(self, line: int, remedy: Message) -> None:
        super().__init__(
            Message("Line %(line)d of letters.toml cannot be understood.", {"line": line}), _NOTHING, remedy
        )


class PackUnreadable(WrongUse):
    """A folder of templates is not there, or not whole."""

    code = "E543"

    def __init__(self, pack: str, file: str, remedy: Message) -> None:
        super().__init__(
            Message("The pack of letters %(pack)s cannot be used: %(file)s.", {"pack": pack, "file": file}),
            _NOTHING,
            remedy,
        )


class TypesettingFailed(WrongUse):
    """Letters could not be set as pages."""

    code = "E544"
    exit_status = 1

    def __init__(self) -> None:
        super().__init__(
            Message("The letters could not be set as pages."),
            Message("The lists stand; nothing half made was kept."),
            Message("Use the mail-merge table and the DOCX template meanwhile, and report this with the version."),
        )


def nearest(name: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the known names, those like `name` first, not too many."""
    like = difflib.get_close_matches(name, known, n=_SHOWN, cutoff=0.5)
    return tuple(like) or known[:_SHOWN]
