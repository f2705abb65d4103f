"""Which fields of a form are asked, given what was answered: what every condition is a question to."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcier.model.notice import Value


@dataclass(frozen=True, slots=True)
class Asked:
    """Answers so far, and what a form's conditions ask beside them."""

    answers: Mapping[int, Value]
    incomplete: bool = True
    """Whether the notice says that more is to come: then "to be determined" may be chosen."""
    late: bool = False
    """Whether the time of the notice lies beyond awareness and 72 hours."""
    in_eea: bool = True
    """Whether the controller is established in the European Economic Area."""
    national: frozenset[int] = frozenset()
    """Optional fields that the national authority has put to use."""

    def is_(self, field: int, *keys: str) -> bool:
        """Whether one of these options was chosen in a field with one choice."""
        return self.answers.get(field) in keys

    def has(self, field: int, key: str) -> bool:
        """Whether an option is among those chosen in a field with several."""
        value = self.answers.get(field)
        return key in value if isinstance(value, tuple | list) else value == key

    def answered(self, field: int) -> bool:
        """Whether a field has an answer."""
        value = self.answers.get(field)
        return value not in (None, "", ())
