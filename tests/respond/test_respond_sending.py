import os
import signal
import subprocess
import sys
import time
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from sending_office import Clock, at_work, mailed, prepared, running, taken, wishes
from told_people import OFFICERS, One

from sourcier.model.errors import SourcierError
from sourcier.respond.lists import outlet_for
from sourcier.respond.sending import begin


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
