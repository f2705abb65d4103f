"""steganodf 0.3.1: writes a copy's number into a table, or reads it from pieces. Runs in an environment of its own.

    run_steganodf.py encode ALGORITHM COLUMN IN.csv OUT.csv NUMBER
    run_steganodf.py decode ALGORITHM COLUMN FILE...      one line per file: the number, or nothing

All cells are text but COLUMN, which is a number: bitvote and bitghost want one.
"""

import sys

import polars as pl
import steganodf

PASSWORD = "register"  # noqa: S105  # of invented copies


def read(path: str, column: str, algorithm: str) -> pl.DataFrame:
    """Read a table as the algorithm wants it."""
    frame = pl.read_csv(path, separator=";", infer_schema=False).fill_null("")
    if algorithm not in ("bitvote", "bitghost") or column not in frame.columns:
        return frame
    kind = pl.Float64 if algorithm == "bitghost" else pl.Int64
    return frame.with_columns(pl.col(column).cast(pl.Float64, strict=False).fill_null(0).cast(kind))


def arguments(algorithm: str, column: str) -> dict[str, str]:
    """Return what an algorithm is called with."""
    return {"password": PASSWORD} | ({"column": column} if algorithm in ("bitvote", "bitghost") else {})


def main() -> None:
    """Encode or decode."""
    what, algorithm, column, *rest = sys.argv[1:]
    if what == "encode":
        source, target, number = rest
        frame = steganodf.encode(
            read(source, column, algorithm), number.encode(), algorithm=algorithm, **arguments(algorithm, column)
        )
        frame.write_csv(target, separator=";")
        return
    for path in rest:
        try:
            frame = read(path, column, algorithm)
            found = steganodf.decode(frame, algorithm=algorithm, **arguments(algorithm, column))
            print(found.decode("ascii", "replace"))
        except Exception:  # noqa: BLE001  # a table it cannot read at all names nobody
            print()


if __name__ == "__main__":
    main()
