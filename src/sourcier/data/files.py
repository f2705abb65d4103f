"""The files of this package: text tables are read once, and what comes of them cannot be changed."""

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files
from io import BytesIO, StringIO
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
from numpy.typing import NDArray

Value = TypeVar("Value")
_TABLES = files(__package__) / "tables"


def text(name: str) -> str:
    """Return a shipped text file."""
    return (_TABLES / name).read_text(encoding="utf-8")


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a shipped CSV file (RFC 4180, UTF-8), without its header."""
    reader = csv.reader(StringIO(text(name)))
    next(reader)
    yield from reader


def csv_table(name: str) -> pa.Table:
    """Return a shipped CSV file as a table: texts, and numbers where a column holds nothing else."""
    options = pacsv.ConvertOptions(null_values=[], strings_can_be_null=False)
    read = pacsv.ReadOptions(use_threads=False)
    source = BytesIO((_TABLES / name).read_bytes())
    return pacsv.read_csv(source, read_options=read, convert_options=options).combine_chunks()


def table(name: str) -> pa.Table:
    """Return a shipped Parquet file, each column in one chunk."""
    return pq.ParquetFile(BytesIO((_TABLES / name).read_bytes())).read(use_threads=False).combine_chunks()


def column(source: pa.Table, name: str) -> Any:
    """Return one column as a plain pyarrow array."""
    chunked = source.column(name)
    return chunked.chunk(0) if chunked.num_chunks else pa.array([], chunked.type)


def frozen(entries: dict[str, Value]) -> Mapping[str, Value]:
    """Return a mapping nobody can write to."""
    return MappingProxyType(entries)


def sealed(values: NDArray[Any]) -> NDArray[Any]:
    """Return the same array, refusing writes."""
    values.flags.writeable = False
    return np.asarray(values)
