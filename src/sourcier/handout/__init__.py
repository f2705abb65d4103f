"""Handing out: a copy that is only what was ordered, that names itself, and is known until it is gone.

receipts = hand_out(order, Asked("base.csv"), [To("age1...", Path("copy.age"))], desk, Wishes(), said)
open_copy(Path("copy.age"), Path("identity"), Path("plain.csv"))           at the recipient's
register = read_register(folder); due(register, "2026-11-25"); register.copies
"""

from .changes import read_changes
from .keys import RegisterKey, new_key, read_key
from .life import Shown, due, enter_act, renew, shown_by
from .make import Desk, To, Wishes, hand_out, order_sha256
from .preview import Example, examples
from .register import Entering, Merged, Register, entering, merge_registers, read_register
from .sealing import open_copy, refuse_existing
from .source import Asked

__all__ = [
    "Asked",
    "Desk",
    "Entering",
    "Example",
    "Merged",
    "Register",
    "RegisterKey",
    "Shown",
    "To",
    "Wishes",
    "due",
    "enter_act",
    "entering",
    "examples",
    "hand_out",
    "merge_registers",
    "new_key",
    "open_copy",
    "order_sha256",
    "read_changes",
    "read_key",
    "read_register",
    "refuse_existing",
    "renew",
    "shown_by",
]
