"""The model case's server, a year before the leak: what its owner would have been told.

A software vendor's FTP area, as the regulator described it (CNIL, SAN-2022-009): no encryption, an area open without
login, extracts of patients in clear, kept after the migration they were made for, with more columns and older rows than
the laboratory ordered, under an account that several people and machines share. Served by a real FTP server.
"""

import sys
from pathlib import Path

import pytest

for place in (Path(__file__).parent, Path(__file__).parent / "targets", Path(__file__).parents[1] / "examine"):
    sys.path.insert(0, str(place))

from audit_bench import Auditor, Seen  # noqa: E402  # the path is set above
from ftp_servers import USER, ftp_server  # noqa: E402
from invented_leaks import HEADER, rows, text  # noqa: E402

from sourcier.audit.credentials import Credential  # noqa: E402
from sourcier.audit.interface import Asked  # noqa: E402
from sourcier.audit.register import Copies  # noqa: E402
from sourcier.model.parties import Order  # noqa: E402
from sourcier.secret import Key  # noqa: E402

PASSWORD = "migration"  # noqa: S105  # the shared one of the story
ORDER = Order(
    "migration-port", "laboratoire-du-port", "vendor", date="2019-11-04", purpose="migration",
    columns=("NUM", "NOM", "PRENOM", "DNAISS", "SEXE", "NIR", "CP", "SITE", "DATVIS", "TEL"), since="2019-03-01",
    delete_by="2020-02-01",
)  # fmt: skip


@pytest.fixture(scope="module")
def seen(tmp_path_factory) -> Seen:
    """The area as it stood, and one audit of it."""
    folder = tmp_path_factory.mktemp("case")
    area, public = folder / "area", folder / "public"
    for place in (area / "port", public):
        place.mkdir(parents=True)
    lines = rows(400)
    (area / "port" / "extract.csv").write_bytes(text(lines, HEADER))
    (public / "extract.csv").write_bytes(text(lines, HEADER))
    (area / "port" / "accounts.csv").write_text(
        "login;mot de passe\n" + "".join(f"labo{n:03};Maree-{n * 37}-basse\n" for n in range(60))
    )
    (area / "readme.txt").write_text("Area for migrations. Ask the hotline for the password.\n")
    log = folder / "ftp.log"
    auditor = Auditor(folder, {"transfers": Credential(USER, PASSWORD)})
    with ftp_server(area, anonymous=public, banner="(vsFTPd 2.3.4)", log=log, password=PASSWORD) as ftp:
        declared = (
            f'[[target]]\nid = "transfers"\nurl = "ftp://{ftp.address}/"\nlogin = "transfers"\npeople = 12\n'
            f'log = "{log}"\nmost_readers = 3\npublic = false\n'
        )
        auditor.audit(declared)
        told = log.read_text()
        log.write_text(told + "".join(told.replace("127.0.0.1:", f"192.0.2.{n}:") for n in range(2, 9)))
        asked = Asked(orders=(ORDER,), copies=Copies((), Key(b"r" * 32), "none"), restart=True)
        return auditor.audit(declared, asked)


NEGLIGENCE = {
    "open without login": "SRC101",
    "sent in clear": "SRC102",
    "software without repairs": "SRC105",
    "patients in an open area": "SRC201",
    "health data nobody declared": "SRC202",
    "more columns and rows than ordered": "SRC203",
    "kept past its day": "SRC204",
    "extract in clear": "SRC205",
    "the account shared": "SRC301",
    "passwords in clear": "SRC207",
}


@pytest.mark.parametrize("what", NEGLIGENCE)
def test_the_audit_finds_every_negligence_of_the_model_case(seen, what):
    assert NEGLIGENCE[what] in seen.rules(), sorted(seen.rules())


def test_what_goes_beyond_the_order_is_told_in_columns_and_rows(seen):
    order = seen.thing("port/extract.csv").order
    assert order.order == "migration-port"
    assert {column.shown for column in order.columns_over} == {"MAIL", "COMMENTAIRE"}
    assert order.rows_over_why.keys() == {"too_early"}
    assert 0 < order.rows_over < 400


def test_how_many_people_and_how_grave_is_told(seen):
    assert seen.thing("extract.csv").anonymous
    assert 390 <= seen.thing("extract.csv").people.best <= 400
    assert seen.facts.status == 14


def test_neither_people_nor_passwords_stand_in_the_facts(seen):
    said = repr(seen.facts)
    for word in ("MARTIN", "example.org", "Maree", "labo001", USER):
        assert word not in said
