"""Whether a file is one export, or several glued, merged or recycled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of rows of one table that came from one source.

    Rows are numbered from 0 as they are stored, through all tables in the order of the facts.
    """

    first_row: int
    last_row: int
    """The last one that belongs to it."""
    code: str
    """``whole``: all of its table. ``part``: between joints. ``repeated``: mostly people of an earlier segment.
    ``recycled``: mostly people of a known file. ``interleaved``: rows of several sources, mixed."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A row at which the file changes hands: where, and by which signs."""

    row: int
    """First row of the later segment, numbered as in `Segment`."""
    signs: tuple[str, ...]
    """Codes such as ``coding``, ``fill_rates``, ``id_sequence``, ``layout``, ``repeated_people``."""
    effect: float
    """Largest of the signs' effect sizes, 0 to 1."""


@dataclass(frozen=True, slots=True)
class KnownFile:
    """An earlier file that was declared, and how much of this one it explains."""

    name: str
    """The file's name where harmless, else a code such as ``known-1``."""
    sha256: str
    rows: int
    """Rows of the leak whose person stands in the known file."""
    share: float
    people: int
    unread: str = ""
    """A code for what kept it from being read to its end: the share may then be larger. Empty when whole."""


@dataclass(frozen=True, slots=True)
class Composition:
    """One file, or several glued, merged or recycled."""

    verdict: str
    """``one``, ``merged``, ``recycled`` or ``undetermined``."""
    segments: tuple[Segment, ...]
    joints: tuple[Joint, ...] = ()
    known: tuple[KnownFile, ...] = ()
    weakest: str = ""
    """A code for the assumption that would overturn the verdict."""
