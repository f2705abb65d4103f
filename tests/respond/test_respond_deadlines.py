"""Deadlines: hours as the law counts them, dated rules, each party's own clock, exceptions, contradictions."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.model.decisions import TellingChoice
from sourcier.model.parties import Event, Manifest, Order, Party
from sourcier.model.severity import Overall
from sourcier.respond.deadlines import (
    Circle,
    ContradictoryDates,
    UnknownRule,
    after_hours,
    deadlines_of,
    regulation_end,
    rules,
)

PARIS = ZoneInfo("Europe/Paris")
LAB = Party("lab", "LABORATOIRE DU PORT", "controller")
VENDOR = Party("vendor", "SANOLAB", "processor")
MOMENTS = st.datetimes(datetime.fromisoformat("2018-05-25"), datetime.fromisoformat("2035-01-01"))
RISK = Overall("lab", 300, 5.0, "very_high", (), 300)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def owed(*events: Event, now: str = "2021-02-25T12:00", rules: tuple[str, ...] = (), party: Party = LAB,
         risk: Overall = RISK, telling: TellingChoice | None = None, orders: tuple[Order, ...] = ()):  # fmt: skip
    manifest = Manifest(parties=(LAB, VENDOR), events=events, orders=orders)
    tellings = {"lab": telling} if telling else {}
    circle = Circle(manifest, PARIS, at(now), rules, {"lab": risk, "vendor": risk}, tellings, health=True)
    return {one.what: one for one in deadlines_of([party], circle)}


def aware(day: str = "2021-02-23", time: str = "09:30", party: str = "lab") -> Event:
    return Event(day, party, "aware", "", time)


def done(what: str, day: str, time: str = "", party: str = "lab") -> Event:
    return Event(day, party, what, "", time)


@given(MOMENTS, st.sampled_from([24, 72, 96]))
def test_the_safe_bound_is_that_many_hours_of_real_time(moment, hours):
    start = moment.replace(tzinfo=PARIS)
    assert (after_hours(start, hours).astimezone(UTC) - start.astimezone(UTC)).total_seconds() == hours * 3600


@given(MOMENTS)
def test_the_regulation_never_ends_before_the_safe_bound(moment):
    start = moment.replace(tzinfo=PARIS)
    assert regulation_end(start, 72) >= after_hours(start, 72)


@pytest.mark.parametrize(
    ("start", "safe", "regulation"),
    [
        ("2021-02-23T09:30", "2021-02-26T09:30", "2021-02-26T10:00"),  # Tuesday: the hour begun is not counted
        ("2021-03-26T18:00", "2021-03-29T19:00", "2021-03-29T20:00"),  # clocks go forward on 28 March
        ("2021-10-29T18:00", "2021-11-01T17:00", "2021-11-03T00:00"),  # clocks go back; All Saints': 2 working days
        ("2020-12-24T23:30", "2020-12-27T23:30", "2020-12-30T00:00"),  # Christmas, Saturday, Sunday: none of three
        ("2021-02-26T17:10", "2021-03-01T17:10", "2021-03-01T18:00"),  # Friday and Monday are two
        ("2021-04-03T10:00", "2021-04-06T10:00", "2021-04-08T00:00"),  # Easter: one working day in the period
    ],
)
def test_hours_are_counted_as_the_law_counts_them(start, safe, regulation):
    assert after_hours(at(start), 72) == at(safe)
    assert regulation_end(at(start), 72) == at(regulation)


def test_each_party_has_its_own_clock():
    authority = owed(aware())["authority"]
    assert (authority.due, authority.status, authority.hours) == ("2021-02-26T09:30+01:00", "open", 72)
    assert authority.second == "2021-02-26T10:00+01:00"
    told = owed(aware(party="vendor"), party=VENDOR)["controllers"]
    assert (told.due, told.status) == (None, "at_once")


def test_what_is_late_says_so_and_drafts_the_reason():
    events = (aware(), aware("2021-02-20", party="vendor"))
    late = owed(*events, now="2021-02-26T09:31")["authority"]
    assert late.late
    assert late.status == "late"
    assert "processor_knew_before" in late.reasons
    assert not owed(*events, now="2021-02-26T09:30")["authority"].late


def test_a_day_without_an_hour_is_counted_from_its_first_minute_and_said_to_be():
    authority = owed(aware(time=""))["authority"]
    assert (authority.due, authority.precision) == ("2021-02-26T00:00+01:00", "day")


def test_what_was_done_is_done_in_time_or_late():
    assert owed(aware(), done("notified", "2021-02-26", "09:00"), now="2021-03-01T00:00")["authority"].status == "done"
    late = owed(aware(), done("notified", "2021-02-27"), now="2021-03-01T00:00")["authority"]
    assert (late.status, late.late) == ("done_late", True)
    same_day = owed(aware(), done("notified", "2021-02-26"), now="2021-03-01T00:00")["authority"]
    assert same_day.status == "done"


def test_what_happens_later_than_the_moment_asked_for_has_not_happened():
    assert owed(aware(), done("notified", "2021-02-26"), now="2021-02-24T12:00")["authority"].status == "open"
    assert owed(aware("2021-03-09"))["authority"].status == "not_started"


def test_a_controller_is_aware_at_the_latest_when_its_processor_tells_it():
    told = done("controllers_told", "2021-02-22", "08:00", "vendor")
    authority = owed(aware(), told)["authority"]
    assert (authority.began, authority.due) == ("told_by_processor", "2021-02-25T08:00+01:00")
    other = (Order("o", "lab", "another"),)
    assert owed(aware(), told, orders=other)["authority"].began == "aware"


def test_the_authority_that_told_the_controller_itself_need_not_be_told():
    freed = owed(done("authority_told", "2021-02-22"), aware())["authority"]
    assert (freed.status, freed.exception, freed.late) == ("not_owed", "authority_told", False)
    knew = owed(aware("2021-02-21"), done("authority_told", "2021-02-22"))["authority"]
    assert knew.exception == ""


def test_two_dates_that_cannot_both_be_are_refused_by_name():
    with pytest.raises(ContradictoryDates) as refused:
        owed(aware(), done("notified", "2021-02-22"))
    assert refused.value.what.values == {"party": "lab", "what": "notified"}
    with pytest.raises(ContradictoryDates):
        owed(aware(), done("complaint", "2021-02-23", "09:29"))
    assert owed(aware(), done("notified", "2021-02-23"))["authority"].status == "done"


def test_people_are_told_at_once_where_the_risk_is_high_unless_it_was_decided():
    assert owed(aware())["people"].status == "at_once"
    low = Overall("lab", 300, 1.5, "low", (), 0)
    assert owed(aware(), risk=low)["people"].exception == "no_high_risk"
    assert owed(aware(), risk=low)["authority"].status == "to_settle"
    said = TellingChoice("d1", "lab", "34_3_b", "A", "b", "2021-02-24T00:00:00+01:00")
    assert owed(aware(), telling=said)["people"].exception == "34_3_b"
    told = TellingChoice("d1", "lab", "none", "A", "b", "2021-02-24T00:00:00+01:00")
    assert owed(aware(), risk=low, telling=told)["people"].status == "at_once"


def test_a_rule_counts_from_the_day_its_law_is_in_force():
    assert "complaint" not in owed(aware())
    later = owed(aware("2026-02-23"), now="2026-02-24T00:00")
    assert later["complaint"].due == "2026-02-26T09:30+01:00"
    assert later["complaint"].source.startswith("Code des assurances")


def test_rules_that_are_off_are_put_in_force_by_name_and_proposals_replace_what_they_amend():
    assert not {"nis2_warning", "nis2_report"} & set(owed(aware("2026-02-23"), now="2026-02-24T00:00"))
    on = owed(aware("2026-01-30"), now="2026-02-01T00:00", rules=("nis2",))
    assert on["nis2_warning"].due == "2026-01-31T09:30+01:00"
    assert on["nis2_report"].due == "2026-03-02T09:30+01:00"
    authority = owed(aware(), rules=("digital-omnibus",))["authority"]
    assert (authority.rule, authority.hours) == ("digital-omnibus", 96)
    with pytest.raises(UnknownRule):
        owed(aware(), rules=("gdpr-33-1",))


def test_every_rule_names_its_law_its_link_and_whether_it_was_seen():
    for rule in rules():
        assert rule.article
        assert rule.link.startswith("https://")
        assert rule.checked in ("seen", "recalled")
        assert rule.jurisdiction in ("EU", "FR")
        assert datetime.fromisoformat(rule.since)
        assert rule.checked == "seen" or rule.off
    assert len({rule.file for rule in rules()}) == len(rules()) > 7
