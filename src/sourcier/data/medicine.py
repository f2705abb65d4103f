"""Names of drugs, and the chapters of the classification of diseases."""

from dataclasses import dataclass
from functools import cache

from .files import rows


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of ICD-10: the blocks from `first` to `last`, each a letter and two digits."""

    number: str
    """Roman, as WHO prints it."""
    first: str
    last: str
    title: str


@cache
def drug_names() -> frozenset[str]:
    """Return folded names of drugs common in France, brands and substances."""
    return frozenset(name for name, _ in rows("drugs.csv"))


@cache
def drug_brands() -> frozenset[str]:
    """Return those of `drug_names` that are brands."""
    return frozenset(name for name, nature in rows("drugs.csv") if nature == "brand")


@cache
def diagnosis_chapters() -> tuple[Chapter, ...]:
    """Return the chapters of ICD-10 (WHO, 10th revision; French: CIM-10), in order."""
    return tuple(Chapter(*entry) for entry in rows("diagnosis_chapters.csv"))


def diagnosis_block_exists(block: str) -> bool:
    """Whether a letter and two digits lie within a chapter: `E11` does, `E95` does not."""
    return any(chapter.first <= block <= chapter.last for chapter in diagnosis_chapters())


@cache
def lab_test_names() -> frozenset[str]:
    """Return folded names of what medical laboratories measure, as French and English reports print them."""
    return frozenset(name for name, nature in rows("lab_tests.csv") if nature == "label")


@cache
def lab_test_codes() -> frozenset[str]:
    """Return abbreviations by which laboratories' programs call their tests."""
    return frozenset(name for name, nature in rows("lab_tests.csv") if nature == "code")


@cache
def lab_units() -> tuple[str, ...]:
    """Return units of results, as they are written; micro as U+00B5."""
    return tuple(name for name, nature in rows("lab_tests.csv") if nature == "unit")
