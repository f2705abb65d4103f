"""What becomes of copies: acts with proof, renewed orders, what is kept past its day, reminders."""

import hashlib

import pytest

from sourcier.handout import Shown, due, enter_act, entering, read_register, renew, shown_by
from sourcier.handout.errors import CopyUnknown, NotADay, NothingShown
from sourcier.locale import Texts
from sourcier.report.calendar_of_copies import calendar_of_copies


@pytest.fixture
def copy(office, well_kept) -> str:
    """A copy that is to be gone by 1 February 2026; the other one is gone."""
    office.move_in(well_kept)
    one, other = known(office).copies
    enter(office, "deleted", other.copy, shown=Shown("proof", "0" * 64))
    return one.copy


def enter(office, act, copy, on="2026-01-20", shown=None):
    desk = office.desk
    with entering(office.register, desk.key, desk.clock) as opened:
        enter_act(opened, act, copy, on, shown)


def known(office):
    return read_register(office.register)


def test_a_copy_has_the_state_it_was_last_known_in(office, copy):
    states = [known(office).copy(copy).state]
    for act in ("received", "imported"):
        enter(office, act, copy)
        states.append(known(office).copy(copy).state)
    assert states == ["handed_out", "received", "imported"]


def test_that_a_copy_is_gone_needs_a_proof_or_a_declaration(office, copy, tmp_path):
    for act in ("deleted", "returned"):
        with pytest.raises(NothingShown):
            enter(office, act, copy)
    proof = tmp_path / "certificate.pdf"
    proof.write_bytes(b"erased")
    enter(office, "deleted", copy, shown=shown_by(proof, None))
    act = known(office).copy(copy).acts[0]
    assert (act.shown, act.sha256) == ("proof", hashlib.sha256(b"erased").hexdigest())
    assert known(office).copy(copy).gone
    assert due(known(office), "2030-01-01").kept == 0


@pytest.mark.parametrize(("on", "status"), [
    ("2026-02-01", 0), ("2026-02-02", 11), ("2026-02-20", 12), ("2026-04-01", 13), ("2027-02-01", 14),
])  # fmt: skip
def test_what_is_kept_past_its_day_is_due_the_graver_the_longer(office, copy, on, status):
    found = due(known(office), on)
    assert found.status == status
    assert [one.copy for one in found.due] == ([copy] if status else [])


def test_a_renewed_order_moves_the_day(office, copy, ordered):
    desk = office.desk
    with entering(office.register, desk.key, desk.clock) as opened:
        renew(opened, copy, ordered(delete_by="2026-06-01"), "2026-01-25")
    assert due(known(office), "2026-04-01").status == 0
    assert due(known(office), "2026-06-02").status == 11
    assert known(office).copy(copy).state == "handed_out"


def test_a_copy_nobody_knows_and_a_day_that_is_none_are_refused(office, copy):
    with pytest.raises(CopyUnknown):
        enter(office, "received", "E-0000000000")
    with pytest.raises(NotADay):
        enter(office, "received", copy, on="yesterday")
    with pytest.raises(NotADay):
        due(known(office), "31/12/2026")
    assert known(office).copy(copy).acts == ()


def test_the_calendar_reminds_of_copies_still_kept(office, copy, export, ordered, tmp_path):
    office.hand(ordered(recipient="Société « Élan », Évreux; service migration et reprise de données"), export, "b.age")
    proof = tmp_path / "proof"
    proof.write_bytes(b"1")
    enter(office, "returned", copy, shown=shown_by(None, proof))
    text = calendar_of_copies(known(office).copies, "2026-01-05T10:00:00+00:00", Texts("fr"))
    assert text.count(b"BEGIN:VEVENT") == 1
    assert copy.encode() not in text
    assert b"DTSTART;VALUE=DATE:20260201\r\n" in text
    assert text.count(b"BEGIN:VALARM") == 2
    assert max(map(len, text.split(b"\r\n"))) <= 75
    assert "Élan »\\, Évreux\\; service" in text.replace(b"\r\n ", b"").decode()
