"""What one person's letter can say: fields and conditions of templates, from an entry and the controller's words."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sourcier.data import fold, titles
from sourcier.locale import Texts
from sourcier.respond.lists import Entry
from sourcier.respond.lists.topics import TOPICS

from .template import Values
from .voice import SAID, Voice

if TYPE_CHECKING:
    from .packs import Pack

_OF_PERSON = ("reference", "salutation", "name", "given_name", "family_name", "birth_date", "found", "not_found")
_OF_TOPICS = ("consequences", "advice")
FIELDS = (*_OF_PERSON, *_OF_TOPICS, "date", *SAID)
"""Every field of a template."""
CONDITIONS = (*TOPICS, "minor", "other_number", "unnamed", "later", "by_mail", "by_post")
"""Every condition of a template, beside the fields: a field holds where it is not empty."""
_ALL = "Madame, Monsieur"
_ON_ENVELOPES = ("M", "MME", "MLLE")
_SALUTATIONS = {
    "fr": {"M": "Monsieur", "F": "Madame", "": _ALL},
    "en": {"M": "Dear Sir", "F": "Dear Madam", "": "Dear Sir or Madam"},
}
_STEERING = {"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"
"""Some scripts cannot be written without them."""


def plain(text: str) -> str:
    """Return a value of the leak as one line of visible signs."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = (c if unicodedata.category(c) not in _STEERING or c in _JOINERS else " " for c in text)
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def name_of(entry: Entry) -> str:
    """Return a person's whole name."""
    return plain(f"{entry.given_name} {entry.family_name}")


def address_of(entry: Entry, guardians: str) -> tuple[str, ...]:
    """Return the lines of an envelope. Of a minor, `guardians` says whom it is for."""
    title = titles().get(fold(entry.title))
    shown = (
        f"{title.form} " if title is not None and title.role == "adult" and title.form in ("M", "MME", "MLLE") else ""
    )
    lines = [guardians if entry.minor else "", shown + name_of(entry)]
    lines += [plain(line) for line in entry.street.split("\n")]
    lines.append(plain(f"{entry.postcode} {entry.commune}"))
    return tuple(line for line in lines if line)


def values_of(entry: Entry, voice: Voice, pack: "Pack", *, channel: str) -> Values:
    """Return the fields and conditions of one person's letter."""
    found = [topic for topic in TOPICS if topic in entry.topics.split()]
    texts = Texts("fr" if pack.language == "fr" else "en")
    values: dict[str, str | tuple[str, ...]] = {name: getattr(voice, name) for name in SAID}
    values |= dict.fromkeys(found, "yes")
    values |= {
        "reference": entry.reference,
        "salutation": _salutation(entry, pack.language),
        "name": name_of(entry),
        "given_name": plain(entry.given_name),
        "family_name": plain(entry.family_name),
        "birth_date": texts.date(entry.birth_date) if entry.birth_date else "",
        "date": texts.date(voice.date),
        "found": tuple(pack.topics[topic].name for topic in found),
        "not_found": tuple(pack.topics[topic].name for topic in _absent(found)),
        "consequences": _once(pack.topics[topic].consequences for topic in found),
        "advice": _once(pack.topics[topic].advice for topic in found),
        "minor": "yes" if entry.minor else "",
        "other_number": "yes" if entry.other_number else "",
        "unnamed": str(entry.unnamed) if entry.unnamed else "",
        "later": "yes" if entry.batch > 1 else "",
        "by_mail": "yes" if channel == "mail" else "",
        "by_post": "yes" if channel == "post" else "",
    }
    return values


def _absent(found: Sequence[str]) -> tuple[str, ...]:
    """What was looked for and not found; where there is no comment, what comments might have told is not listed."""
    missing = [topic for topic in TOPICS if topic not in found]
    return tuple(topic for topic in missing if "comment" in found or not topic.endswith("_comment"))


def _once(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for items in lists for item in items))


def _salutation(entry: Entry, language: str) -> str:
    forms: Mapping[str, str] = _SALUTATIONS.get(language, _SALUTATIONS["fr"])
    title = titles().get(fold(entry.title))
    adult = title is not None and title.role in ("adult", "any")
    return forms[title.sex if adult and title is not None and title.sex in forms else ""]
