"""Marks against attacks, beside peers in one run; innocent copies; what changes; time; invented people found out.

    python benchmarks/marks.py [--scale X] [--register N] [--part attacks|innocent|changes|time|people ...] [--no-peers]

Copies of one export of the invented case (29 columns; 25,000 rows at scale 0.05) in a register of a thousand. Each leak
is written, read and recognised as `marks find` does it. Peers: steganodf 0.3.1 with its four algorithms, and
Agrawal-Kiernan bits with Li-Swarup-Jajodia fingerprints, given the same bound over all copies. In the table: named of
those who took part, and innocent ones named. A peer writes one number: of several colluders it can name one at most.
"""

import argparse
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from marks_worlds import attacks, bits
from marks_worlds.exports import KEY, Export, demo_rows, found, read, write
from marks_worlds.people import people_found_out
from peers.environments import python_of
from sourcier.marks import Embedder, Survey, strength_of
from sourcier.marks.evidence import IdEvidence, VoteEvidence
from sourcier.marks.keyed import MarkKeys

PARTS = ("attacks", "innocent", "changes", "time", "people")
PEER = Path(__file__).parent / "peers" / "run_steganodf.py"
ALGORITHMS = ("bitpool", "bitsync", "bitvote", "bitghost")
NUMERIC = "NBDOS"
MOST = 10
LEAKED = 10_000
"""Rows colluders mix."""


def cases(foreign: pa.Table) -> list[tuple[str, int, attacks.Attack, bool]]:
    """Name, colluders, attack, and whether the owner's base is at hand."""
    no_ids = attacks.without(*attacks.IDS)

    def strangers(copies: Sequence[pa.Table], rng: np.random.Generator) -> pa.Table:
        own = attacks.rows(1000)(copies, rng)
        return attacks.shuffled([pa.concat_tables([own, attacks.rows(1000)([foreign], rng)])], rng)

    every = [
        ("whole", 1, attacks.whole, False),
        ("10 %", 1, attacks.rows(0.1), False),
        ("1 %", 1, attacks.rows(0.01), False),
        ("0.1 %", 1, attacks.rows(0.001), False),
        ("100 rows", 1, attacks.rows(100), False),
        ("60 rows, ids dropped", 1, attacks.then(attacks.rows(60), no_ids), False),
        ("5 rows", 1, attacks.rows(5), False),
        ("2 rows, base", 1, attacks.rows(2), True),
        ("1 row, base", 1, attacks.rows(1), True),
        ("rows and columns re-ordered", 1, attacks.shuffled, False),
        ("1,000, telephones and towns dropped", 1, attacks.then(
            attacks.rows(1000), attacks.without(*attacks.PHONES, *attacks.TOWNS)), False),
        ("1,000, ids, names and births dropped", 1, attacks.then(
            attacks.rows(1000), attacks.without(*attacks.IDS, *attacks.NAMES)), False),
        ("1,000, ids dropped", 1, attacks.then(attacks.rows(1000), no_ids), False),
        ("1,000, small letters", 1, attacks.then(attacks.rows(1000), attacks.recased), False),
        ("1,000, plain capitals, ids dropped", 1, attacks.then(
            attacks.then(attacks.rows(1000), attacks.plain), no_ids), False),
        ("1,000, telephones and addresses normalised", 1, attacks.then(attacks.rows(1000), attacks.normalised), False),
        ("the same, ids dropped", 1, attacks.then(
            attacks.then(attacks.rows(1000), attacks.normalised), no_ids), False),
        ("50 % foreign rows", 1, strangers, False),
        ("50 % foreign rows, ids dropped", 1, attacks.then(strangers, no_ids), False),
        ("50 % foreign rows, ids dropped, base", 1, attacks.then(strangers, no_ids), True),
    ]  # fmt: skip
    mixes = (("rows", attacks.by_row), ("cells", attacks.by_cell), ("majority", attacks.majority),
             ("minority", attacks.minority))  # fmt: skip
    for size in (2, 3, 5, 10):
        for name, mix in mixes:
            cut = attacks.together(mix, LEAKED)
            every.append((f"{size} copies, {name}", size, cut, False))
            every.append((f"{size} copies, {name}, ids dropped", size, attacks.then(cut, no_ids), False))
    return every


