"""Every story of how a leak comes about, as a small affair: what containment and dates say, never who is guilty."""

from datetime import date, timedelta

import pytest
from invented_affairs import CLOSED, LABS, LEFT, Affair, base, left, manifest, new, of, old, people

from sourcier.model.trace import Trace

COUNT = 900


@pytest.fixture(scope="module")
def one_holding(place) -> Trace:
    """A laboratory's own base leaked whole, as it was on a day in 2020; others were not touched."""
    affair, everyone = Affair(place()), people(COUNT, 1)
    stolen = date(2020, 6, 10)
    affair.leak(old(base([p for p in everyone if p.lab == 0], stolen)))
    holdings = {
        "lab-0": affair.hold("lab-0.csv", new(base([p for p in everyone if p.lab == 0], date(2021, 1, 20)))),
        "lab-1": affair.hold("lab-1.csv", new(base([p for p in everyone if p.lab == 1], date(2021, 1, 20)))),
        "hosting": affair.hold("hosting.csv", old(base(everyone, CLOSED))),
    }
    return affair.trace(manifest(holdings))


def test_one_holding_explains_the_leak_and_the_leak_nearly_all_of_it(one_holding):
    lab, hosting, other = (of(one_holding, name) for name in ("lab-0", "hosting", "lab-1"))
    assert lab.leak_in_holding > 0.99
    assert lab.holding_in_leak > 0.9
    assert hosting.leak_in_holding > 0.99
    assert hosting.holding_in_leak < 0.35
    assert other.leak_in_holding < 0.01


def test_one_holding_is_dated_around_the_theft(one_holding):
    dating = next(d for d in one_holding.dating if (d.subject, d.why) == ("lab-0", "changed_values"))
    assert dating.earliest is not None
    assert dating.latest is not None
    assert dating.earliest <= "2020-06" <= dating.latest
    assert dating.earliest >= "2020-02"
    assert dating.latest <= "2020-11"


@pytest.fixture(scope="module")
def several(place) -> Trace:
    """Three laboratories' bases were stolen one after the other and put together."""
    affair, everyone = Affair(place()), people(COUNT, 2)
    days = (date(2018, 5, 2), date(2019, 9, 4), date(2020, 8, 5), date(2015, 1, 4))
    affair.leak(old(base(sorted(everyone, key=lambda p: p.lab), lambda p: days[p.lab])))
    holdings = {
        f"lab-{n}": affair.hold(f"lab-{n}.csv", new(base([p for p in everyone if p.lab == n], date(2021, 1, 20))))
        for n in range(4)
    }
    return affair.trace(manifest(holdings))


def test_several_holdings_explain_the_leak_together_and_none_alone(several):
    shares = [of(several, f"lab-{n}").leak_in_holding for n in range(4)]
    assert max(shares) < 0.5
    assert sum(shares) == pytest.approx(1.0, abs=0.01)
    assert shares[3] < 0.01
    assert sum(one.rows for one in several.unexplained) < 0.01 * sum(one.leak_rows for one in several.unexplained)


def test_several_holdings_each_have_their_own_date(several):
    found = {d.subject: d for d in several.dating if d.sort == "holding" and d.why == "changed_values"}
    for name, month in (("lab-0", "2018-05"), ("lab-1", "2019-09"), ("lab-2", "2020-08")):
        assert found[name].earliest <= month <= found[name].latest


@pytest.fixture(scope="module")
def supplier(place) -> Trace:
    """The vendor's store of all laboratories was copied on one day."""
    affair, everyone = Affair(place()), people(COUNT, 3)
    affair.leak(old(base(everyone, date(2019, 1, 15))))
    holdings = {
        "hosting": affair.hold("hosting.csv", old(base(everyone, CLOSED))),
        "lab-0": affair.hold("lab-0.csv", new(base([p for p in everyone if p.lab == 0], date(2021, 1, 20)))),
    }
    return affair.trace(manifest(holdings))


def test_a_suppliers_store_holds_all_laboratories_and_newer_days(supplier):
    store = of(supplier, "hosting")
    assert store.leak_in_holding > 0.99
    assert store.newer > 0.2 * store.dated
    assert store.older == 0
    assert {lab.lab for lab in store.by_lab if lab.shared} == set(LABS)


def test_a_suppliers_store_is_dated_by_the_visits_it_knows_and_the_leak_does_not(supplier):
    dating = next(d for d in supplier.dating if (d.subject, d.why) == ("hosting", "changed_values"))
    assert "2018-10" <= dating.earliest <= "2019-01" <= dating.latest <= "2019-06"


