"""How each story stands among the others: what it leaves unexplained of what any holding explains.

Some of what tells stories apart is no property of one of them: that a holding lacks two rows of a hundred says one
thing where no other has those two, and another where one has. What such standings are worth is learnt from worlds.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.hypotheses import CHAIN, COMMON_SUPPLIER, FABRICATED, NONE_OF_THESE, ONE_HOLDING, SEVERAL

from .densities import Betas, log_share
from .piece import Held, Piece
from .stories import Claims, Story

KNOTS = (0.003, 0.01, 0.03, 0.08, 0.2, 0.5)
"""Shares between which what is learnt is drawn as straight lines, on a logarithmic scale."""
SHIFTED = (SEVERAL, COMMON_SUPPLIER, FABRICATED, NONE_OF_THESE)
"""Sorts of story with a shift of their own, against that of one holding."""
_SOURCES = (ONE_HOLDING, SEVERAL, CHAIN)
_SIZES = ("", " by rows", " by labs", " without migrations")
_STRANGERS: Betas = ((0.6, 0.3, 8.0), (0.4, 1.0, 1.0))
"""How well other holdings know rows that were damaged or added."""
_OUTSIDE, _MOST_COMPANY = 100.0, 8.0
"""Rows that a holding lacks count as no more than so many; what they say counts no more than that."""
_MIXED = 0.005
"""Share of rows from which several holdings are said to have given rows of one laboratory."""
_MOST_HOLDINGS = 30
_MOSTLY_DATED = 0.5


@dataclass(frozen=True, slots=True)
class Size:
    """What decides which worlds a case is like."""

    rows: int
    labs: int
    holdings: int
    dated: float
    migrations: float = 1.0
    """Share of the laboratories with a last visit of which it is told when they left their software."""

    @property
    def dates(self) -> bool:
        """Whether days of last visits tell."""
        return self.dated >= _MOSTLY_DATED

    @property
    def scaled(self) -> np.ndarray:
        """What weights depend on: rows, laboratories, migrations nobody told; zero in the middle of the worlds."""
        rows = np.log(min(max(self.rows, 30), 3000) / 300) / 2
        labs = np.log(min(max(self.labs, 1), 30) / 5) / 2
        return np.array([1.0, rows, labs, 1.0 - self.migrations])


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """One entry per story, unless said otherwise."""

    sorts: tuple[str, ...]
    lacking: np.ndarray
    """Of rows that stand anywhere, the share that does not stand in its holdings; 1 where it is about none."""
    mixed: np.ndarray
    """Share of its rows that make laboratories a mixture of several holdings."""
    company: np.ndarray
    """How much more the rows it does not explain are strangers than those it explains: a log-likelihood ratio."""
    nowhere: float
    """Share of all rows that stand in no holding."""
    best: float
    """Of the holding that lacks least, what it lacks."""
    second: float
    """The same of the next."""
    size: Size


def standing_of(piece: Piece, held: Held, claims: Claims, stories: Sequence[Story], size: Size) -> Standing:
    """Return how stories stand."""
    rows, anywhere = max(float(piece.rows.sum()), 1.0), float(held.anywhere.sum())
    claim = [claims.number.get(story.members, -1) for story in stories]
    shared = claims.shared.sum(axis=1)
    lacking = np.array([1.0 if at < 0 else 1 - shared[at] / max(anywhere, shared[at], 1.0) for at in claim])
    mixed = np.array([0.0 if at < 0 else claims.mixed[at] for at in claim])
    alone = sorted(1 - held.shared.sum(axis=1) / max(anywhere, 1.0))
    best, second = (float(np.clip([*alone, 1.0, 1.0][at], 0, 1)) for at in (0, 1))
    nowhere = float(np.clip(1 - anywhere / rows, 0, 1))
    company = _company(piece, held, claims)
    of_each = np.array([0.0 if at < 0 else company[at] for at in claim])
    return Standing(tuple(story.sort for story in stories), lacking, mixed, of_each, nowhere, best, second, size)


def _company(piece: Piece, held: Held, claims: Claims) -> np.ndarray:
    """Return, per claim, what other holdings say of rows it lacks.

    If a larger place is the source, they know the rows that are missing here as well as those that are here; if this
    one is, what it lacks was damaged or added, and they know it less.
    """
    rows = float(piece.rows.sum())
    shared, others = claims.shared.sum(axis=1), claims.others.sum(axis=1)
    outside = np.maximum(rows - shared, 0.0)
    known = np.clip(float(held.anywhere.sum()) - shared, 0.0, outside)
    scale = np.minimum(1.0, _OUTSIDE / np.maximum(outside, 1.0))
    rate = (others + 0.5) / (shared + 1.0)
    found = np.zeros(len(shared))
    for at in range(len(shared)):
        held_there, of = np.array(known[at] * scale[at]), np.array(outside[at] * scale[at])
        alike = ((0.85, 20 * rate[at] + 0.5, 20 * (1 - rate[at]) + 0.5), (0.15, 1.0, 1.0))
        found[at] = float(log_share(held_there, of, _STRANGERS) - log_share(held_there, of, alike))
    return np.clip(found, -_MOST_COMPANY, _MOST_COMPANY)


def _between(share: np.ndarray | float) -> np.ndarray:
    """Return how near a share lies to each knot; the last axis adds up to 1."""
    at = np.log(np.clip(np.asarray(share, float), 0, 1) + 0.002)
    knots = np.log(KNOTS)
    return np.stack([np.interp(at, knots, np.eye(len(KNOTS))[knot]) for knot in range(len(KNOTS))], axis=-1)


def _columns() -> tuple[tuple[str, str], ...]:
    knots = [f" {knot}" for knot in KNOTS]
    found = [(f"{sort}{by}", "") for sort in SHIFTED for by in (*_SIZES, " by holdings")]
    found += [(f"mixed{by}", "coverage") for by in ("", " share", " by rows", " by labs")]
    found += [(f"{name}company", "rows_explained") for name in ("", "several ", "none ")]
    found += [(f"{name}{knot}", "rows_explained") for name in _TOLD for knot in knots]
    return tuple(found)


_TOLD = (
    "lacking", "lacking by rows", "several lacking",
    "none nowhere", "none nowhere by rows", "fabricated nowhere", "several nowhere",
    "none best", "none second", "several best", "several second",
)  # fmt: skip
COLUMNS = _columns()
"""Name of each thing that is learnt, and the term it is shown under; empty: under none."""


def learnt(standing: Standing) -> np.ndarray:
    """Return what is learnt the worth of: shape (stories, `COLUMNS`)."""
    sorts, size = np.array(standing.sorts), standing.size.scaled
    count = len(sorts)
    by = np.append(size, np.log(min(max(standing.size.holdings, 1), _MOST_HOLDINGS) / 10))
    several, none = (sorts == SEVERAL)[:, None], (sorts == NONE_OF_THESE)[:, None]
    found = [(sorts == sort)[:, None] * by for sort in SHIFTED]
    mixture = standing.mixed > _MIXED
    found.append(np.stack([
        mixture, 3 * np.minimum(standing.mixed, 0.3), mixture * size[1], mixture * size[2],
    ], axis=1))  # fmt: skip
    source = np.isin(sorts, _SOURCES)
    company = standing.company * source
    nearest = int(np.argmin(np.where(sorts == ONE_HOLDING, standing.lacking, 2.0)))
    found.append(np.stack([
        company, company * several[:, 0], none[:, 0] * (standing.company[nearest] if count else 0.0),
    ], axis=1))  # fmt: skip
    lacking = _between(standing.lacking) * source[:, None]
    nowhere, best, second = (_between(share)[None, :] for share in (standing.nowhere, standing.best, standing.second))
    found += [lacking, lacking * size[1], lacking * several]
    found += [none * nowhere, none * nowhere * size[1], (sorts == FABRICATED)[:, None] * nowhere, several * nowhere]
    found += [none * best, none * second, several * best, several * second]
    return np.concatenate([np.asarray(one, float).reshape(count, -1) for one in found], axis=1)
