"""The party's one command and the investigator's key at the command line: what they say, write and leave."""

import json
import socket

import pytest
from invented_leaks import leak, rows

from sourcier.inventory import open_inventory
from sourcier.secret import ComparisonRing, Key, read_comparison_key
from sourcier.store import Store


@pytest.fixture
def key(command, tmp_path):
    path = tmp_path / "handed.key"
    assert command("key", "new", "-o", path).status == 0
    return path


@pytest.fixture
def opened_case(command, folder, tmp_path):
    path = leak(tmp_path / "leak.csv", 60)
    assert command("examine", path, "--case", folder, "--basis", "b", "--workers", 1).status == 0
    return folder


def test_a_party_makes_its_inventory_with_one_command(command, tmp_path, key):
    target = tmp_path / "out" / "x.inventory"
    target.parent.mkdir()
    answer = command("inventory", leak(tmp_path / "base.csv", 200), "-o", target, "--key", key, "--workers", 1)
    assert answer.status == 0
    assert "200 rows" in answer.out
    assert [path.name for path in target.parent.iterdir()] == ["x.inventory"]
    known = read_comparison_key(key)
    held = open_inventory(
        target, ComparisonRing(tmp_path / "keys").get(known.id), Store(tmp_path / "s", Key(b"s" * 32)), "held"
    )
    assert held.holding.rows == 200
    assert held.holding.made


def test_what_goes_out_is_said_in_one_sentence_and_nobody_is_asked_for_a_basis(command, tmp_path, key):
    path = leak(tmp_path / "base.csv", 50)
    for lang, words in (("en", "What goes out"), ("fr", "Ce qui sort")):
        answer = command("inventory", path, "-o", tmp_path / "x.inventory", "--key", key, lang=lang)
        assert answer.status == 0
        assert words in answer.err
        assert read_comparison_key(key).id in answer.err


def test_nothing_said_holds_a_value(command, tmp_path, key):
    path = leak(tmp_path / "base.csv", 80)
    answer = command("inventory", path, "-o", tmp_path / "x.inventory", "--key", key)
    words = {word for line in rows(80) for word in line if len(word) > 4}
    assert [word for word in words if word in answer.all] == []


def test_a_holding_cut_in_the_middle_says_so_first_and_exits_with_4(command, tmp_path, key):
    path = leak(tmp_path / "base.csv", 80)
    path.write_bytes(path.read_bytes()[:-40])
    answer = command("inventory", path, "-o", tmp_path / "x.inventory", "--key", key)
    assert answer.status == 4
    assert answer.out.startswith("Incomplete")


def test_a_holding_that_is_not_readable_leaves_no_inventory(command, tmp_path, key):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    for path in (empty, tmp_path / "missing.csv"):
        assert command("inventory", path, "-o", tmp_path / "x.inventory", "--key", key).status == 3
    assert not (tmp_path / "x.inventory").exists()


def test_a_holding_without_a_row_says_so(command, tmp_path, key):
    path = tmp_path / "base.csv"
    path.write_text("NOM;PRENOM;NIR;DATE DE NAISSANCE\n")
    answer = command("inventory", path, "-o", tmp_path / "x.inventory", "--key", key)
    assert answer.status == 0
    assert "no row" in answer.err


@pytest.mark.parametrize("content", [b"", b"{}", b"NOM;PRENOM"])
def test_a_file_that_is_no_key_is_wrong_use(command, tmp_path, content):
    wrong = tmp_path / "wrong.key"
    wrong.write_bytes(content)
    path = leak(tmp_path / "base.csv", 20)
    answer = command("inventory", path, "-o", tmp_path / "x.inventory", "--key", wrong)
    assert answer.status == 2
    assert "E250" in answer.err
    assert list(tmp_path.glob("*.inventory")) == []


def test_the_holding_itself_is_never_written_over(command, tmp_path, key):
    path = leak(tmp_path / "base.csv", 20)
    before = path.read_bytes()
    answer = command("inventory", path, "-o", path, "--key", key)
    assert answer.status == 2
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_not_made(command, tmp_path, key):
    path, missing = leak(tmp_path / "base.csv", 20), tmp_path / "missing"
    assert command("inventory", path, "-o", missing / "x.inventory", "--key", key).status == 2
    assert not missing.exists()


def test_no_socket_is_needed(command, tmp_path, monkeypatch):
    def refuse(*_arguments, **_named):
        raise AssertionError

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    key = tmp_path / "offline.key"
    assert command("key", "new", "-o", key).status == 0
    path = leak(tmp_path / "base.csv", 60)
    assert command("inventory", path, "-o", tmp_path / "x.inventory", "--key", key).status == 0


def test_the_key_that_is_handed_over_opens_nothing_and_show_says_no_secret(command, tmp_path, key):
    text = key.read_text()
    secret = json.loads(text)["secret"]
    kept = (tmp_path / "keys" / f"{read_comparison_key(key).id}.comparison").read_text()
    assert json.loads(kept)["identity"] not in text
    shown = command("key", "show", key)
    assert shown.status == 0
    assert read_comparison_key(key).recipient in shown.out
    assert secret not in shown.all
    assert key.stat().st_mode & 0o777 == 0o600


def test_a_key_is_never_written_over_another_file(command, key):
    before = key.read_bytes()
    answer = command("key", "new", "-o", key)
    assert answer.status == 2
    assert key.read_bytes() == before


def test_a_case_has_one_key_and_its_journal_says_when_it_was_made(command, tmp_path, opened_case):
    first, second = tmp_path / "a.key", tmp_path / "b.key"
    for path in (first, second):
        assert command("key", "new", "--case", opened_case, "-o", path).status == 0
    assert first.read_bytes() == second.read_bytes()
    journal = (opened_case / "journal.jsonl").read_text()
    assert journal.count("comparison_key_made") == 1
    assert json.loads(first.read_text())["secret"] not in journal
    assert not list(opened_case.rglob("*.comparison"))


def test_the_key_of_a_case_is_destroyed_only_when_it_is_meant(command, tmp_path, opened_case):
    assert command("key", "new", "--case", opened_case, "-o", tmp_path / "a.key").status == 0
    assert command("key", "destroy", "--case", opened_case).status == 2
    assert len(list((tmp_path / "keys").glob("*.comparison"))) == 1
    assert command("key", "destroy", "--case", opened_case, "--sure").status == 0
    assert list((tmp_path / "keys").glob("*.comparison")) == []
    assert "comparison_key_destroyed" in (opened_case / "journal.jsonl").read_text()
    assert "no key" in command("key", "destroy", "--case", opened_case, "--sure").out


def test_a_key_for_a_case_that_is_not_there_is_wrong_use(command, tmp_path, folder):
    answer = command("key", "new", "--case", folder, "-o", tmp_path / "a.key")
    assert answer.status == 2
    assert not (tmp_path / "a.key").exists()
    assert not folder.exists()


def test_french_names_do_the_same(command, tmp_path):
    key, path = tmp_path / "a.key", leak(tmp_path / "base.csv", 40)
    assert command("cle", "nouvelle", "--sortie", key, lang="fr").status == 0
    assert command("cle", "montrer", key, lang="fr").status == 0
    target = tmp_path / "x.inventory"
    assert command("inventaire", path, "--sortie", target, "--cle", key, "--fils", 1, lang="fr").status == 0
    assert target.exists()
