"""Letters and mails to the people of a leak (GDPR art. 34), drawn up from the lists."""

from collections.abc import Sequence

from sourcier.model.response import LetterBatch, PartyList
from sourcier.respond.affair import Affair


def make_letters(_affair: Affair, _lists: Sequence[PartyList]) -> tuple[LetterBatch, ...]:
    """Write the letters of the controllers asked about into ``out/``, and return how many there are."""
    return ()
