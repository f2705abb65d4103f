"""When damage makes a text that is legal in another way: the one case in which nothing can be demanded."""

import re
from bisect import bisect_right

from byte_damage import Edit, shifted
from reading_checks import NEAR
from slow_reader import record_at
from written_forms import Form, Written

_BREAK = re.compile("\r\n|\r|\n")


def legal_otherwise(whole: Written, edits: list[Edit], damaged: bytes) -> bool:
    """Whether, behind the damage, a record of the right width legally begins where none did, and runs into others.

    A reader that has lost its place and finds such a record cannot know better. Text is compared by its code units.
    """
    unit = 2 if whole.form.encoding.startswith("utf-16") else 1
    text = _units(damaged[whole.bom :], whole.form) if unit == 2 else damaged[whole.bom :].decode("latin-1")
    hurt = [(shifted(edit.at, [edit]) - whole.bom) // unit for edit in edits]
    sound = sorted((shifted(record.first, edits) - whole.bom) // unit for record in whole.records)
    breaks = [0, *(found.end() for found in _BREAK.finditer(text))]
    first = breaks[max(0, bisect_right(breaks, min(hurt)) - 1 - NEAR)]
    fields = len(whole.records[0].cells)
    return any(_runs_on(text, start, whole.form, fields, sound) for start in breaks if start >= first)


def _units(data: bytes, form: Form) -> str:
    order = "little" if form.encoding == "utf-16-le" else "big"
    return "".join(chr(int.from_bytes(data[at : at + 2], order)) for at in range(0, len(data), 2))


def _runs_on(text: str, start: int, form: Form, fields: int, sound: list[int]) -> bool:
    record = record_at(text, start, form)
    if record is None or len(record.cells) != fields or record.lines == 1:
        return False
    following = bisect_right(sound, start)
    return following < len(sound) and sound[following] < record.end
