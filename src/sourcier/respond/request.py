"""What a response is asked for, and what of it the facts depend on."""

from collections.abc import Mapping
from dataclasses import dataclass

Settings = Mapping[str, str | int | float | bool | None]
PARIS = "Europe/Paris"


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

    def settings(self) -> Settings:
        """Return what the facts depend on beside examination, manifest and answers."""
        return {
            "as_of": self.as_of,
            "parties": " ".join(self.parties),
            "zone": self.zone,
            "rules": " ".join(self.rules),
            "form": self.form,
        }
