"""One controller's notice to the authority: what fills each field of a form, and what is left."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Filled:
    """One field of a form, and where its value comes from."""

    value: Value
    source: str
    """Such as ``manifest: party lab-1``, ``examination: people``, ``decision d12``, ``answer``."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that facts cannot fill."""

    field: str
    who: str
    """``dpo``, ``management``, ``it``, ``processor``, ``legal``."""
    mandatory: str = "yes"
    """As the form says: ``yes``, ``conditional`` or ``no``."""
    why: str = ""
    """A code: ``not_in_facts``, ``undetermined``, ``to_settle``."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else than the notice before."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class Notice:
    """One controller's notice to the authority, at one stage."""

    party: str
    form: str
    """Id of the form's pack."""
    stage: str
    """``first`` or ``complement``."""
    fields: Mapping[str, Filled]
    missing: tuple[Missing, ...]
    changed: tuple[FieldChange, ...] = ()
    """Against the notice of the stage before, where one was marked as sent."""
    asked: tuple[str, ...] = ()
    """Ids of all fields whose conditions hold, filled or not, in the order of the form."""
