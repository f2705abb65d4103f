"""Labels that look like the same laboratory: other capitals, accents, abbreviations, a letter mistaken, one number.

Looking alike only asks: nothing is joined until a person says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from sourcier.recognise.headers import FILLERS, words_of

_LONGEST = 120
"""Characters of a label that are looked at."""
_GENERIC = FILLERS | {
    *("LABORATOIRE", "LABORATOIRES", "LABORATORY", "LABO", "LABOS", "LAB", "LABS", "LABM", "LBM", "LAM", "LABC"),
    *("ANALYSE", "ANALYSES", "BIOLOGIE", "BIOLOGIQUE", "BIOLOGIQUES", "MEDICAL", "MEDICALE", "MEDICALES"),
    *("SITE", "SELAS", "SELARL", "SEL", "SCP", "SAS", "SARL", "ETS", "ETABLISSEMENT", "AU", "AUX"),
}
"""Words that tell no laboratory from another."""
_WRITTEN_OUT: Mapping[str, str] = {
    "ST": "SAINT",
    "STE": "SAINTE",
    "STS": "SAINTS",
    "CTR": "CENTRE",
    "CTRE": "CENTRE",
    "CLIN": "CLINIQUE",
    "HOP": "HOPITAL",
    "HOSP": "HOPITAL",
    "GEN": "GENERAL",
    "GAL": "GENERAL",
    "MED": "MEDICAL",
    "AV": "AVENUE",
    "BD": "BOULEVARD",
    "BLD": "BOULEVARD",
    "PL": "PLACE",
    "RTE": "ROUTE",
    "FG": "FAUBOURG",
    "FBG": "FAUBOURG",
    "GDE": "GRANDE",
    "GD": "GRAND",
    "NTRE": "NOTRE",
    "ND": "NOTRE DAME",
}
_ABBREVIATED = 3
"""Letters from which the beginning of a word stands for it."""
_SPELT = 4
"""Letters from which a word may be misspelt: PORT and FORT are asked about, A and B, 1 and 2 never."""
_SHARED = 3
"""Labels up to which one FINESS number may be a laboratory's: more share that of their company."""
_CROWD = 64
"""Labels that share a trait up to which they are compared: a trait of more tells nothing."""

Words = tuple[str, ...]


def alike(labels: Sequence[str], finess: Sequence[str | None]) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of labels that look alike, lower position first, and a code for what they share."""
    words = [meaning(label) for label in labels]
    for first, second in sorted(_candidates(words, finess)):
        code = _shared(words[first], words[second], finess[first], finess[second])
        if code:
            yield first, second, code


def meaning(label: str) -> Words:
    """Return the words of a label that tell laboratories apart, written out; all of them where none is left."""
    words = tuple(part for word in words_of(label[:_LONGEST]) for part in _WRITTEN_OUT.get(word, word).split(" "))
    return tuple(word for word in words if word not in _GENERIC) or words


def _candidates(words: Sequence[Words], finess: Sequence[str | None]) -> set[tuple[int, int]]:
    """Pairs that share a trait; comparing all with all would take long where labels are many."""
    traits: dict[object, list[int]] = defaultdict(list)
    for number, (said, code) in enumerate(zip(words, finess, strict=True)):
        for trait in _traits(said):
            traits[trait].append(number)
        if code is not None:
            traits["finess", code].append(number)
    pairs: set[tuple[int, int]] = set()
    for trait, numbers in traits.items():
        most = _SHARED if isinstance(trait, tuple) and trait[0] == "finess" else _CROWD
        if len(numbers) <= most:
            pairs.update(combinations(numbers, 2))
    return pairs


def _traits(words: Words) -> set[object]:
    """What two labels share that look alike: words, letters, initials, or all but one letter of one word."""
    if not words:
        return set()
    traits: set[object] = {("words", tuple(sorted(words))), ("letters", "".join(words))}
    if len(words) > 1:
        traits.add(("initials", "".join(word[0] for word in words)))
    else:
        traits.update(("begins", word[:_ABBREVIATED]) for word in words)
    for at, word in enumerate(words):
        others = (*words[:at], "", *words[at + 1 :])
        traits.add(("spelt", others, word))
        traits.update(("spelt", others, word[:cut] + word[cut + 1 :]) for cut in range(len(word)))
    return traits


def _shared(a: Words, b: Words, one: str | None, other: str | None) -> str:
    if not a or not b:
        return ""
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return "same_words"
    if one is not None and other is not None:
        return "same_finess" if one == other else ""
    if len(a) != len(b):
        return ""
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differing) == 1 and _misspelt(*differing[0]):
        return "one_letter"
    return "abbreviated" if all(_abbreviates(x, y) or _abbreviates(y, x) for x, y in differing) else ""


def _abbreviates(short: str, full: str) -> bool:
    """``CENT`` or ``CTRE`` for ``CENTRE``: its beginning, or some of its letters from the first to the last."""
    if not (short.isalpha() and full.isalpha() and _ABBREVIATED <= len(short) < len(full)):
        return False
    if full.startswith(short):
        return True
    letters = iter(full)
    return short[0] == full[0] and short[-1] == full[-1] and all(letter in letters for letter in short)


def _misspelt(a: str, b: str) -> bool:
    """Whether one letter is wrong, missing, or two neighbours are swapped."""
    if not (a.isalpha() and b.isalpha()) or min(len(a), len(b)) < _SPELT or abs(len(a) - len(b)) > 1:
        return False
    start = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) != len(b):
        long, short = (a, b) if len(a) > len(b) else (b, a)
        return long[start + 1 :] == short[start:]
    swapped = a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
    return swapped or a[start + 1 :] == b[start + 1 :]
