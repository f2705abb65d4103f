"""Questions to rows: an in-memory DuckDB that can reach no file, no network and no Python variable.

Rows are streamed into it, decrypted, column by column; nothing is ever spilt to disk.
Settings: https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from . import errors

if TYPE_CHECKING:
    import duckdb

MEGABYTES = 1024
_LOCK = ("SET allowed_directories=[]", "SET enable_external_access=false", "SET lock_configuration=true")
_OURS = ("ParserException", "BinderException", "CatalogException", "SyntaxException")
"""The engine's classes of error for wrong SQL."""
Rows = Callable[[], Iterator[pa.RecordBatch]]


class Stream:
    """Rows that can be asked for more than once, for a question may read a source twice."""

    def __init__(self, schema: pa.Schema, rows: Rows) -> None:
        self._schema, self._rows = schema, rows
        self.error: Exception | None = None
        """What went wrong while reading: the engine would only repeat it as text."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """Arrow C stream interface: https://arrow.apache.org/docs/format/CStreamInterface.html ."""
        reader = pa.RecordBatchReader.from_batches(self._schema, self._watched())
        return reader.__arrow_c_stream__(requested_schema)

    def _watched(self) -> Iterator[pa.RecordBatch]:
        try:
            yield from self._rows()
        except Exception as error:
            self.error = error
            raise


def identifier(name: str) -> str:
    """Return `name` quoted for SQL, whatever it holds. ValueError for an empty name or a NUL: SQL has none such."""
    if not name or "\0" in name:
        message = "an SQL name is not empty and has no NUL"
        raise ValueError(message)
    return '"' + name.replace('"', '""') + '"'


def ask(
    sql: str,
    sources: Mapping[str, Stream | pa.Table],
    *,
    params: Sequence[Any] = (),
    threads: int = 1,
    megabytes: int = MEGABYTES,
) -> pa.Table:
    """Return the answer to one SELECT over the named sources; values go in by ``?`` and `params`.

    Order is the caller's duty (ORDER BY): without it, rows may come in any. Raises QueryTooBig or QueryFailed;
    ValueError where the SQL itself is wrong.
    """
    import duckdb  # noqa: PLC0415  # takes a quarter of a second to load: only where something is asked

    failure: duckdb.Error
    with _engine(threads, megabytes) as engine:
        try:
            for name, source in sources.items():
                engine.register(name, source)
            return engine.sql(sql, params=list(params)).to_arrow_table()
        except duckdb.Error as error:
            failure = error
    # Raised out here, so that no traceback carries the engine's words along.
    raise _error(failure, sources, megabytes)


def _error(error: "duckdb.Error", sources: Mapping[str, Stream | pa.Table], megabytes: int) -> Exception:
    for source in sources.values():
        if isinstance(source, Stream) and source.error is not None:
            return source.error
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "OutOfMemoryException" in kinds:
        return errors.too_big(megabytes)
    if kinds.intersection(_OURS):
        return ValueError(str(error))
    return errors.failed(type(error).__name__)


@contextmanager
def _engine(threads: int, megabytes: int) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A connection of its own for one question: two threads may ask at once."""
    connection = _instance(os.getpid(), threads, megabytes).cursor()
    try:
        yield connection
    finally:
        connection.close()


@lru_cache(maxsize=4)
def _instance(_process: int, threads: int, megabytes: int) -> "duckdb.DuckDBPyConnection":
    """An engine takes some 40 ms to start, so it is kept; it holds nothing between questions."""
    import duckdb  # noqa: PLC0415

    config: dict[str, str | bool | int | float | list[str]] = {
        "threads": threads,
        "memory_limit": f"{megabytes}MiB",
        "temp_directory": "",
        "python_enable_replacements": False,
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    engine = duckdb.connect(":memory:", config=config)
    for setting in _LOCK:
        engine.execute(setting)
    return engine
