"""Servers that hang, reset, lie, never end or lead astray: bounded, said, and the audit goes on to what is honest."""

import itertools
import time

import pytest
from audit_bench import rows, text
from lying_servers import Lies, Resets, Silent, answering, lying_ftp, serving

from sourcier.audit.credentials import Credential

EXTRACT = text(rows(40))
LOGIN = {"office": Credential("office", "Fjord-9-lanterne-verte")}
LIMITS = "limits = { timeout = 1, thing_seconds = 60, retries = 1 }\n"


def _ftp(port: int, limits: str = LIMITS) -> str:
    return f'[[target]]\nid = "bad"\nurl = "ftp://127.0.0.1:{port}/"\nlogin = "office"\n{limits}'


def _line(name: str, size: int, sort: str = "file") -> bytes:
    return f"type={sort};size={size};modify=20200102030405; {name}\r\n".encode("utf-8", "surrogateescape")


def _lists(*lines: bytes):
    return lambda _folder: iter(lines)


def _gives(content: bytes):
    return lambda _path: iter([content])


def test_an_honest_target_is_looked_at_though_another_hangs_resets_or_is_not_there(auditor, share):
    (share / "extract.csv").write_bytes(EXTRACT)
    auditor.logins = LOGIN
    begun = time.monotonic()
    with serving(Silent) as silent, serving(Resets) as resets:
        targets = "".join(
            f'[[target]]\nid = "{name}"\nurl = "{scheme}://127.0.0.1:{port}/x"\nlogin = "office"\n{LIMITS}'
            for scheme, name, port in (
                ("ftp", "ftp-silent", silent), ("http", "http-silent", silent), ("sftp", "sftp-silent", silent),
                ("imap", "imap-silent", silent), ("mysql", "mysql-silent", silent), ("https", "https-silent", silent),
                ("postgresql", "pg-silent", silent), ("ftp", "ftp-resets", resets), ("imap", "imap-resets", resets),
                ("http", "http-resets", resets), ("ftp", "nobody", 1),
            )
        )  # fmt: skip
        seen = auditor.audit(f'{targets}[[target]]\nid = "share"\npath = "{share}"\n')
    assert time.monotonic() - begun < 60
    why = {target.id: target.why_not for target in seen.facts.targets}
    assert why["share"] == ""
    assert {why[name] for name in why if name.endswith("silent")} <= {"timeout", "reset"}
    assert why["ftp-resets"] == "reset"
    assert why["nobody"] == "refused"
    assert all(why[name] for name in why if name != "share")
    assert seen.thing("extract.csv").people.best == 40
    assert not seen.facts.complete


@pytest.mark.parametrize("said", [1, len(EXTRACT) - 100, len(EXTRACT) + 5_000])
def test_a_size_that_is_a_lie_is_said(auditor, said):
    auditor.logins = LOGIN
    with lying_ftp(Lies(_lists(_line("extract.csv", said)), _gives(EXTRACT))) as port:
        seen = auditor.audit(_ftp(port))
    assert seen.unread() == {"size_lied": 1}
    assert seen.facts.status >= 4


def test_a_file_that_never_ends_is_cut_where_its_size_said(auditor):
    auditor.logins = LOGIN
    endless = lambda _path: itertools.repeat(b"0;1;2;3\n" * 1_000)  # noqa: E731
    with lying_ftp(Lies(_lists(_line("endless.csv", 30_000)), endless)) as port:
        seen = auditor.audit(_ftp(port))
    assert seen.unread() == {"size_lied": 1}
    assert seen.target.bytes_taken < 1_000_000


def test_a_transfer_that_hangs_half_way_is_left_and_the_next_file_is_read(auditor):
    auditor.logins = LOGIN

    def content(path):
        yield EXTRACT[:1_000]
        if "hangs" in path:
            time.sleep(4)
        yield EXTRACT[1_000:]

    lines = _lists(_line("hangs.csv", len(EXTRACT)), _line("honest.csv", len(EXTRACT)))
    with lying_ftp(Lies(lines, content)) as port:
        seen = auditor.audit(_ftp(port))
    assert seen.unread() == {"timeout": 1}
    assert seen.thing("honest.csv").people.best == 40
    assert seen.facts.status >= 4


def test_names_that_never_end_are_bounded(auditor):
    auditor.logins = LOGIN
    endless = lambda _folder: (_line(f"{n}.txt", 0) for n in itertools.count())  # noqa: E731
    with lying_ftp(Lies(endless, _gives(b""))) as port:
        seen = auditor.audit(_ftp(port, "limits = { timeout = 1, retries = 0, most_in_folder = 200 }\n"))
    assert seen.unread()["too_many_names"] == 1
    assert len(seen.things) <= 200


def test_a_listing_that_drips_is_left(auditor):
    auditor.logins = LOGIN

    def drip(_folder):
        for number in range(100):
            time.sleep(0.3)
            yield _line(f"{number}.txt", 0)

    begun = time.monotonic()
    with lying_ftp(Lies(drip, _gives(b""))) as port:
        seen = auditor.audit(_ftp(port, "limits = { timeout = 2, thing_seconds = 1, retries = 0 }\n"))
    assert time.monotonic() - begun < 25
    assert seen.unread()["too_slow"] == 1


