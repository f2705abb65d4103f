"""`sourcier audit run`: what a person types, sees and gets as a status."""

import importlib
import json

import pytest
from audit_bench import OWNER, rows, text
from ftp_servers import PASSWORD, USER, ftp_server

from sourcier.cli.main import run
from sourcier.cli.speech import speech_of


@pytest.fixture
def say(capsys, tmp_path, monkeypatch):
    """Run a command in a place of its own; return its status and all it printed."""
    monkeypatch.setenv("SOURCIER_KEYS", str(tmp_path / "keys"))
    monkeypatch.setenv("SOURCIER_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))

    def said(*words: object) -> tuple[int, str]:
        status = run([*map(str, words), "--no-progress"], speech_of([], {}))
        shown = capsys.readouterr()
        return status, shown.out + shown.err

    return said


@pytest.fixture
def config(tmp_path, share):
    (share / "MARTIN Jeanne.csv").write_bytes(text(rows(60)))
    share.chmod(0o755)
    path = tmp_path / "audit.toml"
    path.write_text(OWNER + f'[[target]]\nid = "share"\npath = "{share}"\n')
    return path


def test_findings_are_told_with_a_status_and_a_reference_that_leads_to_the_file(say, config):
    status, told = say("audit", "run", "--config", config, "--format", "json")
    facts = json.loads(told)
    assert status in (13, 14)
    assert "MARTIN" not in told
    (where,) = {finding["where"] for finding in facts["findings"]}
    status, told = say("audit", "where", where, "--config", config)
    assert (status, "MARTIN Jeanne.csv" in told) == (0, True)
    assert say("audit", "where", "nothing", "--config", config)[0] == 1


def test_a_configuration_that_is_missing_or_wrong_is_said_before_anything_is_contacted(say, tmp_path):
    assert say("audit", "run", "--config", tmp_path / "none.toml")[0] == 2
    (tmp_path / "wrong.toml").write_text("owner = 1\n")
    status, told = say("audit", "run", "--config", tmp_path / "wrong.toml")
    assert (status, "E700" in told) == (2, True)


def test_a_target_outside_the_configuration_is_refused(say, config):
    status, told = say("audit", "run", "--config", config, "--target", "elsewhere")
    assert (status, "E703" in told) == (2, True)


def test_logins_come_from_the_environment_and_stand_nowhere(say, tmp_path, share, monkeypatch):
    (share / "readme.txt").write_text("nothing here\n")
    with ftp_server(share) as ftp:
        path = tmp_path / "audit.toml"
        path.write_text(OWNER + f'[[target]]\nid = "ftp"\nurl = "ftp://{ftp.address}/"\nlogin = "the-office"\n')
        status, told = say("audit", "run", "--config", path)
        assert status in (4, 11, 12, 13, 14)
        monkeypatch.setenv("SOURCIER_LOGIN_THE_OFFICE", f"{USER}:{PASSWORD}")
        status, told = say("audit", "run", "--config", path, "--format", "json")
    assert json.loads(told)["complete"]
    kept = b"".join(one.read_bytes() for one in tmp_path.rglob("*") if one.is_file() and "share" not in one.parts)
    for word in (USER, PASSWORD):
        assert word not in told
        assert word.encode() not in kept


def test_logins_come_from_the_keyring(say, tmp_path, share, monkeypatch):
    (share / "readme.txt").write_text("nothing here\n")
    keyring = importlib.import_module("keyring")
    asked: list[tuple[str, str]] = []

    def kept(service: str, name: str) -> str:
        asked.append((service, name))
        return f"{USER}:{PASSWORD}"

    monkeypatch.setattr(keyring, "get_password", kept)
    with ftp_server(share) as ftp:
        path = tmp_path / "audit.toml"
        path.write_text(OWNER + f'[[target]]\nid = "ftp"\nurl = "ftp://{ftp.address}/"\nlogin = "office"\n')
        _status, told = say("audit", "run", "--config", path, "--format", "json")
    assert asked == [("sourcier-audit", "office")]
    assert json.loads(told)["complete"]


def test_a_client_that_is_not_installed_is_named_with_the_next_step(say, tmp_path, monkeypatch):
    real = importlib.import_module

    def without(name: str, package: str | None = None):
        if name == "asyncssh":
            raise ImportError(name)
        return real(name, package)

    monkeypatch.setattr("sourcier.audit.targets.client.importlib.import_module", without)
    monkeypatch.setenv("SOURCIER_LOGIN_OFFICE", "a:b")
    path = tmp_path / "audit.toml"
    path.write_text(OWNER + '[[target]]\nid = "ssh"\nurl = "sftp://127.0.0.1:9/"\nlogin = "office"\n')
    status, told = say("audit", "run", "--config", path)
    assert status == 4
    assert "pip install 'sourcier[sftp]'" in told


def test_whoever_interrupts_it_goes_on_later_and_restart_begins_anew(say, config):
    assert say("audit", "run", "--config", config)[0] >= 11
    assert say("audit", "run", "--config", config, "--restart", "--whole")[0] >= 11
