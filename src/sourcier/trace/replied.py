"""What parties replied, as tables that count beside the manifest: nothing in it is written over, only blanks filled."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from sourcier.case import Case, Field, line_of, read_tables
from sourcier.model.acts import Contract
from sourcier.model.duties import Reply
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.parties import CONTROLLER, Holding, Manifest, Order
from sourcier.model.replies import TABLES

from .manifest import SHAPES, manifest_of

_SIDES = ("controller", "processor")
_LISTED = ("holding", "order", "event", "contract", "measure", "contest")
_NOTHING = Message("The reply was not entered; the case is as it was.")
_BLANK: tuple[Any, ...] = (None, "", ())
_AS_IF_UNSAID = ("written", "yes")
Kept = Holding | Order | Contract
Filled = TypeVar("Filled", Holding, Order, Contract)


def _free(name: str, field: Field) -> Field:
    """The same field, where a party speaks for itself: whose table it is goes without saying."""
    return replace(field, needed=field.needed and name not in ("party", *_SIDES))


_SHAPES: Mapping[str, Mapping[str, Field]] = {
    name: {key: _free(key, field) for key, field in SHAPES[name].items()} for name in _LISTED
}


class ReplyUnreadable(WrongUse):
    """The tables of a reply cannot be understood."""

    code = "E450"

    def __init__(self, line: int, remedy: Message) -> None:
        super().__init__(Message("Line %(line)d of the reply cannot be understood.", {"line": line}), _NOTHING, remedy)


class ReplyOverwrites(WrongUse):
    """A reply would change what somebody wrote before."""

    code = "E451"

    def __init__(self, line: int, name: str) -> None:
        super().__init__(
            Message("Line %(line)d of the reply says otherwise what is known already.", {"line": line}),
            _NOTHING,
            Message(
                "Nothing is written over: give it an id of its own, leave %(name)s out, or contest a fact with a "
                "[[contest]] table.",
                {"name": name},
            ),
        )


class ReplyHoldingMissing(WrongUse):
    """A holding that a reply brought names a file that is not there."""

    code = "E452"

    def __init__(self, holding: str) -> None:
        super().__init__(
            Message("The holding « %(holding)s » of a reply names a file that is not there.", {"holding": holding}),
            Message("Nothing was compared."),
            Message("Put the file where the reply says: its paths are relative to the reply."),
        )


@dataclass(frozen=True, slots=True)
class Told:
    """One reply, read: its tables, and where its files are."""

    party: str
    said: Manifest
    brought: Mapping[str, int]
    paths: Mapping[str, Path]


def read_reply(content: bytes, party: str, manifest: Manifest, place: Path) -> Told:
    """Return what a party's tables say; paths in them are relative to `place`.

    Raises ReplyUnreadable, which names line and remedy.
    """
    found = read_tables(content, _SHAPES, ReplyUnreadable)
    who = _Speaking(
        party,
        next(one.role for one in manifest.parties if one.id == party),
        frozenset(one.id for one in manifest.parties),
        {("order", one.id): (one.controller, one.processor) for one in manifest.orders}
        | {("contract", one.id): (one.controller, one.processor) for one in manifest.contracts},
    )
    for name in _LISTED:
        for number, values in enumerate(found[name]):
            _own(content, name, number, values, who)
    said = manifest_of(found)
    paths = {one.id: place / one.path for one in said.holdings if one.path is not None}
    return Told(party, said, {name: len(found[name]) for name in _LISTED if found[name]}, paths)


@dataclass(frozen=True, slots=True)
class _Speaking:
    """Who speaks, and of what is known already."""

    party: str
    role: str
    known: frozenset[str]
    sides: Mapping[tuple[str, str], tuple[str, str]]
    """Between whom each known order or contract is."""


def _own(content: bytes, name: str, number: int, values: dict[str, Any], who: _Speaking) -> None:
    """Fill in whose table it is; a party speaks for itself only."""
    party = who.party
    if name not in ("order", "contract"):
        if values.setdefault("party", party) != party:
            raise ReplyUnreadable(
                line_of(content, name, number), Message("Leave party out: a party speaks for itself.")
            )
        return
    for side, known in zip(_SIDES, who.sides.get((name, values["id"]), ()), strict=False):
        values.setdefault(side, known)
    values.setdefault(_SIDES[0] if who.role == CONTROLLER else _SIDES[1], party)
    for side in _SIDES:
        if values.get(side) not in who.known:
            remedy = Message("Say %(name)s, by the id of a party of the manifest.", {"name": side})
            raise ReplyUnreadable(line_of(content, name, number), remedy)
    if party not in (values[_SIDES[0]], values[_SIDES[1]]):
        raise ReplyUnreadable(
            line_of(content, name, number), Message("A party speaks of its own orders and contracts.")
        )


def checked(manifest: Manifest, told: Told, content: bytes) -> None:
    """Refuse a reply that says otherwise what is known, or speaks of what is not there.

    Raises ReplyOverwrites, ReplyUnreadable, ReplyHoldingMissing.
    """
    said = told.said
    sides: tuple[tuple[str, tuple[Kept, ...], tuple[Kept, ...]], ...] = (
        ("holding", manifest.holdings, said.holdings),
        ("order", manifest.orders, said.orders),
        ("contract", manifest.contracts, said.contracts),
    )
    for name, known, new in sides:
        before = {one.id: one for one in known}
        for number, one in enumerate(new):
            if key := one.id in before and _otherwise(before[one.id], one):
                raise ReplyOverwrites(line_of(content, name, number), key)
    places = _places(manifest) | _places(said)
    placed = {"measure": [one.holding for one in said.measures], "contest": [one.holding for one in said.contests]}
    for name, every in placed.items():
        for number, place in enumerate(every):
            if place not in {"", *places}:
                remedy = Message("Correct %(name)s: there is none of that id.", {"name": "holding"})
                raise ReplyUnreadable(line_of(content, name, number), remedy)
    found_in(told)


def _places(manifest: Manifest) -> set[str]:
    return {one.id for every in (manifest.holdings, manifest.orders, manifest.contracts) for one in every}


def _otherwise(known: Kept, said: Kept) -> str:
    """Return the first key by which a table says otherwise what is known; empty where there is none."""
    for name in (field.name for field in fields(known)):
        old: Any = getattr(known, name)
        new: Any = getattr(said, name)
        if name != "knew" and old not in _BLANK and new not in _BLANK and new != old and (name, new) != _AS_IF_UNSAID:
            return name
    return ""


def with_reply(manifest: Manifest, told: Told) -> Manifest:
    """Return the manifest with one reply: what is known stands, blanks are filled, what is new is added."""
    said = told.said
    return replace(
        manifest,
        holdings=_filled(manifest.holdings, said.holdings),
        orders=_filled(manifest.orders, said.orders),
        contracts=_filled(manifest.contracts, said.contracts),
        events=(*manifest.events, *said.events),
        measures=(*manifest.measures, *said.measures),
        contests=(*manifest.contests, *said.contests),
    )


def _filled(known: Sequence[Filled], said: Sequence[Filled]) -> tuple[Filled, ...]:
    every = {one.id: one for one in known}
    for one in said:
        every[one.id] = _merged(every[one.id], one) if one.id in every else one
    return tuple(every.values())


def _merged(known: Filled, said: Filled) -> Filled:
    changed: dict[str, Any] = {}
    for name in (field.name for field in fields(known)):
        old: Any = getattr(known, name)
        new: Any = getattr(said, name)
        if name == "knew":
            changed["knew"] = tuple(dict.fromkeys((*old, *new)))
        elif old in _BLANK:
            changed[name] = new
    return replace(known, **changed)


def replied(case: Case, manifest: Manifest) -> tuple[Manifest, Mapping[str, Path], tuple[Reply, ...]]:
    """Return the manifest with all replies of a case that are tables, the files they brought, and which they are.

    What the manifest says since then comes before a reply: it is whoever leads the inquiry that writes it. Raises
    ReplyHoldingMissing; CaseDamaged.
    """
    paths: dict[str, Path] = {}
    counted = tuple(one for one in case.replies.sheet.replies if one.sort == TABLES)
    for reply in counted:
        content, place = case.replies.content(reply)
        if reply.party not in {one.id for one in manifest.parties}:
            continue
        told = read_reply(content, reply.party, manifest, place)
        given = {one.id for one in manifest.holdings if one.path is not None}
        paths.update({name: path for name, path in found_in(told).items() if name not in given})
        manifest = with_reply(manifest, told)
    return manifest, paths, counted


def found_in(told: Told) -> Mapping[str, Path]:
    """Return where the files of a reply are. Raises ReplyHoldingMissing."""
    for holding in _missing(told):
        raise ReplyHoldingMissing(holding)
    return told.paths


def _missing(told: Told) -> Iterator[str]:
    return (holding for holding, path in told.paths.items() if not path.exists())
