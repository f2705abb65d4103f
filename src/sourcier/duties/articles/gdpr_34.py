"""GDPR art. 34, telling the people: without undue delay where the risk is high, with consequences and advice."""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer, days_between
from sourcier.duties.decided import FREE, SLIMPAY
from sourcier.duties.rule import MODERATE, STRONG, WEAK, Article, Ask, Fact, about
from sourcier.duties.shown import lacking, standing
from sourcier.model.parties import CONTROLLER

_MONTH, _QUARTER = 30, 90
_EXCEPTIONS = ("unintelligible", "risk_averted", "public_notice")
"""Art. 34(3) (a), (b) and (c)."""


def _failed(bearer: Bearer) -> Iterator[Fact]:
    for aware in bearer.events("aware")[:1]:
        told = bearer.after(aware.date, "people_told")
        if told is None and bearer.known.leak.health:
            yield Fact("aware_people_not_told", "event", WEAK, "events_as_handed_in", {"aware": aware.date})
        elif told and (days := days_between(aware.date, told.date)) > _MONTH:
            params = about(aware=aware.date, told=told.date, days=days)
            strength = STRONG if days > _QUARTER else MODERATE
            yield Fact("people_told_late", "event", strength, "taken_at_its_word", params, when=told.date)
    yield from lacking(bearer, "guidance_letter")


def _kept(bearer: Bearer) -> Iterator[Fact]:
    for aware in bearer.events("aware")[:1]:
        told = bearer.after(aware.date, "people_told")
        if told and (days := days_between(aware.date, told.date)) <= _MONTH:
            params = about(aware=aware.date, told=told.date, days=days)
            yield Fact("people_told_soon", "event", MODERATE, "content_of_letter", params)
    yield from standing(bearer, {"guidance_letter": (), **dict.fromkeys(_EXCEPTIONS, ("aware_people_not_told",))})


def _asked(bearer: Bearer) -> Iterator[Ask]:
    aware = bearer.events("aware")
    if not aware or not bearer.after(aware[0].date, "people_told"):
        yield Ask("when_people_told")
    elif not bearer.measures("guidance_letter"):
        yield Ask("letter_copy")


ARTICLE = Article(
    article="GDPR 34",
    duty="tell_people",
    bearers=(CONTROLLER,),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 34",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("guidance_letter", *_EXCEPTIONS),
    decided=(SLIMPAY, FREE),
)
