"""Run piicatcher over SQLite files: it reads databases, no other files. Executed by its own environment.

Arguments: a file with one path a line. Prints path to column to type as JSON. Packages it needs that can no longer be
installed (a client of a database service, a counter that reports use over the network) are stood in for.
"""

import contextlib
import json
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from unittest.mock import MagicMock

for name in ("snowflake", "snowflake.sqlalchemy", "goog_stats"):
    sys.modules[name] = ModuleType(name)
sys.modules["snowflake.sqlalchemy"].URL = sys.modules["goog_stats"].Stats = MagicMock()


def labels(path: Path, folder: Path) -> dict[str, str]:
    from dbcat.api import add_sqlite_source, init_db, open_catalog  # noqa: PLC0415
    from piicatcher.api import ScanTypeEnum, scan_database  # noqa: PLC0415

    catalog = open_catalog(folder, secret="x" * 43 + "=", path=folder / f"{path.stem}.catalog")
    with contextlib.closing(catalog):
        init_db(catalog)
        with catalog.managed_session:
            add_sqlite_source(catalog, "one", path)
            source = catalog.get_source("one")
            found = scan_database(catalog, source, ScanTypeEnum.data, list_all=False)
    return {str(row[2]): str(row[3]) for row in found}


def main() -> None:
    found = {}
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(sys.stderr):
        for number, line in enumerate(Path(sys.argv[1]).read_text("utf-8").splitlines()):
            own = Path(folder) / str(number)
            own.mkdir()
            try:
                found[line] = labels(Path(line), own)
            except Exception as refused:  # noqa: BLE001  # whatever it refuses is told
                print(type(refused).__name__, refused, file=sys.stderr)
                found[line] = {}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
