"""GDPR art. 5(1)(e), storage limitation: rows past their term are purged or archived.

Laboratory reports are kept ten years (CSP, art. L.1142-28, as commonly read), genetic ones thirty (R.1131-20): a term
of ten years is taken, and named beside every count.
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import DOCTISSIMO, FREE_MOBILE
from sourcier.duties.rule import MODERATE, WEAK, Article, Ask, Fact, about
from sourcier.duties.shown import lacking, said_of, standing
from sourcier.model.parties import CONTROLLER

YEARS = 10
_ENOUGH = 30


def _past(bearer: Bearer) -> Iterator[tuple[str, str, int]]:
    """Holding, its last day, and rows of the leak that were past their term there on that day."""
    for holding in bearer.holdings:
        if holding.until is None:
            continue
        limit = f"{int(holding.until[:4]) - YEARS:04d}{holding.until[4:7]}"
        found = bearer.known.compared.get(holding.id, ())
        rows = sum(month.shared for one in found for month in one.by_month if month.month < limit)
        if found:
            yield holding.id, holding.until, rows


def _failed(bearer: Bearer) -> Iterator[Fact]:
    for holding, until, rows in _past(bearer):
        if rows:
            strength = MODERATE if rows >= _ENOUGH else WEAK
            params = about(holding=holding, rows=rows, years=YEARS)
            yield Fact("rows_past_term", "trace", strength, "term_as_set", params, when=until)
    yield from lacking(bearer, "retention_rule", "purge")


def _kept(bearer: Bearer) -> Iterator[Fact]:
    for holding, _, rows in _past(bearer):
        if not rows and bearer.share(holding).rows:
            params = about(holding=holding, years=YEARS)
            yield Fact("rows_within_term", "trace", WEAK, "leaked_rows_only", params)
    yield from standing(bearer, {"retention_rule": (), "purge": ("rows_past_term",)})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    if not said_of(bearer, "retention_rule", "purge"):
        yield Ask("retention_rule")


ARTICLE = Article(
    article="GDPR 5(1)(e)",
    duty="storage_limitation",
    bearers=(CONTROLLER,),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 5 § 1 e",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("retention_rule", "purge", "archive_sorted", "legal_term"),
    decided=(FREE_MOBILE, DOCTISSIMO),
)
