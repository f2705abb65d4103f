"""Words that make a line an address."""

from functools import cache

from .files import rows


@cache
def street_words() -> frozenset[str]:
    """Folded words and abbreviations of ways and places: ``RUE``, ``AV``, ``LIEU DIT``.

    Source: La Poste, norm NF Z 10-011 (abbreviations of ways), completed by usage.
    """
    return frozenset(word for word, _ in rows("street_words.csv"))


@cache
def street_types() -> tuple[tuple[str, int], ...]:
    """Full forms with a rough share in thousandths, commonest first, to draw addresses from."""
    weighed = [(word, int(share)) for word, share in rows("street_words.csv") if int(share)]
    return tuple(sorted(weighed, key=lambda entry: (-entry[1], entry[0])))
