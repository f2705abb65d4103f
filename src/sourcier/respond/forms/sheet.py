"""Everything a notice is filled from: facts of one controller's part of the leak, counts and codes only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sourcier.model.decisions import TellingChoice
from sourcier.model.facts import Examination
from sourcier.model.notice import Value
from sourcier.model.parties import Manifest, Party
from sourcier.model.response import Deadline
from sourcier.model.severity import Overall
from sourcier.model.trace import Trace


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of one controller's part of the leak."""

    party: Party
    manifest: Manifest
    examination: Examination
    trace: Trace | None
    case: str
    """The case's id: an internal reference."""
    rows: int
    people: int
    minors: int
    """People whose date of birth makes them minors at the moment of the notice."""
    sorts: Mapping[str, int]
    """Sort of data to the people of whom it leaked."""
    said: Mapping[str, int]
    """Kind inside comments to the people of whom it is said."""
    kinds: Mapping[str, int]
    """Kind of column to the people of whom a cell is filled."""
    overall: Overall
    deadlines: tuple[Deadline, ...]
    """Of this party."""
    telling: TellingChoice | None
    stage: str
    """``first`` or ``complement``."""
    answers: Mapping[int, Value] = field(default_factory=dict)

    def deadline(self, what: str) -> Deadline | None:
        """Return what is owed to whom, None where it is not owed at all."""
        return next((one for one in self.deadlines if one.what == what), None)

    def happened(self, *whats: str) -> tuple[str, ...]:
        """Return the days on which one of these happened, of any party, earliest first."""
        return tuple(sorted(event.date for event in self.manifest.events if event.what in whats))

    def others(self) -> tuple[Party, ...]:
        """Return processors and sub-processors: those with an order of this controller, else all."""
        ordered = {order.processor for order in self.manifest.orders if order.controller == self.party.id}
        fit = [one for one in self.manifest.parties if one.role in ("processor", "sub-processor")]
        own = [one for one in fit if one.id in ordered]
        return tuple(own or fit)
