"""The one way a list or letter leaves the case: sealed to its lawful recipient, or in clear by a journaled door."""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcier.case import Case
from sourcier.secret import seal_stream
from sourcier.secret.age import is_recipient

AGE, CLEAR, SHUT = "age", "clear", ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Where the files of one controller go."""

    case: Case
    party: str
    folder: str
    recipient: str = ""
    """Its public key; empty where they go out in clear, or not at all."""
    clear: str = ""
    """Why they may lie in clear; empty where they may not."""

    @property
    def sealing(self) -> str:
        """``age``, ``clear``, or empty where nothing goes out: nobody named a key."""
        if self.clear:
            return CLEAR
        return AGE if self.recipient else SHUT

    def write(self, name: str, sort: str, pieces: Iterable[bytes], people: int) -> str:
        """Write a file and journal to whom; return its place in the case folder. `sort`: ``list``, ``letters`` ...

        What lies in clear is journaled as an exposure before its first byte is written.
        """
        full = f"{self.folder}/{name}" if self.clear else f"{self.folder}/{name}.age"
        said: dict[str, str | int | bool | None] = {"party": self.party, "sort": sort, "name": full, "people": people}
        if self.clear:
            self.case.record("exposed", {**said, "why": self.clear})
        with self.case.sink("out", full) as stream:
            if self.clear:
                for piece in pieces:
                    stream.write(piece)
            else:
                seal_stream(pieces, stream, self.recipient)
        if not self.clear:
            self.case.record("handed_out", {**said, "to": self.recipient})
        return f"out/{full}"

    def plain(self, name: str, content: bytes) -> str:
        """Write a file that holds nothing of anyone; return its place in the case folder."""
        with self.case.sink("out", f"{self.folder}/{name}") as stream:
            stream.write(content)
        return f"out/{self.folder}/{name}"


def fit(recipient: str) -> bool:
    """Whether a text is a key that files can be sealed to."""
    return is_recipient(recipient)
