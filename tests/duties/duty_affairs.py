"""Small affairs for duties: who they are, and what is known of them. All invented."""

from dataclasses import replace

from sourcier.duties import Known, Leak, assess
from sourcier.model.acts import CLAUSES, Contract, Measure
from sourcier.model.duties import Duty, DutyQuestion
from sourcier.model.hypotheses import Hypothesis
from sourcier.model.parties import Event, Holding, Manifest, Order, Party
from sourcier.model.scope import HeldScope, OutsideColumn, Scope
from sourcier.model.trace import ColumnShare, Containment, LabShare, MonthShare

LAB, VENDOR, HOST = "lab", "vendor", "host"
PARTIES = (
    Party(LAB, "LABO DU PORT", "controller", labs=("LABO DU PORT",)),
    Party(VENDOR, "SANOLAB", "processor"),
    Party(HOST, "HEBERGEUR", "sub-processor"),
)
AREA = Holding("area", VENDOR, since="2018-06-01", until="2020-11-04", path="area.csv")
BASE = Holding("base", LAB, since="2019-06-01", until="2021-02-01", path="base.csv")
WHOLE_CONTRACT = Contract("c", LAB, VENDOR, signed="2018-06-01", clauses=CLAUSES)
ORDER = Order(
    "order-1", LAB, VENDOR, date="2019-01-05", purpose="migration", labs=("LABO DU PORT",), since="2016-01-01"
)


def known(*things: object, **more: object) -> Known:
    """Everything known of an affair of a laboratory, its vendor and a host."""
    sorts = {Holding: "holdings", Order: "orders", Event: "events", Contract: "contracts", Measure: "measures"}
    found: dict[str, tuple] = {}
    for thing in things:
        name = sorts[type(thing)]
        found[name] = (*found.get(name, ()), thing)
    labs = more.pop("labs", {LAB: ("LABO DU PORT",)})
    contests = more.pop("contests", ())
    return Known(Manifest(PARTIES, contests=contests, **found), labs=labs, **more)


def duty(of: Known, party: str, article: str) -> Duty:
    """The one duty of a party."""
    return next(one for one in assess(of)[0] if (one.party, one.article) == (party, article))


def asked(of: Known, party: str) -> set[str]:
    """Codes of the questions to a party."""
    return {one.code for one in questions(of) if one.party == party}


def questions(of: Known) -> tuple[DutyQuestion, ...]:
    return assess(of)[1]


def codes(grounds: tuple) -> set[str]:
    return {one.code for one in grounds}


def contained(holding: str, rows: int = 600, of: int = 1_000, **more: object) -> Containment:
    """How much of the leak stands in a holding."""
    columns = more.pop("columns", ())
    months = more.pop("months", (MonthShare("2018-03", of, rows),))
    lab = LabShare("LABO DU PORT", of, of, rows, rows)
    share = rows / of
    return Containment(
        holding, 0, of, 2 * rows + 1, rows, 0, share, 0.5, share - 0.02, share + 0.02, rows, rows, 0, 0, (),
        tuple(columns), (lab,), tuple(months), **more,
    )  # fmt: skip


def passwords(rows: int) -> ColumnShare:
    return ColumnShare(7, "MP", "password", "MP", rows, rows)


def scope(order: str = "order-1", *, outside: int = 0, columns: int = 0, held: HeldScope | None = None) -> Scope:
    """The leak against an order."""
    unlisted = tuple(OutsideColumn(at, f"C{at}", "free_text", 9) for at in range(columns))
    return Scope(
        order, LAB, 500, outside, outside / 500, 0.01 if outside else 0.0, 0.2, outside, 0, 0, (), unlisted,
        lists_columns=True, lists_dates=True, lists_labs=True, held=(held,) if held else (),
    )  # fmt: skip


def held(holding: str = "area", *, outside: int = 0, columns: int = 0, rows: int = 600) -> HeldScope:
    """What a holding holds under an order."""
    unlisted = tuple(OutsideColumn(at, f"C{at}", "free_text", 9) for at in range(columns))
    return HeldScope(holding, rows, outside, outside / rows, 0.01 if outside else 0.0, 0.2, 0, unlisted)


def story(holding: str, party: str, log10_lr: float, tied: tuple[str, ...] = ()) -> Hypothesis:
    """One story of one holding."""
    return Hypothesis(
        f"one_holding:{holding}", "one_holding", 0, (holding,), (party,), log10_lr, NOT_CAPPED, "strong", 0.2, 0.5,
        None, tied, (), (), "rows_explained", 0.0,
    )  # fmt: skip


NOT_CAPPED = False


def knew(holding: Holding, *codes_: str) -> Holding:
    return replace(holding, knew=codes_)


def event(party: str, what: str, date: str) -> Event:
    return Event(date, party, what)


HEALTH = Leak(health=True, health_text=40)
