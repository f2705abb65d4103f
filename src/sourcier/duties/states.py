"""In what state holdings were, by what people wrote of them (`knew`)."""

from collections.abc import Iterator, Mapping

from .bearer import Bearer
from .rule import Fact


def states(bearer: Bearer, strengths: Mapping[str, str]) -> Iterator[Fact]:
    """Yield each state of each holding that is among `strengths`."""
    for holding in bearer.holdings:
        for code in holding.knew:
            if code in strengths:
                params = {"holding": holding.id}
                yield Fact(code, "manifest", strengths[code], "taken_at_its_word", params, when=holding.until)


def in_state(bearer: Bearer, code: str) -> tuple[str, ...]:
    """Return the ids of its holdings in that state."""
    return tuple(holding.id for holding in bearer.holdings if code in holding.knew)