def attack_table(export: Export, foreign: pa.Table, register: int, folder: Path, *, peers: bool) -> None:
    """Print who names whom."""
    lines, rng = export.lines(register), np.random.default_rng(1)
    base = read(write(export.table, folder / "base.csv"), lines, folder / "scratch")
    makers: dict[str, Callable[[int], pa.Table]] = {"ours": lambda number: export.copy(f"E-{number}")}
    if peers:
        makers["bits"] = lambda number: bits.embed(export.table, "NUMPAT", NUMERIC, number)
        makers |= {name: _steganodf(name, export, folder) for name in ALGORITHMS}
    copies = {name: [make(number) for number in range(MOST)] for name, make in makers.items()}
    print("| attack | " + " | ".join(makers) + " |\n|" + " --- |" * (len(makers) + 1))
    for name, size, attack, with_base in cases(foreign):
        cells = []
        for tool, made in copies.items():
            leak = attack(made[:size], rng)
            path = write(leak, folder / "leak.csv")
            if tool == "ours":
                marks = found(path, lines, folder / "scratch", base if with_base else None).marks
                named = [int(mark.copy.removeprefix("E-")) for mark in marks]
            elif tool == "bits":
                named = bits.named(leak, "NUMPAT", NUMERIC, register)
            else:
                named = _decoded(tool, path)
            wrong = sum(number >= size for number in named)
            cells.append(f"{len(named) - wrong}/{size}" + (f" (+{wrong} innocent)" if wrong else ""))
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)


def _steganodf(algorithm: str, export: Export, folder: Path) -> Callable[[int], pa.Table]:
    source = write(export.table, folder / "source.csv")

    def make(number: int) -> pa.Table:
        target = folder / "made.csv"
        command = [python_of("steganodf"), PEER, "encode", algorithm, NUMERIC, source, target, str(number)]
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{algorithm}: {done.stderr.strip().splitlines()[-1:]}")
            return export.table
        every = pa.csv.ConvertOptions(column_types=dict.fromkeys(export.table.column_names, pa.string()))
        form = pa.csv.ParseOptions(delimiter=";")
        return pa.csv.read_csv(target, parse_options=form, convert_options=every).combine_chunks()

    return make


def _decoded(algorithm: str, path: Path) -> list[int]:
    command = [python_of("steganodf"), PEER, "decode", algorithm, NUMERIC, path]
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, timeout=300)
    except subprocess.TimeoutExpired:
        return []
    said = done.stdout.strip()
    return [int(said)] if said.isdigit() else []


def innocent(export: Export, count: int, folder: Path) -> None:
    """Weigh copies that were never handed out against leaks of others."""
    lines, rng, keys = export.lines(1), np.random.default_rng(2), MarkKeys.of(KEY)
    two = [export.copy("E-0"), export.copy("E-1")]
    print("| leak | layer | copies | ratio >= 10 | >= 100 | >= 1,000 | highest | named in a register of as many |")
    print("|" + " --- |" * 8)
    for name, leak in (
        ("1,000 rows of one copy", attacks.rows(1000)(two, rng)),
        ("two copies, cells mixed, 1,000 rows", attacks.together(attacks.by_cell, 1000)(two, rng)),
        ("unmarked, 1,000 rows", attacks.rows(1000)([export.table], rng)),
    ):
        seen = read(write(leak, folder / "leak.csv"), lines, folder / "scratch")
        votes = VoteEvidence(keys, seen.votes, {use.name: use.mean for use in export.plan.spellings})
        ids = IdEvidence(keys, seen.ids, None, seen)
        every = {
            "spellings": [votes.weigh(keys.bits(f"X-{number}")).log for number in range(count)],
            "numbers": [ids.weigh(f"X-{number}", export.plan.ids).log for number in range(count)],
        }
        for layer, weighed in every.items():
            logs = np.array(weighed) / np.log(10)
            over = " | ".join(str(int((logs >= power).sum())) for power in (1, 2, 3))
            named = int((logs >= np.log10(count) + 6).sum())
            print(f"| {name} | {layer} | {count:,} | {over} | 10^{logs.max():.1f} | {named} |", flush=True)


