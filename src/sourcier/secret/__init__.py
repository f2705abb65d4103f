"""Keys, keyed digests and private files: what stands between the rows of a case and everybody else."""

from .age import AgePair, NotForUs, StreamBroken, is_recipient, new_pair, open_stream, recipient_of, seal_stream
from .comparison import (
    Comparison,
    ComparisonKey,
    ComparisonKeyNewer,
    ComparisonRing,
    IdentityMissing,
    NotAComparisonKey,
    new_comparison,
    read_comparison_key,
)
from .digests import keyed_digests, row_reference, row_references
from .door import Door, Shown
from .files import DiskFull, NotWritable, new_file, private_folder, sweep, write_error, write_private
from .key import Key
from .ring import KeyDamaged, KeyInsideCase, KeyMissing, KeyRing, damaged, default_folder
from .sealed import SealBroken, open_sealed, open_text, seal, seal_text
from .signing import key_print, new_signing_key, read_public_key, read_signing_key
from .sshsig import raw_public, sign, ssh_public, verified

__all__ = [
    "AgePair",
    "Comparison",
    "ComparisonKey",
    "ComparisonKeyNewer",
    "ComparisonRing",
    "DiskFull",
    "Door",
    "IdentityMissing",
    "Key",
    "KeyDamaged",
    "KeyInsideCase",
    "KeyMissing",
    "KeyRing",
    "NotAComparisonKey",
    "NotForUs",
    "NotWritable",
    "SealBroken",
    "Shown",
    "StreamBroken",
    "damaged",
    "default_folder",
    "is_recipient",
    "key_print",
    "keyed_digests",
    "new_comparison",
    "new_file",
    "new_pair",
    "new_signing_key",
    "open_sealed",
    "open_stream",
    "open_text",
    "private_folder",
    "raw_public",
    "read_comparison_key",
    "read_public_key",
    "read_signing_key",
    "recipient_of",
    "row_reference",
    "row_references",
    "seal",
    "seal_stream",
    "seal_text",
    "sign",
    "ssh_public",
    "sweep",
    "verified",
    "write_error",
    "write_private",
]
