"""GDPR art. 5(1)(c), data minimisation: a controller keeps what its purpose needs, and no more."""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import DEDALUS
from sourcier.duties.rule import MODERATE, WEAK, Article, Ask, Fact, about
from sourcier.duties.shown import lacking, standing
from sourcier.model.parties import CONTROLLER


def _failed(bearer: Bearer) -> Iterator[Fact]:
    rows = bearer.known.leak.health_text
    if rows and bearer.known.labs.get(bearer.id):
        yield Fact("free_text_health", "leak", WEAK, "free_text_needed", {"rows": rows})
    yield from lacking(bearer, "retention_rule", "default_filter", strength=MODERATE)


def _kept(bearer: Bearer) -> Iterator[Fact]:
    for order in bearer.given:
        if order.columns is not None:
            params = about(order=order.id, columns=len(order.columns))
            yield Fact("order_lists_columns", "order", MODERATE, "order_as_written", params, ("free_text_health",))
        if order.since or order.until:
            yield Fact("order_sets_dates", "order", WEAK, "order_as_written", {"order": order.id})
    yield from standing(bearer, {"default_filter": ("measure_absent",)})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    for order in bearer.given:
        if order.columns is None:
            yield Ask("needed_columns", {"order": order.id})
    if bearer.known.leak.health_text and bearer.known.labs.get(bearer.id):
        yield Ask("free_text_rules")


ARTICLE = Article(
    article="GDPR 5(1)(c)",
    duty="minimisation",
    bearers=(CONTROLLER,),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 5 § 1 c",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("instruction_to_keep", "free_text_rules", "default_filter"),
    decided=(DEDALUS,),
)
