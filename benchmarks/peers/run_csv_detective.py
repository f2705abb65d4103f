"""Run csv-detective on one file and print its labels. Executed by its own environment's Python."""

import csv
import json
import sys
import time
from pathlib import Path


def labels(path: str) -> list[str]:
    from csv_detective import routine  # noqa: PLC0415  # the import is part of what is timed

    found = routine(path, num_rows=-1, save_results=False)
    return [str(column["format"]) for column in found["columns_fields"].values()]


def plainly(path: str, dialect: dict[str, str]) -> str:
    """The same cells as comma-separated UTF-8 with headers c0, c1 ...: what the tool asks for."""
    quoting = csv.QUOTE_NONE if dialect["quote"] == "none" else csv.QUOTE_MINIMAL
    target = path + ".plain.csv"
    with (
        Path(path).open(encoding=dialect["encoding"], newline="") as source,
        Path(target).open("w", encoding="utf-8", newline="") as sink,
    ):
        rows = csv.reader(source, delimiter=dialect["delimiter"], quoting=quoting)
        writer = csv.writer(sink)
        for number, row in enumerate(rows):
            if number == 0:
                writer.writerow([f"c{position}" for position in range(len(row))])
            if number or not dialect["header"]:
                writer.writerow(row)
    return target


def main() -> None:
    path, dialect = sys.argv[1], json.loads(sys.argv[2])
    start, note = time.perf_counter(), ""
    try:
        found = labels(path)
    except Exception as refused:  # noqa: BLE001  # whatever it refuses, it gets a second try
        note = f"stopped ({type(refused).__name__}); given plain UTF-8 with invented headers"
        path = plainly(path, dialect)
        start = time.perf_counter()
        found = labels(path)
    print(json.dumps({"labels": found, "seconds": time.perf_counter() - start, "rows": "all", "note": note}))


if __name__ == "__main__":
    main()
