"""The counts each term rests on, as the facts show them."""

from collections.abc import Mapping

import numpy as np

from sourcier.model.hypotheses import FABRICATED

from .likelihood import TERMS
from .piece import Held, Piece
from .stories import Claims, Story

Numbers = Mapping[str, str | int | float]
_NEAR = 7
"""Days between a last visit and the day of a copy that count as one."""
_PART = 0.01


def numbers(term: str, story: Story, piece: Piece, held: Held, claims: Claims) -> Numbers:
    """Return the counts behind one term of one story."""
    claim = claims.number.get(story.members, -1) if story.members else -1
    told = {
        "rows_explained": _rows,
        "same_days": _days,
        "size": _size,
        "coverage": _coverage,
        "values": _values,
        "columns": _columns,
    }
    if term == "last_visits":
        return _visits(piece, held, claims, claim)
    if term == "authenticity":
        return {"verdict": piece.verdict}
    if term == "copied_from":
        return {"first": story.named[0], "last": story.named[-1]} if story.named else {}
    if claim < 0:
        return _nowhere(piece, held) if term == "rows_explained" and story.sort != FABRICATED else _labs(piece)
    return told[term](piece, held, claims, claim) if term in told else {}


def _labs(piece: Piece) -> Numbers:
    return {"labs": len(piece)}


def _nowhere(piece: Piece, held: Held) -> Numbers:
    return {"rows": _whole(held.anywhere.sum()), "of": int(piece.rows.sum())}


def _whole(value: float) -> int:
    return int(np.rint(value))


def _rows(piece: Piece, held: Held, claims: Claims, claim: int) -> Numbers:
    return {
        "rows": _whole(claims.shared[claim].sum()),
        "of": int(piece.rows.sum()),
        "anywhere": _whole(max(held.anywhere.sum(), claims.shared[claim].sum())),
    }


def _days(piece: Piece, _held: Held, claims: Claims, claim: int) -> Numbers:
    blocks = claims.blocks[claim]
    same, later, dated = (_whole(one[claim][blocks].sum()) for one in (claims.same, claims.after, claims.dated))
    return {"same": same, "later": later, "of": dated, "labs": len(piece)}


def _size(piece: Piece, held: Held, claims: Claims, claim: int) -> Numbers:
    return {
        "rows": _whole(claims.shared[claim].sum()),
        "holding_rows": _whole(claims.total[claim]),
        "under_labs": _whole(claims.size[claim].sum()),
        "known": _whole(held.size.max(axis=0, initial=0.0).sum()),
        "labs": len(piece),
    }


def _coverage(piece: Piece, held: Held, claims: Claims, claim: int) -> Numbers:
    known = claims.size[claim] > 0
    shares = claims.shared[claim][known] / np.maximum(claims.size[claim][known], 1)
    low, high = (float(shares.min()), float(shares.max())) if shares.size else (0.0, 0.0)
    outside = max(claims.total[claim] - claims.size[claim].sum(), 0.0)
    return {
        "labs": int(known.sum()),
        "of_labs": len(piece),
        "low": round(min(low, 1.0), 6),
        "high": round(min(high, 1.0), 6),
        "outside": _whole(outside),
        "holdings": len(held),
    }


def _visits(piece: Piece, held: Held, claims: Claims, claim: int) -> Numbers:
    told = ~np.isnan(piece.last)
    gaps = piece.left - piece.last
    at_migration = int((told & (gaps >= 0) & (gaps <= _NEAR)).sum())
    found: dict[str, str | int | float] = {"labs": int(told.sum()), "at_migration": at_migration, "days": _NEAR}
    if claim >= 0:
        at_end = 0
        for act in claims.acts[claim]:
            apart = held.last[claims.act_of[act]] - piece.last
            at_end += int((claims.act_blocks[act] & (apart >= 0) & (apart <= _NEAR)).sum())
        found["at_holding_end"] = at_end
    if told.any():
        found["spread_days"] = int(np.nanmax(piece.last) - np.nanmin(piece.last))
    return found


def _values(piece: Piece, held: Held, claims: Claims, claim: int) -> Numbers:
    members = list(claims.members[claim])
    return {
        "agreed": int(held.values[members, 0].sum()),
        "compared": int(held.values[members, 1].sum()),
        "labs": len(piece),
    }


def _columns(piece: Piece, held: Held, claims: Claims, claim: int) -> Numbers:
    lacking = held.columns[list(claims.members[claim])]
    return {"lacking": int(lacking[:, 0].min(initial=0)), "of": int(lacking[:, 1].max(initial=0)), "labs": len(piece)}


__all__ = ["TERMS", "Numbers", "numbers"]
