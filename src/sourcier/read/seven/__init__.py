"""7z: its list of files, and what unpacks them."""

from .coders import Keys, Read, Unknown, WrongPassword, unpacked
from .header import FIRST, Folder, Listed, listed
from .numbers import Damaged

__all__ = ["FIRST", "Damaged", "Folder", "Keys", "Listed", "Read", "Unknown", "WrongPassword", "listed", "unpacked"]
