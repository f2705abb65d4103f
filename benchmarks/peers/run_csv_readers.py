"""Read one polluted file after another as each tool does when it is told nothing. Executed by the tools' own Python.

``run_csv_readers.py TOOL OUT FILE...`` writes one line of JSON for each file to OUT: its rows, the header first, or
null where the tool gave up.
"""

# ruff: noqa: ICN001  # every tool goes by one name here

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path

Rows = list[list[str]]


def _text(value: object) -> str:
    return "" if value is None or value != value else str(value)  # noqa: PLR0124  # NaN is unlike itself


def clevercsv(path: str) -> Rows:
    """CleverCSV: its own reader, by the dialect it finds."""
    import clevercsv as tool  # noqa: PLC0415  # each tool is imported only where it is asked

    return [list(row) for row in tool.wrappers.read_table(path)]


def sniffer(path: str) -> Rows:
    """Python's csv module, by the dialect that its Sniffer finds in the whole file."""
    with Path(path).open(encoding="utf-8", newline="") as stream:
        text = stream.read()
    return list(csv.reader(text.splitlines(keepends=True), csv.Sniffer().sniff(text)))


def duckdb(path: str) -> Rows:
    """DuckDB's read_csv with everything found by itself, kept as text, broken rows left out as it proposes."""
    import duckdb as tool  # noqa: PLC0415

    found = tool.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true)")
    return [found.columns, *([_text(cell) for cell in row] for row in found.fetchall())]


def duckdb_tolerant(path: str) -> Rows:
    """The same, told to leave out rows that it cannot read."""
    import duckdb as tool  # noqa: PLC0415

    found = tool.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true, ignore_errors = true, null_padding = true)")
    return [found.columns, *([_text(cell) for cell in row] for row in found.fetchall())]


def polars(path: str) -> Rows:
    """Polars with its defaults, kept as text."""
    import polars as tool  # noqa: PLC0415

    found = tool.read_csv(path, infer_schema=False)
    return [list(found.columns), *([_text(cell) for cell in row] for row in found.rows())]


def polars_tolerant(path: str) -> Rows:
    """The same, told to cut rows that are too long and to go on after errors."""
    import polars as tool  # noqa: PLC0415

    found = tool.read_csv(path, infer_schema=False, truncate_ragged_lines=True, ignore_errors=True)
    return [list(found.columns), *([_text(cell) for cell in row] for row in found.rows())]


def pandas(path: str) -> Rows:
    """Pandas, finding the separator by itself."""
    import pandas as tool  # noqa: PLC0415

    found = tool.read_csv(path, sep=None, engine="python", dtype=str, keep_default_na=False, on_bad_lines="skip")
    names = ["" if str(name).startswith("Unnamed: ") else str(name) for name in found.columns]
    return [names, *([_text(cell) for cell in row] for row in found.itertuples(index=False))]


def csv_detective(path: str) -> Rows:
    """csv-detective: encoding, separator and heading as it finds them, loaded by its own loader."""
    from csv_detective.parsing.load import load_file  # noqa: PLC0415

    found = load_file(path, num_rows=-1)[0]
    return [
        [_text(name) for name in found.columns],
        *([_text(c) for c in row] for row in found.itertuples(index=False)),
    ]


TOOLS: dict[str, Callable[[str], Rows]] = {
    "clevercsv": clevercsv,
    "csv.Sniffer": sniffer,
    "duckdb": duckdb,
    "duckdb, ignoring errors": duckdb_tolerant,
    "polars": polars,
    "polars, ignoring errors": polars_tolerant,
    "pandas": pandas,
    "csv-detective": csv_detective,
}


def main() -> None:
    tool, out, *files = sys.argv[1:]
    with Path(out).open("w", encoding="utf-8") as sink:
        for path in files:
            try:
                rows: Rows | None = TOOLS[tool](path)
            except Exception as refused:  # noqa: BLE001  # a tool may refuse a file in any way it likes
                print(f"{tool}: {type(refused).__name__}", file=sys.stderr)
                rows = None
            sink.write(json.dumps(rows) + "\n")


if __name__ == "__main__":
    main()
