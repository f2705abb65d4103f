"""Plan and cost by dated tariffs; the record of telling people, and what speaks against an exception."""

from itertools import pairwise

import pytest

from sourcier.model.decisions import TellingChoice
from sourcier.model.severity import Overall
from sourcier.respond.plan import Reach, communication_of, plan_of, tariffs

HIGH = Overall("lab", 1000, 5.0, "very_high", ("over_100_people",), 900)
NONE = Overall("lab", 1000, 1.5, "low", (), 0)


def decided(exception: str) -> TellingChoice:
    return TellingChoice("d1", "lab", exception, "A. Director", "as said", "2021-02-24T00:00:00+01:00")


@pytest.mark.parametrize(("day", "cents"), [("2021-03-01", 108), ("2025-12-31", 139), ("2026-01-01", 152)])
def test_postage_is_that_of_the_day(day, cents):
    plan = plan_of("lab", Reach(1000, 900, 60), day)
    letter = next(line for line in plan.lines if line.channel == "letter")
    assert (letter.units, letter.cents) == (900, 900 * cents)
    assert plan.cents == sum(line.cents for line in plan.lines)


def test_the_hotline_is_counted_in_calls_and_whole_hours():
    plan = plan_of("lab", Reach(1000, 1000, 0), "2026-03-01")
    assert (plan.hotline_calls, plan.hotline_hours) == (40, 4)
    assert next(line for line in plan.lines if line.channel == "hotline").units == 240


def test_a_day_without_a_tariff_has_no_price_rather_than_a_wrong_one():
    assert plan_of("lab", Reach(10, 10, 0), "2019-06-01").lines == ()


def test_nobody_costs_nothing():
    assert plan_of("lab", Reach(0, 0, 0), "2026-03-01").cents == 0


def test_every_tariff_has_a_source_and_assumptions_say_they_are():
    for tariff in tariffs():
        assert tariff.source
        assert tariff.checked in ("seen", "assumed")
        assert ("assumption" in tariff.source) == (tariff.checked == "assumed")


def test_no_two_tariffs_of_one_channel_hold_on_one_day():
    spans = sorted(
        (channel, tariff.since, tariff.until or "9999") for tariff in tariffs() for channel in tariff.channels
    )
    for (channel, _, until), (other, since, _) in pairwise(spans):
        assert channel != other or until < since


@pytest.mark.parametrize(
    ("exception", "overall", "published", "against"),
    [
        ("34_3_a", HIGH, False, ("read_in_clear",)),
        ("34_3_b", HIGH, True, ("file_was_published",)),
        ("34_3_b", HIGH, False, ()),
        ("34_3_c", HIGH, False, ("people_can_be_reached",)),
        ("no_high_risk", HIGH, False, ("high_risk_by_score",)),
        ("no_high_risk", NONE, False, ()),
    ],
)
def test_what_speaks_against_an_exception_stands_in_the_record(exception, overall, published, against):
    plan = plan_of("lab", Reach(1000, 900, 60), "2026-03-01")
    record = communication_of("lab", overall, decided(exception), plan, published=published)
    assert (record.owed, record.against, record.who) == ("no", against, "A. Director")


def test_without_a_decision_high_risk_means_telling_and_a_low_one_a_question():
    plan = plan_of("lab", Reach(1000, 900, 60), "2026-03-01")
    assert communication_of("lab", HIGH, None, plan, published=True).owed == "yes"
    assert communication_of("lab", NONE, None, plan, published=True).owed == "to_settle"
    assert communication_of("lab", NONE, decided("none"), plan, published=True).owed == "yes"
