"""The one door: facts in, a view out."""

from sourcier.locale import Texts
from sourcier.model.changes import Changes
from sourcier.model.check import Check
from sourcier.model.facts import Examination
from sourcier.model.response import Response
from sourcier.model.trace import Trace

from .duties_edition import changes_edition
from .edition import edition_of
from .response.edition import response_edition
from .safe import cleaned
from .trace_edition import trace_edition

FORMATS = ("text", "json", "html", "csv")


def render(
    examination: Examination,
    format: str,  # noqa: A002  # the option's name
    texts: Texts,
    edition: str = "exact",
    *,
    width: int = 100,
    colour: bool = False,
    steps: tuple[str, ...] = (),
    check: Check | None = None,
    trace: Trace | None = None,
    changes: Changes | None = None,
    response: Response | None = None,
) -> str:
    """Return the facts as ``text``, ``json``, ``html`` or ``csv``, in the ``exact`` or ``shareable`` edition.

    `width` (columns), `colour` and `steps` (commands to try next) only matter to ``text``;
    `check`, what a judged sample bounds, `trace`, where the leak sprang from, `changes`, what parties' replies made
    of it, and `response`, what is owed, only to ``html``. Raises ValueError for a format or an edition there is not.
    """
    shown = edition_of(examination, edition)
    if format == "json":
        from .json import render_json  # noqa: PLC0415  # each format loads what it alone needs

        return render_json(shown, edition)
    shown = cleaned(shown)
    if format == "csv":
        from .csv import render_csv  # noqa: PLC0415

        return render_csv(shown, texts)
    if format == "html":
        from .html import render_html  # noqa: PLC0415

        return render_html(
            shown, texts, edition, check, cleaned(trace_edition(trace, edition)),
            changes=cleaned(changes_edition(changes, edition)),
            response=cleaned(response_edition(response, edition)),
        )  # fmt: skip
    if format == "text":
        from .text import render_text  # noqa: PLC0415

        return render_text(shown, texts, edition, width=width, colour=colour, steps=steps)
    message = f"no format {format!r}; there are {', '.join(FORMATS)}"
    raise ValueError(message)
