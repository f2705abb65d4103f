"""What came back: mails that bounced, letters the post returned. By reference; who sent the bounce is not believed.

A bounce only ever sends a person's letter by another channel. Source: RFC 3461, 3464.
"""

import mailbox
import re
from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import BytesParser
from pathlib import Path

from sourcier.respond.lists import references

_LARGEST = 5_000_000
_LOOKED_AT = 200_000
"""Bytes of a bounce in which a reference is looked for."""
_OURS = re.compile(rb"<(P-[A-Z2-7]{12})\.sourcier@")
_REFERENCE = re.compile(r"\bP-[A-Z2-7]{12}\b")


def bounced(path: Path) -> Iterator[str]:
    """Yield the references of mails that failed for good, from an .eml file, an mbox, or a folder of them."""
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    for file in files:
        for raw in _mails(file):
            reference = _failed(raw)
            if reference is not None:
                yield reference


def returned(text: str) -> Iterator[str]:
    """Yield the references that stand in a text, one per line or more, as they are printed on letters."""
    for line in text.upper().splitlines():
        yield from _REFERENCE.findall(line) or _typed(line)


def _typed(line: str) -> list[str]:
    """A reference typed by hand, with blanks or without its first letter."""
    number = references.read(line)
    return [] if number is None else [references.said(number)]


def _mails(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        first = stream.read(5)
    if first != b"From ":
        if file.stat().st_size <= _LARGEST:
            yield file.read_bytes()
        return
    box = mailbox.mbox(file, create=False)
    try:
        for key in box.iterkeys():
            with box.get_file(key) as stream:
                raw = stream.read(_LARGEST + 1)
            if len(raw) <= _LARGEST:
                yield raw
    finally:
        box.close()


def _failed(raw: bytes) -> str | None:
    """The reference of a mail that this one says has failed for good."""
    try:
        mail = BytesParser(policy=policy.compat32).parsebytes(raw)
        statuses = [part for part in mail.walk() if part.get_content_type() == "message/delivery-status"]
        for_good = any(_for_good(part) for status in statuses for part in _fields(status))
    except (ValueError, LookupError, AttributeError, RecursionError):
        return None
    found = _OURS.search(raw[:_LOOKED_AT]) or _OURS.search(raw[-_LOOKED_AT:])
    return found[1].decode() if for_good and found else None


def _fields(status: Message) -> list[Message]:
    payload = status.get_payload()
    return [part for part in payload if isinstance(part, Message)] if isinstance(payload, list) else []


def _for_good(part: Message) -> bool:
    action, status = str(part.get("Action", "")).strip().lower(), str(part.get("Status", "")).strip()
    return action == "failed" and not status.startswith("4")
