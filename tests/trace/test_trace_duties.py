"""Duties held against rows: who ordered rightly and was failed, who never ordered, and what an answer changes."""

import pytest
from invented_affairs import Affair, base, left, manifest, old, people

from sourcier.case import facts_digest
from sourcier.model.duties import FAILED, KEPT, NOT_KNOWN
from sourcier.model.progress import Silent
from sourcier.trace import STEP, Answer, Request, reply
from sourcier.trace import Affair as Told

ORDERED = """
[[order]]
id = "order-0"
controller = "lab-0"
processor = "vendor"
date = 2019-01-20
purpose = "migration"
labs = ["LABORATOIRE DU PORT"]
since = 2017-01-01
delete_by = 2019-04-06
"""
AREA_UNTIL = '[[event]]\ndate = 2020-03-09\nparty = "vendor"\nwhat = "alert"\n'


def _found(facts, party, article):
    return next(one for one in facts.duties if (one.party, one.article) == (party, article))


@pytest.fixture(scope="module")
def told(place):
    """Two laboratories' extracts lay on the vendor's area; one had ordered its own, the other never wrote a line."""
    affair = Affair(place())
    rows = base(people(240, 5, labs=(0, 1)), left)
    affair.leak(old(rows[:200]))
    text = manifest({"area": affair.hold("area.csv", old(rows))}, orders=ORDERED, more=AREA_UNTIL)
    text = text.replace(
        'id = "area"\nparty = "vendor"', 'id = "area"\nparty = "vendor"\nuntil = 2020-11-04\nknew = ["open_access"]'
    )
    return affair, text, affair.trace(text)


def test_a_laboratory_that_ordered_rightly_and_was_failed_is_seen_to_be_so(told):
    facts = told[2]
    own = _found(facts, "lab-0", "GDPR 28(3)(a)")
    assert (own.finding, own.strength, own.for_) == (KEPT, "strong", ())
    vendors = _found(facts, "vendor", "GDPR 29")
    assert vendors.finding == FAILED
    assert "rows_outside_order" in {one.code for one in vendors.for_}
    assert not [
        one for one in facts.duties if one.party == "lab-0" and one.finding == FAILED and one.strength != "weak"
    ]


def test_a_laboratory_that_never_wrote_an_order_is_seen_to_be_so_too(told):
    facts = told[2]
    own = _found(facts, "lab-1", "GDPR 28(3)(a)")
    assert own.finding == FAILED
    assert own.for_[0].params["rows"] > 50
    assert own.weakest == "orders_as_handed_in"
    assert ("lab-1", "order_copy") in {(one.party, one.code) for one in facts.questions}
    assert _found(facts, "lab-2", "GDPR 28(3)(a)").finding == NOT_KNOWN


def test_the_vendors_open_area_its_late_closure_and_kept_copies_are_its_own(told):
    facts = told[2]
    assert {one.code for one in _found(facts, "vendor", "GDPR 32").for_} >= {"open_access", "closure_late"}
    assert _found(facts, "vendor", "GDPR 28(3)(g)").for_[0].code == "kept_past_delete_by"
    assert _found(facts, "vendor", "GDPR 5(1)(f)").finding == FAILED
    assert _found(facts, "lab-0", "GDPR 5(1)(f)").finding != FAILED


def test_an_order_handed_in_later_moves_that_duty_and_no_other_figure(told):
    affair, text, before = told
    (affair.place / "answer.toml").write_text(
        ORDERED.replace("order-0", "order-1").replace("lab-0", "lab-1").replace("DU PORT", "DES HALLES")
    )
    content = (affair.place / "answer.toml").read_bytes()
    with affair.open() as case:
        said = Answer("lab-1", content, affair.place, tables=True)
        given = Told(text.encode(), affair.place)
        done = reply(case, given, said, Request(affair.comparison), workers=1, progress=Silent())
        assert facts_digest(case.folder, STEP) == done.changes.changes[0].after
    change = next(c for c in done.changes.changes[0].duties if (c.party, c.article) == ("lab-1", "GDPR 28(3)(a)"))
    assert (change.finding_before, change.finding_after) == (FAILED, KEPT)
    assert _found(done.traced.facts, "lab-0", "GDPR 28(3)(a)") == _found(before, "lab-0", "GDPR 28(3)(a)")
    assert done.traced.facts.containment == before.containment
    assert [one.party for one in done.traced.facts.replies] == ["lab-1"]


def test_what_the_manifest_says_since_then_comes_before_an_earlier_reply(told):
    affair, text, _ = told
    late = text.replace('id = "area"\nparty = "vendor"', 'id = "area"\nlabel = "The area"\nparty = "vendor"')
    content = b'[[holding]]\nid = "area"\nlabel = "Our server"\n[[contest]]\nfact = "open_access"\nholding = "area"\n'
    with affair.open() as case:
        said = Answer("vendor", content, affair.place, tables=True)
        reply(case, Told(text.encode(), affair.place), said, Request(affair.comparison), workers=1, progress=Silent())
    labels = {one.id: one.name for one in affair.trace(late).names}
    assert labels["area"] == "The area"
    gone = text.replace('"area"', '"server"')
    assert {one.holding for one in affair.trace(gone).containment} == {"server"}
