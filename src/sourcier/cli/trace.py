"""`sourcier trace`: where the leak sprang from, by what each party held, ordered and knew."""

import os
import shutil
from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.trace import Trace

from .answering import Seen, draw_page
from .examine import PARTLY
from .marking import Keys, keys_of, marking_of
from .options import case_option, common, workers_option
from .parts import Command, option
from .pseudonyms import pseudonyms_option
from .questions import write_questions
from .report import check_in, examination_in
from .session import Session, keys_folder
from .witnessing import witness

FORMATS = ("text", "json", "html")


class ManifestMissing(WrongUse):
    """Nobody said who the parties are."""

    code = "E433"

    def __init__(self) -> None:
        super().__init__(
            Message("A trace needs the manifest of parties: who held what, who ordered what, what happened when."),
            Message("Nothing was compared."),
            Message("Write one with: sourcier trace --case FOLDER --new-manifest parties.toml, then fill it in."),
        )


class ManifestStands(WrongUse):
    """A manifest would be written over."""

    code = "E434"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s is there already.", {"path": str(path)}),
            Message("It was left as it is."),
            Message("Name another file with --new-manifest."),
        )


@click.command(
    cls=Command,
    help=_(
        "Say where the leak sprang from: compare it with what each party held, ordered and knew.\n\n"
        "The manifest, parties.toml, names parties, their holdings (files, folders or inventories), written orders and "
        "events. --new-manifest writes one to begin with. --witness shows rows to one who knows them."
    ),
)
@case_option
@option("--manifest", "--manifeste", "manifest", type=click.Path(path_type=Path), help=_("The manifest of parties."))
@option("--new-manifest", "--nouveau-manifeste", "new", type=click.Path(path_type=Path),
        help=_("Write a commented manifest from what was examined, and stop."))  # fmt: skip
@option("--key", "--cle", "key", type=click.Path(path_type=Path, exists=True),
        help=_("The inventories' key, where it is not this case's; with --register, the register's."))  # fmt: skip
@option("--register", "--registre", "register", type=click.Path(path_type=Path, exists=True),
        help=_("The folder of a register of copies, to read the leak's marks."))  # fmt: skip
@option("--register-key", "--cle-registre", "register_keys", multiple=True,
        type=click.Path(path_type=Path, exists=True),
        help=_("The register's key, where --key is another; its two halves, one after the other."))  # fmt: skip
@option("--witness", "--temoin", "party", metavar="PARTY",
        help=_("Show the rows drawn for this party, one by one, to one who knows them; keep the answers."))  # fmt: skip
@option("--reader", "--lecteur", "reader", help=_("Who compares them: a name or initials, written into the case."))
@option("--prior", "--a-priori", "prior", type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help=_("What you think of the stories before the facts: shown beside the equal prior."))  # fmt: skip
@option("--questions", "questions", type=click.Path(path_type=Path, file_okay=False),
        help=_("Write what is not known to this folder, as a letter to each party that would know."))  # fmt: skip
@option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help=_("What to print."))
@pseudonyms_option
@workers_option
@common
@click.pass_obj
def trace(
    session: Session, /, *, case: Path, manifest: Path | None, new: Path | None, key: Path | None, form: str,
    party: str | None, reader: str | None, questions: Path | None, pseudonyms: bool, workers: int | None,
    register: Path | None, register_keys: tuple[Path, ...], prior: Path | None, **_rest: object,
) -> int:  # fmt: skip
    """Trace and print; or write a manifest to begin with."""
    if new is not None:
        _write(session, case, new)
        return 0
    if party is not None:
        return witness(session, case, party, reader)
    if manifest is None:
        raise ManifestMissing
    keys = keys_of(key, register, register_keys)
    facts = _traced(session, case, manifest, keys, workers or os.cpu_count() or 1, prior=prior)
    if questions is not None:
        write_questions(session, case, facts, questions)
    session.speech.result(_shown(session, case, facts, form, pseudonyms=pseudonyms))
    return 0 if facts.complete else PARTLY


def run(session: Session, case: Path, manifest: Path, *, form: str, workers: int | None) -> int:
    """Trace, draw the case's page anew, print the result; return the exit status."""
    facts = _traced(session, case, manifest, Keys(), workers or os.cpu_count() or 1)
    session.speech.result(_shown(session, case, facts, form, pseudonyms=False))
    return 0 if facts.complete else PARTLY


def _write(session: Session, case: Path, path: Path) -> None:
    from sourcier.secret import write_private  # noqa: PLC0415  # not loaded for --help
    from sourcier.trace import new_manifest  # noqa: PLC0415

    if path.exists():
        raise ManifestStands(path)
    write_private(path, new_manifest(examination_in(case), session.speech.texts.of).encode())
    session.speech.notice(Message("Written: %(path)s.", {"path": str(path)}))


def _traced(
    session: Session, folder: Path, manifest: Path, keys: Keys, workers: int, *, prior: Path | None = None
) -> Trace:
    """Compute the trace, tell of holdings that were refused, and draw the case's page anew."""
    from sourcier import trace as core  # noqa: PLC0415  # the engine is not loaded for --help
    from sourcier.secret import ComparisonRing, read_comparison_key  # noqa: PLC0415

    if not manifest.is_file():
        raise ManifestMissing
    examination = examination_in(folder)
    ring = ComparisonRing(keys_folder())
    with session.case(folder, None) as case:
        key = keys.comparison
        comparison = ring.of_case(case.identity.id) if key is None else ring.get(read_comparison_key(key).id)
        thought = {} if prior is None else core.read_prior(prior.read_bytes(), alone=True)
        request = core.Request(comparison, marking=marking_of(session, keys), prior=thought)
        content = manifest.read_bytes()
        traced = core.trace(case, content, manifest.parent, request, workers=workers, progress=session.progress)
        draw_page(case, examination, traced.facts, session.speech.texts)
    for failure in traced.failures:
        session.speech.error(failure)
    if traced.reused:
        session.speech.notice(Message("Nothing changed since the last run: its facts are shown."))
    return traced.facts


def _shown(session: Session, case: Path, facts: Trace, form: str, *, pseudonyms: bool) -> str:
    from sourcier.report import render  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.trace import render_trace  # noqa: PLC0415

    texts = session.speech.texts
    seen = Seen.of(case, facts, texts, pseudonyms=pseudonyms)
    if form == "html":
        return render(seen.examination, "html", texts, check=check_in(case), trace=seen.trace, changes=seen.changes)
    width = shutil.get_terminal_size((100, 24)).columns
    colour = session.speech.out_is_terminal and "NO_COLOR" not in os.environ
    return render_trace(seen.trace or facts, texts, form, width=width, colour=colour)
