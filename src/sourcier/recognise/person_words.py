"""Words of people's names, prepared once: lists, particles, and the words that stand between names."""

from functools import cache

from sourcier.data import family_name_array, given_name_array, titles

from .characters import LETTERS, among, made_of
from .members import Members
from .values import Flags, Values

_NAME_SIGNS = LETTERS | among(" '.-")
_NAME_SHAPE = r"^[\pL][\pL '’.\-]*$"
_PARTICLES = (
    "DE",
    "DU",
    "DES",
    "D",
    "LA",
    "LE",
    "LES",
    "EL",
    "AL",
    "BEN",
    "VAN",
    "VON",
    "DER",
    "DEN",
    "DA",
    "DI",
    "DOS",
)
_LINKS = ("EP", "EPOUSE", "EPSE", "NEE", "NE", "VVE", "VEUVE", "ET")
_DOCTORS = ("DR", "DOCTEUR", "DOCTEURE", "DOCT", "PR", "PROFESSEUR", "PROF")


@cache
def given() -> Members:
    """Given names frequent in France."""
    return Members(given_name_array())


@cache
def family() -> Members:
    """Family names frequent in France."""
    return Members(family_name_array())


@cache
def particles() -> Members:
    """Particles and the words between a name at birth and one by marriage."""
    return Members((*_PARTICLES, *_LINKS))


@cache
def civilities() -> Members:
    """Every written form of a civility."""
    return Members(tuple(titles()))


@cache
def doctors() -> Members:
    """Titles a prescriber is named by."""
    return Members(_DOCTORS)


def given_words(values: Values) -> Flags:
    """Which words of the values are listed given names, one per word."""
    return values.once("given words", lambda these: given().holds_hashes(these.word_hashes))


def family_words(values: Values) -> Flags:
    """Which words of the values are listed family names, one per word."""
    return values.once("family words", lambda these: family().holds_hashes(these.word_hashes))


def name_shaped(values: Values) -> Flags:
    """Which values hold nothing but letters, spaces, hyphens, apostrophes and dots, as a name does."""
    return values.once("name shape", lambda these: made_of(these.text, _NAME_SIGNS, _NAME_SHAPE))
