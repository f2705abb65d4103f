"""SFTP, by OpenSSH and by a server that checks passwords."""

import pytest
from ssh_servers import PASSWORD, USER, asyncssh_server, openssh

from sourcier.audit.credentials import Credential


@pytest.fixture
def short(tmp_path_factory):
    return tmp_path_factory.mktemp("ssh")


def _declared(port: int, pin: str, path: str = "/", more: str = "") -> str:
    lines = f'[[target]]\nid = "sftp"\nurl = "sftp://127.0.0.1:{port}{path}"\nlogin = "office"\n{more}\n'
    return lines + (f'certificate = "{pin}"\n' if pin else "")


def test_openssh_by_key_with_permissions_and_links(auditor, served, short):
    (served / "out" / "extract.csv").chmod(0o664)
    (served / "out" / "open.csv").write_bytes((served / "out" / "extract.csv").read_bytes())
    (served / "out" / "open.csv").chmod(0o666)
    (served / "round").symlink_to(served)
    with openssh(short) as ssh:
        auditor.logins = {"office": Credential(ssh.user, "", str(ssh.key))}
        seen = auditor.audit(_declared(ssh.port, ssh.pin, str(served)))
    assert seen.thing("out/extract.csv").people.best == 300
    assert seen.thing("out/open.csv").world_writable
    assert seen.thing("out/extract.csv").world_writable is False
    assert seen.thing("round").link
    assert (seen.server.packed, seen.server.anonymous) == ("12", False)
    assert seen.facts.complete


def test_a_password_opens_and_strangers_stay_out(auditor, served):
    auditor.logins = {"office": Credential(USER, PASSWORD)}
    with asyncssh_server(served) as ssh:
        seen = auditor.audit(_declared(ssh.port, ssh.pin))
    assert seen.thing("out/extract.csv").people.best == 300
    assert seen.server.anonymous is False
    assert seen.facts.complete


def test_a_server_open_to_strangers_is_told(auditor, served):
    auditor.logins = {"office": Credential(USER, PASSWORD)}
    with asyncssh_server(served, anonymous=True) as ssh:
        seen = auditor.audit(_declared(ssh.port, ssh.pin))
    assert seen.server.anonymous
    assert seen.thing("out/extract.csv").anonymous
    assert "SRC101" in seen.rules()


def test_no_password_goes_to_a_host_whose_key_nobody_knows(auditor, served):
    auditor.logins = {"office": Credential(USER, PASSWORD)}
    with asyncssh_server(served) as ssh:
        unknown = auditor.audit(_declared(ssh.port, ""))
        changed = auditor.audit(_declared(ssh.port, "SHA256:" + "A" * 43))
    assert unknown.target.why_not == "key_unknown"
    assert changed.target.why_not == "key_changed"
    assert not unknown.things
    assert not changed.things


def test_known_hosts_vouch_for_a_host(auditor, served, tmp_path):
    auditor.logins = {"office": Credential(USER, PASSWORD)}
    with asyncssh_server(served) as ssh:
        auditor.trusted = str(tmp_path / "known_hosts")
        from asyncio import run  # noqa: PLC0415

        import asyncssh  # noqa: PLC0415

        key = run(asyncssh.get_server_host_key("127.0.0.1", ssh.port))
        line = f"[127.0.0.1]:{ssh.port} {key.export_public_key().decode()}"
        (tmp_path / "known_hosts").write_text(line)
        seen = auditor.audit(_declared(ssh.port, ""))
    assert seen.thing("out/extract.csv").people.best == 300


def test_a_wrong_password_is_said(auditor, served):
    auditor.logins = {"office": Credential(USER, "wrong")}
    with asyncssh_server(served) as ssh:
        seen = auditor.audit(_declared(ssh.port, ssh.pin))
    assert seen.target.why_not == "login_refused"
