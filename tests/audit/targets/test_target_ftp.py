"""FTP and FTPS, by a real server."""

from ftp_servers import PASSWORD, USER, ftp_server

from sourcier.audit.credentials import Credential

LOGIN = {"office": Credential(USER, PASSWORD)}


def _declared(scheme: str, address: str, more: str = "") -> str:
    return f'[[target]]\nid = "ftp"\nurl = "{scheme}://{address}/"\nlogin = "office"\n{more}\n'


def test_an_extract_on_an_ftp_server_is_seen_with_what_it_holds(auditor, served):
    auditor.logins = LOGIN
    with ftp_server(served) as ftp:
        seen = auditor.audit(_declared("ftp", ftp.address))
    thing = seen.thing("out/extract.csv")
    assert {"nir", "family_name", "birth_date"} <= {kind.kind for kind in thing.kinds}
    assert thing.people.low <= 300 <= thing.people.high
    assert thing.looked.whole
    assert seen.facts.complete
    assert seen.server.plain
    assert seen.server.anonymous is False
    assert len(seen.things) == 3


def test_what_strangers_may_take_is_told_from_what_asks_for_a_login(auditor, served, tmp_path):
    auditor.logins = LOGIN
    public = tmp_path / "public"
    public.mkdir()
    (public / "extract.csv").write_bytes((served / "out" / "extract.csv").read_bytes())
    with ftp_server(served, anonymous=public) as ftp:
        seen = auditor.audit(_declared("ftp", ftp.address))
    assert seen.server.anonymous
    assert seen.server.anonymous_lists
    assert seen.server.anonymous_reads
    assert seen.server.anonymous_writes is False
    assert seen.thing("extract.csv").anonymous
    assert seen.thing("out/extract.csv").anonymous is False
    assert "SRC101" in seen.rules()


def test_no_password_goes_to_a_server_whose_certificate_nobody_vouches_for(auditor, served, certificate):
    auditor.logins = LOGIN
    with ftp_server(served, tls=certificate.both) as ftp:
        seen = auditor.audit(_declared("ftps", ftp.address))
    assert not seen.things
    assert seen.target.why_not == "tls_failed"
    assert seen.facts.status >= 4
    assert seen.server.tls.self_signed
    assert seen.server.tls.why_not == "self_signed"


def test_a_pinned_certificate_opens_ftps(auditor, served, certificate):
    auditor.logins = LOGIN
    with ftp_server(served, tls=certificate.both) as ftp:
        pinned = f'certificate = "{certificate.sha256}"'
        seen = auditor.audit(_declared("ftps", ftp.address, pinned))
    assert seen.thing("out/extract.csv").people.best
    assert seen.server.plain is False
    assert seen.server.tls.version == "TLSv1.3"


def test_another_certificate_than_the_pinned_one_stops_before_the_password(auditor, served, certificate):
    auditor.logins = LOGIN
    with ftp_server(served, tls=certificate.both) as ftp:
        seen = auditor.audit(_declared("ftps", ftp.address, f'certificate = "{"0" * 64}"'))
    assert seen.target.why_not == "key_changed"
    assert not seen.things


def test_a_certificate_that_this_computer_trusts_needs_no_pin(auditor, served, certificate):
    auditor.logins, auditor.trusted = LOGIN, str(certificate.certificate)
    with ftp_server(served, tls=certificate.both) as ftp:
        seen = auditor.audit(_declared("ftps", f"localhost:{ftp.port}"))
    assert seen.server.tls.trusted
    assert seen.thing("out/extract.csv").people.best


def test_a_wrong_password_is_said_and_tried_once(auditor, served):
    auditor.logins = {"office": Credential(USER, "wrong")}
    with ftp_server(served) as ftp:
        seen = auditor.audit(_declared("ftp", ftp.address))
    assert seen.target.why_not == "login_refused"
    assert not seen.facts.complete


def test_the_banner_tells_the_software(auditor, served):
    auditor.logins = LOGIN
    with ftp_server(served, banner="(vsFTPd 2.3.4)") as ftp:
        seen = auditor.audit(_declared("ftp", ftp.address))
    assert (seen.server.software, seen.server.version) == ("vsftpd", "2.3.4")
    assert "SRC105" in seen.rules()


def test_the_servers_log_tells_how_many_machines_use_a_login(auditor, served, tmp_path):
    auditor.logins = LOGIN
    log = tmp_path / "ftp.log"
    with ftp_server(served, log=log) as ftp:
        auditor.audit(_declared("ftp", ftp.address))
        real = log.read_text()
        assert "logged in" in real
        log.write_text(real + real.replace("127.0.0.1:", "192.0.2.7:") + real.replace("127.0.0.1:", "192.0.2.9:"))
        seen = auditor.audit(_declared("ftp", ftp.address, f'log = "{log}"\nenvironment = "test"'))
    assert seen.server.log
    (login,) = [one for one in seen.server.logins if not one.anonymous]
    assert login.machines == 3
    assert USER not in repr(seen.facts)
    assert "SRC301" in seen.rules()
