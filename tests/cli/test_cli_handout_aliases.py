"""Aliases that invented people bear are asked about at a real mail server on loopback, which is sent nothing."""

import contextlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sourcier.handout import entering, new_key, read_key

NOW = "2026-01-05T10:00:00+00:00"
SERVER = Path(__file__).parents[1] / "respond" / "mail_server.py"


@contextlib.contextmanager
def running(folder: Path, mode: str):
    folder.mkdir()
    process = subprocess.Popen([sys.executable, SERVER, folder, mode])
    try:
        while not (folder / "port").exists() and process.poll() is None:
            time.sleep(0.05)
        yield f"127.0.0.1:{(folder / 'port').read_text()}", folder / "ca.pem"
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def register(tmp_path) -> Path:
    new_key(tmp_path / "register.key")
    with entering(tmp_path / "register", read_key(tmp_path / "register.key", tmp_path / "keys"), lambda: NOW):
        pass
    return tmp_path / "register"


def asked(command, register, server, *addresses, tls="starttls"):
    place, authority = server
    words = [word for address in addresses for word in ("--alias", address)]
    return command("handout", "due", "--register", register, *words, "--smtp", place, "--ca", authority, "--tls", tls)


@pytest.mark.parametrize(
    ("mode", "address", "told"),
    [
        ("starttls:refuse", "alarm@port.example", (0, "still receives")),
        ("starttls:refuse", "gone@port.example", (11, "no longer receives (the server says 550)")),
        ("starttls:later", "later@port.example", (4, "did not say whether it receives (451)")),
    ],
)
def test_the_server_says_whether_an_alias_receives_and_is_sent_no_mail(command, register, mode, address, told):
    place = register.parent / "server"
    with running(place, mode) as server:
        answer = asked(command, register, server, address)
        assert answer.status == told[0]
        assert told[1] in answer.out
        assert not list((place / "mails").iterdir())


def test_one_alias_that_is_refused_is_enough(command, tmp_path, register):
    with running(tmp_path / "server", "starttls:refuse") as server:
        answer = asked(command, register, server, "alarm@port.example", "gone@port.example")
    assert answer.status == 11
    assert answer.out.count("receives") == 2


def test_a_connection_in_clear_is_never_made(command, tmp_path, register):
    with running(tmp_path / "server", "plain") as server:
        answer = asked(command, register, server, "alarm@port.example")
    assert answer.status == 1
    assert "starttls" in answer.err


@pytest.mark.parametrize("address", ["nobody", "a b@port.example", "a@port.example\r\nDATA", "é@port.example"])
def test_what_is_no_address_is_never_said_to_a_server(command, register, address):
    answer = command("handout", "due", "--register", register, "--alias", address, "--smtp", "127.0.0.1:1")
    assert answer.status == 2
    assert "--alias" in answer.err


def test_without_a_server_none_is_looked_for(command, register):
    answer = command("handout", "due", "--register", register, "--alias", "alarm@port.example")
    assert answer.status == 2
    assert "--smtp" in answer.err
