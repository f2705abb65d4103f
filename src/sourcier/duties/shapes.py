"""Contracts, measures and contests as people write them, beside parties, holdings, orders and events."""

from collections.abc import Mapping

from sourcier.case import Field
from sourcier.model.acts import CLAUSES, MEASURES, STATES, WRITTEN

SHAPES: Mapping[str, Mapping[str, Field]] = {
    "contract": {
        "id": Field(needed=True),
        "controller": Field(needed=True),
        "processor": Field(needed=True),
        "signed": Field("date"),
        "until": Field("date"),
        "written": Field("choice", choices=WRITTEN),
        "clauses": Field("texts", choices=CLAUSES),
    },
    "measure": {
        "party": Field(needed=True),
        "what": Field("choice", needed=True, choices=MEASURES),
        "state": Field("choice", choices=STATES),
        "from": Field("date"),
        "until": Field("date"),
        "holding": Field(),
        "note": Field(),
    },
    "contest": {
        "party": Field(needed=True),
        "fact": Field(needed=True),
        "holding": Field(),
        "why": Field(),
    },
}