def test_folders_that_hold_themselves_are_seen_to(auditor):
    auditor.logins = LOGIN
    round_and_round = _lists(_line("again", 0, "dir"), _line("extract.csv", len(EXTRACT)))
    with lying_ftp(Lies(round_and_round, _gives(EXTRACT))) as port:
        seen = auditor.audit(_ftp(port))
    assert seen.unread() == {"loop": 1}
    assert [thing.path for thing in seen.things] == ["extract.csv"]


CLIMBING = ("../up.csv", "..", "a/b.csv", "/etc/passwd", "")


def test_names_that_climb_out_are_never_asked_for(auditor):
    auditor.logins = LOGIN
    lies = Lies(_lists(*(_line(name, 9) for name in CLIMBING), _line("extract.csv", len(EXTRACT))), _gives(EXTRACT))
    with lying_ftp(lies) as port:
        seen = auditor.audit(_ftp(port))
    asked = [command for command in lies.commands if command.startswith("RETR")]
    assert asked == ["RETR /extract.csv"]
    assert seen.unread()["outside_target"] >= 3


def test_data_are_fetched_from_the_declared_host_whatever_the_server_names(auditor):
    auditor.logins = LOGIN
    visits: list[str] = []
    with serving(answering(lambda _first: iter(()), visits), "127.0.0.2") as elsewhere:
        lies = Lies(_lists(_line("a.txt", 3)), _gives(b"abc"), elsewhere=("127.0.0.2", elsewhere))
        with lying_ftp(lies) as port:
            auditor.audit(_ftp(port))
    assert visits == []


def _page(*links: str) -> bytes:
    body = "<html><title>Index of /</title>" + "".join(f'<a href="{link}">x</a>' for link in links)
    return f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}".encode()


def _web(port: int, limits: str = LIMITS, scheme: str = "http") -> str:
    return f'[[target]]\nid = "web"\nurl = "{scheme}://127.0.0.1:{port}/files/"\n{limits}'


def test_redirects_and_links_off_the_target_are_never_followed(auditor):
    visits: list[str] = []
    with serving(answering(lambda _first: iter([_page()]), visits)) as other:
        asked: list[str] = []

        def answer(first: str):
            if first.split()[1] == "/files/":
                yield _page(
                    f"http://127.0.0.1:{other}/a.csv", f"//127.0.0.1:{other}/b.csv", "/other/c.csv", "../d.csv",
                    "moved.csv", "javascript:alert(1)", "%2e%2e/e.csv", "ok%2F..%2Ff.csv", "?C=N;O=D",
                )  # fmt: skip
            else:
                yield f"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{other}/gone\r\n".encode()
                yield b"Content-Length: 0\r\nConnection: close\r\n\r\n"

        with serving(answering(answer, asked)) as port:
            seen = auditor.audit(_web(port))
    assert visits == []
    assert {line.split()[1] for line in asked} == {"/files/", "/files/moved.csv"}
    assert seen.unread() == {"outside_target": 1}


def test_a_bucket_server_that_sends_elsewhere_is_not_followed(auditor):
    visits: list[str] = []
    auditor.logins = LOGIN
    with serving(answering(lambda _first: iter([_page()]), visits)) as other:
        moved = (
            f"HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:{other}/b\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )
        with serving(answering(lambda _first: iter([moved.encode()]), [])) as port:
            declared = f'[[target]]\nid = "s3"\nurl = "s3://127.0.0.1:{port}/b?tls=no"\nlogin = "office"\n{LIMITS}'
            seen = auditor.audit(declared)
    assert visits == []
    assert not seen.facts.complete


def test_a_web_page_that_never_ends_is_bounded(auditor):
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<title>Index of /</title>"
    endless = lambda _first: itertools.chain([head], itertools.repeat(b"<a href='x'>" * 5_000))  # noqa: E731
    with serving(answering(endless, [])) as port:
        seen = auditor.audit(_web(port))
    assert not seen.facts.complete


def test_xml_that_would_swell_is_not_opened(auditor):
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><multistatus>&b;</multistatus>'
    )
    answer = b"HTTP/1.1 207 Multi\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(bomb) + bomb
    with serving(answering(lambda _first: iter([answer]), [])) as port:
        seen = auditor.audit(_web(port, scheme="webdav"))
    assert seen.unread() == {"protocol": 1}


def test_a_mail_server_that_announces_too_much_is_left(auditor):
    auditor.logins = LOGIN
    greeting = b"* OK ready\r\n"

    class Announces(Silent):
        def handle(self) -> None:
            self.request.sendall(greeting)
            for line in self.request.makefile("rb"):
                tag, verb = line.split()[:2]
                if verb.upper() == b"CAPABILITY":
                    self.request.sendall(b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK\r\n")
                elif verb.upper() == b"LOGIN":
                    self.request.sendall(tag + b" OK\r\n")
                else:
                    self.request.sendall(b'* LIST () "/" {99999999999}\r\n')

    with serving(Announces) as port:
        seen = auditor.audit(f'[[target]]\nid = "m"\nurl = "imap://127.0.0.1:{port}/"\nlogin = "office"\n{LIMITS}')
    assert not seen.facts.complete
    assert not seen.things


def test_no_password_stands_in_facts_or_errors(auditor):
    auditor.logins = LOGIN
    with lying_ftp(Lies(_lists(_line("a.csv", 10)), _gives(b"0123456789"))) as port:
        seen = auditor.audit(_ftp(port))
    assert "lanterne" not in repr(seen)
    assert "office" not in repr(seen.servers)
