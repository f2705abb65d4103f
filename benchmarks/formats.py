"""How fast each format is read, beside the program one would obviously take for it; every row and cell as text.

    python benchmarks/formats.py [FORMAT ...] [--rows N] [--turns N]

Each reads in a process of its own, in turn; counted are the CPU seconds of reading alone, without start and imports.
Where the other is so slow that all rows would take minutes, it is given fewer: rates are by row and byte.
"""

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from format_files import FILES, people
from peers import python_of
from process import run, table

HERE = Path(__file__).parent
OURS = HERE / "format_ours.py"
THEIRS = HERE / "peers" / "run_formats.py"
PEERS: dict[str, tuple[tuple[str, int], ...]] = {
    "xlsx": (("openpyxl", 1), ("pandas", 1)),
    "ods": (("pandas-odf", 10),),
    "parquet": (("pandas", 1),),
    "sqlite": (("pandas", 1),),
    "mysqldump": (("sqlparse", 200), ("sqlglot", 20)),
    "pg_dump": (("pandas", 1),),
    "sqlite .dump": (("sqlite3", 1), ("sqlglot", 20)),
    "dbf": (("dbfread", 1),),
    "fixed width": (("pandas", 1),),
    "ndjson": (("pandas", 1),),
    "bson": (("pymongo", 1),),
    "xml": (("pandas", 1), ("lxml", 1)),
    "hl7": (("hl7apy", 100),),
    "vcard": (("vobject", 10),),
    "ldif": (("ldif3", 1),),
    "pdf": (("pypdf", 1),),
}
"""Per format the peers, and by what the number of rows they are given is divided."""
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Rate:
    """What one reading came to."""

    rows: int
    seconds: float
    bytes: int

    def cells(self) -> list[str]:
        """Rows and megabytes a second."""
        return [f"{self.rows / self.seconds:,.0f}", f"{self.bytes / self.seconds / MEGABYTE:,.1f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formats", nargs="*", help=", ".join(FILES))
    parser.add_argument("--rows", type=int, default=40_000)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--alone", action="store_true", help="without the others")
    options = parser.parse_args()
    found = people(options.rows)
    lines = []
    with tempfile.TemporaryDirectory() as name:
        for form in options.formats or FILES:
            told = _measured(form, found, Path(name), options)
            lines += told
            print("\n".join(" | ".join(line) for line in told), file=sys.stderr, flush=True)
    print(table(["format", "read by", "rows a second", "MB a second", "Sourcier against it"], lines))


def _measured(form: str, rows: list[list[str]], folder: Path, options: argparse.Namespace) -> list[list[str]]:
    write, divided = FILES[form]
    place = folder / form.replace(" ", "-").replace(".", "")
    whole = place.with_suffix("." + form.split(maxsplit=1)[0])
    write(whole, rows[: len(rows) // divided])
    peers = () if options.alone else PEERS[form]
    parts = {peer: _part(form, whole, rows[: len(rows) // divided], by) for peer, by in peers}
    ours: list[Rate] = []
    theirs: dict[str, list[Rate]] = {peer: [] for peer, _ in peers}
    for _ in range(options.turns):
        ours.append(_asked([sys.executable, str(OURS)], form, whole, folder))
        for peer, _by in peers:
            theirs[peer].append(_asked([str(python_of("formats")), str(THEIRS), peer], form, parts[peer], folder))
    best = min(ours, key=lambda rate: rate.seconds)
    lines = [[form, "sourcier", *best.cells(), ""]]
    for peer, rates in theirs.items():
        other = min(rates, key=lambda rate: rate.seconds)
        times = (best.rows / best.seconds) / (other.rows / other.seconds)
        lines.append([form, peer, *other.cells(), f"{times:,.1f}x"])
    return lines


def _part(form: str, whole: Path, rows: list[list[str]], by: int) -> Path:
    if by == 1:
        return whole
    part = whole.with_stem(f"{whole.stem}-{by}")
    if not part.exists():
        FILES[form][0](part, rows[: len(rows) // by])
    return part


def _asked(command: list[str], form: str, path: Path, folder: Path) -> Rate:
    done = run([*command, form, str(path)], folder)
    if done.status:
        raise RuntimeError((folder / "stderr").read_text("utf-8", "replace")[-2000:])
    told = json.loads(done.output.splitlines()[-1])
    return Rate(told["rows"], max(told["seconds"], 1e-6), path.stat().st_size)


if __name__ == "__main__":
    main()
