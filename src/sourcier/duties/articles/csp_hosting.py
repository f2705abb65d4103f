"""French health hosting (HDS): whoever hosts health data for others holds a certificate; who chooses them checks it.

Six activities (CSP, art. R.1111-9); a new frame binds all certificates since 16 May 2026 and keeps storage inside the
European Economic Area. Who hosts its own data needs none, nor is short-term entry or formatting hosting.
"""

from collections.abc import Iterator

from sourcier.duties.bearer import Bearer
from sourcier.duties.rule import MODERATE, Article, Ask, Fact, about
from sourcier.duties.shown import lacking, said_of, standing
from sourcier.model.acts import SHOWN
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR

IN_FORCE = "2018-04-01"
"""Before, hosts were approved by the minister: of that nothing is said here."""
NEW_FRAME = "2026-05-16"
_EXCEPTIONS = ("hosts_itself", "short_entry")


def _failed(bearer: Bearer) -> Iterator[Fact]:
    if bearer.known.leak.health:
        yield from lacking(bearer, "hds_certificate")
        yield from _later(bearer)
        if any((one.until or NEW_FRAME) >= NEW_FRAME for one in bearer.holdings):
            yield from lacking(bearer, "eea_storage")


def _later(bearer: Bearer) -> Iterator[Fact]:
    """Certificates that began after the hosting did."""
    for one in bearer.measures("hds_certificate"):
        for holding in bearer.holdings if one.state == SHOWN and not bearer.is_controller else ():
            started = max(holding.since or "", IN_FORCE)
            if one.holding in ("", holding.id) and holding.since and one.since and one.since > started:
                params = about(holding=holding.id, since=one.since, started=started)
                yield Fact("certificate_later", "measure", MODERATE, "holding_may_be_no_hosting", params)


def _kept(bearer: Bearer) -> Iterator[Fact]:
    yield from standing(
        bearer,
        {
            "hds_certificate": (),
            "eea_storage": (),
            **dict.fromkeys(_EXCEPTIONS, ("measure_absent", "certificate_later")),
        },
    )


def _asked(bearer: Bearer) -> Iterator[Ask]:
    if not bearer.known.leak.health or said_of(bearer, "hds_certificate", *_EXCEPTIONS):
        return
    if not bearer.is_controller:
        yield Ask("hds_certificate")
    for other in bearer.processors if bearer.is_controller else ():
        yield Ask("hds_checked", {"other": other})


ARTICLE = Article(
    article="CSP L.1111-8",
    duty="health_hosting",
    bearers=(CONTROLLER, PROCESSOR, SUB_PROCESSOR),
    in_force=IN_FORCE,
    source="Code de la santé publique, art. L.1111-8, R.1111-8-8 et R.1111-9",
    failed=_failed,
    kept=_kept,
    asked=_asked,
    defence=("hds_certificate", *_EXCEPTIONS),
)
