"""One segment, weighed: every story's likelihood, calibrated, set against all others, with what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sourcier.model.hypotheses import CHAIN, ONE_HOLDING

from .calibration import Calibration, calibration, least
from .likelihood import TERMS, Weigher
from .piece import Held, Piece, Together
from .priors import Prior, equal, yours
from .ratios import Ratios, ratios, within
from .standing import Size, standing_of
from .stories import Claims, Story, Supplier, claims_of, several_of, stories_of

_ITSELF = 1.0
"""Power of ten: the cap of a holding that is the leak's own file, which anyone may have taken from where it leaked."""
_MOST_LEFT_OUT = 40
"""Laboratories that are left out one by one, those with most rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """What is weighed in one segment."""

    piece: Piece
    held: Held
    own: tuple[bool, ...]
    """Per holding, whether it is a controller's."""
    suppliers: tuple[Supplier, ...] = ()
    stores: tuple[tuple[int, ...], ...] = ()
    """The holdings, by number, of each supplier that has several."""
    together: Together | None = None
    """What several holdings hold together; None where nothing tells row by row."""
    chains: tuple[tuple[int, int, float], ...] = ()
    alike: tuple[frozenset[str], ...] = ()
    """Holdings that cannot be told apart."""
    itself: frozenset[str] = frozenset()
    """Holdings that are the leak's own file."""
    incomplete: frozenset[str] = frozenset()

    def without(self, block: int) -> "Case":
        """Return the same with one block left out."""
        kept = np.arange(len(self.piece)) != block
        piece, held = self.piece, self.held
        taken = {
            name: getattr(held, name)[:, kept]
            for name in ("size", "shared", "dated", "same", "after", "beyond", "last")
        }
        less = held.size[:, block]
        place = np.cumsum(kept) - 1
        suppliers = tuple(
            replace(one, served=frozenset(int(place[at]) for at in one.served if at != block)) for one in self.suppliers
        )
        return replace(
            self,
            piece=replace(
                piece,
                labels=tuple(label for label, stays in zip(piece.labels, kept, strict=True) if stays),
                rows=piece.rows[kept],
                dated=piece.dated[kept],
                last=piece.last[kept],
                left=piece.left[kept],
            ),
            held=replace(held, total=held.total - less, anywhere=held.anywhere[kept], **taken),
            suppliers=suppliers,
            together=None if self.together is None else _without(self.together, kept),
        )


def _without(together: Together, kept: np.ndarray) -> Together:
    return lambda members: together(members).only(kept)


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """The outcome; arrays have one entry per story, in the order of `stories`."""

    case: Case
    claims: Claims
    stories: tuple[Story, ...]
    classes: tuple[int, ...]
    terms: np.ndarray
    """Calibrated, one column per term and one that belongs to none."""
    logs: np.ndarray
    calibration: Calibration
    prior: np.ndarray
    raw: Ratios
    """Before the caps."""
    found: Ratios
    most: np.ndarray
    """The cap of each story, as a power of ten."""
    yours: tuple[np.ndarray, Ratios] | None
    """The prior that people handed in, and what comes of it."""


def weigh(case: Case, prior: Prior | None = None) -> Weighed:
    """Weigh the stories of a segment."""
    several = several_of(case.piece, _without_itself(case), case.own, case.together)
    claims = claims_of(case.piece, case.held, (*several, *case.stores), case.together)
    stories = stories_of(case.held, several, case.suppliers, case.chains)
    size = size_of(case)
    read = calibration(size)
    standing = standing_of(case.piece, case.held, claims, stories, size)
    terms = read.read(Weigher(case.piece, case.held, claims).weigh(stories).terms, standing)
    if case.incomplete and read.cap > _ITSELF:
        read = replace(read, cap=_ITSELF, why=(*read.why, "holdings_incomplete"))
    logs = _no_better(case, claims, stories, terms.sum(axis=1))
    classes = classes_of(stories, case.alike)
    shown = equal(stories)
    raw = ratios(logs, shown, classes)
    most = np.array([min(read.cap, _ITSELF) if case.itself & set(story.named) else read.cap for story in stories])
    found = within(raw, shown, classes, most, least())
    other = None
    if prior:
        theirs = yours(stories, prior)
        other = (theirs, within(ratios(logs, theirs, classes), theirs, classes, most, least()))
    return Weighed(case, claims, stories, classes, terms, logs, read, shown, raw, found, most, other)


