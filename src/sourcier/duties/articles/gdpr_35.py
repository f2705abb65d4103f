"""GDPR art. 35, the impact assessment: made, and its measures applied."""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import FRANCE_TRAVAIL
from sourcier.duties.rule import Article, Ask, Fact
from sourcier.duties.shown import lacking, said_of, standing
from sourcier.model.parties import CONTROLLER


def _failed(bearer: Bearer) -> Iterator[Fact]:
    yield from lacking(bearer, "dpia")


def _kept(bearer: Bearer) -> Iterator[Fact]:
    yield from standing(bearer, {"dpia": ()})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    if not said_of(bearer, "dpia"):
        yield Ask("dpia_copy")


ARTICLE = Article(
    article="GDPR 35",
    duty="impact_assessment",
    bearers=(CONTROLLER,),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 35",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("dpia",),
    decided=(FRANCE_TRAVAIL,),
)
