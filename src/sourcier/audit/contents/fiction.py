"""How many phones and mail addresses of a table are of those kept for fiction: invented people are known by them.

ARCEP, décision 2018-0881, annex (French numbers for works of fiction); RFC 2606 and 6761 (reserved domains).
"""

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Column

from .tables import Table

_MAIL = r"(?i)@(?:[a-z0-9-]+\.)*(?:example\.(?:com|net|org)|[a-z0-9-]+\.(?:example|test|invalid|localhost))\s*$"
_PHONE = r"^(?:0033|\+33|33)?0?(?:19900|26191|35301|46571|53649|63998)\d{4}$"
_NO_DIGIT = r"[^\d+]"
_OF_KIND = {"email": _MAIL, "mobile": _PHONE, "landline": _PHONE, "phone": _PHONE}


def fictional(table: Table, columns: Sequence[Column]) -> Mapping[int, int]:
    """Return, by column of phones or mail addresses, in how many rows a value kept for fiction stands."""
    able = {column.index: column.kind for column in columns if column.kind in _OF_KIND}
    counts = dict.fromkeys(able, 0)
    for batch in table.kept.batches() if able else ():
        for index, kind in able.items():
            counts[index] += _count(batch.column(f"c{index}"), kind or "")
    return counts


def _count(values: pa.StringArray, kind: str) -> int:
    text = values if kind == "email" else pc.replace_substring_regex(values, _NO_DIGIT, "")
    return int(pc.sum(pc.match_substring_regex(text, _OF_KIND[kind])).as_py() or 0)
