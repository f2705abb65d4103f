"""Keys, keyed digests and private files: what stands between the rows of a case and everybody else."""

from .digests import keyed_digests, row_reference, row_references
from .door import Door, Shown
from .files import DiskFull, NotWritable, new_file, private_folder, sweep, write_error, write_private
from .key import Key
from .ring import KeyDamaged, KeyInsideCase, KeyMissing, KeyRing, damaged, default_folder
from .sealed import SealBroken, open_sealed, open_text, seal, seal_text

__all__ = [
    "DiskFull",
    "Door",
    "Key",
    "KeyDamaged",
    "KeyInsideCase",
    "KeyMissing",
    "KeyRing",
    "NotWritable",
    "SealBroken",
    "Shown",
    "damaged",
    "default_folder",
    "keyed_digests",
    "new_file",
    "open_sealed",
    "open_text",
    "private_folder",
    "row_reference",
    "row_references",
    "seal",
    "seal_text",
    "sweep",
    "write_error",
    "write_private",
]
