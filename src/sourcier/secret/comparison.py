"""The key of a comparison: made for one case, handed to the parties, destroyed with the case.

Two things in two hands. The *key*, one small file, goes to each party: a secret that makes their digests comparable,
and the recipient their inventories are sealed to. The *identity* opens inventories and stays with the investigator.
"""

import json
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

from .age import is_recipient, new_pair, recipient_of
from .files import private_folder, write_private
from .key import KEY_BYTES, Key

VERSION = 1
"""Of the digests: what is normalised how, and the layout of an inventory."""
_SORT = "sourcier comparison key"
_ID = re.compile(r"K-[0-9A-HJKMNP-TV-Z]{10}")
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is read as a digit."""
_ID_CHARACTERS = 10
_NAME = re.compile(r"[0-9a-f]{32}|K-[0-9A-Z]{10}")
_MOST_BYTES = 10_000


class NotAComparisonKey(WrongUse):
    """The file given as the key of a comparison is none."""

    code = "E250"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("The file %(path)s is not the key of a comparison, or was damaged.", {"path": str(path)}),
            Message("Nothing was read and nothing was written."),
            Message("Ask whoever leads the inquiry for the key again; it is made by: sourcier key new -o FILE"),
        )


class ComparisonKeyNewer(WrongUse):
    """The key asks for digests this version does not know how to make."""

    code = "E251"

    def __init__(self, theirs: int) -> None:
        values = {"theirs": theirs, "ours": VERSION}
        super().__init__(
            Message(
                "The key is of version %(theirs)d; this version of Sourcier knows versions up to %(ours)d.", values
            ),
            Message("Nothing was read and nothing was written."),
            Message("Install the version of Sourcier the key was made with, or a later one."),
        )


class IdentityMissing(SourcierError):
    """What opens inventories is not where keys lie."""

    code = "E123"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("What opens the inventories of this comparison was not found: %(path)s", {"path": str(path)}),
            Message("Nothing was changed. Without it, inventories made with this key cannot be opened by anyone."),
            Message("Put that file back from a copy, or make a new key and ask for the inventories again."),
        )


@dataclass(frozen=True, slots=True)
class ComparisonKey:
    """What a party needs to make an inventory."""

    id: str
    """Such as ``K-7Q2M0X9TBC``: drawn, says nothing, stands in clear on inventories."""
    version: int
    secret: Key = field(repr=False)
    recipient: str
    """Whom inventories are sealed to, in age's writing."""

    def text(self) -> bytes:
        """The key as it is handed over."""
        plain = {
            "what": _SORT,
            "id": self.id,
            "version": self.version,
            "secret": self.secret.secret.hex(),
            "recipient": self.recipient,
        }
        return json.dumps(plain, indent=1).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the investigator keeps: the key, and the identity that opens what is sealed to it."""

    key: ComparisonKey
    identity: str = field(repr=False)


def new_comparison() -> Comparison:
    """Draw a new key and its identity."""
    pair = new_pair()
    identifier = "K-" + "".join(secrets.choice(_ALPHABET) for _ in range(_ID_CHARACTERS))
    return Comparison(
        ComparisonKey(identifier, VERSION, Key(secrets.token_bytes(KEY_BYTES)), pair.recipient), pair.identity
    )


def read_comparison_key(path: Path) -> ComparisonKey:
    """Return the key in a file as it was handed over. Raises NotAComparisonKey or ComparisonKeyNewer."""
    try:
        with path.open("rb") as stream:
            return _key(json.loads(stream.read(_MOST_BYTES)))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise NotAComparisonKey(path) from None


def _key(plain: dict[str, object]) -> ComparisonKey:
    identifier, version, recipient = str(plain["id"]), plain["version"], str(plain["recipient"])
    if plain["what"] != _SORT or not isinstance(version, int) or version < 1:
        raise ValueError
    if version > VERSION:
        raise ComparisonKeyNewer(version)
    if not _ID.fullmatch(identifier) or not is_recipient(recipient):
        raise ValueError
    return ComparisonKey(identifier, version, Key(bytes.fromhex(str(plain["secret"]))), recipient)


@dataclass(frozen=True, slots=True)
class ComparisonRing:
    """Where the investigator's halves lie: beside the keys of cases, outside every case."""

    folder: Path

    def path(self, name: str) -> Path:
        """Where the comparison of a case (by the case's id), or of a key made for no case (by the key's), lies."""
        if not _NAME.fullmatch(name):
            message = "not the id of a case or key"
            raise ValueError(message)
        return self.folder / f"{name}.comparison"

    def keep(self, name: str, comparison: Comparison) -> None:
        """Keep it under that name. FileExistsError where there is one already."""
        private_folder(self.folder)
        plain = {**json.loads(comparison.key.text()), "identity": comparison.identity}
        write_private(self.path(name), json.dumps(plain, indent=1).encode() + b"\n", replace=False)

    def get(self, name: str) -> Comparison:
        """Return what was kept under that name. Raises IdentityMissing, also where it cannot be understood."""
        path = self.path(name)
        try:
            plain = json.loads(path.read_bytes())
            key, identity = _key(plain), str(plain["identity"])
            if recipient_of(identity) != key.recipient:
                raise IdentityMissing(path)
        except (OSError, ValueError, KeyError, TypeError):
            raise IdentityMissing(path) from None
        return Comparison(key, identity)

    def find(self, key_id: str) -> Comparison | None:
        """Return the comparison whose key has that id, whatever it is kept under; None where none is here."""
        for path in sorted(self.folder.glob("*.comparison")):
            try:
                found = self.get(path.stem)
            except (IdentityMissing, ValueError):
                continue
            if found.key.id == key_id:
                return found
        return None

    def of_case(self, case_id: str) -> Comparison:
        """Return the comparison of a case, a new one where it has none yet."""
        if not self.path(case_id).exists():
            self.keep(case_id, new_comparison())
        return self.get(case_id)

    def destroy(self, name: str) -> bool:
        """Remove it: no inventory made with its key can be opened any more. False where there was none."""
        try:
            self.path(name).unlink()
        except FileNotFoundError:
            return False
        return True
