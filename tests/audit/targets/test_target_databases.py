"""PostgreSQL and MariaDB, by real servers."""

import pytest
from audit_bench import rows
from database_servers import PASSWORD, USER, mysql_server, postgresql_server

from sourcier.audit.credentials import Credential

LOGIN = {"office": Credential(USER, PASSWORD)}
COLUMNS = ("num", "nom", "prenom", "dnaiss", "sexe", "nir", "cp", "site", "datvis", "tel", "mail", "commentaire")


@pytest.fixture(scope="module")
def postgresql():
    with postgresql_server() as server, server.postgresql() as base:
        _fill(base.execute, lambda text, lines: base.cursor().executemany(text, lines))
        base.execute("CREATE SCHEMA old; CREATE TABLE old.empty (a int)")
        base.execute("GRANT SELECT ON patients TO PUBLIC")
        yield server


@pytest.fixture(scope="module")
def mysql():
    with mysql_server() as server:
        with server.mysql() as base, base.cursor() as cursor:
            _fill(cursor.execute, cursor.executemany)
        yield server


def _fill(execute, many) -> None:
    execute(f"CREATE TABLE patients ({', '.join(f'{name} varchar(200)' for name in COLUMNS)})")
    many(f"INSERT INTO patients VALUES ({', '.join(['%s'] * len(COLUMNS))})", rows(2_000))
    execute("CREATE TABLE stock (item varchar(40), price numeric(8,2))")
    many("INSERT INTO stock VALUES (%s, %s)", [(f"reagent {n}", n / 7) for n in range(50)])


def _declared(scheme: str, port: int, more: str = "") -> str:
    return f'[[target]]\nid = "base"\nurl = "{scheme}://127.0.0.1:{port}/labo"\nlogin = "office"\n{more}\n'


def test_postgresql_tables_are_sampled_and_scaled(auditor, postgresql):
    auditor.logins = LOGIN
    seen = auditor.audit(_declared("postgresql", postgresql.port, "limits = { sample_rows = 500 }"))
    thing = seen.thing("public/patients")
    assert {"nir", "family_name", "birth_date", "email"} <= {kind.kind for kind in thing.kinds}
    assert not thing.looked.whole
    assert thing.looked.rows_in_all == 2_000
    assert 0 < thing.looked.rows <= 500
    assert 0 < thing.looked.missed_share < 0.05
    assert thing.people.scaled
    assert 1_000 <= thing.people.best <= 2_600
    assert thing.world_readable
    assert not seen.thing("public/stock").people.high
    assert seen.facts.complete


def test_postgresql_says_who_may_read_and_whether_it_logs(auditor, postgresql):
    auditor.logins = LOGIN
    seen = auditor.audit(_declared("postgresql", postgresql.port))
    server = seen.server
    assert server.software == "postgresql"
    assert server.version
    assert (server.accounts, server.superusers, server.public_grants) == (1, 1, 1)
    assert server.log is False
    assert server.anonymous is False
    assert server.plain
    assert {"SRC102", "SRC106"} <= seen.rules()


def test_whole_tables_are_read_on_demand(auditor, postgresql, mysql):
    from sourcier.audit.interface import Asked  # noqa: PLC0415

    auditor.logins = LOGIN
    for scheme, port, path in (("postgresql", postgresql.port, "public/patients"), ("mysql", mysql.port, "patients")):
        seen = auditor.audit(_declared(scheme, port, "limits = { sample_rows = 500 }"), Asked(whole=True))
        assert seen.thing(path).looked.whole
        assert seen.thing(path).people.best == 2_000


def test_mariadb_tables_are_sampled_from_places_spread_over_them(auditor, mysql):
    auditor.logins = LOGIN
    seen = auditor.audit(_declared("mysql", mysql.port, "limits = { sample_rows = 400 }"))
    thing = seen.thing("patients")
    assert "nir" in {kind.kind for kind in thing.kinds}
    assert thing.looked.rows == 400
    assert thing.people.scaled
    assert seen.server.software == "mariadb"
    assert seen.facts.complete


def test_a_wrong_password_is_said(auditor, postgresql, mysql):
    auditor.logins = {"office": Credential(USER, "wrong")}
    for scheme, port in (("postgresql", postgresql.port), ("mysql", mysql.port)):
        seen = auditor.audit(_declared(scheme, port))
        assert seen.target.why_not == "login_refused"
        assert not seen.facts.complete


def test_an_empty_password_of_the_master_is_told(auditor, mysql):
    auditor.logins = LOGIN
    with mysql.mysql() as base, base.cursor() as cursor:
        cursor.execute("SELECT 1")
    open_to_all = auditor.audit(_declared("mysql", mysql.port))
    assert open_to_all.server.anonymous
    assert "SRC101" in open_to_all.rules()


def test_nothing_can_be_written_to_a_base(auditor, postgresql, mysql):
    from sourcier.audit.pace import Line  # noqa: PLC0415
    from sourcier.audit.targets import Site, scheme_of  # noqa: PLC0415
    from sourcier.audit.unread import Missed  # noqa: PLC0415
    from sourcier.model.audit_targets import Limits, Pace, Target  # noqa: PLC0415

    for scheme, port in (("postgresql", postgresql.port), ("mysql", mysql.port)):
        target = Target("base", scheme, f"{scheme}://127.0.0.1:{port}/labo", login="office")
        site = Site(target, LOGIN["office"], Line(Limits(), Pace(), auditor.clock), bytes(32))
        speaks = scheme_of(scheme)
        (opener,) = speaks.doors(site, speaks.look(site))
        door = opener()
        with pytest.raises(Missed, match="read_error"):
            (door._rows if scheme == "postgresql" else door._ask)("INSERT INTO stock VALUES ('x', 1)")
        door.close()
