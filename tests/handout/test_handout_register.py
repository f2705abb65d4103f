"""The register: chained, signed, without personal data; what is lost or changed is noticed; sites are put together."""

import json
import shutil

import pytest
from handing_office import ALL, Office
from invented_leaks import rows

from sourcier.handout import enter_act, entering, merge_registers, new_key, read_key, read_register
from sourcier.handout.errors import HalfMissing, KeyNotHere, NotARegisterKey, RegisterBroken
from sourcier.handout.register.chain import NAMESPACE
from sourcier.secret import ComparisonRing, new_comparison, raw_public, sign, verified, write_private


@pytest.fixture
def chain(office, well_kept):
    """A register with two copies; return its chain."""
    office.move_in(well_kept)
    (path,) = office.register.glob("*.jsonl")
    return path


def faults(office) -> list[str]:
    return [fault.text.split(": ")[1] for fault in read_register(office.register).faults]


@pytest.mark.usefixtures("chain")
def test_the_register_is_whole_and_holds_no_personal_data(office):
    register = read_register(office.register)
    assert (len(register.copies), register.faults) == (2, ())
    held = b"".join(path.read_bytes() for path in office.register.iterdir())
    values = {cell for line in rows(400) for cell in (*line[1:4], line[5], *line[8:11]) if cell}
    assert not [value for value in values if value.encode() in held]
    assert not [header for header in ALL if f'"{header}"'.encode() in held]


def test_every_line_is_bound_to_the_one_before_and_all_are_signed(chain):
    lines = chain.read_bytes().splitlines()
    assert [json.loads(line)["n"] for line in lines] == [1, 2, 3]
    public = bytes.fromhex(json.loads(lines[0])["params"]["public_key"])
    checkpoint = chain.with_suffix(".checkpoint").read_bytes()
    signature = chain.with_suffix(".checkpoint.sig").read_text()
    assert verified(checkpoint, signature, public, NAMESPACE)
    assert not verified(checkpoint.replace(b"3", b"2"), signature, public, NAMESPACE)


def test_a_lost_last_line_is_noticed_and_made_good(office, chain, export, ordered):
    whole = chain.read_bytes()
    chain.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert len(read_register(office.register).copies) == 2
    assert faults(office) == ["the last line was lost, and is taken from its second copy."]
    office.hand(ordered(), export, "three.age")
    assert (len(read_register(office.register).copies), faults(office)) == (3, [])
    assert chain.read_bytes().startswith(whole)


def test_a_last_line_cut_short_is_noticed_and_made_good(office, chain):
    whole = chain.read_bytes()
    chain.write_bytes(whole[:-30])
    assert len(read_register(office.register).copies) == 2
    assert "the last line was cut short." in faults(office)


def test_more_lines_lost_than_can_be_made_good_are_told(office, chain):
    chain.write_bytes(b"".join(chain.read_bytes().splitlines(keepends=True)[:1]))
    assert faults(office)[0] == "%(lost)d lines at the end are lost."


@pytest.mark.parametrize("change", [(b'"rows":400', b'"rows":399'), (b"order-1", b"order-2")])
def test_a_changed_line_is_noticed_and_nothing_is_added(office, chain, export, ordered, change):
    chain.write_bytes(chain.read_bytes().replace(*change))
    assert read_register(office.register).broken or "its signature does not hold." in faults(office)
    if read_register(office.register).broken:
        with pytest.raises(RegisterBroken):
            office.hand(ordered(), export, "three.age")


def test_a_last_line_changed_with_its_second_copy_breaks_the_signature(office, chain):
    lines = chain.read_bytes().splitlines(keepends=True)
    lines[-1] = lines[-1].replace(b"the new vendor", b"somebody else!")
    chain.write_bytes(b"".join(lines))
    chain.with_suffix(".last").write_bytes(lines[-1][:-1])
    assert faults(office) == ["its signature does not hold."]


