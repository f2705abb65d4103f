import pytest
from audit_worlds import codes, extract, found, patients, products, world

from sourcier.model.audit_seen import Looked
from sourcier.model.audit_targets import Target

SITE = Target("t", "folder", "/srv/www", web_root="site/html")


def test_a_dump_of_patients_in_the_web_root_is_very_grave():
    (one,) = found("SRC208", world(patients("site/html/dump.sql", sort="dump", in_web_root=True), target=SITE))
    assert (one.severity, codes(one)) == ("very_high", ["in_root", "dump"])


def test_beside_it_is_one_step_less():
    (one,) = found("SRC208", world(patients("site/backup.zip", sort="backup"), target=SITE))
    assert (one.severity, codes(one)) == ("high", ["beside_root", "backup"])


def test_a_backup_that_cannot_be_read_is_told_with_less_confidence():
    unread = products("site/html/b.7z", sort="backup", in_web_root=True, kinds=(), parts=(),
                      looked=Looked(whole=False, bytes=0, of=9, rows=0, rows_in_all=None))  # fmt: skip
    (one,) = found("SRC208", world(unread, target=SITE))
    assert (one.severity, one.confidence, codes(one)[-1]) == ("high", 0.7, "not_read")


def test_everything_a_web_server_gives_is_in_its_root():
    target = Target("t", "http", "http://127.0.0.1")
    assert len(found("SRC208", world(patients("dump.sql", sort="dump", anonymous=True), target=target))) == 1


@pytest.mark.parametrize(
    "thing",
    [
        patients("other/dump.sql", sort="dump"),
        patients("site/html/page.html", sort="", in_web_root=True),
        extract("site/html/a.csv", sort="export", in_web_root=True),
    ],
)
def test_dumps_elsewhere_and_other_things_in_the_root_are_quiet(thing):
    assert found("SRC208", world(thing, target=SITE)) == []
