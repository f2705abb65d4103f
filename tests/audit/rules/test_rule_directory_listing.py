from audit_worlds import found, patients, products, world

from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target

LISTS = ServerSeen("t", reached=True, anonymous=True, listing=True)


def test_a_listing_is_found_and_graver_where_people_lie():
    site = Target("t", "http", "http://127.0.0.1")
    (one,) = found("SRC104", world(products(), target=site, server=LISTS))
    assert one.severity == "low"
    (one,) = found("SRC104", world(patients(), target=site, server=LISTS))
    assert one.severity == "high"


def test_a_public_download_page_is_quiet():
    site = Target("t", "http", "http://127.0.0.1", public=True)
    assert found("SRC104", world(products(), target=site, server=LISTS)) == []


def test_a_server_that_lists_nothing_is_quiet():
    assert found("SRC104", world(patients(), server=ServerSeen("t", reached=True, listing=False))) == []
