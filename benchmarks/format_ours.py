"""Read one file with Sourcier, every cell as text; print rows and CPU seconds."""

import json
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.read import Asked, Limits, Overrides, open_tables
from sourcier.read.documents import pdf


def main() -> None:
    form, path = sys.argv[1], Path(sys.argv[2])
    open_tables(Path(__file__), Asked(Overrides(), Limits()))  # what is imported at the first need ...
    pc.fill_null(pa.array(["", None], pa.string()), "")  # ... such as pandas, by pyarrow, where it is installed
    start = time.process_time()
    if form == "pdf":  # a process of its own reads it; here its reader is called in this one
        rows = sum(part.text.count("example.org") for part in pdf.parts(path.read_bytes(), ()))
    else:
        opened = open_tables(path, Asked(Overrides(), Limits()))
        rows = 0
        for block in opened.blocks():
            batch, _ = block.batch()
            rows += batch.num_rows
        opened.readings()
    print(json.dumps({"rows": rows, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
