"""A manifest to begin with: what the examination knows, and comments that say what to ask whom for."""

import json
from collections.abc import Callable, Iterator

from sourcier.model.facts import Examination, Lab
from sourcier.model.message import Message

HEAD = (
    Message("The parties of the affair: who they are, what they held, what was ordered, what happened when."),
    Message("Lines that begin with # are comments. Fill in what you know; what you leave out is not guessed."),
    Message("Laboratories, departments and dates below come from the examined file."),
)
HOLDINGS = (
    Message("What each party held: a table, a folder of tables, or an inventory the party made of it at home with"),
    Message("sourcier inventory. Paths are relative to this file. Without a path, the holding is listed as not seen."),
)
ORDERS = (Message("What each controller told a processor to extract. Leave out what it did not set."),)
EVENTS = (
    Message("What happened on which day: migration, alert, closure, access, publication, aware."),
    Message("Then what was done: controllers_told, authority_told, notified, complemented, portal_told, complaint,"),
    Message("people_told. With the hour where it is known: clocks of duties run from it."),
)
CONTRACTS = (
    Message("What was signed. Clauses that GDPR art. 28(3) asks for: subject, instructions, secrecy, security,"),
    Message(
        "sub_processors, rights, assistance, deletion, audit. Leave clauses out where nobody has read the contract."
    ),
)
MEASURES = (
    Message("What a party did, or is known not to have done: audit, dpia, register, logging, deletion, ..."),
    Message(
        "state is shown (a proof was seen), said, absent or not_applied. What is not known is left out, and asked."
    ),
)
Comments = tuple[Message, ...]
Said = Callable[[Message], str]
"""Puts a message into the reader's language."""


def new_manifest(examination: Examination, said: Said) -> str:
    """Return a commented ``parties.toml``."""
    labs = [lab for lab in examination.labs if lab.label]
    lines = [*_comments(HEAD, said), ""]
    for number, lab in enumerate(labs, start=1):
        lines += [*_party(number, lab), ""]
    lines += ["# [[party]]", '# id = "vendor"', '# name = ""', '# role = "processor"', "# software = []", ""]
    lines += [*_comments(HOLDINGS, said), ""]
    for number, lab in enumerate(labs, start=1):
        lines += [*_holding(number, lab), ""]
    lines += ["# [[holding]]", '# id = "vendor-area"', '# party = "vendor"', '# path = "area.inventory"']
    lines += ['# knew = ["open_access", "clear_text"]', "", *_comments(ORDERS, said), "", *_order(labs), ""]
    lines += [*_comments(CONTRACTS, said), "", *_CONTRACT, "", *_comments(MEASURES, said), "", *_MEASURE, ""]
    lines += [*_comments(EVENTS, said), "", *_event(labs), ""]
    return "\n".join(lines)


_CONTRACT = (
    "# [[contract]]",
    '# id = "contract-1"',
    '# controller = "lab-1"',
    '# processor = "vendor"',
    '# signed = "2018-06-01"',
    '# clauses = ["subject", "instructions", "secrecy"]',
)
_MEASURE = ("# [[measure]]", '# party = "vendor"', '# what = "logging"', '# state = "shown"', '# from = "2018-06-01"')


def _comments(messages: Comments, said: Said) -> Iterator[str]:
    return (f"# {said(message)}" for message in messages)


def _party(number: int, lab: Lab) -> list[str]:
    seen = f"# {lab.rows} rows, {lab.first} .. {lab.last}" if lab.first else f"# {lab.rows} rows"
    return [
        seen,
        "[[party]]",
        f'id = "lab-{number}"',
        f"name = {_text(lab.label)}",
        'role = "controller"',
        f"departments = {_texts(lab.departments)}",
        f"labs = {_texts((lab.label,))}",
    ]


def _holding(number: int, lab: Lab) -> list[str]:
    until = [f'until = "{lab.last}"'] if lab.last else []
    named = [f'id = "lab-{number}-base"', f'party = "lab-{number}"']
    return ["[[holding]]", *named, *until, f'# path = "lab-{number}.inventory"']


def _order(labs: list[Lab]) -> list[str]:
    listed = _texts((labs[0].label,)) if labs else "[]"
    keys = ('id = "order-1"', 'controller = "lab-1"', 'processor = "vendor"', 'date = "2020-01-31"', f"labs = {listed}")
    return ["# [[order]]", *(f"# {key}" for key in (*keys, 'columns = ["family_name", "nir"]', 'since = "2018-01-01"'))]


def _event(labs: list[Lab]) -> list[str]:
    day = labs[0].last if labs and labs[0].last else "2020-01-31"
    return ["# [[event]]", f'# date = "{day}"', '# party = "lab-1"', '# what = "migration"']


def _texts(values: tuple[str, ...]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"


def _text(text: str) -> str:
    """A basic string of TOML: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
