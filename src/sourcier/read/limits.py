"""How far reading goes before it stops with a clear word. Every limit can be raised."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what hostile or broken evidence may cost."""

    chunk: int = 16 * MEGABYTE
    """Bytes looked at together; a setting of the engine, not of the evidence: facts do not depend on it."""
    longest_record: int = 64 * MEGABYTE
    """A longer line is rejected whole, with its byte range, without being held in memory."""
    longest_open_quote: int = 32 * MEGABYTE
    """How far a quoted field may reach past the end of a chunk before its opening is taken for damage."""
    most_columns: int = 20_000
    expansion: int = 250
    """Decompressed bytes per compressed byte past which a container is a bomb, once over `expansion_floor`."""
    expansion_floor: int = 256 * MEGABYTE
    """A bomb is only called so past this many decompressed bytes."""
    most_bytes: int = 1 << 40
    """Decompressed bytes of one container."""
    most_depth: int = 8
    """Containers within containers."""
    most_members: int = 200_000
    """Files listed in one container."""
    most_nested: int = 512 * MEGABYTE
    """Bytes of a container within another one that must be held in memory to be read."""
    most_document: int = 256 * MEGABYTE
    """Bytes of one document: a larger one is listed, not read."""
