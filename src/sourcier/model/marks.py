"""The facts of marks: which copies a leak comes from, and what an export's marks can be expected to tell."""

from dataclasses import dataclass

SCHEMA = "https://sourcier.example/schemas/marks-1.json"


@dataclass(frozen=True, slots=True)
class MarkLayer:
    """One layer of marks against one copy."""

    layer: str
    """``ids``, ``spellings`` or ``canaries``."""
    log10_false: float
    """Logarithm of a bound on the chance that any innocent copy of the register looks as guilty by this layer alone."""
    rows: int
    """Rows of the leak that speak, for or against."""
    share: float
    """Of those, how many come from the copy: an estimate."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A copy that the leak comes from. It names a copy, not a person: see the page on marks."""

    copy: str
    order: str
    recipient: str
    log10_false: float
    """Logarithm of a bound on the chance that this names an innocent copy, over all copies of the register; never below
    -30, which is what the keys are good for."""
    rows: int
    """Rows of the leak that speak, for or against, in the layer that has most of them."""
    layers: tuple[MarkLayer, ...]
    share: float = 0.0
    """Of the rows that speak, how many come from this copy: an estimate, in the layer that tells most."""
    round: int = 1
    """In which round it was named: later ones know the copies named before."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a leak's marks."""

    schema: str
    version: str
    verdict: str
    """``one``, ``several``, ``none`` (what can be read would have named a copy that was leaked alone, and names none)
    or ``not_enough`` (too little can be read to name or to clear)."""
    marks: tuple[Mark, ...]
    """Copies named, surest first."""
    copies: int
    """Copies ever handed out under the register: the bound is over all of them."""
    leak_rows: int
    own_rows: int | None
    """Rows about people of the owner's base; None where no base was given."""
    votes: int
    """Spellings that could be read."""
    numbers: int
    """Technical numbers that could be read."""
    bound: float = 1e-6
    """A copy is named where the chance of naming an innocent one is at most this, over all copies."""
    complete: bool = True
    """False where the leak could not be read to its end."""


@dataclass(frozen=True, slots=True)
class Needed:
    """How many rows of an export name its copy by one layer; None where no number of rows will do."""

    layer: str
    """``ids``, ``ids_with_base`` (the owner's base at hand), ``spellings``, ``canaries`` or ``all``."""
    colluders: int
    rows: int | None


@dataclass(frozen=True, slots=True)
class Strength:
    """What the marks of an export can be expected to tell, before it leaves."""

    copies: int
    """Copies the bound is over."""
    needed: tuple[Needed, ...]
    rows: int
    """Rows of the export."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A copy whose invented people were written to or called."""

    copy: str
    order: str
    recipient: str
    addresses: int
    """How many of its addresses were seen."""
    channels: tuple[str, ...]
    """Ways they were seen on: ``mail``, ``call``, ``sms``, ``letter``, ``web`` or ``dns``."""
    strength: str
    """``weak``: one address, seen by something that opens whatever passes (a resolver, a scanner of mail) or not known
    how; ``moderate``: one address that somebody wrote to or called; ``strong``: several addresses, or two ways."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """What stray mail or calls to invented people say."""

    schema: str
    version: str
    verdict: str
    """``one`` copy, ``several``, or ``unknown``: no copy of the register was given such an address."""
    sightings: tuple[Sighting, ...]
    unknown: int
    """Addresses that no copy was given."""
    copies: int
    weakest: str
    """What would overturn it: ``echo`` (a machine opened it on its way), ``owner`` (whoever made the addresses may have
    used them), ``own_leak`` (several copies at once: rather the list of addresses itself)."""


ALARM_SCHEMA = "https://sourcier.example/schemas/alarm-1.json"
