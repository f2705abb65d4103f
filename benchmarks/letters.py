"""How many letters a minute: lists made and sealed, letters set as PDF, mails handed to a server on loopback.

    PYTHONPATH=tests/respond python benchmarks/letters.py [PEOPLE] [LETTERS] [MAILS]

Everyone is invented. CPU seconds are those of this process and its children (user and system); memory is the most one
of them ever held.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sending_office import running, wishes
from test_respond_letters import VOICE, entry
from told_people import Office as Told
from told_people import One, several

from sourcier.model.progress import Silent
from sourcier.recognise.workers import in_order
from sourcier.respond import Outgoing
from sourcier.respond.letters import Drawer
from sourcier.respond.letters.make import VOLUME
from sourcier.respond.letters.packs import read_pack
from sourcier.respond.letters.pages import pdf_of
from sourcier.respond.sending import Office
from sourcier.trace import read_manifest


def measured(name: str, count: int, work: Callable[[], object]) -> None:
    """Do the work; print how long it took, what 500,000 would take, and memory."""
    before, wall = os.times(), time.perf_counter()
    work()
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024
    whole = cpu * 500_000 / count / 60
    took = time.perf_counter() - wall
    print(f"{name:34} {count:>8,} {cpu:8.1f} s CPU {took:8.1f} s {whole:7.1f} min for 500,000 {most:6} MB")


def lists(people: int, place: Path) -> None:
    """Make and seal the lists of so many people, one row each, one in four with a comment."""
    told = Told(place, outgoing=Outgoing(language="en"))
    told.found(*(with_comment(one, n) for n, one in enumerate(several(people))))
    measured("respond: lists, sealed, and kit", people, told.answer)


def with_comment(one: One, number: int) -> One:
    """Give one in four a comment."""
    return replace(one, comment=("", "", "", "A RAPPELER APRES 18 H, DIABETE")[number % 4])


def letters(count: int, place: Path) -> None:
    """Set so many letters."""
    drawer = Drawer(VOICE, read_pack(place, "fr"))
    topics = "identity birth nir address phone email password doctor visit comment health_comment"
    every = [entry(reference=f"P-{number:012}", topics=topics) for number in range(count)]

    def work() -> None:
        made = list(drawer.letters(every))
        lots = [made[start : start + VOLUME] for start in range(0, count, VOLUME)]
        for _pdf in in_order(lambda lot: pdf_of(lot, drawer.head), lots, 2):
            pass

    measured("letters as PDF, two pages each", count, work)


def mails(count: int, place: Path) -> None:
    """Send so many mails to a server on loopback."""
    told = Told(place, outgoing=Outgoing(language="en"))
    said = b'[[letter]]\npack = "fr"\nhappened = "x"\nmeasures = "x"\n'
    told.found(*(replace(one, mail=f"p{number}@example.org") for number, one in enumerate(several(count))))
    told.answer()
    (told.folder / "letters.toml").write_bytes(said)
    with running(place, "starttls") as folder, told.open() as case:
        party = read_manifest(told.manifest.encode()).parties[0]
        office = Office(case, party, lambda: "2021-03-02T10:00:00+01:00")
        asked = wishes(folder, rate=100_000)
        measured("mails handed over, each recorded", count, lambda: office.mail(asked, "benchmark", Silent()))
        print(f"{'':34} {office.state().mail_sent:>8,} sent")


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:]] or [20_000, 10_000, 1_000]
    for work, size in zip((lists, letters, mails), sizes, strict=False):
        with tempfile.TemporaryDirectory() as folder:
            # Each in a process of its own: memory is the most of one.
            code = f"import letters as l, pathlib; l.{work.__name__}({size}, pathlib.Path({folder!r}))"
            here = Path(__file__).resolve().parent
            path = os.pathsep.join(map(str, (here, here.parent / "tests" / "respond")))
            subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": path}, check=True)