@pytest.mark.usefixtures("chain")
def test_another_key_begins_a_chain_of_its_own(office, export, ordered):
    (office.place / "register.key").unlink()
    new_key(office.place / "register.key")
    office.hand(ordered(), export, "three.age")
    register = read_register(office.register)
    assert (len(register.copies), register.faults) == (3, ())
    assert len({copy.key for copy in register.copies}) == 2


@pytest.mark.usefixtures("chain")
def test_registers_of_two_sites_are_put_together(office, export, ordered, tmp_path):
    (tmp_path / "site").mkdir()
    other = Office(tmp_path / "site")
    other.hand(ordered(), export)
    done = merge_registers(office.register, other.register)
    assert (done.taken, done.same, done.forked) == (1, 0, 0)
    register = read_register(office.register)
    assert (len(register.copies), register.faults) == (3, ())
    assert merge_registers(office.register, other.register).same == 1
    other.hand(ordered(), export, "again.age")
    assert merge_registers(office.register, other.register).taken == 1
    assert len(read_register(office.register).copies) == 4


@pytest.mark.usefixtures("chain")
def test_a_register_that_was_copied_and_added_to_twice_keeps_both_ways(office, export, ordered, tmp_path):
    shutil.copytree(office.register, tmp_path / "copied")
    office.hand(ordered(), export, "here.age")
    mine = tmp_path / "mine"
    shutil.move(office.register, mine)
    shutil.move(tmp_path / "copied", office.register)
    office.hand(ordered(since="2019-02-01"), export, "there.age")
    assert merge_registers(mine, office.register).forked == 1
    register = read_register(mine)
    assert {copy.sha256 for copy in register.copies} > set()
    assert len(list(mine.glob("*.jsonl"))) == 2


def test_a_receipt_holds_the_line_and_proves_it(office, export, ordered):
    receipt = office.hand(ordered(), export)
    (chain,) = office.register.glob("*.jsonl")
    assert receipt.line.encode() == chain.read_bytes().splitlines()[-1]
    public = bytes.fromhex(json.loads(chain.read_bytes().splitlines()[0])["params"]["public_key"])
    assert verified(receipt.checkpoint.encode(), receipt.signature, public, NAMESPACE)


def test_a_key_in_two_halves_needs_both(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    new_key(one, other)
    with pytest.raises(HalfMissing):
        read_key(one, tmp_path)
    assert read_key([one, other], tmp_path) == read_key([other, one], tmp_path)
    new_key(tmp_path / "third", tmp_path / "fourth")
    with pytest.raises(NotARegisterKey):
        read_key([one, tmp_path / "fourth"], tmp_path)


def test_the_key_of_a_comparison_serves_only_where_it_was_made(tmp_path):
    made = new_comparison()
    ComparisonRing(tmp_path / "keys").keep(made.key.id, made)
    write_private(tmp_path / "handed.key", made.key.text())
    key = read_key(tmp_path / "handed.key", tmp_path / "keys")
    assert key.id == made.key.id
    assert key.key != made.key.secret
    with pytest.raises(KeyNotHere):
        read_key(tmp_path / "handed.key", tmp_path / "elsewhere")


def test_signatures_are_of_the_message_and_the_key(office):
    signer = office.desk.key.signer
    public = raw_public(signer.public_key())
    made = sign(b"message", signer, NAMESPACE)
    assert verified(b"message", made, public, NAMESPACE)
    assert not verified(b"massage", made, public, NAMESPACE)
    assert not verified(b"message", made, bytes(32), NAMESPACE)
    assert not verified(b"message", made[:-40], public, NAMESPACE)
    assert not verified(b"message", made, public, "another@sourcier")


def test_two_processes_do_not_add_at_once(office, export, ordered):
    from sourcier.case import CaseInUse  # noqa: PLC0415

    copy = office.hand(ordered(), export).copy.copy
    desk = office.desk
    with entering(office.register, desk.key, desk.clock) as opened:
        enter_act(opened, "received", copy, "2026-01-06", None)
        with pytest.raises(CaseInUse), entering(office.register, desk.key, desk.clock):
            pass
