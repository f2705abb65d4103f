"""What the invented parties signed, did and told: contracts, measures and events.

The vendor's are those found in the affair of 2021 (CNIL, deliberation SAN-2022-009 of 15 April 2022); days are made up.
"""

from collections.abc import Iterator

from .days import day, iso
from .labs import LATE, VENDOR, Controller, controllers

HOST = "host"
CLOSURE, PUBLICATION, AWARE, ALERT = "2020-11-04", "2021-02-14", "2021-02-23", "2020-03-09"
KNEW_AREA = (
    "open_access",
    "shared_account",
    "clear_text",
    "kept_after_migration",
    "alert_ignored",
    "no_procedure",
    "no_supervision",
    "exports_all",
)
"""What the vendor knew, or had to know, of its transfer area."""
_CLAUSES = ("subject", "secrecy")
"""All that the vendor's contracts held of what GDPR art. 28(3) asks for."""
_SIGNED_BEFORE = 400
"""Days from the contract to the migration."""
_AUDITED = ("group-loire", "lab-levee")
"""Controllers that can show a dated audit of the vendor."""
Value = str | list[str]
Table = tuple[str, dict[str, Value | None]]


def contracts() -> Iterator[Table]:
    """One contract per controller, in the vendor's own terms; none with the host is known."""
    for one in controllers():
        signed = iso(day(one.migration) - _SIGNED_BEFORE)
        ids: dict[str, Value | None] = {"id": f"{one.id}-contract", "controller": one.id, "processor": VENDOR}
        yield "contract", {**ids, "signed": signed, "clauses": list(_CLAUSES)}


def measures() -> Iterator[Table]:
    """What some controllers can show for themselves, and the vendor cannot."""
    for party in _AUDITED:
        yield "measure", {"party": party, "what": "audit", "state": "shown", "note": "Audit of the vendor, on paper"}
    yield "measure", {"party": "group-loire", "what": "dpia", "state": "shown"}
    yield "measure", {"party": VENDOR, "what": "register", "state": "said"}
    yield "measure", {"party": HOST, "what": "hds_certificate", "state": "shown", "from": "2018-03-20"}


def events(left: str, new: dict[str, str]) -> Iterator[Table]:
    """What happened on which day; `left` is the old software, `new` what each of the new ones is called."""
    for one in sorted(controllers(), key=lambda one: one.migration):
        yield _event(one.migration, one.id, "migration", f"Leaves {left} for {new[one.software]}")
    yield _event(ALERT, VENDOR, "alert", "An employee reports files open to anyone; nothing is done")
    yield _event(CLOSURE, VENDOR, "closure", "The area asks for a login")
    yield _event(PUBLICATION, VENDOR, "publication", "The file is offered for download")
    yield _event(AWARE, VENDOR, "aware", "The press reports the file")
    yield _event(iso(day(AWARE) + 1), VENDOR, "controllers_told", "The vendor writes to its customers")
    for one in controllers():
        yield from _told(one)


def _told(one: Controller) -> Iterator[Table]:
    aware = day(AWARE) + (1 if one.id == LATE else 2)
    yield _event(iso(aware), one.id, "aware", "Told by the vendor")
    yield _event(iso(aware + 2), one.id, "notified", "First notice")
    yield _event(iso(aware + 20), one.id, "people_told", "Letters")


def _event(date: str, party: str, what: str, note: str) -> Table:
    return "event", {"date": date, "party": party, "what": what, "note": note}
