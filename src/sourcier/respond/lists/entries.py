"""Entries as they are kept: one encrypted table per controller, by reference, read in stretches."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields

import pyarrow as pa

from sourcier.store import Store

from . import references
from .entry import Gathered
from .judge import Judged


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of one controller's list."""

    reference: str
    batch: int
    """In which list, from 1."""
    reasons: str
    """Codes of what only a person can settle; empty where the entry is ready."""
    addressee: str
    minor: bool
    channel: str
    second: str
    title: str
    given_name: str
    family_name: str
    birth_name: str
    birth_date: str
    street: str
    """Its lines, parted by line breaks."""
    postcode: str
    commune: str
    email: str
    phone: str
    topics: str
    """What the letter names, as codes."""
    kinds: str
    """Codes of the kinds of their own data, exactly."""
    inside: str
    """Codes of facts that comments tell of them."""
    other_number: bool
    """Somebody else's national number stands on their rows."""
    unnamed: int
    """Cells that hold something nobody could name."""
    rows: int
    provenance: str

    @property
    def ready(self) -> bool:
        """Whether it can be written to as it stands."""
        return not self.reasons


_TYPES: dict[object, pa.DataType] = {str: pa.string(), int: pa.int64(), bool: pa.bool_()}
SCHEMA = pa.schema([(field.name, _TYPES[field.type]) for field in fields(Entry)])


def entry(one: Gathered, judged: Judged, batch: int) -> Entry:
    """Put together what was gathered and judged."""
    whole = one.fields["full"] if not one.fields["family"] else ""
    return Entry(
        reference=references.said(one.reference),
        batch=batch,
        reasons=" ".join(judged.reasons),
        addressee=judged.addressee,
        minor=judged.minor,
        channel=judged.channel,
        second=judged.second,
        title=one.fields["title"],
        given_name=one.fields["given"] if not whole else "",
        family_name=one.fields["family"] or whole or one.fields["birth_name"],
        birth_name=one.fields["birth_name"],
        birth_date=judged.born,
        street=judged.address[0],
        postcode=judged.address[1],
        commune=judged.address[2],
        email=judged.mail,
        phone=one.fields["mobile"] or one.fields["landline"],
        topics=" ".join(one.topics),
        kinds=" ".join(one.kinds),
        inside=" ".join(one.inside),
        other_number=one.other_number,
        unnamed=one.unnamed,
        rows=one.rows,
        provenance=one.provenance,
    )


def batch_of(entries: list[Entry]) -> pa.RecordBatch:
    """Return entries as rows of their table."""
    return pa.RecordBatch.from_pylist([asdict(one) for one in entries], schema=SCHEMA)


def table_of(code: str) -> str:
    """Return the name of a controller's list in the store."""
    return f"list-{code}"


def read_entries(store: Store, code: str) -> Iterator[Entry]:
    """Yield a controller's list, by reference; nothing where there is none."""
    name = table_of(code)
    if name not in store.tables():
        return
    for batch in store.table(name).batches():
        for row in batch.to_pylist():
            yield Entry(**row)
