"""What facts say in each field of the EDPB's template, section by section.

Long texts are drafts: tuples of codes with their figures, such as ``rows 4916``, which views put into words.
"""

from collections.abc import Iterator

from sourcier.model.notice import Filled
from sourcier.respond.forms.sheet import Sheet

from .breach import breach
from .consequences import consequences
from .people import people
from .timeline import timeline
from .who import who

Entry = tuple[int, Filled]


def filled(sheet: Sheet) -> Iterator[Entry]:
    """Yield every field that facts fill, whether it is asked or not."""
    for section in (who, timeline, breach, people, consequences):
        yield from section(sheet)
