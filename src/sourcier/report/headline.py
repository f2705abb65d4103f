"""The figures at the head of a report, each with the way back to where it comes from."""

from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.model.facts import Column, Examination

from .figures import DASH, Figures
from .masking import is_hidden
from .overview import Overview, Place, total
from .sentences import METHODS, coded

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure: its value, what it counts, a nuance, and how it is known."""

    value: str
    label: str
    nuance: str
    how: tuple[str, ...]


def headlines(examination: Examination, overview: Overview, texts: Texts) -> tuple[Headline, ...]:
    """Return the figures a reader looks for first; those the evidence says nothing of are left out."""
    found = (
        _rows(overview, texts),
        _people(examination, texts),
        _nir(overview, texts),
        _labs(examination, overview, texts),
        _passwords(overview, texts),
    )
    return tuple(headline for headline in found if headline)


def _rows(overview: Overview, texts: Texts) -> Headline:
    figures = Figures(texts)
    return Headline(
        figures.count(overview.rows),
        figures.counted("row", "rows", overview.rows),
        texts.count(
            "%(n)s column, %(empty)s empty", "%(n)s columns, %(empty)s empty", overview.columns, empty=overview.empty
        ),
        (
            texts.say(
                "Every row of the evidence was read: %(clean)s are clean, %(repaired)s were repaired, %(rejected)s "
                "were rejected and kept with their place in the file.",
                clean=figures.count(overview.clean),
                repaired=figures.count(overview.repaired),
                rejected=figures.count(overview.rejected),
            ),
            texts.say("The account of bytes adds up to the size of the text: no byte is left out."),
        ),
    )


def _people(examination: Examination, texts: Texts) -> Headline:
    figures, people = Figures(texts), examination.people
    how = [
        coded(METHODS, people.method, texts),
        figures.counted(
            "%(n)s pair of rows is joined by one identifier and kept apart by another.",
            "%(n)s pairs of rows are joined by one identifier and kept apart by another.",
            people.conflicts,
        ),
        figures.counted(
            "%(n)s row has neither a number nor a name and birth date: nobody can be told from it.",
            "%(n)s rows have neither a number nor a name and birth date: nobody can be told from them.",
            people.without_identity,
        ),
    ]
    return Headline(
        figures.count(people.best),
        figures.counted("distinct person (estimate)", "distinct people (estimate)", people.best),
        texts.say("between %(low)s and %(high)s", low=figures.count(people.low), high=figures.count(people.high)),
        tuple(how),
    )


def _nir(overview: Overview, texts: Texts) -> Headline | None:
    column = overview.nir
    if column is None or overview.nir_place is None:
        return None
    figures = Figures(texts)
    return Headline(
        figures.share(column.valid, column.filled),
        texts.say("of the NIRs are valid"),
        figures.counted("of %(n)s row that has one", "of %(n)s rows that have one", column.filled),
        (
            where(column, overview.nir_place, texts),
            texts.say(
                "Valid by the whole rule: key, month, department and order number. Of random numbers of the same "
                "shape, %(chance)s would pass.",
                chance=texts.percent(column.chance, 1),
            ),
        ),
    )


def where(column: Column, place: Place, texts: Texts) -> str:
    """Return which column of which piece of evidence a figure comes from, as people count: from 1."""
    return texts.say(
        "From column %(number)s, %(name)s, of table %(table)s in evidence %(evidence)s.",
        number=column.index + 1,
        name=texts.quote(column.name),
        table=place.table + 1,
        evidence=place.evidence + 1,
    )


def _labs(examination: Examination, overview: Overview, texts: Texts) -> Headline | None:
    period = examination.period
    nuance = f"{texts.month(period.first)} \u2192 {texts.month(period.last)}" if period.first and period.last else DASH
    if overview.labs:
        return Headline(
            texts.number(overview.labs),
            texts.count("laboratory named", "laboratories named", overview.labs),
            nuance,
            (
                texts.say(
                    "Labels that the rows themselves bear; their rows and first and last dates are counted below."
                ),
                texts.count(
                    "Patients live in %(n)s department.", "Patients live in %(n)s departments.", overview.departments
                ),
            ),
        )
    if not overview.departments:
        return None
    return Headline(
        texts.number(overview.departments),
        texts.count("department of residence", "departments of residence", overview.departments),
        nuance,
        (texts.say("From the postcodes of the rows."),),
    )


def _passwords(overview: Overview, texts: Texts) -> Headline | None:
    figures = Figures(texts)
    if overview.passwords:
        rows = total(tuple(column.filled for column in overview.passwords))
        return Headline(
            figures.count(rows),
            figures.counted("readable password", "readable passwords", rows),
            texts.say("%(share)s of rows", share=figures.share(rows, overview.rows)),
            tuple(_password(column, texts) for column in overview.passwords[:_SHOWN]),
        )
    if is_hidden(overview.rejected) or not overview.rows:
        return None
    return Headline(
        figures.share(overview.rejected, overview.rows),
        texts.say("of rows could not be read"),
        figures.counted("%(n)s row rejected", "%(n)s rows rejected", overview.rejected),
        (texts.say("Rejected rows are kept with the range of bytes they stand in."),),
    )


def _password(column: Column, texts: Texts) -> str:
    return texts.say(
        "Column %(number)s, %(name)s, holds words that follow no rule but those of passwords, and no digest.",
        number=column.index + 1,
        name=texts.quote(column.name),
    )
