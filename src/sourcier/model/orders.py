"""What is wrong with an order before anything is extracted under it."""

from dataclasses import dataclass, field

LOW, MEDIUM, HIGH = "low", "medium", "high"
MISSING, EXCESS, UNCLEAR = "missing", "excess", "unclear"
"""Not said at all; more than the purpose needs; said so that nobody can hold an extract against it."""
LEVELS = {LOW: 11, MEDIUM: 12, HIGH: 13}
"""Exit status by the gravest fault."""


@dataclass(frozen=True, slots=True)
class OrderFault:
    """One thing to mend in an order."""

    order: str
    """Its id."""
    line: int
    """Where it stands in the file, from 1."""
    sort: str
    """``missing``, ``excess`` or ``unclear``."""
    what: str
    """Key, clause or column it is about: a code, or a column as the order writes it."""
    severity: str
    """``low``, ``medium`` or ``high``."""
    article: str = ""
    """Where the law asks for it."""
    columns: tuple[str, ...] = ()
    """Of ``excess``: entries of the order."""


@dataclass(frozen=True, slots=True)
class OrderCheck:
    """What a check of one file of orders found."""

    orders: tuple[str, ...]
    """Ids of the orders, in file order."""
    faults: tuple[OrderFault, ...]
    purposes: dict[str, str] = field(default_factory=dict)
    """Order to the code of its purpose; empty where it is none that is known."""

    @property
    def status(self) -> int:
        """Exit status: 0 where nothing is to be mended, else by the gravest fault."""
        return max((LEVELS[fault.severity] for fault in self.faults), default=0)
