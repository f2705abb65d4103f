"""What `sourcier respond` writes into ``out/PARTY`` and prints."""

from pathlib import Path
from typing import TYPE_CHECKING

from sourcier.model.response import Response

from .session import Session

if TYPE_CHECKING:
    from sourcier.case import Case


def write_pages(_session: Session, case: "Case", facts: Response) -> None:
    """Write what each party asked about needs, into its folder."""
    from sourcier.case import facts_text  # noqa: PLC0415  # not loaded for --help

    for party in facts.parties:
        with case.sink("out", f"{party.folder}/response.json") as stream:
            stream.write(facts_text(facts))


def shown(_session: Session, _case: Path, facts: Response, _form: str) -> str:
    """Return what is printed."""
    from sourcier.case import facts_text  # noqa: PLC0415  # not loaded for --help

    return facts_text(facts).decode()
