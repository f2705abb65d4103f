"""One HTML file: opens offline, without scripts, prints, reads on a phone and by a screen reader."""

from functools import partial
from typing import Any

from markupsafe import Markup

from sourcier.data.departments import departments
from sourcier.locale import Texts
from sourcier.locale.names import (
    AUTHENTICITIES,
    CATEGORIES,
    COMPOSITIONS,
    CONTAINERS,
    DELIMITERS,
    FORMATS,
    LAW,
    LINE_BREAKS,
    OTHERS,
    PEOPLE_STEPS,
    QUOTES,
    ROLES,
    SIGNS,
    SPEAKS,
    STRENGTHS,
    TRIALS,
)
from sourcier.locale.names import (
    PARTS as BYTE_PARTS,
)
from sourcier.model.changes import Changes
from sourcier.model.check import Check
from sourcier.model.facts import Examination
from sourcier.model.response import Response
from sourcier.model.trace import Trace

from . import questions, sentences
from .changes import answered
from .chapters import chapters, overturned
from .check import agreement_said, between
from .columns import sort_columns
from .constat import constat
from .drawings import bar, draw_account, draw_labs, draw_map, draw_months, effect
from .figures import Figures, capital
from .glossary import GLOSSARY
from .headline import headlines
from .hypotheses import hypotheses_of
from .masking import is_hidden
from .origin import origin_of
from .overview import MOST_TABLES, overview_of, shown_tables, tables_of
from .response.chapter import chapter_of
from .responsibilities import responsibilities_of
from .templating import environment, style_sheet

_NAMES = {
    "authenticity": AUTHENTICITIES,
    "category": CATEGORIES,
    "composition": COMPOSITIONS,
    "container": CONTAINERS,
    "delimiter": DELIMITERS,
    "format": FORMATS,
    "held": {**CONTAINERS, **FORMATS},
    "law": LAW,
    "line_break": LINE_BREAKS,
    "others": OTHERS,
    "part": BYTE_PARTS,
    "people_step": PEOPLE_STEPS,
    "quote": QUOTES,
    "role": ROLES,
    "sign": SIGNS,
    "speaks": SPEAKS,
    "strength": STRENGTHS,
    "repair": sentences.REPAIRS,
    "reject": sentences.REJECTS,
    "unread": sentences.UNREAD,
    "test": TRIALS,
    "weakest": sentences.WEAKEST,
}


def render_html(
    examination: Examination,
    texts: Texts,
    edition: str,
    check: Check | None = None,
    trace: Trace | None = None,
    *,
    changes: Changes | None = None,
    response: Response | None = None,
) -> str:
    """Return the page of an edition's facts, already cleaned and masked."""
    template = environment(texts).get_template("page.html.j2", globals=_helpers(examination, texts))
    overview = overview_of(examination)
    owed = chapter_of(response, texts) if response is not None else None
    return template.render(
        examination=examination,
        overview=overview,
        edition=edition,
        tables=shown_tables(examination),
        more_tables=max(0, len(tables_of(examination)) - MOST_TABLES),
        headlines=(*headlines(examination, overview, texts), *(owed.headlines if owed else ())),
        owed=owed,
        constat=constat(examination, overview, texts),
        months=draw_months(examination.period.months, texts) if examination.period.months else None,
        map=draw_map(examination.places, {c: d.name for c, d in departments().items()}, texts),
        labs=draw_labs(examination.labs),
        most_rows=max((entry.rows for entry in examination.categories), default=0),
        glossary=GLOSSARY,
        names=texts.listing([piece.name for piece in examination.evidence]),
        check=check,
        spring=origin_of(trace, texts) if trace is not None else None,
        weighed=hypotheses_of(trace, texts) if trace is not None else None,
        answers=answered(changes, trace, texts) if changes is not None else (),
        liable=responsibilities_of(trace, texts) if trace is not None else None,
        **chapters(examination, texts, check),
    )


def _helpers(examination: Examination, texts: Texts) -> dict[str, Any]:
    figures = Figures(texts)

    def name(table: str, code: str) -> str:
        return figures.name(_NAMES[table], code)

    return {
        "lang": texts.language,
        "style": Markup(style_sheet()),  # noqa: S704  # our own file and colours
        "count": figures.count,
        "counted": figures.counted,
        "share": figures.share,
        "kind": figures.kind,
        "name": name,
        "Name": lambda table, code: capital(name(table, code)),
        "capital": capital,
        "number": texts.number,
        "size": texts.size,
        "date": texts.date,
        "short": texts.short_month,
        "chance": lambda share: texts.percent(share, 1),
        "quote": texts.quote,
        "listing": texts.listing,
        "reason_name": lambda entry: capital(figures.name(sentences.REASONS, entry.code)),
        "reason": partial(sentences.reason, texts=texts),
        "oddity": partial(sentences.oddity, texts=texts),
        "finding": partial(sentences.finding, texts=texts),
        "origin": partial(sentences.origin, examination=examination, texts=texts),
        "is_hidden": is_hidden,
        "bar": bar,
        "effect": effect,
        "overturned": partial(overturned, texts=texts),
        "asked": partial(questions.sentence, examination=examination, texts=texts),
        "commands": questions.commands,
        "between": partial(between, texts=texts),
        "agreement": partial(agreement_said, texts=texts),
        "account": partial(draw_account, texts=texts),
        "sort_columns": partial(sort_columns, texts=texts),
    }
