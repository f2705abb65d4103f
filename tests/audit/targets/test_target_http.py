"""Web servers that list their folders, and WebDAV, by real servers."""

from web_servers import PASSWORD, USER, dav_server, listing_server

from sourcier.audit.credentials import Credential

LOGIN = {"office": Credential(USER, PASSWORD)}


def _declared(scheme: str, port: int, more: str = "", host: str = "127.0.0.1") -> str:
    return f'[[target]]\nid = "web"\nurl = "{scheme}://{host}:{port}/"\n{more}\n'


def test_a_listed_folder_is_gone_through_and_an_extract_in_it_is_open_to_all(auditor, served):
    with listing_server(served) as port:
        seen = auditor.audit(_declared("http", port))
    thing = seen.thing("out/extract.csv")
    assert thing.anonymous
    assert thing.people.best == 300
    assert thing.size == (served / "out" / "extract.csv").stat().st_size
    assert seen.server.listing
    assert seen.server.plain
    assert {"SRC101", "SRC104"} <= seen.rules()
    assert seen.facts.complete


def test_a_folder_below_the_declared_one_is_never_left(auditor, served):
    (served / "secret.csv").write_text("never to be seen\n")
    with listing_server(served) as port:
        seen = auditor.audit(_declared("http", port).replace('/"', '/out/"'))
    assert [thing.path for thing in seen.things] == ["extract.csv"]


def test_names_with_blanks_accents_and_marks_are_asked_by_their_own_bytes(auditor, served):
    for name in ("à envoyer #2.csv", "50 % déjà?.csv", "a&b;c.csv"):
        (served / name).write_bytes((served / "out" / "extract.csv").read_bytes())
    with listing_server(served) as port:
        seen = auditor.audit(_declared("http", port))
    assert sum(thing.people.best == 300 for thing in seen.things) == 4
    assert seen.facts.complete


def test_https_with_a_pinned_certificate(auditor, served, certificate):
    with listing_server(served, tls=certificate.both) as port:
        seen = auditor.audit(_declared("https", port, f'certificate = "{certificate.sha256}"'))
    assert seen.thing("out/extract.csv").people.best == 300
    assert seen.server.plain is False
    assert seen.server.tls.expires


def test_webdav_with_a_login(auditor, served):
    auditor.logins = LOGIN
    with dav_server(served) as port:
        seen = auditor.audit(_declared("webdav", port, 'login = "office"'))
    assert seen.server.anonymous is False
    assert seen.thing("out/extract.csv").people.best == 300
    assert seen.thing("out/extract.csv").modified
    assert seen.facts.complete


def test_webdav_open_to_all(auditor, served):
    with dav_server(served, anonymous=True) as port:
        seen = auditor.audit(_declared("webdav", port))
    assert seen.server.anonymous
    assert seen.thing("out/extract.csv").anonymous
    assert "SRC101" in seen.rules()


def test_a_wrong_login_is_said(auditor, served):
    auditor.logins = {"office": Credential(USER, "wrong")}
    with dav_server(served) as port:
        seen = auditor.audit(_declared("webdav", port, 'login = "office"'))
    assert not seen.facts.complete
    assert seen.unread() == {"login_refused": 1}
