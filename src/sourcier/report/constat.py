"""The finding in a few sentences, made from the facts."""

from sourcier.locale import Texts
from sourcier.locale.names import CATEGORIES, KINDS
from sourcier.model.facts import Examination

from .figures import Figures
from .overview import Overview, total

_SUBJECTS = 5


def constat(examination: Examination, overview: Overview, texts: Texts) -> tuple[str, ...]:
    """Return what the file is, one sentence each, the most telling first."""
    sentences = (
        _size(examination, overview, texts),
        _where_and_when(examination, overview, texts),
        _together(overview, texts),
        _passwords(overview, texts),
        _comments(overview, texts),
    )
    return tuple(sentence for sentence in sentences if sentence)


def _size(examination: Examination, overview: Overview, texts: Texts) -> str:
    figures = Figures(texts)
    rows = figures.counted("%(n)s row", "%(n)s rows", overview.rows)
    people = examination.people.best
    if not people:
        return texts.say("%(rows)s, in which nobody could be told apart.", rows=rows)
    return figures.counted("%(rows)s about %(n)s person.", "%(rows)s about some %(n)s people.", people, rows=rows)


def _where_and_when(examination: Examination, overview: Overview, texts: Texts) -> str:
    period = examination.period
    dated = bool(period.first and period.last)
    first, last = texts.month(period.first or "0001-01"), texts.month(period.last or "0001-01")
    if overview.labs and dated:
        return texts.count(
            "%(n)s laboratory is named, with acts from %(first)s to %(last)s.",
            "%(n)s laboratories are named, with acts from %(first)s to %(last)s.",
            overview.labs,
            first=first,
            last=last,
        )
    if overview.labs:
        return texts.count("%(n)s laboratory is named.", "%(n)s laboratories are named.", overview.labs)
    return texts.say("Acts are dated from %(first)s to %(last)s.", first=first, last=last) if dated else ""


def _together(overview: Overview, texts: Texts) -> str:
    if len(overview.together) < 2:  # noqa: PLR2004  # one category stands beside no other
        return ""
    names = [texts.gettext(CATEGORIES.get(code, code)) for code in overview.together]
    return texts.say(
        "At least %(share)s of the rows hold all at once: %(categories)s.",
        share=texts.percent(100 * overview.together_rows // overview.rows, 100, 0),
        categories=texts.listing(names),
    )


def _passwords(overview: Overview, texts: Texts) -> str:
    if not overview.passwords:
        return ""
    rows = total(tuple(column.filled for column in overview.passwords))
    return Figures(texts).counted("%(n)s password can be read in clear.", "%(n)s passwords can be read in clear.", rows)


def _comments(overview: Overview, texts: Texts) -> str:
    if not overview.comments:
        return ""
    rows: dict[str, int] = {}
    for column in overview.comments:
        for also in column.also:
            if also.kind.startswith("health."):
                rows[also.kind] = rows.get(also.kind, 0) + max(also.rows, 0)
    subjects = [texts.gettext(KINDS.get(kind, kind)) for kind in sorted(rows, key=lambda kind: -rows[kind])]
    if not subjects:
        return texts.count(
            "%(n)s column holds comments in free text.",
            "%(n)s columns hold comments in free text.",
            len(overview.comments),
        )
    return texts.count(
        "%(n)s column holds comments in free text, which speak of %(subjects)s.",
        "%(n)s columns hold comments in free text, which speak of %(subjects)s.",
        len(overview.comments),
        subjects=texts.listing(subjects[:_SUBJECTS]),
    )
