"""What is attached to a mail: each piece is looked at like a thing of its own, then told with the mail's own text."""

import email
import email.policy
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from sourcier.audit.sketch import SIZE, distinct_of
from sourcier.model.audit_seen import KindSeen, PeopleSeen

from .told import Contents

MAIL = "mail"
_NAMED = "parts_unread"
"""What reading says of a mail whose attached pieces it names and does not open."""
_MOST = 200
"""Pieces of one mail."""
_MOST_MAILS, _MOST_MEMBERS, _LARGEST, _HEAD = 20_000, 2_000, 1 << 26, 4_096
_MANY_MAILS = re.compile(rb"(?m)^From \S+ .*\d{4}\r?\n(?=[\w-]+: )")
_ONE = re.compile(
    rb"(?i)(?:[\w-]+: [^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:from|received|return-path|mime-version|subject): ?\S"
)


def attached(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each attached piece; a mail within a mail as it stands there."""
    for one in _mails(data):
        yield from _pieces(one)


def is_mail(head: bytes) -> bool:
    """Whether bytes begin as a mail, or a file of many, does."""
    return _MANY_MAILS.match(head) is not None or _ONE.match(head) is not None


def in_archive(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield what is attached to the mails inside a ZIP."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist()[:_MOST_MEMBERS]:
                if member.file_size > _LARGEST or member.flag_bits & 1:
                    continue
                with archive.open(member) as stream:
                    head = stream.read(_HEAD)
                    if is_mail(head):
                        yield from attached(head + stream.read(_LARGEST))
    except (OSError, ValueError, EOFError, zlib.error, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        return


def _mails(data: bytes) -> Iterator[bytes]:
    """Each mail of a file of many (RFC 4155), or the one there is."""
    if not _MANY_MAILS.match(data):
        yield data
        return
    begins = [found.start() for found in islice(_MANY_MAILS.finditer(data), _MOST_MAILS)]
    for begin, end in zip(begins, [*begins[1:], len(data)], strict=True):
        yield data[begin:end].partition(b"\n")[2]


def _pieces(data: bytes) -> Iterator[tuple[str, bytes]]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for number, part in enumerate(message.walk()):
        if number > _MOST:
            return
        if part.is_multipart() or part is message:
            continue
        name = part.get_filename()
        if name or part.get_content_maintype() not in ("text", "message"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload:
                yield str(name or ""), payload


def together(first: Contents, others: Sequence[Contents]) -> Contents:
    """Return a mail's own text and what is attached to it as one."""
    every = [first, *others]
    sketch = sorted({digest for one in every for digest in one.sketch})[:SIZE]
    people = PeopleSeen(
        max(one.people.low for one in every),
        max(distinct_of([(one.sketch, one.sketch_of) for one in every]), *(one.people.best for one in every)),
        sum(one.people.high for one in every),
        any(one.people.scaled for one in every),
    )
    return replace(
        first,
        parts=tuple(replace(part, inside=(MAIL, *part.inside)) if one is not first else part
                    for one in every for part in one.parts),
        kinds=_kinds(every),
        people=people,
        clear_passwords=sum(one.clear_passwords for one in every),
        order=next((one.order for one in every if one.order), None),
        sketch=tuple(sketch),
        sketch_of=max(one.sketch_of for one in every),
        copy=next((one.copy for one in every if one.copy), ""),
        marked=max((one.marked for one in every if one.marked is not None), default=None),
        looked=replace(first.looked, rows=sum(one.looked.rows for one in every),
                       whole=all(one.looked.whole or one.encrypted for one in every)),
        unread=next((one.unread for one in others if one.unread), "" if first.unread == _NAMED else first.unread),
    )  # fmt: skip


def _kinds(every: Sequence[Contents]) -> tuple[KindSeen, ...]:
    found: dict[tuple[str, str, bool], KindSeen] = {}
    for kind in (kind for one in every for kind in one.kinds):
        place = (kind.kind, kind.role, kind.inside_text)
        known = found.get(place)
        found[place] = kind if known is None else replace(
            known, rows=known.rows + kind.rows, distinct=max(known.distinct, kind.distinct),
            asserted=known.asserted + kind.asserted, confidence=max(known.confidence, kind.confidence),
            fictional=None if None in (known.fictional, kind.fictional)
            else (known.fictional or 0) + (kind.fictional or 0),
        )  # fmt: skip
    return tuple(found[place] for place in sorted(found))
