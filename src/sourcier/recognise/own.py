"""The user's own kinds and block lists: `kinds.toml` of a case, without code.

[[kind]]
name = "badge"                  # small letters, digits, underscores
pattern = "B[0-9]{6}"           # RE2; the whole value must match
list = ["B000001", "B000002"]   # or: the value stands in this list, capitals and accents aside
check = "luhn"                  # luhn, mod97, nir or none
headers = ["badge", "no badge"]
category = "professional"       # default: technical

[block]
columns = [3]                   # positions from 1: never named
headers = ["LIGNE"]
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sourcier.model.kinds import Category
from sourcier.model.message import Message

from .kind import Kind
from .own_errors import BadName, NotToml, UnknownEntry
from .own_places import Place
from .own_rules import CHECKS, chance_of, own_test
from .registry import known_kinds
from .values import fold_one

_KEYS: Mapping[str, type] = {
    "name": str,
    "pattern": str,
    "list": list,
    "check": str,
    "headers": list,
    "category": str,
    "needs": float,
}
_SHAPES = {str: "Give a string in quotes.", list: "Give a list of strings in [ ].", float: "Give a number."}
_BLOCK_KEYS = {"columns": int, "headers": str}


@dataclass(frozen=True, slots=True)
class Blocks:
    """Columns that are never named."""

    columns: frozenset[int] = frozenset()
    """From 0."""
    headers: frozenset[str] = frozenset()
    """Folded."""

    def holds(self, index: int, header: str) -> bool:
        """Whether this column is not to be named."""
        return index in self.columns or (bool(header) and fold_one(header).strip() in self.headers)


@dataclass(frozen=True, slots=True)
class OwnKinds:
    """What a `kinds.toml` says."""

    kinds: tuple[Kind, ...] = ()
    blocks: Blocks = Blocks()


def read_own_kinds(raw: str | bytes) -> OwnKinds:
    """Return what the text of a `kinds.toml` says. Raises OwnKindsError, which names line and remedy."""
    text = raw if isinstance(raw, str) else raw.decode("utf-8", "replace")
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = getattr(error, "lineno", None) or Place(text).of_message(str(error))
        remedy = Message("Correct that line; strings stand in quotes, lists in [ ].")
        raise NotToml(line, Message("this is not TOML."), remedy) from error
    place = Place(text)
    for key in entries:
        if key not in ("kind", "block"):
            raise UnknownEntry(place.of(key), _unknown(key), Message("Only [[kind]] and [block] mean something here."))
    kinds = tuple(_kind(entry, number, place) for number, entry in enumerate(_tables(entries, place)))
    _refuse_doubles(kinds, place)
    return OwnKinds(kinds, _blocks(entries.get("block", {}), place))


def _tables(entries: Mapping[str, Any], place: Place) -> list[Mapping[str, Any]]:
    listed = entries.get("kind", [])
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        remedy = Message("Write [[kind]] in double brackets before each kind.")
        raise UnknownEntry(place.of("kind"), Message("kinds come as a list of tables."), remedy)
    return listed


def _kind(entry: Mapping[str, Any], number: int, place: Place) -> Kind:
    for key, value in entry.items():
        _check_type(key, value, number, place)
    name = _name(entry, number, place)
    return Kind(
        name=name,
        category=_category(entry, number, place),
        valid=own_test(entry, number, place),
        headers=tuple(fold_one(header) for header in entry.get("headers", [])),
        chance=chance_of(entry),
        needs=float(entry.get("needs", 0.9)),
        distinctive="pattern" in entry or "list" in entry,
        sources=("kinds.toml",),
        rule="One of your own kinds.",
    )


def _check_type(key: str, value: Any, number: int, place: Place) -> None:
    line = place.within(number, key)
    if key not in _KEYS:
        raise UnknownEntry(line, _unknown(key), Message("Known keys: %(keys)s.", {"keys": ", ".join(_KEYS)}))
    wanted = (float, int) if _KEYS[key] is float else _KEYS[key]
    texts = not isinstance(value, list) or all(isinstance(item, str) for item in value)
    if not isinstance(value, wanted) or not texts:
        what = Message("%(key)s has a value of another type than is asked.", {"key": key})
        raise UnknownEntry(line, what, Message(_SHAPES[_KEYS[key]]))
    if key == "check" and value not in CHECKS:
        what = Message("%(check)s is no check.", {"check": str(value)})
        raise UnknownEntry(line, what, Message("Known checks: %(checks)s.", {"checks": ", ".join(CHECKS)}))


def _name(entry: Mapping[str, Any], number: int, place: Place) -> str:
    name = entry.get("name", "")
    line = place.within(number, "name")
    if not name.isidentifier() or name != name.lower() or not name.isascii():
        what = Message("a kind needs a name of small letters, digits and underscores.")
        raise BadName(line, what, Message('Add, for instance, name = "badge_number".'))
    if name in known_kinds():
        what = Message("%(name)s is already a kind.", {"name": name})
        raise BadName(line, what, Message('Choose another name, for instance "own_%(name)s".', {"name": name}))
    return str(name)


def _refuse_doubles(kinds: tuple[Kind, ...], place: Place) -> None:
    names = [kind.name for kind in kinds]
    for number, name in enumerate(names):
        if name in names[:number]:
            what = Message("%(name)s is named twice.", {"name": name})
            raise BadName(place.within(number, "name"), what, Message("Give each kind its own name."))


def _category(entry: Mapping[str, Any], number: int, place: Place) -> Category:
    try:
        return Category(entry.get("category", Category.TECHNICAL))
    except ValueError as error:
        what = Message("%(category)s is no category.", {"category": str(entry["category"])})
        remedy = Message("Known categories: %(known)s.", {"known": ", ".join(Category)})
        raise UnknownEntry(place.within(number, "category"), what, remedy) from error


def _blocks(entry: Mapping[str, Any], place: Place) -> Blocks:
    for key, value in entry.items():
        kind = _BLOCK_KEYS.get(key)
        if kind is None or not isinstance(value, list) or not all(type(item) is kind for item in value):
            remedy = Message('Write columns = [1, 2] (positions from 1) or headers = ["LIGNE"].')
            raise UnknownEntry(place.of(key), Message("%(key)s cannot be blocked this way.", {"key": key}), remedy)
    columns = frozenset(position - 1 for position in entry.get("columns", []))
    return Blocks(columns, frozenset(fold_one(header).strip() for header in entry.get("headers", [])))


def _unknown(key: str) -> Message:
    return Message("%(key)s means nothing here.", {"key": key})
