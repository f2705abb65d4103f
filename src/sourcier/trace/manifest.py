"""Reading ``parties.toml``: parties, what they held, ordered, signed and did; each fault with line and remedy."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sourcier.case import Field, line_of, read_tables
from sourcier.duties import SHAPES as ACTS
from sourcier.model.acts import Contest, Contract, Measure
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.parties import EVENTS, KNEW, ROLES, Event, Holding, Manifest, Party
from sourcier.order import SHAPE as ORDER
from sourcier.order import order_of

from .weigh.prior_file import NAME as PRIOR
from .weigh.prior_file import read_prior

SHAPES: Mapping[str, Mapping[str, Field]] = {
    "party": {
        "id": Field(needed=True),
        "name": Field(needed=True),
        "role": Field("choice", needed=True, choices=ROLES),
        "software": Field("texts"),
        "departments": Field("texts"),
        "labs": Field("texts"),
        "dpo": Field(),
        "contact": Field(),
        "age_key": Field(),
    },
    "holding": {
        "id": Field(needed=True),
        "party": Field(needed=True),
        "label": Field(),
        "from": Field("date"),
        "until": Field("date"),
        "path": Field(),
        "knew": Field("texts", choices=KNEW),
    },
    "order": ORDER,
    "event": {
        "date": Field("date", needed=True),
        "party": Field(needed=True),
        "what": Field("choice", needed=True, choices=EVENTS),
        "note": Field(),
        "time": Field("time"),
    },
    **ACTS,
}
_OWNERS = {
    "holding": ("party",),
    "event": ("party",),
    "order": ("controller", "processor"),
    "contract": ("controller", "processor"),
    "measure": ("party",),
    "contest": ("party",),
}
"""Keys that name a party."""
_PLACED = ("measure", "contest")
"""Tables that may name a holding, or what else is said of."""


class ManifestUnreadable(WrongUse):
    """What people wrote about the parties cannot be understood."""

    code = "E430"

    def __init__(self, line: int, remedy: Message) -> None:
        super().__init__(
            Message("Line %(line)d of the manifest of parties cannot be understood.", {"line": line}),
            Message("Nothing was compared."),
            remedy,
        )


class HoldingMissing(WrongUse):
    """A holding of the manifest names a file that is not there."""

    code = "E431"

    def __init__(self, holding: str, line: int) -> None:
        super().__init__(
            Message(
                "The holding « %(holding)s », line %(line)d of the manifest, names a file that is not there.",
                {"holding": holding, "line": line},
            ),
            Message("Nothing was compared."),
            Message("Correct its path, which is relative to the manifest, or remove the path if you have no copy yet."),
        )


def read_manifest(content: bytes) -> Manifest:
    """Return what the file says, its references checked. Raises ManifestUnreadable."""
    found = read_tables(content, SHAPES, ManifestUnreadable, beside=(PRIOR,))
    for name in ("party", "holding", "order", "contract"):
        _refuse_repeated(content, name, found[name])
    parties = {values["id"] for values in found["party"]}
    for name, keys in _OWNERS.items():
        for number, values in enumerate(found[name]):
            for key in keys:
                if values[key] not in parties:
                    remedy = Message("Add a [[party]] with the id that %(name)s names, or correct it.", {"name": key})
                    raise ManifestUnreadable(line_of(content, name, number), remedy)
    places = {values["id"] for name in ("holding", "order", "contract") for values in found[name]}
    for name in _PLACED:
        for number, values in enumerate(found[name]):
            if values.get("holding", "") not in {"", *places}:
                remedy = Message(
                    "Add a [[holding]] with the id that %(name)s names, or correct it.", {"name": "holding"}
                )
                raise ManifestUnreadable(line_of(content, name, number), remedy)
    return replace(manifest_of(found), prior=read_prior(content, alone=False))


def manifest_of(found: Mapping[str, list[dict[str, Any]]]) -> Manifest:
    """Return what checked tables say."""
    return Manifest(
        tuple(Party(**values) for values in found.get("party", ())),
        tuple(Holding(**_renamed(values)) for values in found.get("holding", ())),
        tuple(order_of(values) for values in found.get("order", ())),
        tuple(Event(**values) for values in found.get("event", ())),
        tuple(Contract(**values) for values in found.get("contract", ())),
        tuple(Measure(**_renamed(values)) for values in found.get("measure", ())),
        tuple(Contest(**values) for values in found.get("contest", ())),
    )


def paths_of(manifest: Manifest, content: bytes, folder: Path) -> Mapping[str, Path]:
    """Return, per holding that names one, where its table, folder or inventory is. Raises HoldingMissing."""
    found: dict[str, Path] = {}
    for number, holding in enumerate(manifest.holdings):
        if holding.path is None:
            continue
        found[holding.id] = folder / holding.path
        if not found[holding.id].exists():
            raise HoldingMissing(holding.id, line_of(content, "holding", number))
    return found


def _renamed(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"since" if name == "from" else name: value for name, value in values.items()}


def _refuse_repeated(content: bytes, name: str, tables: list[dict[str, Any]]) -> None:
    seen: set[str] = set()
    for number, values in enumerate(tables):
        if values["id"] in seen:
            remedy = Message("Give it another id: that one is taken.")
            raise ManifestUnreadable(line_of(content, name, number), remedy)
        seen.add(values["id"])
