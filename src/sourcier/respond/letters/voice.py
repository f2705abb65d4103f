"""What the letters of one controller say beside the facts: its own words, from ``letters.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from sourcier.case import Field, line_of, read_tables
from sourcier.model.message import Message
from sourcier.model.parties import Party

from .errors import LettersUnreadable

_SHAPE: Mapping[str, Mapping[str, Field]] = {
    "letter": {
        "party": Field(),
        "pack": Field(),
        "place": Field(),
        "date": Field("date"),
        "lab": Field(),
        "address": Field(),
        "dpo": Field(),
        "happened": Field(),
        "measures": Field(),
        "not_in_file": Field(),
        "hotline": Field(),
        "page": Field(),
        "signatory": Field(),
    }
}


@dataclass(frozen=True, slots=True)
class Voice:
    """A controller's own words; empty where it said nothing."""

    party: str = ""
    pack: str = "fr"
    """A pack's name: a folder of that name under ``letters`` in the case, else one that is built in."""
    place: str = ""
    date: str = ""
    """ISO day the letters bear."""
    lab: str = ""
    address: str = ""
    dpo: str = ""
    happened: str = ""
    measures: str = ""
    not_in_file: str = ""
    hotline: str = ""
    page: str = ""
    signatory: str = ""


SAID = tuple(field.name for field in fields(Voice) if field.name not in ("party", "pack", "date"))
"""Fields of a template that come from here."""


def voices(content: bytes) -> tuple[Voice, ...]:
    """Return what people wrote, one per table. Raises LettersUnreadable."""
    found = read_tables(content, _SHAPE, LettersUnreadable)["letter"]
    seen: set[str] = set()
    for number, values in enumerate(found):
        party = values.get("party", "")
        if party in seen:
            remedy = Message("Keep one [[letter]] per party; one without party speaks for all others.")
            raise LettersUnreadable(line_of(content, "letter", number), remedy)
        seen.add(party)
    return tuple(Voice(**values) for values in found)


def voice_of(every: tuple[Voice, ...], party: Party, today: str) -> Voice | None:
    """Return what is said for a controller, with what the manifest knows of it; None where nothing was written."""
    by_party = {voice.party: voice for voice in every}
    found = by_party.get(party.id, by_party.get(""))
    if found is None:
        return None
    known = {name: getattr(found, name) for name in SAID} | {"pack": found.pack, "date": found.date or today}
    known["lab"] = known["lab"] or party.name
    known["dpo"] = known["dpo"] or party.dpo
    known["address"] = known["address"] or party.contact
    known["signatory"] = known["signatory"] or known["lab"]
    return Voice(party=party.id, **known)