def size_of(case: Case) -> Size:
    """Return what the calibration is chosen by."""
    piece = case.piece
    rows, told = int(piece.rows.sum()), np.isfinite(piece.last)
    migrations = float((told & np.isfinite(piece.left)).sum() / max(told.sum(), 1))
    return Size(rows, len(piece), len(case.held), float(piece.dated.sum()) / max(rows, 1), migrations)


def classes_of(stories: Sequence[Story], alike: Sequence[frozenset[str]]) -> tuple[int, ...]:
    """Return a number per story; stories about the same taking of rows, or about holdings alike, have the same."""
    classes: dict[tuple[str, frozenset[str]], int] = {}
    found = []
    for story in stories:
        leaked = (story.named[-1],) if story.sort == CHAIN else story.named
        sort = ONE_HOLDING if story.sort == CHAIN else story.sort
        members = frozenset(min([name, *(other for one in alike if name in one for other in one)]) for name in leaked)
        key = (sort, members) if leaked and sort != "common_supplier" else (story.id, frozenset())
        found.append(classes.setdefault(key, len(classes)))
    return tuple(found)


def _without_itself(case: Case) -> Held:
    """The holdings, those that are the leak's own file taken to explain nothing beside others."""
    kept = np.array([name not in case.itself for name in case.held.ids], float)
    return replace(case.held, shared=case.held.shared * kept[:, None])


def _no_better(case: Case, claims: Claims, stories: Sequence[Story], logs: np.ndarray) -> np.ndarray:
    """Let a holding that is the leak's own file fit no better than another that holds nearly as much.

    It fits perfectly whatever came to pass: it may have been made of the leak.
    """
    found = logs.copy()
    for place, story in enumerate(stories):
        if not case.itself & set(story.named):
            continue
        mine = claims.shared[claims.number[story.members]].sum() if story.members in claims.number else 0.0
        others = [
            logs[at] for at, other in enumerate(stories)
            if other.members and not case.itself & set(other.named)
            and claims.shared[claims.number.get(other.members, 0)].sum() >= 0.9 * mine
        ]  # fmt: skip
        if others:
            found[place] = min(found[place], max(others) - 1e-6)
    return found


@dataclass(frozen=True, slots=True, eq=False)
class Rests:
    """How the ratios would be without one thing: one entry per story."""

    code: str
    lab: str
    log10: np.ndarray


def rests_on(weighed: Weighed) -> tuple[Rests, ...]:
    """Weigh anew without each term, without the days of migrations, and without each laboratory."""
    case, size = weighed.case, size_of(weighed.case)
    found = []

    def add(code: str, lab: str, totals: np.ndarray, claims: Claims) -> None:
        logs = _no_better(case, claims, weighed.stories, totals)
        found.append(Rests(code, lab, ratios(logs, weighed.prior, weighed.classes).log10))

    def totals(less: Case, size: Size, claims: Claims, *, migrations: bool = True) -> np.ndarray:
        stories = _served(weighed.stories, less)
        terms = Weigher(less.piece, less.held, claims, migrations=migrations).weigh(stories).terms
        read = calibration(size).read(terms, standing_of(less.piece, less.held, claims, stories, size))
        total: np.ndarray = read.sum(axis=1)
        return total

    whole = weighed.terms.sum(axis=1)
    for place, term in enumerate(TERMS):
        if np.ptp(weighed.terms[:, place]) > 0:
            add(term, "", whole - weighed.terms[:, place], weighed.claims)
    if np.isfinite(case.piece.left).any() and (case.piece.dated > 0).any():
        blind = replace(size, migrations=0.0)
        add("migration_dates", "", totals(case, blind, weighed.claims, migrations=False), weighed.claims)
    if len(case.piece) > 1:
        several = tuple(members for members in weighed.claims.members if len(members) > 1)
        order = np.argsort(-case.piece.rows, kind="stable")[:_MOST_LEFT_OUT]
        for block in order.tolist():
            less = case.without(block)
            claims = claims_of(less.piece, less.held, several, less.together)
            add("lab", case.piece.labels[block], totals(less, size, claims), claims)
    return tuple(found)


def _served(stories: Sequence[Story], case: Case) -> tuple[Story, ...]:
    by_party = {one.party: one for one in case.suppliers}
    return tuple(
        story if story.supplier is None else replace(story, supplier=by_party[story.supplier.party])
        for story in stories
    )
