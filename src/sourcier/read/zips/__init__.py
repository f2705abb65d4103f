"""ZIP (APPNOTE.TXT 6.3.10): its list of files, what lies there unlisted, and what unpacks and decrypts them."""

from .body import BROKEN, Passwords, opened
from .directory import directory, listed
from .listing import Unlisted, members
from .parts import Broken, InParts, Listed, Locked, Unknown

__all__ = [
    "BROKEN",
    "Broken",
    "InParts",
    "Listed",
    "Locked",
    "Passwords",
    "Unknown",
    "Unlisted",
    "directory",
    "listed",
    "members",
    "opened",
]
