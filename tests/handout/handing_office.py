"""Where copies are handed out in tests, and where their recipient opens them."""

import csv
import io
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "examine"))

from invented_leaks import rows

from sourcier.handout import Asked, Desk, To, Wishes, hand_out, new_key, open_copy, read_key
from sourcier.model.handing import Offer, Receipt
from sourcier.model.parties import Order
from sourcier.secret import Key, new_pair

ALL = ("NUM", "NOM", "PRENOM", "DNAISS", "SEXE", "NIR", "CP", "SITE", "DATVIS", "TEL", "MAIL")
"""Every column of an invented export but the comments."""
TODAY = "2026-01-05T10:00:00+00:00"


@dataclass
class Office:
    """Where copies are handed out, and where their recipient opens them."""

    place: Path
    now: str = TODAY
    offers: list[Offer] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.pair = new_pair()
        self.identity = self.place / "identity"
        self.identity.write_text(f"# public key: {self.pair.recipient}\n{self.pair.identity}\n")
        new_key(self.place / "register.key")

    def move_in(self, other: "Office") -> None:
        """Take over another office's keys and register."""
        self.pair = other.pair
        for name in ("identity", "register.key"):
            shutil.copy(other.place / name, self.place / name)
        shutil.copytree(other.register, self.register)

    @property
    def register(self) -> Path:
        return self.place / "register"

    @property
    def desk(self) -> Desk:
        key = read_key(self.place / "register.key", self.place / "keys")
        return Desk(self.register, key, lambda: self.now, self.place / ".scratch", Key(b"s" * 32), "0")

    def hand(self, order: Order, source: Path | str, name: str = "copy.age", **asked) -> Receipt:
        """Hand one copy to the recipient."""
        wishes = asked.pop("wishes", Wishes())
        return self.hand_all(order, Asked(str(source), **asked), [self.place / name], wishes)[0]

    def hand_all(
        self, order: Order, asked: Asked, paths: Sequence[Path], wishes: Wishes | None = None
    ) -> list[Receipt]:
        to = [To(self.pair.recipient, path) for path in paths]
        said = lambda offer, _ready: self.offers.append(offer)  # noqa: E731
        return hand_out(order, asked, to, self.desk, wishes=wishes or Wishes(), said=said)

    def opened(self, name: str = "copy.age") -> bytes:
        """What the recipient has."""
        plain = self.place / f"{name}.plain"
        plain.unlink(missing_ok=True)
        open_copy(self.place / name, self.identity, plain)
        return plain.read_bytes()

    def cells(self, name: str = "copy.age", delimiter: str = ";") -> list[list[str]]:
        return list(csv.reader(io.StringIO(self.opened(name).decode(), newline=""), delimiter=delimiter))


def people(count: int = 400) -> list[list[str]]:
    """Rows that can bear marks: long record numbers, telephone numbers written in two ways."""
    lines = rows(count)
    for number, line in enumerate(lines):
        line[0] = str(41_000_000 + number * 77_431 % 9_000_000)
        line[9] = line[9].replace(" ", ".") if number % 2 else line[9]
    return lines
