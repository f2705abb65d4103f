"""GDPR art. 33, telling the authority within 72 hours (1), telling the controllers without undue delay (2).

Where both hours are known they are counted; else days are, and a notice three days later may be in time or not. A
processor has no clock of 72 hours of its own. There is no duty where the authority itself told the controller (Conseil
d'État, 22 July 2022, no. 449694).
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer, days_between, hours_between
from sourcier.duties.decided import DOCTORS_A, DOCTORS_B, TOLD_BY_AUTHORITY
from sourcier.duties.rule import MODERATE, STRONG, WEAK, Article, Ask, Fact, about
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR

_HOURS, _DAYS = 72, 3
_WEEK, _MONTH = 7, 30


def _notice(bearer: Bearer) -> str:
    return "notified" if bearer.is_controller else "controllers_told"


def _failed(bearer: Bearer) -> Iterator[Fact]:
    for aware in bearer.events("aware")[:1]:
        told, code = bearer.after(aware.date, _notice(bearer)), _notice(bearer)
        if told is None:
            params = about(aware=aware.date)
            yield Fact(f"aware_not_{code}", "event", WEAK, "events_as_handed_in", params)
            continue
        days, hours = days_between(aware.date, told.date), hours_between(aware, told)
        params = about(aware=aware.date, told=told.date, days=days)
        if bearer.is_controller and hours is not None:
            if hours > _HOURS:
                yield Fact("notified_late", "event", STRONG, "taken_at_its_word", params, when=told.date)
        elif days > _DAYS:
            yield Fact(f"{code}_late", "event", _strength(bearer, days), "taken_at_its_word", params, when=told.date)


def _strength(bearer: Bearer, days: int) -> str:
    """The controller's clock is of hours; the processor's is of what is reasonable."""
    if bearer.is_controller:
        return STRONG if days > _DAYS + 1 else MODERATE
    return STRONG if days > _MONTH else MODERATE if days > _WEEK else WEAK


def _kept(bearer: Bearer) -> Iterator[Fact]:
    code = _notice(bearer)
    for aware in bearer.events("aware")[:1]:
        told = bearer.after(aware.date, code)
        days = days_between(aware.date, told.date) if told else 0
        hours = hours_between(aware, told) if told and bearer.is_controller else None
        if told and (days <= _DAYS if hours is None else hours <= _HOURS):
            params = about(aware=aware.date, told=told.date, days=days)
            sure = days < _DAYS or hours is not None or not bearer.is_controller
            strength, weakest = (STRONG, "taken_at_its_word") if sure else (WEAK, "hours_not_known")
            yield Fact(f"{code}_in_time", "event", strength, weakest, params)
        if bearer.is_controller and (first := bearer.events("authority_told")) and first[0].date <= aware.date:
            answers = ("aware_not_notified", "notified_late")
            yield Fact("authority_told_first", "event", STRONG, "taken_at_its_word", {"date": first[0].date}, answers)


def _asked(bearer: Bearer) -> Iterator[Ask]:
    aware = bearer.events("aware")
    if not aware:
        yield Ask("when_aware")
    elif not bearer.after(aware[0].date, _notice(bearer)):
        yield Ask("when_notified" if bearer.is_controller else "when_controllers_told", {"aware": aware[0].date})


ARTICLE = Article(
    article="GDPR 33",
    duty="notify",
    bearers=(CONTROLLER, PROCESSOR, SUB_PROCESSOR),
    in_force="2018-05-25",
    source="Règlement (UE) 2016/679, art. 33",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("staged_notice", "reasons_for_delay", "authority_told_first"),
    decided=(DOCTORS_A, DOCTORS_B, TOLD_BY_AUTHORITY),
)
