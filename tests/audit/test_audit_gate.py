import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from handing_office import ALL, Office, people
from invented_leaks import text

from sourcier.audit import Copies, Keeper, gate, rulebook
from sourcier.audit.errors import NotToRead
from sourcier.cli.main import run
from sourcier.cli.speech import speech_of
from sourcier.handout import read_key, read_register
from sourcier.locale import Texts
from sourcier.model.audit_gate import Gate
from sourcier.model.parties import Order
from sourcier.report.audit import render_gate
from sourcier.secret import Key
from sourcier.store import Store

ON = "2026-01-20"
ORDER = Order("order-1", "laboratory", "vendor", columns=ALL, recipient="the new vendor", delete_by="2026-02-01",
              purpose="migration")  # fmt: skip


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    """An office that has handed out one copy of 400 invented people, and what its recipient opened."""
    made = Office(tmp_path_factory.mktemp("office"))
    (made.place / "export.csv").write_bytes(text(people()))
    made.hand(ORDER, made.place / "export.csv")
    (made.place / "opened.csv").write_bytes(made.opened())
    return made


@pytest.fixture
def ask(tmp_path, office):
    def asked(path: Path, *, register: bool = False, orders: tuple[Order, ...] = (), on: str = ON) -> Gate:
        copies = Copies()
        if register:
            key = read_key(office.place / "register.key", tmp_path)
            copies = Copies(read_register(office.register).copies, key.key, key.id)
        count = iter(range(100))
        keeper = Keeper(
            on, Key(b"k" * 32), lambda: Store(tmp_path / "scratch" / str(next(count)), Key(b"s" * 32)), orders, copies,
            has_register=register,
        )  # fmt: skip
        return gate(path, keeper)

    return asked


def answers(found: Gate) -> dict[str, tuple[str, str]]:
    return {check.code: (check.answer, check.why) for check in found.checks}


def numbers(found: Gate) -> list[str]:
    return [one.rule[:6] for one in found.findings]


def test_a_copy_of_the_register_may_leave(ask, office):
    found = ask(office.place / "copy.age", register=True)
    assert (found.open, found.status, found.order) == (True, 0, "order-1")
    assert answers(found)["marked"] == ("yes", "of_register")
    assert found.copy.startswith("E-")


def test_it_may_not_once_its_day_is_past(ask, office):
    found = ask(office.place / "copy.age", register=True, on="2026-03-01")
    assert (found.open, answers(found)["in_time"], numbers(found)) == (False, ("no", "past"), ["SRC204"])
    assert found.status in (11, 12, 13, 14)


def test_an_encrypted_file_the_register_does_not_know_may_not(ask, office, tmp_path):
    other = tmp_path / "other.age"
    other.write_bytes((office.place / "copy.age").read_bytes() + b"x")
    found = ask(other, register=True)
    assert (found.status, answers(found)["marked"]) == (12, ("no", "not_in_register"))


def test_without_a_register_encryption_is_all_that_is_asked_and_the_rest_is_said_to_be_unknown(ask, office):
    found = ask(office.place / "copy.age")
    assert (found.open, answers(found)["marked"]) == (True, ("unknown", "no_register"))
    assert answers(found)["ordered"] == ("unknown", "no_order")


def test_people_in_clear_may_not(ask, office):
    found = ask(office.place / "export.csv")
    assert (found.open, found.status) == (False, 13)
    assert "SRC205" in numbers(found)
    assert found.people.best == 400


def test_one_person_in_clear_may_not_either(ask, tmp_path):
    path = tmp_path / "one.csv"
    path.write_bytes(text(people(2)))
    found = ask(path)
    assert (found.open, numbers(found)[0]) == (False, "SRC205")


def test_a_clear_file_is_held_against_order_and_marks(ask, office):
    found = ask(office.place / "opened.csv", register=True, orders=(ORDER,))
    assert answers(found)["marked"] == ("yes", "of_register")
    assert answers(found)["ordered"] == ("yes", "")
    assert numbers(found) == ["SRC205"]
    found = ask(office.place / "export.csv", register=True, orders=(ORDER,))
    assert answers(found)["ordered"] == ("no", "beyond")
    assert "SRC203" in numbers(found)


def test_what_no_order_asks_for_may_not(ask, office):
    found = ask(office.place / "export.csv", orders=(replace(ORDER, columns=("iban", "card", "blood_group")),))
    assert answers(found)["ordered"] == ("no", "no_order_matches")
    assert "SRC203" in numbers(found)


def test_what_is_about_nobody_may_leave_as_it_is(ask, tmp_path):
    path = tmp_path / "prices.csv"
    path.write_text("article;price\n" + "".join(f"A{n:03};{n % 90},50\n" for n in range(300)))
    found = ask(path, register=True, orders=(ORDER,))
    assert (found.open, found.findings) == (True, ())
    assert {answer for answer, _why in answers(found).values()} == {"not_needed"}


def test_a_zip_whose_members_are_in_clear_may_not(ask, office, tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(office.place / "export.csv", "export.csv")
    assert ask(path).status == 13


def test_a_damaged_archive_keeps_the_gate_shut(ask, tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", text(people(300)))
    path = tmp_path / "cut.zip"
    path.write_bytes(held.getvalue()[:-200])
    found = ask(path)
    assert not found.open
    assert found.status != 0


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_what_cannot_be_opened_is_said(ask, tmp_path, name):
    with pytest.raises(NotToRead):
        ask(tmp_path / name)


def test_an_empty_file_may_leave(ask, tmp_path):
    (tmp_path / "empty.csv").write_bytes(b"")
    assert ask(tmp_path / "empty.csv").open


def test_the_gate_shows_no_value(ask, office):
    found = ask(office.place / "export.csv")
    for form in ("text", "json"):
        for language in ("en", "fr"):
            told = render_gate(found, Texts(language), rulebook(), form)
            assert not {"MARTIN", "DURAND", "MARIE"} & set(told.replace('"', " ").split())


def test_the_command_ends_as_the_gate_does(office, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SOURCIER_KEYS", str(tmp_path / "keys"))
    speech = speech_of([], {})
    words = ["audit", "gate", str(office.place / "copy.age"), "--register", str(office.register), "--on", ON]
    assert run([*words, "--format", "json"], speech) == 0
    assert json.loads(capsys.readouterr().out)["open"] is True
    assert run(["auditer", "porte", str(office.place / "export.csv")], speech) == 13
    assert "may not leave" in capsys.readouterr().out
    assert run(["audit", "gate", str(tmp_path / "none")], speech) == 2
