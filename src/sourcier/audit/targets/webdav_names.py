"""What a WebDAV server says of a folder's contents (RFC 4918, PROPFIND). No entity of its XML is ever expanded."""

from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError, XMLParser

from .door import Entry

_DAV = "{DAV:}"


class NoListing(Exception):  # no error of the user's: the folder is told as not listed
    """The answer is no list of properties."""


def properties(body: bytes, base: str, folder: str) -> Iterator[Entry]:
    """Yield what lies right inside the folder at `base`. Raises NoListing."""
    if b"<!DOCTYPE" in body or b"<!ENTITY" in body:
        raise NoListing
    parser = XMLParser()  # noqa: S314  # without a document type there are no entities to expand
    try:
        parser.feed(body)
        root: Element = parser.close()
    except ParseError:
        raise NoListing from None
    for answer in root.iter(f"{_DAV}response"):
        found = _entry(answer, base, folder)
        if found is not None:
            yield found


def _entry(answer: Element, base: str, folder: str) -> Entry | None:
    path = unquote(urlsplit(answer.findtext(f"{_DAV}href", "")).path, errors="surrogateescape").rstrip("/")
    name = path.removeprefix(f"{base}/")
    if path == base or not path.startswith(f"{base}/") or not name or "/" in name:
        return None
    is_folder = answer.find(f".//{_DAV}resourcetype/{_DAV}collection") is not None
    size = answer.findtext(f".//{_DAV}getcontentlength") or ""
    stamp = answer.findtext(f".//{_DAV}getlastmodified") or ""
    return Entry(
        f"{folder}/{name}" if folder else name,
        folder=is_folder,
        size=int(size) if size.isdigit() and len(size) < 20 and not is_folder else None,  # noqa: PLR2004  # 64 bits
        modified=_day(stamp),
        stamp=stamp,
    )


def _day(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).astimezone(UTC).date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
