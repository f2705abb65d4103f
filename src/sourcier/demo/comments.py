"""The two comment columns: sentences that fit the person, and a count of what they give away."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .comment_words import SENTENCES
from .names import family_table, given_table
from .people import People
from .phones import phone_table
from .plan import LabPlan
from .seeds import Flags, Floats, Ints, stream, weighted
from .text import blank_first, joined, take

_VARIANTS = 60
_PHONE_VARIANTS = 600
_FILL = {"P": 0.062, "D": 0.041}
"""Share of rows with a remark about the person, and about the visit. Invented; sparse, as such columns are."""
_TWO = 0.12
"""Share of remarks that say two things."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    audience: str
    weight: float
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pool:
    """Every sentence with every filling."""

    texts: pa.BinaryArray
    sentence: Ints
    """Which sentence each text is a filling of."""
    first: Ints
    """Position of each sentence's first filling."""
    count: Ints


@dataclass(frozen=True, slots=True)
class Comments:
    """One laboratory's remarks, one entry per person, and for each column the sentences used (-1 for none)."""

    patient: Any
    visit: Any
    used: tuple[Ints, ...]


@lru_cache(maxsize=1)
def sentences() -> tuple[_Sentence, ...]:
    """The sentences of `comment_words`, read."""
    found = []
    for line in SENTENCES.strip().split("\n"):
        said, _, facts = line.rpartition(" = ")
        audience, weight, text = said.split(" ", 2)
        found.append(_Sentence(audience, float(weight), text, () if facts == "-" else tuple(facts.split(" "))))
    return tuple(found)


@lru_cache(maxsize=2)
def _pool(seed: int) -> _Pool:
    rng = stream(seed, "comments")
    texts: list[bytes] = []
    owner: list[int] = []
    for number, sentence in enumerate(sentences()):
        variants = 1 if "{" not in sentence.text else _PHONE_VARIANTS if "{phone}" in sentence.text else _VARIANTS
        texts.extend(_fill(sentence.text, filling) for filling in _fillings(rng, variants))
        owner.extend([number] * variants)
    sentence_of = np.array(owner)
    count = np.bincount(sentence_of)
    return _Pool(pa.array(texts, pa.binary()), sentence_of, np.concatenate([[0], np.cumsum(count)[:-1]]), count)


def _fillings(rng: np.random.Generator, count: int) -> list[dict[str, str]]:
    names = take(family_table(), rng.integers(1, len(family_table()), count)).to_pylist()
    given = take(given_table(), rng.integers(1, len(given_table()), count)).to_pylist()
    phones = take(phone_table(), rng.integers(1, len(phone_table()), count)).to_pylist()
    small, years = rng.integers(2, 13, count).tolist(), rng.integers(1995, 2018, count).tolist()
    return [
        {"n": str(n), "y": str(y), "name": name.decode(), "given": first.decode(), "phone": phone.decode()}
        for n, y, name, first, phone in zip(small, years, names, given, phones, strict=True)
    ]


def _fill(text: str, filling: dict[str, str]) -> bytes:
    said = text.format(**filling)
    if "@" in said:
        start, _, mail = said.rpartition(" A ")
        said = f"{start} A {mail.replace(' ', '').lower()}"
    return said.encode("latin-1", "replace")


def draw_comments(seed: int, plan: LabPlan, people: People) -> Comments:
    """Draw both columns; a laboratory's habits make its share of remarks differ by up to a half."""
    rng = stream(seed, "comments", plan.lab.number)
    habit = rng.uniform(0.6, 1.4)
    groups = _audiences(people)
    patient, told = _column(seed, rng, groups, _FILL["P"] * habit)
    visit, noted = _column(seed, rng, groups, _FILL["D"] * habit)
    return Comments(patient, visit, (*told, *noted))


def _audiences(people: People) -> dict[str, Flags]:
    age, woman = people.age, people.sex == 2  # noqa: PLR2004  # the NIR's code
    adult = age >= 18  # noqa: PLR2004  # majority
    fertile = woman & (age >= 19) & (age <= 43)  # noqa: PLR2004
    return {
        "F": fertile,
        "M": ~woman & (age >= 45),  # noqa: PLR2004
        "V": age >= 70,  # noqa: PLR2004
        "E": age < 15,  # noqa: PLR2004
        "A": adult,
        "T": np.ones(len(age), bool),
    }


def _column(
    seed: int, rng: np.random.Generator, groups: dict[str, Flags], share: float
) -> tuple[Any, tuple[Ints, Ints]]:
    lucky = rng.random(len(groups["T"])) < share * np.where(groups["F"] | groups["V"], 1.5, 0.8)
    first = _drawn(rng, groups, lucky)
    second = _drawn(rng, groups, lucky & (rng.random(len(lucky)) < _TWO))
    told, also = _texts(seed, rng, first), _texts(seed, rng, second)
    between = pc.if_else(pa.array(second >= 0), pa.scalar(b" - ", pa.binary()), pa.scalar(b"", pa.binary()))
    return joined(told, between, also), (first, second)


def _drawn(rng: np.random.Generator, groups: dict[str, Flags], lucky: Flags) -> Ints:
    """A sentence for each lucky row, by the most particular audience it belongs to; -1 elsewhere."""
    result = np.full(len(lucky), -1)
    weights = np.array([sentence.weight for sentence in sentences()])
    audience = np.array([sentence.audience for sentence in sentences()])
    kinds = np.select([groups["E"], groups["F"], groups["V"], groups["M"], groups["A"]], [0, 1, 2, 3, 4], 5)
    open_to = ("ET", "FAT", "VAT", "MAT", "AT", "T")
    for kind, letters in enumerate(open_to):
        rows = np.flatnonzero(lucky & (kinds == kind))
        fits: Floats = weights * np.isin(audience, list(letters)) * np.where(audience == letters[0], 2.5, 1.0)
        result[rows] = weighted(rng, fits, len(rows))
    return result


def _texts(seed: int, rng: np.random.Generator, drawn: Ints) -> Any:
    pool = _pool(seed)
    which = pool.first[drawn] + rng.integers(0, 1 << 30, len(drawn)) % pool.count[drawn]
    source = blank_first(pool.texts)
    return take(source, np.where(drawn >= 0, which + 1, 0))


@lru_cache(maxsize=1)
def _facts() -> tuple[list[str], Flags]:
    """Every kind:status, and which sentence (the last row stands for none) says which."""
    names = sorted({fact for sentence in sentences() for fact in sentence.facts})
    says = [[fact in sentence.facts for fact in names] for sentence in sentences()]
    return names, np.array([*says, [False] * len(names)])


def tally(comments: Comments, rows: Flags) -> Counter[str]:
    """In how many of `rows` each kind:status stands in at least one of the two columns."""
    names, says = _facts()
    told = np.any([says[used[rows]] for used in comments.used], axis=0).sum(axis=0)
    return Counter(dict(zip(names, told.tolist(), strict=True)))
