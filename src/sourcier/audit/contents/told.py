"""What was found in one thing."""

from dataclasses import dataclass, field

from sourcier.model.audit_seen import KindSeen, Looked, OrderSeen, PartSeen, PeopleSeen


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """What a look told. Digests are keyed."""

    looked: Looked
    format: str = ""
    sort: str = ""
    parts: tuple[PartSeen, ...] = ()
    kinds: tuple[KindSeen, ...] = ()
    people: PeopleSeen = field(default_factory=PeopleSeen)
    encrypted: str = ""
    clear_passwords: int = 0
    order: OrderSeen | None = None
    sketch: tuple[int, ...] = ()
    sketch_of: int = 0
    digest: bytes = b""
    """SHA-256 of its bytes, where all of them were taken at once."""
    unread: str = ""
    copy: str = ""
    marked: bool | None = None


def nothing_seen(size: int | None, unread: str, taken: int = 0) -> Contents:
    """Return what is told of a thing that could not be looked into."""
    return Contents(
        Looked(whole=False, bytes=taken, of=size, rows=0, rows_in_all=None, missed_share=1.0), unread=unread
    )
