"""One rule, one test: what speaks for each duty being failed, what for its being kept, and what is asked."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from duty_affairs import (
    AREA,
    BASE,
    HEALTH,
    HOST,
    LAB,
    ORDER,
    VENDOR,
    WHOLE_CONTRACT,
    asked,
    codes,
    contained,
    duty,
    event,
    held,
    knew,
    known,
    passwords,
    scope,
    story,
)

from sourcier.model.acts import CLAUSES, Contract, Measure
from sourcier.model.duties import BOTH_WAYS, FAILED, KEPT, NOT_KNOWN
from sourcier.model.parties import Holding, Order
from sourcier.model.trace import MonthShare


def test_gdpr_5_1_c_comments_on_health_speak_and_an_order_that_lists_columns_answers():
    open_ = known(leak=HEALTH)
    assert duty(open_, LAB, "GDPR 5(1)(c)").finding == FAILED
    assert duty(open_, LAB, "GDPR 5(1)(c)").strength == "weak"
    assert "free_text_rules" in asked(open_, LAB)
    listed = known(Order("o", LAB, VENDOR, columns=("nir",)), leak=HEALTH)
    assert duty(listed, LAB, "GDPR 5(1)(c)").finding == BOTH_WAYS
    assert duty(listed, LAB, "GDPR 5(1)(c)").for_[0].answered


def test_gdpr_5_1_e_rows_past_their_term_speak_and_a_dated_purge_answers():
    old = contained("base", months=(MonthShare("2009-01", 40, 40), MonthShare("2018-01", 900, 500)))
    late = known(BASE, containment=(old,))
    found = duty(late, LAB, "GDPR 5(1)(e)")
    assert (found.finding, found.for_[0].params["rows"]) == (FAILED, 40)
    purged = known(BASE, Measure(LAB, "purge", "shown", since="2020-01-01"), containment=(old,))
    assert duty(purged, LAB, "GDPR 5(1)(e)").finding == BOTH_WAYS
    young = known(BASE, containment=(contained("base"),))
    assert duty(young, LAB, "GDPR 5(1)(e)").finding == KEPT


def test_gdpr_5_1_f_holding_rows_convicts_nobody_but_an_open_place_or_the_weighing_speaks():
    both = (contained("area"), contained("base"))
    assert duty(known(AREA, BASE, containment=both), LAB, "GDPR 5(1)(f)").finding == NOT_KNOWN
    assert duty(known(AREA, BASE, containment=both), VENDOR, "GDPR 5(1)(f)").finding == NOT_KNOWN
    open_ = duty(known(knew(AREA, "open_access"), containment=both), VENDOR, "GDPR 5(1)(f)")
    assert (open_.finding, open_.strength) == (FAILED, "strong")
    weighed = known(AREA, BASE, hypotheses=(story("area", VENDOR, 2.5), story("base", LAB, -2.5)))
    assert codes(duty(weighed, VENDOR, "GDPR 5(1)(f)").for_) == {"source_likely"}
    assert codes(duty(weighed, LAB, "GDPR 5(1)(f)").against) == {"source_unlikely"}
    tied = known(AREA, BASE, hypotheses=(story("area", VENDOR, 2.5, ("one_holding:base",)), story("base", LAB, 2.5)))
    assert duty(tied, VENDOR, "GDPR 5(1)(f)").finding == NOT_KNOWN
    clear = known(AREA, containment=(contained("area", columns=(passwords(30),)),))
    assert codes(duty(clear, VENDOR, "GDPR 5(1)(f)").for_) == {"passwords_in_clear"}


def test_gdpr_24_dated_audits_speak_for_it_and_are_asked_for_where_none_is_known():
    bare = known(ORDER)
    assert duty(bare, LAB, "GDPR 24").finding == NOT_KNOWN
    assert "proof_of_checks" in asked(bare, LAB)
    assert duty(known(ORDER, Measure(LAB, "audit", "shown")), LAB, "GDPR 24").finding == KEPT
    assert duty(known(ORDER, Measure(LAB, "audit", "absent")), LAB, "GDPR 24").finding == FAILED


def test_gdpr_25_a_vendors_tool_is_a_question_to_its_controller_and_no_fault_of_it():
    vendors = known(ORDER, knew(AREA, "exports_all"))
    assert duty(vendors, LAB, "GDPR 25").finding == NOT_KNOWN
    assert "knew_tool_exports_all" in asked(vendors, LAB)
    assert duty(known(knew(BASE, "exports_all")), LAB, "GDPR 25").finding == FAILED
    assert duty(known(Measure(LAB, "default_filter", "shown")), LAB, "GDPR 25").finding == KEPT


def test_gdpr_28_3_a_contract_binds_both_sides_and_each_clause_is_looked_for():
    for party in (LAB, VENDOR):
        assert duty(known(WHOLE_CONTRACT), party, "GDPR 28(3)").finding == KEPT
        lacking = known(Contract("c", LAB, VENDOR, clauses=CLAUSES[:2]))
        assert duty(lacking, party, "GDPR 28(3)").for_[0].params["missing"] == len(CLAUSES) - 2
        assert duty(known(Contract("c", LAB, VENDOR, written="no")), party, "GDPR 28(3)").finding == FAILED
        unread = known(Contract("c", LAB, VENDOR))
        assert duty(unread, party, "GDPR 28(3)").finding == NOT_KNOWN
        assert "contract_copy" in asked(unread, party)
    late = known(Contract("c", LAB, VENDOR, signed="2019-02-01", clauses=CLAUSES), ORDER)
    assert codes(duty(late, LAB, "GDPR 28(3)").for_) == {"contract_late"}


def test_gdpr_28_3_a_whoever_never_ordered_is_seen_and_whoever_did_in_writing_too():
    silent = known(AREA, containment=(contained("area"),))
    found = duty(silent, LAB, "GDPR 28(3)(a)")
    assert (found.finding, codes(found.for_), found.weakest) == (FAILED, {"no_order"}, "orders_as_handed_in")
    assert found.strength == "weak"
    others = known(AREA, Order("o", "group", VENDOR), containment=(contained("area"),))
    assert duty(others, LAB, "GDPR 28(3)(a)").strength == "moderate"
    assert "order_copy" in asked(silent, LAB)
    ordered = known(AREA, ORDER, event(LAB, "migration", "2019-02-01"), containment=(contained("area"),))
    found = duty(ordered, LAB, "GDPR 28(3)(a)")
    assert (found.finding, found.strength, found.for_) == (KEPT, "strong", ())
    vague = known(Order("o", LAB, VENDOR))
    assert codes(duty(vague, LAB, "GDPR 28(3)(a)").for_) == {"order_incomplete"}
    unknown = known()
    assert duty(unknown, LAB, "GDPR 28(3)(a)").finding == NOT_KNOWN
    assert "who_worked_for_you" in asked(unknown, LAB)


def test_gdpr_28_3_g_a_copy_past_its_day_speaks_and_an_earlier_deletion_answers():
    order = Order("order-1", LAB, VENDOR, purpose="migration", delete_by="2019-03-01")
    late = known(AREA, order, scope=(scope(held=held()),))
    found = duty(late, VENDOR, "GDPR 28(3)(g)")
    assert (found.finding, found.for_[0].params["days"]) == (FAILED, 614)
    gone = known(AREA, order, Measure(VENDOR, "deletion", "shown", since="2019-02-20"), scope=(scope(held=held()),))
    assert duty(gone, VENDOR, "GDPR 28(3)(g)").finding == BOTH_WAYS
    assert "deletion_proof" in asked(late, VENDOR)
    ended = Contract("c", LAB, VENDOR, until="2019-03-01")
    after = known(AREA, ended, containment=(contained("area"),))
    assert codes(duty(after, VENDOR, "GDPR 28(3)(g)").for_) == {"kept_after_contract"}
    assert duty(known(knew(AREA, "kept_after_migration")), VENDOR, "GDPR 28(3)(g)").finding == FAILED


def test_gdpr_29_more_than_was_ordered_is_the_processors_and_not_the_laboratorys():
    more = known(AREA, ORDER, scope=(scope(outside=41, columns=2, held=held(outside=50, columns=2)),))
    found = duty(more, VENDOR, "GDPR 29")
    assert (found.finding, found.strength) == (FAILED, "strong")
    assert codes(found.for_) == {"rows_outside_order", "columns_outside_order"}
    assert duty(more, LAB, "GDPR 28(3)(a)").finding == KEPT
    assert "instruction_for_more" in asked(more, VENDOR)
    within = known(AREA, ORDER, scope=(scope(held=held()),))
    assert duty(within, VENDOR, "GDPR 29").finding == KEPT
    hosting = known(AREA, ORDER, scope=(scope(held=held(outside=50)),))
    assert duty(hosting, VENDOR, "GDPR 29").weakest == "holding_may_be_hosting"
    assert duty(hosting, VENDOR, "GDPR 29").strength == "weak"
    nobody = known(AREA, containment=(contained("area"),))
    assert codes(duty(nobody, VENDOR, "GDPR 29").for_) == {"no_order"}
    contract = known(AREA, WHOLE_CONTRACT, containment=(contained("area"),))
    assert duty(contract, VENDOR, "GDPR 29").finding == BOTH_WAYS
    leaked = known(ORDER, scope=(scope(outside=41),))
    assert duty(leaked, VENDOR, "GDPR 29").weakest == "leak_from_elsewhere"


def test_gdpr_30_the_register_is_asked_of_all_and_counts_as_shown_or_said():
    for party in (LAB, VENDOR, HOST):
        assert duty(known(), party, "GDPR 30").finding == NOT_KNOWN
        assert "register_copy" in asked(known(), party)
        assert duty(known(Measure(party, "register", "shown")), party, "GDPR 30").strength == "moderate"
        assert duty(known(Measure(party, "register", "said")), party, "GDPR 30").strength == "weak"
        assert duty(known(Measure(party, "register", "absent")), party, "GDPR 30").finding == FAILED


def test_gdpr_32_what_was_mended_later_was_not_in_force_then():
    open_ = knew(AREA, "open_access", "clear_text")
    assert duty(known(open_), VENDOR, "GDPR 32").finding == FAILED
    later = known(open_, Measure(VENDOR, "strong_login", "shown", since="2020-11-04"))
    assert duty(later, VENDOR, "GDPR 32").finding == FAILED
    from_the_first = known(
        open_,
        Measure(VENDOR, "strong_login", "shown", since="2018-01-01"),
        Measure(VENDOR, "encryption", "shown", since="2018-01-01"),
    )
    assert duty(from_the_first, VENDOR, "GDPR 32").finding == BOTH_WAYS
    undated = known(open_, Measure(VENDOR, "strong_login", "shown"))
    assert duty(undated, VENDOR, "GDPR 32").finding == FAILED


@pytest.mark.parametrize(
    ("closed", "code"), [("2020-03-12", "closed_soon"), ("2020-03-29", "closure_late"), (None, "alert_without_closure")]
)
def test_gdpr_32_an_alert_is_followed_or_not(closed, code):
    events = [event(VENDOR, "alert", "2020-03-09"), *([event(VENDOR, "closure", closed)] if closed else [])]
    found = duty(known(*events), VENDOR, "GDPR 32")
    assert code in codes((*found.for_, *found.against))
    assert (found.finding == KEPT) == (code == "closed_soon")


@pytest.mark.parametrize(
    ("days", "finding", "strength"),
    [(2, KEPT, "strong"), (3, KEPT, "weak"), (4, FAILED, "moderate"), (9, FAILED, "strong")],
)
def test_gdpr_33_days_do_not_tell_hours(days, finding, strength):
    day = date(2021, 2, 23) + timedelta(days)
    told = known(event(LAB, "aware", "2021-02-23"), event(LAB, "notified", day.isoformat()))
    found = duty(told, LAB, "GDPR 33")
    assert (found.finding, found.strength) == (finding, strength)


@pytest.mark.parametrize(("told", "finding"), [("09:00", KEPT), ("09:01", FAILED)])
def test_gdpr_33_hours_tell_where_both_are_known(told, finding):
    aware, notified = event(LAB, "aware", "2021-02-23"), event(LAB, "notified", "2021-02-26")
    found = duty(known(replace(aware, time="09:00"), replace(notified, time=told)), LAB, "GDPR 33")
    assert (found.finding, found.strength) == (finding, "strong")
    apart = duty(known(replace(aware, time="09:00+01:00"), replace(notified, time=told)), LAB, "GDPR 33")
    assert apart.strength == "weak"


def test_gdpr_33_silence_is_weak_and_no_duty_is_owed_where_the_authority_told():
    silent = known(event(LAB, "aware", "2021-02-23"))
    assert (duty(silent, LAB, "GDPR 33").finding, duty(silent, LAB, "GDPR 33").strength) == (FAILED, "weak")
    assert "when_notified" in asked(silent, LAB)
    told = known(event(LAB, "aware", "2021-02-23"), event(LAB, "authority_told", "2021-02-23"))
    assert duty(told, LAB, "GDPR 33").finding == BOTH_WAYS
    assert "when_aware" in asked(known(), VENDOR)
    vendor = known(event(VENDOR, "aware", "2021-02-23"), event(VENDOR, "controllers_told", "2021-05-01"))
    assert duty(vendor, VENDOR, "GDPR 33").strength == "strong"


def test_gdpr_34_people_are_told_soon_late_or_not_and_an_exception_answers():
    aware = event(LAB, "aware", "2021-02-23")
    assert duty(known(aware, event(LAB, "people_told", "2021-03-10")), LAB, "GDPR 34").finding == KEPT
    assert duty(known(aware, event(LAB, "people_told", "2021-08-10")), LAB, "GDPR 34").strength == "strong"
    assert duty(known(aware), LAB, "GDPR 34").strength == "weak"
    assert duty(known(aware, Measure(LAB, "unintelligible", "shown")), LAB, "GDPR 34").finding == BOTH_WAYS
    assert "when_people_told" in asked(known(), LAB)


def test_gdpr_35_an_assessment_that_was_not_applied_is_failed():
    assert duty(known(Measure(LAB, "dpia", "shown")), LAB, "GDPR 35").finding == KEPT
    found = duty(known(Measure(LAB, "dpia", "not_applied")), LAB, "GDPR 35")
    assert (found.finding, codes(found.for_)) == (FAILED, {"measure_not_applied"})
    assert "dpia_copy" in asked(known(), LAB)


def test_csp_hosting_a_certificate_is_asked_and_hosting_ones_own_needs_none():
    assert "hds_certificate" in asked(known(), HOST)
    assert "hds_checked" in asked(known(ORDER), LAB)
    assert duty(known(Measure(HOST, "hds_certificate", "shown")), HOST, "CSP L.1111-8").finding == KEPT
    assert duty(known(Measure(HOST, "hds_certificate", "absent")), HOST, "CSP L.1111-8").finding == FAILED
    hosting = Holding("h", HOST, since="2018-06-01", until="2020-01-01")
    later = known(hosting, Measure(HOST, "hds_certificate", "shown", since="2019-01-01"))
    assert codes(duty(later, HOST, "CSP L.1111-8").for_) == {"certificate_later"}
    short = known(Measure(HOST, "hds_certificate", "absent"), Measure(HOST, "short_entry", "shown"))
    assert duty(short, HOST, "CSP L.1111-8").finding == BOTH_WAYS
