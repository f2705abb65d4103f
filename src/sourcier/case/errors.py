"""What can go wrong with a case: each error says what happened, what was kept and what to do next."""

from sourcier.model.errors import NothingReadable, SourcierError, WrongUse
from sourcier.model.message import Message

_UNTOUCHED = Message("Nothing was changed.")


class CaseDamaged(SourcierError):
    """A file that makes the folder a case cannot be read."""

    code = "E140"


class CaseNewer(SourcierError):
    """The case was made by a newer version of Sourcier."""

    code = "E141"


class CaseInUse(SourcierError):
    """Another process has the case open."""

    code = "E142"


class EvidenceChanged(SourcierError):
    """A piece of evidence is not what it was when it was added, or changes while it is read."""

    code = "E143"


class BasisNeeded(WrongUse):
    """A first case is opened and nobody said on which lawful basis."""

    code = "E221"


class NotACase(WrongUse):
    """The folder holds something else."""

    code = "E222"


class EvidenceUnreachable(NothingReadable):
    """There is no file to read at that path."""

    code = "E309"


class DecisionsUnreadable(WrongUse):
    """The decisions people wrote cannot be understood."""

    code = "E224"


class UnknownDecision(WrongUse):
    """There is no decision with that id."""

    code = "E225"


class DecisionsContradict(WrongUse):
    """A decision contradicts one that was taken before, or itself."""

    code = "E227"


class AlreadySettled(WrongUse):
    """The very same was decided before."""

    code = "E228"


class SameReader(WrongUse):
    """A second reader is somebody else than the first."""

    code = "E229"


def basis_needed() -> BasisNeeded:
    """The one plain paragraph people read before a first case is opened."""
    return BasisNeeded(
        Message(
            "Holding leaked personal data needs a lawful basis. Health data are singled out by article 9 of the GDPR, "
            "and in France holding a stolen file can be an offence (Code pénal, articles 321-1 and 323-3). Those who "
            "may have one: the controller and its processors and their advisers, an authority, an expert it appointed, "
            "a journalist within the law of the press."
        ),
        Message("No case was opened and no evidence was read."),
        Message(
            'Say in a few words on which basis you hold these data, for instance: --basis "GDPR art. 33 and 34, data '
            'protection officer of the controller". It is recorded in the case.'
        ),
    )


def damaged(name: str) -> CaseDamaged:
    """The error for one file of the case."""
    return CaseDamaged(
        Message("The file %(file)s of this case cannot be read: it was changed or cut.", {"file": name}),
        Message("Nothing was changed. The evidence is untouched."),
        Message("Put that file back from a copy of the case, or open a new case on the same evidence."),
    )


def newer(theirs: int, ours: int) -> CaseNewer:
    """The error for a format this version does not know."""
    return CaseNewer(
        Message(
            "This case is in format %(theirs)d; this version of Sourcier knows formats up to %(ours)d.",
            {"theirs": theirs, "ours": ours},
        ),
        _UNTOUCHED,
        Message("Open it with the version it was made with, or a later one."),
    )


def in_use(folder: str) -> CaseInUse:
    """The error for a case that is open elsewhere."""
    return CaseInUse(
        Message("The case %(folder)s is being used by another run of Sourcier.", {"folder": folder}),
        _UNTOUCHED,
        Message("Wait until that run ends, then run the same command again."),
    )


def not_a_case(folder: str) -> NotACase:
    """The error for a folder that holds something else."""
    return NotACase(
        Message("%(folder)s is not a case: it is a file, or a folder that holds other things.", {"folder": folder}),
        _UNTOUCHED,
        Message("Give --case a folder that is empty or does not exist yet, or that of an existing case."),
    )


def unreachable(path: str) -> EvidenceUnreachable:
    """The error for a path where no file can be read."""
    return EvidenceUnreachable(
        Message("There is no file that can be read at %(path)s.", {"path": path}),
        Message("The case was not changed."),
        Message(
            "Check the path, and that you may read the file. If you may not, copy it to a folder of yours or ask its "
            "owner for the right, and run the same command again."
        ),
    )


def changed(index: int) -> EvidenceChanged:
    """The error for a piece that is no longer what it was."""
    return EvidenceChanged(
        Message("Evidence %(index)d is no longer the file that was added: its size or time differs.", {"index": index}),
        Message("What was found in it before stands, with its digest."),
        Message("Put the file back as it was received, or examine the changed file: it is added as new evidence."),
    )


def growing(path: str) -> EvidenceChanged:
    """The error for a file that changes under our eyes."""
    return EvidenceChanged(
        Message("%(path)s changes while it is read.", {"path": path}),
        Message("It was not added; the case was not changed."),
        Message("Stop what writes to it, or make a copy and examine the copy."),
    )


def decisions_unreadable(line: int, remedy: Message) -> DecisionsUnreadable:
    """The error for one line of ``decisions.toml``, and what to do about that line."""
    return DecisionsUnreadable(
        Message("Line %(line)d of decisions.toml, or the table that begins there, is not understood.", {"line": line}),
        Message("No decision was lost, and nothing was computed."),
        remedy,
    )


def unknown_decision(identifier: str) -> UnknownDecision:
    """The error for an id nobody gave."""
    return UnknownDecision(
        Message("There is no decision %(id)s in this case.", {"id": identifier}),
        _UNTOUCHED,
        Message("The ids stand in decisions.toml, in the case folder; sourcier decide list shows them."),
    )


def contradiction(earlier: str) -> DecisionsContradict:
    """The error for a decision that cannot hold beside an earlier one."""
    return DecisionsContradict(
        Message("That contradicts the decision %(id)s.", {"id": earlier}),
        _UNTOUCHED,
        Message("Take the earlier one back first: sourcier decide undo %(id)s", {"id": earlier}),
    )


def one_row_twice() -> DecisionsContradict:
    """The error for a pair that is none."""
    return DecisionsContradict(
        Message("Both rows are the same one: there is nothing to decide."),
        _UNTOUCHED,
        Message("Name two different rows."),
    )


def already_settled(known: str) -> AlreadySettled:
    """The error for what was decided before."""
    return AlreadySettled(
        Message("The decision %(id)s says so already.", {"id": known}),
        _UNTOUCHED,
        Message("A second reader confirms it with: sourcier decide confirm %(id)s", {"id": known}),
    )


def same_reader(identifier: str) -> SameReader:
    """The error for somebody who confirms a decision of their own."""
    return SameReader(
        Message("Whoever took the decision %(id)s cannot be its second reader.", {"id": identifier}),
        _UNTOUCHED,
        Message("Let somebody else look at it, and name them with --who."),
    )