@pytest.fixture(scope="module")
def area(place) -> Trace:
    """Extracts made as each laboratory left the software lay in an area; half of it leaked."""
    affair, everyone = Affair(place()), people(2 * COUNT, 4)
    extracts = base(everyone, left)
    leaked = sorted((row for row in extracts if row.person.number // 4 % 2), key=lambda row: row.person.lab)
    affair.leak(old(leaked))
    for n in range(4):
        affair.hold(f"area/lab-{n}.csv", old(row for row in extracts if row.person.lab == n))
    holdings = {
        "area": "holdings/area",
        "hosting": affair.hold("hosting.csv", old(base(everyone, CLOSED))),
    }
    return affair.trace(manifest(holdings))


def test_a_migration_area_of_several_files_is_one_holding(area):
    found = of(area, "area")
    assert found.leak_in_holding == pytest.approx(1.0, abs=0.005)
    assert found.holding_in_leak == pytest.approx(0.5, abs=0.03)
    assert found.same_day == found.dated == found.shared
    assert area.containment[0].holding == "area"


def test_last_visits_stand_before_the_migrations(area):
    labs = {d.subject: d for d in area.dating if d.sort == "lab" and d.why == "last_visit"}
    for label, day in zip(LABS, LEFT, strict=True):
        assert labs[label].event == day.isoformat()
        assert 0 < labs[label].apart_days < 31


def test_copies_of_several_days_are_dated_laboratory_by_laboratory(area):
    whole = next(d for d in area.dating if (d.subject, d.why) == ("hosting", "changed_values"))
    assert (whole.earliest, whole.latest) == (None, None)
    labs = {d.subject: d for d in area.dating if (d.sort, d.why, d.holding) == ("lab", "changed_values", "hosting")}
    for label, day in zip(LABS, LEFT, strict=True):
        assert labs[label].earliest <= (day - timedelta(1)).isoformat()[:7] <= labs[label].latest


def test_days_tell_the_area_from_the_hosting(area):
    assert of(area, "hosting").leak_in_holding > 0.99
    assert of(area, "hosting").same_day < of(area, "area").same_day


@pytest.fixture(scope="module")
def chain(place) -> Trace:
    """The vendor's extracts went on to a contractor, who kept three laboratories and lost the comments."""
    affair, everyone = Affair(place()), people(COUNT, 5)
    extracts = base(everyone, left)
    passed = [row for row in extracts if row.person.lab != 3]
    affair.leak(new(passed))
    holdings = {
        "area": affair.hold("area.csv", old(extracts)),
        "contractor": affair.hold("contractor.csv", new(passed)[:-1] + b"\n\n"),
    }
    return affair.trace(manifest(holdings))


def test_in_a_chain_the_last_holder_is_covered_by_the_leak_and_the_first_is_not(chain):
    first, last = of(chain, "area"), of(chain, "contractor")
    assert first.leak_in_holding > 0.99
    assert last.leak_in_holding > 0.99
    assert last.holding_in_leak > 0.99
    assert first.holding_in_leak < 0.8


@pytest.fixture(scope="module")
def merged(place) -> tuple[Trace, int]:
    """One file of two sources glued together: a vendor's area, and rows of another laboratory nobody lists."""
    affair, everyone, strangers = Affair(place()), people(COUNT, 6), people(COUNT, 7)
    first, second = base(everyone, left), base(strangers, CLOSED)
    lines = old(first).decode("latin-1") + "".join(f"{line}\r\n" for line in _recoded(second))
    affair.leak(lines.encode("latin-1"))
    holdings = {
        "area": affair.hold("area.csv", old(first)),
        "hosting": affair.hold("h.csv", old(base(everyone, CLOSED))),
    }
    return affair.trace(manifest(holdings)), len(first)


def _recoded(rows: list) -> list[str]:
    """The same columns as another software fills them."""
    lines = []
    for line in old(rows).decode("latin-1").split("\r\n")[1:-1]:
        cells = line.split(";")
        cells[1], cells[2], cells[6] = cells[1].title(), cells[2].title(), cells[6].title()
        cells[9] = cells[9].replace(" ", ".")
        cells[13] = ""
        lines.append(";".join(cells))
    return lines


def test_a_merged_file_is_traced_segment_by_segment(merged):
    facts, first = merged
    assert len(facts.unexplained) == 2
    assert of(facts, "area", 0).leak_rows == pytest.approx(first, abs=5)
    assert of(facts, "area", 0).leak_in_holding > 0.98
    assert of(facts, "area", 1).leak_in_holding < 0.02
    assert facts.unexplained[0].share < 0.02
    assert facts.unexplained[1].share > 0.98


@pytest.fixture(scope="module")
def fabricated(place) -> Trace:
    """Nobody in the file exists: names, dates and numbers were made up."""
    affair = Affair(place())
    affair.leak(old(base(people(COUNT, 8), CLOSED)))
    everyone = people(2 * COUNT, 9)
    holdings = {
        "hosting": affair.hold("hosting.csv", old(base(everyone, CLOSED))),
        "lab-0": affair.hold("lab-0.csv", new(base([p for p in everyone if p.lab == 0], CLOSED))),
    }
    return affair.trace(manifest(holdings))


def test_a_fabricated_file_stands_in_no_holding(fabricated):
    assert all(one.leak_in_holding < 0.005 for one in fabricated.containment)
    assert fabricated.unexplained[0].share > 0.99
    assert not any(
        finding.rule == "rows_in_holding" and finding.strength == "strong" for finding in fabricated.findings
    )


@pytest.fixture(scope="module")
def not_given(place) -> Trace:
    """The vendor's area leaked, but nobody gave a copy of it: only current bases are there."""
    affair, everyone = Affair(place()), people(COUNT, 10)
    affair.leak(old(base(sorted(everyone, key=lambda p: p.lab), left)))
    kept = [p for p in everyone if p.number % 10 < 7]
    holdings: dict[str, str | None] = {
        f"lab-{n}": affair.hold(f"lab-{n}.csv", new(base([p for p in kept if p.lab == n], date(2021, 1, 20))))
        for n in range(4)
    }
    return affair.trace(manifest(holdings | {"area": None}))


def test_a_source_nobody_gave_leaves_an_unexplained_rest_in_every_laboratory(not_given):
    assert not_given.absent == ("area",)
    assert not_given.unexplained[0].share == pytest.approx(0.3, abs=0.05)
    for lab in not_given.unexplained[0].by_lab:
        assert 0.15 < 1 - lab.shared / lab.leak_rows < 0.45


def test_a_source_nobody_gave_is_still_dated_by_the_current_bases(not_given):
    found = {d.subject: d for d in not_given.dating if d.sort == "holding" and d.why == "changed_values"}
    for n, day in enumerate(LEFT):
        month = (day - timedelta(1)).isoformat()[:7]
        assert found[f"lab-{n}"].earliest <= month <= found[f"lab-{n}"].latest


def _first(facts: Trace, segment: int = 0) -> str:
    return next(story.id for story in facts.hypotheses if story.segment == segment)


def test_the_true_story_is_the_first(one_holding, several, supplier, area, merged):
    assert _first(one_holding) == "one_holding:lab-0"
    assert _first(several) == "several:lab-0,lab-1,lab-2"
    assert _first(supplier) == "one_holding:hosting"
    assert _first(area) == "one_holding:area"
    assert _first(merged[0]) == "one_holding:area"
    assert _first(merged[0], 1) in {"none_of_these", "fabricated"}


def test_without_a_source_no_listed_holding_is_accused(not_given, fabricated):
    for facts in (not_given, fabricated):
        listed = [story for story in facts.hypotheses if story.story in {"one_holding", "several", "chain"}]
        assert all(story.log10_lr <= 1 for story in listed)
        assert _first(facts) in {"none_of_these", "fabricated", "common_supplier:vendor"}


def test_each_story_says_what_it_rests_on_and_what_to_ask_for(not_given, area):
    for facts in (not_given, area):
        for story in facts.hypotheses:
            assert story.weakest
            assert story.without <= max(story.log10_lr, 0) + 3
            assert abs(story.log10_lr) <= 3
        assert sum(story.posterior for story in facts.hypotheses) == pytest.approx(1, abs=1e-4)
    asked = not_given.hypotheses[0].ask_next
    assert asked is not None
    assert (asked.code, asked.subject, asked.party) == ("inventory", "area", "vendor")


def test_a_leak_that_names_no_laboratory_and_holds_rows_of_nobody_listed_is_weighed(place):
    affair, everyone = Affair(place()), people(COUNT, 23)
    listed, others = everyone[:600], everyone[600:]

    def unnamed(persons: list) -> bytes:
        content = old(base(persons, CLOSED)).decode("latin-1")
        for lab in LABS:
            content = content.replace(lab, "")
        return content.encode("latin-1")

    affair.leak(unnamed([*listed, *others]))
    facts = affair.trace(manifest({"hosting": affair.hold("hosting.csv", unnamed(listed))}))
    assert facts.hypotheses
    assert all(abs(one.log10_lr) < 10 for one in facts.hypotheses)
