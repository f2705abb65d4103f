"""What commands show of parties' answers: the changes they made, and who is still unnamed."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sourcier.locale import Texts
from sourcier.model.changes import Changes
from sourcier.model.facts import Examination
from sourcier.model.trace import Trace

from .report import check_in, examination_in, response_in

if TYPE_CHECKING:
    from sourcier.case import Case


def changes_in(case: Path) -> Changes | None:
    """Return what replies changed; None where no party has answered."""
    from sourcier.case import read_facts  # noqa: PLC0415  # not loaded for --help
    from sourcier.trace import CHANGES  # noqa: PLC0415

    return read_facts(case, CHANGES, Changes)


@dataclass(frozen=True, slots=True)
class Seen:
    """Facts as they are shown: under names, or with parties that have not answered under letters."""

    examination: Examination
    trace: Trace | None
    changes: Changes | None

    @classmethod
    def of(cls, case: Path, trace: Trace | None, texts: Texts, *, pseudonyms: bool) -> Self:
        """Return a case's facts; with `pseudonyms`, places and laboratories of the unnamed are unnamed too."""
        examination, changes = examination_in(case), changes_in(case)
        if trace is None or not pseudonyms:
            return cls(examination, trace, changes)
        from sourcier.report.pseudonyms import Pseudonyms  # noqa: PLC0415  # not loaded for --help

        answered = frozenset(one.reply.party for one in changes.changes) if changes else frozenset()
        names = Pseudonyms.of(trace, answered, texts)
        return cls(names.examined(examination), names.applied(trace), names.applied(changes) if changes else None)


def draw_page(case: "Case", examination: Examination, trace: Trace, texts: Texts) -> None:
    """Draw the case's page anew, with everything that is known."""
    from sourcier.report import render  # noqa: PLC0415  # not loaded for --help

    folder = case.folder
    page = render(
        examination, "html", texts, check=check_in(folder), trace=trace, changes=changes_in(folder),
        response=response_in(folder),
    )  # fmt: skip
    with case.sink("report", "examination.html") as stream:
        stream.write(page.encode())
