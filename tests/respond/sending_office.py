"""An office that sends mails to a server on loopback, and what tests look at of it."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from told_people import Office as Told
from told_people import several

from sourcier.model.progress import Silent
from sourcier.respond.sending import Office, Pace, Server, Wishes
from sourcier.trace import read_manifest

SAID = b"""
[[letter]]
pack = "en"
happened = "A copy of our base was offered for download."
measures = "The copy was destroyed."
"""


class Clock:
    """Seconds that pass only when somebody sleeps."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@contextlib.contextmanager
def running(place: Path, mode: str) -> Iterator[Path]:
    folder = place / f"server-{len(list(place.glob('server-*')))}"
    folder.mkdir()
    process = subprocess.Popen([sys.executable, Path(__file__).with_name("mail_server.py"), folder, mode])
    try:
        for _ in range(400):
            if (folder / "port").exists():
                break
            time.sleep(0.05)
        yield folder
    finally:
        process.kill()
        process.wait()


def wishes(folder: Path, tls: str = "starttls", clock: Clock | None = None, rate: int = 60_000, **more) -> Wishes:
    clock = clock or Clock()
    port = int((folder / "port").read_text())
    reached = Server("127.0.0.1", port, tls, authority=folder / "ca.pem")
    return Wishes(reached, "privacy@port.example", Pace(rate, clock, clock.sleep), **more)


def taken(folder: Path) -> list[str]:
    path = folder / "taken"
    return [line.split(" ")[0] for line in path.read_text().splitlines()] if path.exists() else []


def prepared(told: Told, *mails: str, post: int = 0) -> None:
    """Make the lists of people with these addresses, and of some without one."""
    everyone = several(len(mails) + post)
    told.found(*(one.but(mail=mail) for one, mail in zip(everyone, [*mails, *[""] * post], strict=True)))
    (told.folder / "letters.toml").write_bytes(SAID)
    told.answer()


@contextlib.contextmanager
def at_work(told: Told) -> Iterator[Office]:
    with told.open() as case:
        party = read_manifest(told.manifest.encode()).parties[0]
        yield Office(case, party, lambda: "2021-03-02T10:00:00+01:00")


def mailed(told: Told, asked: Wishes, why: str = "tried on loopback"):
    with at_work(told) as office:
        return office.mail(asked, why, Silent())
