"""Letters as mails: plain text, one recipient each, nothing loaded from anywhere, nothing that tells who read it."""

from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from textwrap import wrap

from .template import HEADING, ITEM, SUBJECT, Block

_WIDTH = 76
_POLICY = SMTP.clone(raise_on_defect=True)


def subject_of(blocks: Sequence[Block]) -> str:
    """Return what a letter is about."""
    return next(block.text for block in blocks if block.sort == SUBJECT)


def text_of(blocks: Sequence[Block], reference: str, lab: str) -> str:
    """Return a letter as plain text."""
    parts: list[str] = []
    for block in blocks:
        if block.sort == SUBJECT:
            continue
        if block.sort == HEADING:
            parts.append("\n" + block.text + "\n" + "-" * min(len(block.text), _WIDTH))
        elif block.sort == ITEM:
            parts.append(_wrapped(block.text, "- "))
        else:
            parts.append("\n" + "\n".join(_wrapped(line, "") for line in block.text.split("\n")))
    return "\n".join(parts).strip() + f"\n\n-- \n{lab}\n{reference}\n"


def _wrapped(text: str, first: str) -> str:
    lines = wrap(text, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_long_words=False,
                 break_on_hyphens=False)  # fmt: skip
    return "\n".join(lines)


def message(blocks: Sequence[Block], *, to: str, sender: str, name: str, reference: str, identity: str) -> EmailMessage:
    """Return the mail to one person. `identity` becomes its Message-ID. ValueError where an address is none."""
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = Address(name, addr_spec=sender)
    mail["To"] = Address(addr_spec=to)
    mail["Subject"] = subject_of(blocks)
    mail["Message-ID"] = identity
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    mail.set_content(text_of(blocks, reference, name), cte="quoted-printable")
    return mail
