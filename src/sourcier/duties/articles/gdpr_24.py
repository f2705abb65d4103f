"""GDPR art. 24, accountability: a controller can show that it looked after whom it entrusted with its data."""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import FRANCE_TRAVAIL
from sourcier.duties.rule import Article, Ask, Fact
from sourcier.duties.shown import lacking, said_of, standing
from sourcier.model.parties import CONTROLLER


def _failed(bearer: Bearer) -> Iterator[Fact]:
    yield from lacking(bearer, "audit", "policy")


def _kept(bearer: Bearer) -> Iterator[Fact]:
    yield from standing(bearer, {"audit": (), "policy": ()})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    if not said_of(bearer, "audit"):
        if not bearer.processors:
            yield Ask("own_policies")
        for other in bearer.processors:
            yield Ask("proof_of_checks", {"other": other})


ARTICLE = Article(
    article="GDPR 24",
    duty="accountability",
    bearers=(CONTROLLER,),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 24 et 28 § 1",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("audit", "policy"),
    decided=(FRANCE_TRAVAIL,),
)
