"""ZIP (APPNOTE.TXT 6.3.10); files with a password by the passwords that are tried.

Where its list of files is lost, or does not name them all, the headers before each file stand in for it.
"""

import io
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from sourcier.read import zips
from sourcier.read.container import Source
from sourcier.read.container_errors import PartMissing
from sourcier.read.errors import ContainerDamaged
from sourcier.read.raw_lzma import NeedsMemory
from sourcier.read.signatures import is_program
from sourcier.read.split import Joined
from sourcier.read.stretch import Stretch
from sourcier.read.unpacking import MEMORY, UNLISTED, Entry
from sourcier.read.zips.parts import CENTRAL, DESCRIPTOR, END, LOCAL, read_at

NAME, SEEKS = "zip", True

_TAIL = 1 << 16
"""Bytes of the end in which remains of a list tell a ZIP of which both ends are damaged."""


def claims(head: bytes) -> bool:
    """Whether a file begins as a ZIP does."""
    return head.startswith((LOCAL, END, DESCRIPTOR))


def behind(source: Source) -> bool:
    """Whether a file ends as a ZIP does: a program that unpacks itself, the last of several parts, a damaged one."""
    if source.container != "none" or (source.forward and not is_program(source.head)):
        return False
    with source.seekable() as handle:
        found = zips.directory(handle)
        whole = handle.seek(0, io.SEEK_END)
        listed = found is not None and found.count > 0
        return listed or CENTRAL in read_at(handle, max(0, whole - _TAIL), _TAIL)


def entries(handle: BinaryIO, source: Source, asked: Any) -> Iterator[Entry]:
    """Yield the files in it. Raises ContainerDamaged where its list is lost or breaks off."""
    passwords, at = zips.Passwords(asked.passwords), 0
    try:
        for one in zips.members(handle, handle.starts if isinstance(handle, Joined) else (0,)):
            if isinstance(one, zips.Unlisted):
                yield _unlisted(handle, one)
            elif not one.folder:
                at += one.packed
                yield _entry(handle, one, passwords, min(at, source.bytes))
    except zips.InParts as error:
        raise PartMissing(error.last) from error
    except zips.Broken as error:
        raise ContainerDamaged(NAME) from error


def _entry(handle: BinaryIO, one: zips.Listed, passwords: zips.Passwords, at: int) -> Entry:
    password, refused = None, ""
    try:
        password = passwords.opening(handle, one)
        zips.opened(handle, one, password).close()
    except zips.Locked:
        refused = "password_needed"
    except zips.Unknown as unknown:
        refused = unknown.code
    except NeedsMemory:
        refused = MEMORY
    except zips.BROKEN:
        pass
    return Entry(one.name, one.size, one.packed, partial(zips.opened, handle, one, password), refused, at)


def _unlisted(handle: BinaryIO, one: zips.Unlisted) -> Entry:
    """What lies before an archive may be evidence by itself; bytes further on that are no file are told."""
    opener = partial(Stretch, handle, one.at, one.size)
    return Entry("", one.size, one.size, opener, "" if one.before else UNLISTED, one.at + one.size)
