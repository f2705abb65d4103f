"""Facts a case keeps in small files of its own, for the owner only: what readers said, never a value."""

import hashlib
import json
from pathlib import Path
from typing import TypeVar

import rfc8785

from sourcier.model.plain import from_plain, to_plain
from sourcier.secret import write_private

from . import errors

Fact = TypeVar("Fact")


def plain_digest(fact: object) -> str:
    """Return the SHA-256 of a fact, whatever its layout in a file."""
    return hashlib.sha256(rfc8785.dumps(to_plain(fact))).hexdigest()


def read_sheet(path: Path, kind: type[Fact]) -> Fact | None:
    """Return what a file holds, None where there is none. Raises CaseDamaged."""
    if not path.exists():
        return None
    try:
        return from_plain(kind, json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise errors.damaged(path.name) from error


def write_sheet(path: Path, fact: object) -> None:
    """Write it whole, or not at all."""
    write_private(path, json.dumps(to_plain(fact), indent=1, ensure_ascii=False).encode() + b"\n")
