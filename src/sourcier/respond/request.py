"""What a response is asked for, and what of it the facts depend on."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

Settings = Mapping[str, str | int | float | bool | None]
PARIS = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """How lists and letters go out, and what they say beside the facts."""

    to: str = ""
    """An age recipient that the lists of the one party asked about are sealed to; else that of the manifest."""
    clear: str = ""
    """Why they may lie in clear; empty where they may not."""
    leaked: str = ""
    """ISO day of the leak; empty: that of the manifest's first access or publication, else the last visit."""
    first: str = "mail"
    """``mail`` or ``post``: the channel preferred where a person has both."""
    letters: bytes | None = None
    """The case's ``letters.toml``: what the letters say of the affair. None: no letters are made."""
    language: str = "fr"
    """Of workbooks' headings; letters have their own."""
    kit: bool = True
    """Whether the victims' kits are written."""

    def settings(self) -> Settings:
        """Return what the facts depend on."""
        letters = hashlib.sha256(self.letters).hexdigest() if self.letters is not None else ""
        return {
            "to": self.to,
            "in_clear": bool(self.clear),
            "leaked": self.leaked,
            "first": self.first,
            "letters": letters,
            "language": self.language,
            "kit": self.kit,
        }


@dataclass(frozen=True, slots=True)
class Request:
    """Settings of one response. Workers and progress are handed in apart: facts do not depend on them."""

    as_of: str
    """The moment it is computed for, ISO 8601 with offset: what is late is late then."""
    parties: tuple[str, ...] = ()
    """Ids of those asked about; none: every controller and processor of the manifest."""
    zone: str = PARIS
    """Whose hours, weekends and holidays count."""
    rules: tuple[str, ...] = ()
    """Ids of rules that are off by themselves and are put in force, such as ``nis2``."""
    answers: bytes | None = None
    """The case's ``answers.toml``."""
    form: str = "edpb-2026-06"
    """Id of the pack the notice is drawn up in."""
    outlet: Outgoing = field(default_factory=Outgoing)
    """How lists and letters go out."""

    def settings(self) -> Settings:
        """Return what the facts depend on beside examination, manifest and answers."""
        return {
            "as_of": self.as_of,
            "parties": " ".join(self.parties),
            "zone": self.zone,
            "rules": " ".join(self.rules),
            "form": self.form,
            **self.outlet.settings(),
        }
