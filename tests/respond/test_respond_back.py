import pytest
from sending_office import SAID, at_work, mailed, prepared, taken, wishes

from sourcier.model.errors import SourcierError
from sourcier.model.progress import Silent
from sourcier.respond import Outgoing, Request, respond
from sourcier.respond.sending import BOUNCED, RETURNED, bounced, returned

BOUNCE = """From: MAILER-DAEMON@mail.example
To: privacy@port.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example

Final-Recipient: rfc822; someone@example.org
Action: {action}
Status: {status}

--b
Content-Type: text/rfc822-headers

Message-ID: <{reference}.sourcier@port.example>

--b--
"""


def test_bounces_are_recorded_only_of_what_went_out_and_failed_for_good(told, server):
    prepared(told, "a@example.org", "b@example.org")
    folder = server()
    mailed(told, wishes(folder))
    sent = [line.split("<")[1].split(".")[0] for line in (folder / "taken").read_text().splitlines()]
    box = told.place / "bounces"
    box.mkdir()
    (box / "1.eml").write_text(BOUNCE.format(action="failed", status="5.1.1", reference=sent[0]))
    (box / "2.eml").write_text(BOUNCE.format(action="delayed", status="4.2.0", reference=sent[1]))
    (box / "3.eml").write_text(BOUNCE.format(action="failed", status="5.1.1", reference="P-AAAAAAAAAAAA"))
    (box / "4.eml").write_bytes(b"\xff\x00" * 2000)
    assert sorted(bounced(box)) == sorted([sent[0], "P-AAAAAAAAAAAA"])
    with at_work(told) as office:
        assert office.came_back(bounced(box), BOUNCED) == 1
        assert office.came_back(bounced(box), BOUNCED) == 0
        state = office.state()
        assert (state.mail_sent, state.bounced, state.post_waiting) == (1, 1, 1)
        with pytest.raises(SourcierError, match="E556"):
            office.came_back(["P-AAAAAAAAAAAA"], BOUNCED)


def test_an_mbox_is_read_mail_by_mail(tmp_path):
    box = tmp_path / "bounces.mbox"
    parts = [BOUNCE.format(action="failed", status="5.1.1", reference=f"P-{letter * 12}") for letter in "AB"]
    box.write_text("".join(f"From MAILER-DAEMON Mon Mar  1 10:00:00 2021\n{part}\n" for part in parts))
    assert list(bounced(box)) == ["P-AAAAAAAAAAAA", "P-BBBBBBBBBBBB"]


def test_returned_post_leads_to_a_mail_where_there_is_an_address(told, server):
    told.outgoing = Outgoing(kit=False, language="en", letters=SAID, first="post")
    prepared(told, "a@example.org", post=1)
    with at_work(told) as office:
        assert office.posted(1) == 2
        assert office.state().posted == 2
        references = [row["reference"] for row in told.listed(_again(told, office))]
        typed = "\n".join([references[0].lower(), "nothing", references[1].removeprefix("P-")])
        assert office.came_back(returned(typed), RETURNED) == 2
        state = office.state()
        assert (state.returned, state.mail_waiting, state.unreached) == (2, 1, 1)
    folder = server()
    assert mailed(told, wishes(folder)).sent == 1
    assert taken(folder) == ["a@example.org"]


def _again(told, office):
    request = Request(told.as_of, told.asked, outlet=told.outgoing)
    return respond(office.case, told.manifest.encode(), request, workers=1, progress=Silent()).facts
