"""GDPR art. 30, the register of processing: of the controller (1) and of the processor (2).

The exception for fewer than 250 persons fails where health data are processed (art. 30(5)).
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import MOBIUS
from sourcier.duties.rule import Article, Ask, Fact
from sourcier.duties.shown import lacking, said_of, standing
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR


def _failed(bearer: Bearer) -> Iterator[Fact]:
    yield from lacking(bearer, "register")


def _kept(bearer: Bearer) -> Iterator[Fact]:
    yield from standing(bearer, {"register": ()})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    if not said_of(bearer, "register"):
        yield Ask("register_copy")


ARTICLE = Article(
    article="GDPR 30",
    duty="register",
    bearers=(CONTROLLER, PROCESSOR, SUB_PROCESSOR),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 30",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("register",),
    decided=(MOBIUS,),
)
