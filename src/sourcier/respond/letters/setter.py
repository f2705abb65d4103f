"""Sets one document and ends: typst keeps what it ever set in memory, so that each lot has a process of its own.

It is run as a script and knows nothing of the package. What to set comes by standard input, so that no value stands in
a command line or on a disk; the PDF goes to standard output. It says nothing else.
"""

import json
import sys
from datetime import UTC, datetime


def main() -> int:
    """Return 0 where the document was set."""
    import typst  # noqa: PLC0415  # the package that starts this one never loads it

    asked = json.load(sys.stdin.buffer)
    try:
        pages: bytes = typst.compile(
            asked["source"].encode(),
            sys_inputs={"data": json.dumps(asked["data"])},
            ignore_system_fonts=asked["own_fonts"],
            timestamp=datetime.fromisoformat(asked["day"]).replace(tzinfo=UTC),
            root=asked["root"],
            pdf_tags=asked["tags"],
        )
    except RuntimeError:
        return 1  # its words may quote a letter
    sys.stdout.buffer.write(pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
