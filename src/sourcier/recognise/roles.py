"""Whom a column is about: the patient, the prescriber, the laboratory ... By kind, by header, by what determines it."""

from collections.abc import Sequence

from .table import Table, View

BY_KIND = {
    "doctor": "prescriber",
    "rpps": "prescriber",
    "adeli": "prescriber",
    "lab_name": "laboratory",
    "finess": "laboratory",
    "siret": "laboratory",
    "siren": "laboratory",
    "user_code": "staff",
    "record_id": "file",
}
_SHARED = frozenset(
    {"postcode", "commune", "commune_code", "street", "department", "landline", "mobile", "phone", "email"}
    | {"given_name", "family_name", "full_name", "title", "sex"}
)
"""Kinds that patients, doctors and laboratories all have."""
_NUMBERS = ("nir", "ins")
_OWN, _LESS = 0.9, 0.15
"""Share of a person's own numbers that agree with the birth date, and by how much an insured's agree less often."""
_DETERMINED = 0.8
_REPEATED = 5


def roles_of(table: Table, kinds: Sequence[str | None]) -> tuple[str, ...]:
    """Return one role per column."""
    return tuple(_role(table, view, kind, kinds) for view, kind in zip(table.views, kinds, strict=True))


def _role(table: Table, view: View, kind: str | None, kinds: Sequence[str | None]) -> str:
    hinted = view.hint.role
    if kind == "doctor":
        return hinted if hinted in ("sampler", "staff") else "prescriber"
    if kind in BY_KIND:
        return hinted if hinted and kind in ("rpps", "adeli") and hinted != "patient" else BY_KIND[kind]
    if kind in _NUMBERS and not hinted and _is_insured(table, view, kinds):
        return "insured"
    if kind in _SHARED:
        return hinted or _owner(table, view, kinds) or "patient"
    return hinted if hinted in ("prescriber", "sampler", "insured", "staff", "laboratory") else "patient"


def _owner(table: Table, view: View, kinds: Sequence[str | None]) -> str | None:
    """Return the role of the doctor or laboratory whose rows always show the same value here."""
    for anchor, kind in zip(table.views, kinds, strict=True):
        if kind not in ("doctor", "rpps", "lab_name", "finess") or anchor is view:
            continue
        if anchor.summary.filled < _REPEATED * anchor.summary.distinct:
            continue
        if table.strength(anchor.index, view.index) >= _DETERMINED:
            return _role(table, anchor, kind, ())
    return None


def _is_insured(table: Table, view: View, kinds: Sequence[str | None]) -> bool:
    """Whether another number stands beside this one, as full or half as full, that agrees better with the birth."""
    mine = _agreeing(table, view, kinds)
    others = [v for v, kind in zip(table.views, kinds, strict=True) if kind in _NUMBERS and v is not view]
    beside = [_agreeing(table, v, kinds) for v in others if v.summary.said * 2 >= view.summary.said]
    best = max(beside, default=0.0)
    return best >= _OWN and mine < best - _LESS


def _agreeing(table: Table, nir: View, kinds: Sequence[str | None]) -> float:
    """Share of the number's months of birth that are those of the birth date beside it, the best of several."""
    found = [0.0]
    for view, kind in zip(table.views, kinds, strict=True):
        of, held = (table.proofs.count(what, nir.index, view.index) for what in ("births", "birth_month"))
        if kind == "birth_date" and of:
            found.append(held / of)
    return max(found)
