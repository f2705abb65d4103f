"""GDPR art. 25, protection by design and by default: the tool does not hand out everything unasked.

A processor is no addressee (recital 78): what a vendor's tool does by default is asked of the controller who chose it.
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.decided import RECITAL_78
from sourcier.duties.rule import MODERATE, Article, Ask, Fact
from sourcier.duties.shown import lacking, said_of, standing
from sourcier.duties.states import states
from sourcier.model.parties import CONTROLLER


def _failed(bearer: Bearer) -> Iterator[Fact]:
    yield from states(bearer, {"exports_all": MODERATE})
    yield from lacking(bearer, "default_filter", strength=MODERATE)


def _kept(bearer: Bearer) -> Iterator[Fact]:
    yield from standing(bearer, {"default_filter": ("exports_all",)})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    if said_of(bearer, "default_filter"):
        return
    served = set(bearer.processors)
    exporting = [one for one in bearer.known.manifest.holdings if one.party in served and "exports_all" in one.knew]
    for other in dict.fromkeys(one.party for one in exporting):
        yield Ask("knew_tool_exports_all", {"other": other})
    if not exporting:
        yield Ask("default_export")


ARTICLE = Article(
    article="GDPR 25",
    duty="by_default",
    bearers=(CONTROLLER,),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 25",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("default_filter",),
    decided=(RECITAL_78,),
)
