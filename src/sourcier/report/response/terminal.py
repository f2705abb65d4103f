"""What a response found, for a terminal and for other programs."""

from collections.abc import Iterator

import rfc8785
from rich.padding import Padding
from rich.text import Text

from sourcier.locale import Texts
from sourcier.model.plain import to_plain
from sourcier.model.response import Response
from sourcier.report.figures import Figures
from sourcier.report.printing import holding, printed
from sourcier.report.safe import cleaned, escaped_json

from .chapter import Chapter, chapter_of
from .due import Due
from .form import form_of

_TONES = {"alarm": "bold red", "warn": "yellow", "calm": "green"}
_BANDS = {"very_high": "bold red", "high": "red", "medium": "yellow", "low": "green"}


def render_response(facts: Response, texts: Texts, form: str, *, width: int = 100, colour: bool = False) -> str:
    """Return the facts of a response as ``text`` or ``json``."""
    if form == "json":
        return escaped_json(rfc8785.dumps(to_plain(facts)).decode()) + "\n"
    shown = cleaned(facts)
    return printed(map(holding, _blocks(shown, chapter_of(shown, texts), texts)), width, colour=colour)


Block = Text | Padding


def _blocks(facts: Response, chapter: Chapter, texts: Texts) -> Iterator[Block]:
    for note in chapter.notes:
        yield Text(note, style="bold red" if not facts.complete else "yellow")
    yield Text()
    yield Text(chapter.first, style="bold")
    yield Text(chapter.second)
    yield Text(texts.say("As of %(moment)s. This is no legal advice: every rule shows its source.",
                         moment=chapter.as_of), style="dim")  # fmt: skip
    yield from _groups(chapter, texts)
    yield from _due(chapter, texts)
    if len(facts.parties) > 1:
        yield from _parties(chapter, texts)
    else:
        yield from _form(facts, texts)
    yield from _written(facts, texts)


def _head(text: str) -> Iterator[Block]:
    yield Text()
    yield Text(text, style="bold")


def _inside(text: str | Text, indent: int = 2, style: str = "") -> Padding:
    return Padding(Text(text, style=style) if isinstance(text, str) else text, (0, 0, 0, indent))


def _groups(chapter: Chapter, texts: Texts) -> Iterator[Block]:
    yield from _head(texts.say("Groups of people by risk"))
    for row in chapter.groups:
        line = Text(f"{row.se}  ", style=_BANDS[row.band_code]).append(f"{row.people}  ", style="bold")
        yield _inside(line.append(row.kinds, style="default"))
        span = f", {row.span}" if row.span else ""
        yield _inside(f"{row.dpc} × {row.ei} + {row.cb} = {row.se}, {row.band}{span}", 4, "dim")
    if chapter.left_out:
        said = texts.count("and %(n)s smaller group", "and %(n)s smaller groups", chapter.left_out)
        yield _inside(said, style="dim")
    if chapter.flags:
        yield _inside(texts.say("Beside the score: %(flags)s", flags=texts.listing(list(chapter.flags))))


def _due(chapter: Chapter, texts: Texts) -> Iterator[Block]:
    yield from _head(texts.say("Deadlines"))
    for due in chapter.due:
        yield from _one_due(due, texts)


def _one_due(due: Due, texts: Texts) -> Iterator[Block]:
    line = Text(f"{due.state}  ", style=_TONES[due.tone]).append(due.name, style="default")
    yield _inside(line.append(f"  {due.who}", style="dim"))
    for said in (due.when, due.since, due.second, due.source):
        if said:
            yield _inside(said, 4, "dim")
    if due.reasons:
        yield _inside(texts.say("Draft of the reasons, to keep or strike out:"), 4)
        yield from (_inside(f"- {reason}", 6, "dim") for reason in due.reasons)


def _parties(chapter: Chapter, texts: Texts) -> Iterator[Block]:
    yield from _head(texts.say("Parties"))
    for row in chapter.parties:
        line = Text(f"{row.se}  ", style=_BANDS[row.band_code]).append(f"{row.people}  ").append(row.name, style="bold")
        yield _inside(line.append(f"  {row.role}", style="dim"))
        yield _inside(f"{row.state} · {row.notice}", 4, "dim")


def _form(facts: Response, texts: Texts) -> Iterator[Block]:
    figures = Figures(texts)
    for notice in facts.notices:
        form = form_of(notice, texts, {})
        yield from _head(texts.say("Notice to the authority"))
        said = texts.say("%(filled)s of %(asked)s fields are filled.", filled=form.filled, asked=form.asked)
        yield _inside(said)
        for who, rows in form.gaps:
            line = texts.say("Left for %(who)s: %(fields)s", who=who, fields=", ".join(row.id for row in rows))
            yield _inside(line, style="yellow")
    for one in facts.lists:
        yield from _head(texts.say("People to tell"))
        yield _inside(
            texts.say(
                "%(people)s people, %(minors)s minors, %(no_address)s without an address, %(review)s for a person",
                people=figures.count(one.people),
                minors=figures.count(one.minors),
                no_address=figures.count(one.no_address),
                review=figures.count(one.to_review),
            )
        )


def _written(facts: Response, texts: Texts) -> Iterator[Block]:
    folders = [f"out/{party.folder}" for party in facts.parties if party.folder]
    if folders:
        yield Text()
        shown = folders if len(folders) < 4 else [*folders[:2], "…"]  # noqa: PLR2004  # a line's worth
        yield Text(texts.say("Written in the case: %(folders)s", folders=", ".join(shown)), style="dim")