def changes(export: Export, folder: Path, *, peers: bool) -> None:
    """Count cells that are written otherwise, and cells that mean something else."""
    from sourcier.inventory.canonical import canonical  # noqa: PLC0415
    from sourcier.recognise.values import Values  # noqa: PLC0415

    numbers = {export.table.column_names[index] for index in export.plan.tables[0].ids}
    kinds = {export.table.column_names[column.index]: column.kind for column in export.columns}
    makers: dict[str, Callable[[int], pa.Table]] = {"ours": lambda number: export.copy(f"E-{number}")}
    if peers:
        makers["bits"] = lambda number: bits.embed(export.table, "NUMPAT", NUMERIC, number)
        makers |= {name: _steganodf(name, export, folder) for name in ALGORITHMS}
    print("| | rows added | cells in form | technical numbers, reversible | cells in meaning |\n|" + " --- |" * 5)
    for name, make in makers.items():
        copy, form, technical, meaning = make(1), 0, 0, 0
        same = copy.num_rows == export.table.num_rows and copy.column("NUMPAT").equals(export.table.column("NUMPAT"))
        for column in export.table.column_names if same or name == "ours" else ():
            before, after = export.table.column(column).combine_chunks(), copy.column(column).combine_chunks()
            differs = pa.compute.not_equal(before, after)
            count = int(pa.compute.sum(differs).as_py() or 0)
            if column in numbers and name == "ours":
                technical += count
            elif count:
                pair = [canonical(Values(side.filter(differs)), kinds[column]) for side in (before, after)]
                other = int(pa.compute.sum(pa.compute.not_equal(*pair)).as_py() or 0)
                form, meaning = form + count - other, meaning + other
        said = (copy.num_rows - export.table.num_rows, form, technical, meaning)
        note = "" if same or name == "ours" else " (rows in another order: cells not compared)"
        print(f"| {name}{note} | " + " | ".join(f"{one:,}" for one in said) + " |")


def timing(folder: Path, rows: int = 500_000, columns: int = 50) -> None:
    """Time marking against reading and writing, in processor seconds of this process."""
    small = demo_rows(folder / "timed", 7, 0.2)
    times = -(-rows // small.num_rows)
    table = pa.concat_tables([small] * times).slice(0, rows).combine_chunks()
    numbers = pa.compute.utf8_lpad(pa.array(np.arange(rows) + 10_000_000).cast(pa.string()), 8, "0")
    table = table.set_column(0, "NUMPAT", numbers)
    for at in range(columns - table.num_columns):
        table = table.append_column(f"MORE{at}", table.column("CP"))
    path = write(table, folder / "timed.csv")
    from sourcier.read import Limits, Overrides, Scan, plan  # noqa: PLC0415

    start = time.process_time()
    scan = Scan(plan(path, Overrides(), Limits()))
    read_rows = [block.batch()[0] for block in scan.blocks()]
    reading = time.process_time() - start
    start = time.process_time()
    write(pa.Table.from_batches(read_rows), folder / "out.csv")
    writing = time.process_time() - start
    export = Export(table)
    _ = export.columns
    start = time.process_time()
    survey = Survey(export.columns)
    for batch in export.batches:
        survey.see(batch)
    surveying = time.process_time() - start
    plan_made, start = export.plan, time.process_time()
    for _marked in Embedder(KEY, "E-1", plan_made).stream(0, export.batches):
        pass
    embedding = time.process_time() - start
    ratio = (surveying + embedding) / (reading + writing)
    print(f"{rows:,} x {table.num_columns}: reading {reading:.1f} s, writing {writing:.1f} s")
    print(f"first pass {surveying:.1f} s, marking {embedding:.1f} s: {ratio:.2f} times reading and writing")


def main() -> None:
    """Run what is asked."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scale", type=float, default=0.05)
    parser.add_argument("--register", type=int, default=1000)
    parser.add_argument("--innocent", type=int, default=100_000)
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--part", nargs="*", choices=PARTS, default=PARTS)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        export = Export(demo_rows(folder / "own", 2021, options.scale))
        print(f"{export.table.num_rows:,} rows, {export.table.num_columns} columns, a register of {options.register:,}")
        for one in strength_of(export.plan, options.register).needed:
            print(f"expected: {one.layer}, {one.colluders} colluders: {one.rows} rows")
        if "attacks" in options.part:
            foreign = demo_rows(folder / "foreign", 2022, 0.02)
            attack_table(export, foreign, options.register, folder, peers=not options.no_peers)
        if "innocent" in options.part:
            innocent(export, options.innocent, folder)
        if "changes" in options.part:
            changes(export, folder, peers=not options.no_peers)
        if "time" in options.part:
            timing(folder, options.rows)
        if "people" in options.part:
            people_found_out(export.table, folder)


if __name__ == "__main__":
    main()
