"""Who took part, what they held, what they were told to extract, and when: what people write in ``parties.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .acts import Contest, Contract, Measure

CONTROLLER, PROCESSOR, SUB_PROCESSOR, RECIPIENT, UNKNOWN = (
    "controller",
    "processor",
    "sub-processor",
    "recipient",
    "unknown",
)
ROLES = (CONTROLLER, PROCESSOR, SUB_PROCESSOR, RECIPIENT, UNKNOWN)
KNEW = (
    "open_access",
    "shared_account",
    "clear_text",
    "kept_after_migration",
    "alert_ignored",
    "no_log",
    "no_contract",
    "no_procedure",
    "no_supervision",
    "no_strong_login",
    "wide_rights",
    "findings_unmended",
    "exports_all",
    "own_use",
)
"""What a holding's party knew of its state, or had to know."""
EVENTS = (
    "migration",
    "alert",
    "closure",
    "access",
    "publication",
    "aware",
    "controllers_told",
    "authority_told",
    "notified",
    "complemented",
    "portal_told",
    "complaint",
    "people_told",
)
"""What happens to a leak, and what a party did after it; ``authority_told``: the authority itself told the party."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who took part."""

    id: str
    name: str
    role: str
    """One of `ROLES`."""
    software: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    labs: tuple[str, ...] = ()
    """Labels or FINESS numbers as they stand in the leak."""
    dpo: str = ""
    """Whom to write to."""
    contact: str = ""
    """Postal address, telephone or mail of the party itself."""
    age_key: str = ""
    """Its public key: lists for it are encrypted to it."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What one party held in one place over one time."""

    id: str
    party: str
    label: str = ""
    since: str | None = None
    """ISO date; `from` in the file."""
    until: str | None = None
    path: str | None = None
    """A table, a folder or an inventory, relative to the manifest; None where nobody could get one yet."""
    knew: tuple[str, ...] = ()
    """Codes of `KNEW`."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a controller told a processor to extract."""

    id: str
    controller: str
    processor: str
    date: str | None = None
    purpose: str = ""
    labs: tuple[str, ...] | None = None
    """None: the order names none, so none is outside it."""
    columns: tuple[str, ...] | None = None
    """Kinds or headers; None: the order names none."""
    since: str | None = None
    """First day a row may have been last seen."""
    until: str | None = None
    recipient: str = ""
    age_key: str = ""
    """The recipient's public keys, blanks between them: copies are encrypted to them."""
    delete_by: str | None = None
    subject: str = ""
    """What is to be processed: GDPR art. 28(3)."""
    nature: str = ""
    """What is done with it: extraction, transfer, import."""
    persons: tuple[str, ...] = ()
    """Whose data it is: patients, prescribers."""
    clauses: tuple[str, ...] | None = None
    """Codes of `acts.CLAUSES` that the order itself holds; None: it does not say."""
    contract: str = ""
    """What else binds both, by its id or name."""
    holds: tuple[str, ...] = ()
    """What a listed header stands for, each ``HEADER = kind``: where the header itself does not tell."""
    renews: str = ""
    """Id of the order this one takes the place of."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day."""

    date: str
    party: str
    what: str
    """One of `EVENTS`."""
    note: str = ""
    time: str = ""
    """``HH:MM`` in the place's own time, or with an offset; empty where nobody knows the hour."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything people wrote about the affair, in the order they did."""

    parties: tuple[Party, ...] = ()
    holdings: tuple[Holding, ...] = ()
    orders: tuple[Order, ...] = ()
    events: tuple[Event, ...] = ()
    contracts: tuple[Contract, ...] = ()
    measures: tuple[Measure, ...] = ()
    contests: tuple[Contest, ...] = ()
    prior: Mapping[str, float] = field(default_factory=dict)
    """What people think of stories before looking at the facts, by sort or id; the ``[prior]`` table."""
