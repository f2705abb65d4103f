"""Mailboxes, by Dovecot."""

import shutil
import tempfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from audit_bench import rows, text
from mailbox_server import PASSWORD, USER, mail_server

from sourcier.audit.credentials import Credential

LOGIN = {"office": Credential(USER, PASSWORD)}


def _message(subject: str, body: str, attached: bytes = b"") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", subject
    message["Date"] = "Mon, 02 Mar 2020 10:00:00 +0100"
    message.set_content(body)
    if attached:
        message.add_attachment(attached, maintype="text", subtype="csv", filename="extract.csv")
    return message.as_bytes()


@pytest.fixture(scope="module")
def mail(certificate):
    folder = Path(tempfile.mkdtemp(prefix="sourcier-mail-"))
    try:
        with mail_server(folder, certificate.certificate, certificate.key) as server:
            server.put("INBOX", 1, _message("Migration", "The extract, as agreed.", text(rows(120))))
            server.put("INBOX", 2, _message("Lunch", "Shall we say noon?"))
            server.put("Sent", 3, _message("Extract", "Again.", text(rows(80, 9))))
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _declared(scheme: str, port: int, more: str = "") -> str:
    return f'[[target]]\nid = "mail"\nurl = "{scheme}://localhost:{port}/"\nlogin = "office"\n{more}\n'


def test_extracts_attached_to_messages_are_found_and_nothing_is_marked_as_read(auditor, mail, certificate):
    auditor.logins, auditor.trusted = LOGIN, str(certificate.certificate)
    seen = auditor.audit(_declared("imaps", mail.secure))
    people = {thing.path: thing.people.best for thing in seen.things}
    assert len(people) == 3
    assert sorted(people.values())[1:] == [80, 120]
    assert not seen.thing("INBOX/2.eml").people.high or "nir" not in {k.kind for k in seen.thing("INBOX/2.eml").kinds}
    assert seen.facts.complete
    assert not [path for path in (mail.folder / "mail").rglob("*") if path.name.endswith("S")]


def test_starttls_is_used_and_that_a_password_in_clear_is_taken_is_told(auditor, mail, certificate):
    auditor.logins, auditor.trusted = LOGIN, str(certificate.certificate)
    seen = auditor.audit(_declared("imap", mail.port))
    assert len(seen.things) == 3
    assert seen.server.plain is False
    assert seen.server.plain_accepted
    assert "SRC102" in seen.rules()


def test_no_password_goes_to_a_mail_server_nobody_vouches_for(auditor, mail):
    auditor.logins = LOGIN
    seen = auditor.audit(_declared("imaps", mail.secure))
    assert seen.target.why_not == "tls_failed"
    assert not seen.things


def test_a_pinned_mail_server_and_a_wrong_password(auditor, mail, certificate):
    auditor.logins = {"office": Credential(USER, "wrong")}
    seen = auditor.audit(_declared("imaps", mail.secure, f'certificate = "{certificate.sha256}"'))
    assert seen.target.why_not == "login_refused"
