"""Mails: EML (RFC 5322), MBOX (RFC 4155), MSG (Outlook): who wrote to whom, when, about what, and the text."""

import email
import email.policy
import io
import re
from collections.abc import Iterator
from email.message import EmailMessage

from sourcier.read.container import Source
from sourcier.read.documents.page import text_of
from sourcier.read.parts import Part, Unreadable

NAME = "mail"
_HEADERS = ("from", "to", "cc", "bcc", "reply-to", "date", "subject")
_MBOX = re.compile(rb"From \S+ .*\d{4}\r?\n(?:>?[\w-]+: |\r?\n)")
_MAIL = re.compile(rb"(?:[\w-]+:[ \t][^\n]*\n(?:[ \t][^\n]*\n)*)+")
_TOLD = re.compile(
    rb"^(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version):", re.IGNORECASE | re.MULTILINE
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MSG = "__substg1.0_".encode("utf-16-le")
_LEAST = 2


def claims(source: Source) -> bool:
    """Whether a file begins with the headers of a mail, or is an Outlook message."""
    head = source.head
    if head.startswith(_OLE):
        with source.seekable() as handle:
            return _MSG in handle.read()
    if _MBOX.match(head):
        return True
    match = _MAIL.match(head.replace(b"\r\n", b"\n"))
    return match is not None and len({one.lower() for one in _TOLD.findall(match[0])}) >= _LEAST


def parts(data: bytes, _passwords: tuple[str, ...]) -> Iterator[Part | Unreadable]:
    """Yield each mail: its headers and its text; what is attached is told by name and not opened."""
    if data.startswith(_OLE):
        yield from _outlook(data)
        return
    for number, one in enumerate(_mails(data), 1):
        message = email.message_from_bytes(one, policy=email.policy.default)
        try:
            yield Part(str(number), "\n".join(_written(message)))
        except (LookupError, ValueError, AttributeError, TypeError):
            yield Unreadable("mail_damaged")
        for attached in message.iter_attachments() if message.is_multipart() else ():
            if attached.get_content_maintype() != "text":
                yield Unreadable("attachment")


def _mails(data: bytes) -> Iterator[bytes]:
    if not data.startswith(b"From "):
        yield data
        return
    starts = [match.start() for match in re.finditer(rb"(?:\A|(?<=\n\n)|(?<=\r\n\r\n))From \S+ .*\d{4}\r?\n", data)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield data[data.index(b"\n", start) + 1 : end].replace(b"\n>From ", b"\nFrom ")


def _written(message: EmailMessage) -> Iterator[str]:
    for name in _HEADERS:
        for value in message.get_all(name, []):
            yield f"{name}: {value}"
    for part in message.walk():
        if part.get_content_maintype() == "text" and not part.is_multipart():
            payload = part.get_payload(decode=True)
            text = (
                payload.decode(part.get_content_charset() or "utf-8", "replace") if isinstance(payload, bytes) else ""
            )
            yield text_of(text) if part.get_content_subtype() == "html" else text.strip()


def _outlook(data: bytes) -> Iterator[Part | Unreadable]:
    from oxmsg import Message  # noqa: PLC0415  # half a second, for those alone who have one

    message = Message.load(io.BytesIO(data))
    people = ", ".join(f"{one.name} <{one.email_address}>" for one in message.recipients)
    lines = [f"from: {message.sender}", f"to: {people}", f"date: {message.sent_date}", f"subject: {message.subject}"]
    yield Part("1", "\n".join([*lines, message.body or text_of(message.html_body or "")]))
    for _ in range(message.attachment_count):
        yield Unreadable("attachment")
