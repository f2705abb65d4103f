"""Words in comments that send an entry to a person: one file each, one phrase a line, found by listing the folder."""

from functools import cache
from importlib import resources

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.values import fold

_LONGEST = 4096
_FAMILY = r"(?:PERE|MERE|MARI|EPOUX|EPOUSE|FILS|FILLE|FRERE|SOEUR|CONJOINT|CONJOINTE|PAPA|MAMAN|PARENTS?)"


@cache
def word_lists() -> tuple[str, ...]:
    """Return the names of the lists, in alphabetical order."""
    names = (path.name for path in resources.files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in names if name.endswith(".txt")))


@cache
def _pattern(name: str) -> str:
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    phrases = [line.strip().upper() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return r"(?:^|[^A-Z0-9])(?:" + "|".join(phrases) + r")(?:[^A-Z0-9]|$)"


def found_words(comments: pa.StringArray) -> np.ndarray:
    """Return one number per comment: bit n where the n-th list has a phrase in it."""
    text = fold(pc.utf8_slice_codeunits(comments, 0, _LONGEST))
    found = np.zeros(len(text), np.uint8)
    for place, name in enumerate(word_lists()):
        held = pc.match_substring_regex(text, _pattern(name))
        if name == "dead":
            held = pc.and_(
                held, pc.invert(pc.match_substring_regex(text, rf"{_FAMILY} (?:EST )?(?:DECEDEE?|DCD|MORTE?)"))
            )
        found |= held.to_numpy(zero_copy_only=False).astype(np.uint8) << np.uint8(place)
    return found
