"""What `sourcier respond` writes into ``out/PARTY`` and prints."""

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from sourcier.model.message import Message
from sourcier.model.plain import from_plain
from sourcier.model.response import Response

from .report import check_in, examination_in, trace_in
from .session import Session

if TYPE_CHECKING:
    from sourcier.case import Case

FACTS = "response.json"


def write_pages(session: Session, case: "Case", facts: Response) -> None:
    """Write what each party asked about needs into its folder, say what changed, and draw the case's page anew."""
    from sourcier.case import facts_text  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.response import files_of, only  # noqa: PLC0415

    trace = trace_in(case.folder)
    names = {one.id: one.name for one in trace.names} if trace is not None else {}
    for party in facts.parties:
        said = _changes(session, case, facts, party.id, party.folder)
        files = [*files_of(facts, party.id, session.speech.texts, names), (FACTS, facts_text(only(facts, party.id)))]
        if said:
            files.append(("changes.txt", ("\n".join(said) + "\n").encode()))
        for name, content in files:
            with case.sink("out", f"{party.folder}/{name}") as stream:
                stream.write(content)
    _draw(session, case, facts)


def _changes(session: Session, case: "Case", facts: Response, party: str, folder: str) -> tuple[str, ...]:
    """What this run says otherwise than the one before, said aloud too."""
    from sourcier.report.response import changes_between  # noqa: PLC0415

    before = _before(case.written("out", f"{folder}/{FACTS}"))
    said = changes_between(before, facts, party, session.speech.texts) if before is not None else ()
    if said:
        session.speech.notice(Message("Since the last run, for %(party)s:", {"party": party}))
        for line in said:
            session.speech.notice(Message("  %(line)s", {"line": line}))
    return said


def _before(content: bytes | None) -> Response | None:
    """The facts of the run before; those of another version, or damaged ones, compare to nothing."""
    try:
        return None if content is None else from_plain(Response, json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _draw(session: Session, case: "Case", facts: Response) -> None:
    page = _page(session, case.folder, facts)
    with case.sink("report", "examination.html") as stream:
        stream.write(page.encode())


def _page(session: Session, folder: Path, facts: Response) -> str:
    from sourcier.report import render  # noqa: PLC0415

    return render(
        examination_in(folder),
        "html",
        session.speech.texts,
        check=check_in(folder),
        trace=trace_in(folder),
        response=facts,
    )


def shown(session: Session, case: Path, facts: Response, form: str) -> str:
    """Return what is printed."""
    from sourcier.report.response import render_response  # noqa: PLC0415

    if form == "html":
        return _page(session, case, facts)
    width = shutil.get_terminal_size((100, 24)).columns
    colour = session.speech.out_is_terminal and "NO_COLOR" not in os.environ
    return render_response(facts, session.speech.texts, form, width=width, colour=colour)
