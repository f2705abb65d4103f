"""Letters and mails to the people of a leak (GDPR art. 34), drawn up from the lists.

A controller's own words stand in ``letters.toml``, the letter itself in a pack of templates that a lawyer can edit.
"""

from collections.abc import Iterator, Sequence

from sourcier.case import Case
from sourcier.model.parties import Party
from sourcier.model.response import LetterBatch, PartyList
from sourcier.respond.affair import Affair
from sourcier.respond.lists import Entry, code_of, listed_controllers, outlet_of, ready_entries

from .drawn import Drawer
from .errors import LettersUnreadable, PackUnreadable, TemplateWrong, TypesettingFailed, ValueMissing
from .mail import message
from .make import MAIL, POST, LetterFiles
from .packs import FOLDER, built_in, pack_digest, pack_files, read_pack
from .starter import starter
from .voice import voice_of, voices

__all__ = [
    "FOLDER",
    "MAIL",
    "POST",
    "Drawer",
    "LetterFiles",
    "LettersUnreadable",
    "PackUnreadable",
    "TemplateWrong",
    "TypesettingFailed",
    "ValueMissing",
    "built_in",
    "drawer_of",
    "letters_digest",
    "make_letters",
    "message",
    "pack_files",
    "starter",
]


def make_letters(affair: Affair, lists: Sequence[PartyList]) -> tuple[LetterBatch, ...]:
    """Write the letters of the controllers asked about into ``out/``, and return how many there are.

    Raises LettersUnreadable, PackUnreadable, TemplateWrong, ValueMissing, TypesettingFailed.
    """
    said = affair.request.outlet.letters
    if said is None:
        return ()
    by_party = {one.party: one for one in lists}
    today = affair.now.date().isoformat()
    drawers = [
        (party, drawer)
        for party in listed_controllers(affair)
        if by_party[party.id].sealed and (drawer := drawer_of(affair.case, said, party, today)) is not None
    ]
    for party, drawer in drawers:  # what is missing is said before anything is written
        for entry in ready_entries(affair.case.store, code_of(party.id)):
            drawer.blocks(entry, entry.channel)
    return tuple(
        batch
        for party, drawer in drawers
        for one in by_party[party.id].batches
        for batch in _files(affair, party, drawer).write(one.number)
    )


def drawer_of(case: Case, said: bytes, party: Party, today: str) -> Drawer | None:
    """Return what draws up a controller's letters, None where ``letters.toml`` says nothing for it."""
    voice = voice_of(voices(said), party, today)
    return None if voice is None else Drawer(voice, read_pack(case.folder, voice.pack))


def letters_digest(case: Case, said: bytes | None) -> str:
    """Return one text of the digests of the case's own packs that letters are made of."""
    packs = sorted({voice.pack for voice in voices(said)}) if said is not None else []
    return " ".join(pack_digest(case.folder, pack) for pack in packs)


def _files(affair: Affair, party: Party, drawer: Drawer) -> LetterFiles:
    store, code = affair.case.store, code_of(party.id)

    def read(number: int, channel: str) -> Iterator[Entry]:
        return (one for one in ready_entries(store, code) if (one.batch, one.channel) == (number, channel))

    return LetterFiles(drawer, outlet_of(affair, party), read, affair.workers)
