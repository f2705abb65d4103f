import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from told_people import OFFICERS, One, several
from told_people import Office as Told

from sourcier.model.errors import SourcierError
from sourcier.model.progress import Silent
from sourcier.respond import Outgoing
from sourcier.respond.lists import outlet_for
from sourcier.respond.sending import BOUNCED, RETURNED, Office, Pace, Server, Wishes, begin, bounced, returned
from sourcier.trace import read_manifest

SAID = b"""
[[letter]]
pack = "en"
happened = "A copy of our base was offered for download."
measures = "The copy was destroyed."
"""
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


class Clock:
    """Seconds that pass only when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture
def server(tmp_path):
    """Start servers; returns a function from mode to the folder in which one keeps its mail."""
    with contextlib.ExitStack() as stack:
        yield lambda mode="starttls": stack.enter_context(running(tmp_path, mode))


@contextlib.contextmanager
def running(place: Path, mode: str) -> Iterator[Path]:
    folder = place / f"server-{len(list(place.glob('server-*')))}"
    folder.mkdir()
    process = subprocess.Popen([sys.executable, Path(__file__).with_name("mail_server.py"), folder, mode])
    try:
        for _ in range(400):
            if (folder / "port").exists():
                break
            time.sleep(0.05)
        yield folder
    finally:
        process.kill()
        process.wait()


def wishes(folder: Path, tls: str = "starttls", clock: Clock | None = None, rate: int = 60_000, **more) -> Wishes:
    clock = clock or Clock()
    port = int((folder / "port").read_text())
    reached = Server("127.0.0.1", port, tls, authority=folder / "ca.pem")
    return Wishes(reached, "privacy@port.example", Pace(rate, clock, clock.sleep), **more)


def taken(folder: Path) -> list[str]:
    path = folder / "taken"
    return [line.split(" ")[0] for line in path.read_text().splitlines()] if path.exists() else []


@pytest.fixture
def told(tmp_path) -> Told:
    return Told(tmp_path, outgoing=Outgoing(language="en", letters=SAID))


def prepared(told: Told, *mails: str, post: int = 0) -> None:
    """Make the lists of people with these addresses, and of some without one."""
    everyone = several(len(mails) + post)
    told.found(*(one.but(mail=mail) for one, mail in zip(everyone, [*mails, *[""] * post], strict=True)))
    (told.folder / "letters.toml").write_bytes(SAID)
    told.answer()


@contextlib.contextmanager
def at_work(told: Told) -> Iterator[Office]:
    with told.open() as case:
        party = read_manifest(told.manifest.encode()).parties[0]
        yield Office(case, party, lambda: "2021-03-02T10:00:00+01:00")


def mailed(told: Told, asked: Wishes, why: str = "tried on loopback"):
    with at_work(told) as office:
        return office.mail(asked, why, Silent())


@pytest.mark.parametrize("tls", ["starttls", "implicit"])
def test_each_person_gets_one_mail_over_an_encrypted_connection(told, server, tls):
    prepared(told, "a@example.org", "b@example.org", "c@example.org")
    folder = server(tls)
    done = mailed(told, wishes(folder, tls))
    assert (done.sent, sorted(taken(folder))) == (3, ["a@example.org", "b@example.org", "c@example.org"])
    assert mailed(told, wishes(folder, tls)).sent == 0
    assert len(taken(folder)) == 3
    mail = message_from_bytes((folder / "mails" / "1.eml").read_bytes(), policy=default)
    assert (mail["From"].addresses[0].addr_spec, mail.get_content_type()) == ("privacy@port.example", "text/plain")
    assert "A copy of our base was offered" in mail.get_content()


def test_nothing_goes_out_unencrypted_or_to_a_server_that_cannot_prove_its_name(told, server):
    prepared(told, "a@example.org")
    with pytest.raises(SourcierError, match="E554"):
        mailed(told, wishes(server("plain")))
    folder, other = server(), server()
    (folder / "ca.pem").write_bytes((other / "ca.pem").read_bytes())
    with pytest.raises(SourcierError, match="E554"):
        mailed(told, wishes(folder))
    assert taken(folder) == []


def test_a_killed_run_goes_on_and_nobody_is_written_to_twice(told, server):
    addresses = [f"p{n}@example.org" for n in range(40)]
    prepared(told, *addresses)
    folder = server()
    port = (folder / "port").read_text()
    script = Path(__file__).with_name("killed_sending.py")
    for stop in (5, 17):
        process = subprocess.Popen([sys.executable, script, told.place, "127.0.0.1", port, folder / "ca.pem"])
        while len(taken(folder)) < stop and process.poll() is None:
            time.sleep(0.005)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert stop <= len(taken(folder)) < 40
    mailed(told, wishes(folder))
    with at_work(told) as office:
        state = office.state()
    everyone = taken(folder)
    assert len(everyone) == len(set(everyone))
    assert state.uncertain <= 2
    assert len(everyone) >= 40 - state.uncertain
    assert state.mail_sent + state.uncertain == 40


def test_a_server_that_stops_midway_is_said_and_the_rest_is_sent_later(told, server):
    prepared(told, *[f"p{n}@example.org" for n in range(6)])
    folder = server("starttls:drop=3")
    mailed(told, wishes(folder))
    with at_work(told) as office:
        assert (office.state().mail_sent, office.state().uncertain) == (5, 1)
        assert office.settle_uncertain(again=True) == 1
    mailed(told, wishes(folder))
    assert len(set(taken(folder))) == len(taken(folder)) == 6


def test_an_absent_server_is_said_and_nothing_is_lost(told):
    prepared(told, "a@example.org")
    with running(told.place, "starttls") as folder:
        asked = wishes(folder)
    with pytest.raises(SourcierError, match="E553"):
        mailed(told, asked)
    with at_work(told) as office:
        assert office.state().mail_waiting == 1


def test_refusals_for_good_go_to_the_second_channel_and_those_for_now_are_tried_again(told, server):
    prepared(told, "gone@example.org", "stays@example.org")
    done = mailed(told, wishes(server("starttls:refuse")))
    assert (done.sent, done.refused) == (1, 1)
    with at_work(told) as office:
        state = office.state()
        assert (state.mail_sent, state.post_waiting, state.bounced, state.second) == (1, 1, 1, 1)
        paths, count = office.second(outlet_for(office.case, office.party, OFFICERS["port"], ""))
        assert count == 1
        assert told.opened(paths[0]).startswith(b"%PDF")
        assert office.posted_second() == 1
        assert (office.state().posted, office.state().post_waiting) == (1, 0)


def test_those_refused_for_now_are_sent_to_by_the_next_run(told, server):
    prepared(told, "later@example.org")
    assert mailed(told, wishes(server("starttls:later"))).deferred == 1
    assert mailed(told, wishes(server())).sent == 1


def test_a_server_that_refuses_everyone_is_no_news_about_the_people(told, server):
    prepared(told, *[f"p{n}@example.org" for n in range(15)])
    for mode, refused in (("sender", 0), ("nobody", 10)):
        with pytest.raises(SourcierError, match="E554"):
            mailed(told, wishes(server(f"starttls:{mode}")))
        with at_work(told) as office:
            assert office.state().bounced == refused


def test_the_rate_is_kept(told, server):
    prepared(told, *[f"p{n}@example.org" for n in range(4)])
    clock = Clock()
    mailed(told, wishes(server(), clock=clock, rate=30))
    assert clock.seconds == pytest.approx(6.0)


def test_a_limit_and_a_list_are_kept(told, server):
    prepared(told, *[f"p{n}@example.org" for n in range(4)])
    folder = server()
    assert mailed(told, wishes(folder, limit=3)).stopped == "limit"
    assert mailed(told, wishes(folder, list=2)).sent == 0
    assert mailed(told, wishes(folder, list=1)).sent == 1


def test_letters_nobody_approved_are_refused_but_for_a_journaled_reason(told, server):
    prepared(told, "a@example.org")
    folder = server()
    with pytest.raises(SourcierError, match="E552"):
        mailed(told, wishes(folder), why="")
    assert taken(folder) == []
    assert mailed(told, wishes(folder), why="the officer read it aloud").sent == 1
    assert "the officer read it aloud" in told.journal()


def test_approved_letters_need_no_reason(told, server):
    prepared(told, "a@example.org")
    with told.open() as case:
        assert "letters/en/pack.toml" in begin(case, lambda message: message.english())
        assert begin(case, lambda message: message.english()) == ()
    pack = told.folder / "letters" / "en" / "pack.toml"
    pack.write_text(pack.read_text("utf-8").replace('approved_by = ""', 'approved_by = "A. Juriste"'), "utf-8")
    assert mailed(told, wishes(server()), why="").sent == 1


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
    told.outgoing = Outgoing(language="en", letters=SAID, first="post")
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


def _again(told: Told, office: Office):
    from sourcier.respond import Request, respond  # noqa: PLC0415

    request = Request(told.as_of, told.asked, outlet=told.outgoing)
    return respond(office.case, told.manifest.encode(), request, workers=1, progress=Silent()).facts


def test_the_record_holds_no_address_and_no_name(told, server):
    prepared(told, "melusine@example.org")
    mailed(told, wishes(server()))
    record = b"".join(path.read_bytes() for path in (told.folder / "sending").iterdir()) + told.journal().encode()
    assert b"melusine" not in record
    assert b"LE GALL" not in record


def test_a_record_cut_short_by_a_kill_is_read_up_to_there(told, server):
    prepared(told, "a@example.org", "b@example.org")
    folder = server()
    mailed(told, wishes(folder, limit=1))
    (ledger,) = (told.folder / "sending").iterdir()
    ledger.write_bytes(ledger.read_bytes() + b'{"act": "tryi')
    assert mailed(told, wishes(folder)).sent == 1
    assert len(taken(folder)) == 2


def test_without_list_or_words_nothing_is_sent(told):
    told.found(One(given="ANNE"))
    with at_work(told) as office, pytest.raises(SourcierError, match="E550"):
        office.check()
    told.answer()
    with at_work(told) as office, pytest.raises(SourcierError, match="E551"):
        office.drawer()
