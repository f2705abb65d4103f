"""A register and its key, a recipient, and a way to hand out to it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from database_servers import Server, mysql_server, postgresql_server
from handing_office import ALL, Office, people
from invented_leaks import text

from sourcier.model.parties import Order


@pytest.fixture
def office(tmp_path) -> Office:
    return Office(tmp_path)


@pytest.fixture
def export(tmp_path) -> Path:
    """An export of 400 invented people of two laboratories."""
    path = tmp_path / "export.csv"
    path.write_bytes(text(people()))
    return path


def _ordered(**changed) -> Order:
    said = {"columns": ALL, "recipient": "the new vendor", "delete_by": "2026-02-01", "purpose": "migration"}
    return Order("order-1", "laboratory", "vendor", **{**said, **changed})


@pytest.fixture
def ordered() -> Callable[..., Order]:
    """An order of everything but the comments, changed as asked."""
    return _ordered


@pytest.fixture(scope="session")
def well_kept(tmp_path_factory) -> Office:
    """An office that has handed out two copies."""
    office = Office(tmp_path_factory.mktemp("well-kept"))
    path = office.place / "export.csv"
    path.write_bytes(text(people()))
    for name in ("one.age", "two.age"):
        office.hand(_ordered(), path, name)
    return office


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    with postgresql_server() as server:
        yield server


@pytest.fixture(scope="session")
def mysql() -> Iterator[Server]:
    with mysql_server() as server:
        yield server
