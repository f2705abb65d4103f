"""GDPR art. 5(1)(f), integrity and confidentiality: what was lost, and out of whose hands.

That rows of the leak stand in a holding convicts nobody: a controller's base holds its own patients. It speaks where
the holding lay open, or where the weighing of stories points to it and to nobody else.
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import DEDALUS, FREE, NEXPUBLICA, SLIMPAY
from sourcier.duties.rule import MODERATE, STRONG, WEAK, Article, Ask, Fact, about
from sourcier.duties.shown import standing
from sourcier.duties.states import in_state
from sourcier.model.hypotheses import FABRICATED, NONE_OF_THESE
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR

_ENOUGH, _HALF = 30, 0.5
_LIKELY, _VERY = 1.0, 2.0
"""Ten and a hundred to one, as log10: moderate and moderately strong support on the scale of ENFSI (2015)."""


def _failed(bearer: Bearer) -> Iterator[Fact]:
    until = {holding.id: holding.until for holding in bearer.holdings}
    for place in in_state(bearer, "open_access"):
        share = bearer.share(place)
        if share.rows:
            strength = STRONG if share.rows >= _ENOUGH and share.part >= _HALF else MODERATE
            params = about(holding=place, rows=share.rows, of=share.of, share=share.part)
            yield Fact("rows_lay_open", "trace", strength, "holding_as_handed_in", params, when=until[place])
    yield from _weighed(bearer)
    for holding in bearer.holdings:
        if rows := bearer.password_rows(holding.id):
            params = about(holding=holding.id, rows=rows)
            yield Fact("passwords_in_clear", "trace", MODERATE, "column_of_passwords", params, when=holding.until)


def _weighed(bearer: Bearer) -> Iterator[Fact]:
    for one in bearer.known.hypotheses:
        alone = one.parties == (bearer.id,) and all(_of(bearer, tied) for tied in one.tied)
        if one.story in (FABRICATED, NONE_OF_THESE) or not alone or one.log10_lr < _LIKELY or one.posterior < _HALF:
            continue
        strength = STRONG if one.log10_lr >= _VERY else MODERATE
        params = about(hypothesis=one.id, segment=one.segment, log10_lr=one.log10_lr)
        yield Fact("source_likely", "trace", strength, "list_of_holdings", params)


def _of(bearer: Bearer, hypothesis: str) -> bool:
    known = {one.id: one.parties for one in bearer.known.hypotheses}
    return known.get(hypothesis) == (bearer.id,)


def _kept(bearer: Bearer) -> Iterator[Fact]:
    own = [one for one in bearer.known.hypotheses if bearer.id in one.parties]
    if own and all(one.log10_lr <= -_LIKELY for one in own):
        best = max(own, key=lambda one: one.log10_lr)
        strength = MODERATE if best.log10_lr <= -_VERY else WEAK
        params = about(hypothesis=best.id, log10_lr=best.log10_lr)
        yield Fact("source_unlikely", "trace", strength, "list_of_holdings", params)
    yield from standing(bearer, {"encryption": ("passwords_in_clear",)})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    for place in in_state(bearer, "open_access"):
        yield Ask("who_opened_it", {"holding": place})
    for holding in bearer.holdings:
        if bearer.password_rows(holding.id):
            yield Ask("passwords_kept_how", {"holding": holding.id})


ARTICLE = Article(
    article="GDPR 5(1)(f)",
    duty="confidentiality",
    bearers=(CONTROLLER, PROCESSOR, SUB_PROCESSOR),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 5 § 1 f et 5 § 2",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("access_logs", "encryption", "state_of_the_art_then"),
    decided=(DEDALUS, NEXPUBLICA, FREE, SLIMPAY),
)
