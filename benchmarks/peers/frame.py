"""The file as a pandas frame of text, read with the right dialect: reading is not what these tools are asked for."""

import csv
import json
import sys


def frame_of(arguments: list[str]):
    import pandas as pd  # noqa: PLC0415  # the import is part of what is timed

    dialect = json.loads(arguments[2])
    quoting = csv.QUOTE_NONE if dialect["quote"] == "none" else csv.QUOTE_MINIMAL
    frame = pd.read_csv(
        arguments[1],
        sep=dialect["delimiter"],
        encoding=dialect["encoding"],
        quoting=quoting,
        header=None,
        skiprows=int(dialect["header"]),
        dtype=str,
        keep_default_na=False,
    )
    frame.columns = [f"c{position}" for position in range(frame.shape[1])]
    return frame


def tell(labels: list[str], seconds: float, rows: str, note: str) -> None:
    json.dump({"labels": labels, "seconds": seconds, "rows": rows, "note": note}, sys.stdout)
