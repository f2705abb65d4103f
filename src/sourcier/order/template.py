"""An order to begin with: every key that the law asks for, with a line on what to write there."""

from collections.abc import Callable, Iterator

from sourcier.model.acts import CLAUSES
from sourcier.model.message import Message

Said = Callable[[Message], str]
"""Puts a message into the reader's language."""
_HEAD = (
    Message("An order: what a controller tells a processor to extract, and nothing beyond it (GDPR art. 28(3), 29)."),
    Message("Fill it in, read it aloud, sign it. Then: sourcier order check on this file."),
)
_KEYS: tuple[tuple[str, str, Message], ...] = (
    ("id", '"migration-1"', Message("By which copies name the order.")),
    ("controller", '"laboratory"', Message("Who gives the order: the organisation, not a person.")),
    ("processor", '"vendor"', Message("Who extracts.")),
    ("date", "", Message("The day it is signed.")),
    ("subject", '""', Message("What is processed: the patient base of which laboratory.")),
    ("nature", '""', Message("What is done with it: extraction, transfer, import.")),
    ("purpose", '"migration"', Message("What for. Known: migration, billing, statistics, testing, letters, backup.")),
    ("persons", "[]", Message('Whose data: ["patients", "prescribers"].')),
    ("columns", "[]", Message('Which columns, by kind or header: ["family_name", "birth_date", "CODE SITE"].')),
    ("holds", "[]", Message('What a header stands for where it does not tell itself: ["ZZ17 = nir"].')),
    ("labs", "[]", Message("Whose rows: labels or FINESS numbers as they stand in the base. Left out: all rows.")),
    ("since", "", Message("First day a row may have been last seen.")),
    ("until", "", Message("Last day.")),
    ("recipient", '""', Message("For whom: an organisation.")),
    ("age_key", '""', Message("Its public key (age1...); several with blanks between them.")),
    ("delete_by", "", Message("The day by which the copy is gone.")),
)
_CLAUSES = Message("Clauses that this order, or the contract it names, holds. Remove those that it does not.")
_CONTRACT = Message("The contract they stand in, by name and date.")


def new_order(today: str, delete_by: str, said: Said) -> str:
    """Return a commented ``order.toml``."""
    return "\n".join(_lines({"date": today, "delete_by": delete_by}, said)) + "\n"


def _lines(days: dict[str, str], said: Said) -> Iterator[str]:
    yield from (f"# {said(message)}" for message in _HEAD)
    yield from ("", "[[order]]")
    for key, value, message in _KEYS:
        yield f"# {said(message)}"
        written = value or (f'"{days[key]}"' if key in days else "")
        yield f"{key} = {written}" if written else f'# {key} = "2020-01-31"'
    yield f"# {said(_CLAUSES)}"
    yield "clauses = [" + ", ".join(f'"{clause}"' for clause in CLAUSES) + "]"
    yield f"# {said(_CONTRACT)}"
    yield 'contract = ""'
