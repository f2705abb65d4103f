"""One thing: opened, looked into, and told with all that its target says of it."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import cast

from sourcier.model.audit_seen import Looked, ThingSeen
from sourcier.model.audit_targets import TEST, Target
from sourcier.model.parties import Order
from sourcier.secret import Key

from .asking import Asking
from .contents import Contents, Eyes, Wanted, rows_told
from .contents.told import nothing_seen
from .register import Copies
from .shown import Names
from .targets import Base, Door, Entry
from .unread import Missed

_SMALL_DIGEST = 16


@dataclass(slots=True)
class Inspector:
    """Looks at things of one target, one after the other."""

    target: Target
    eyes: Eyes
    names: Names
    key: Key
    orders: Sequence[Order]
    copies: Copies
    whole: bool
    _wanted: Wanted = field(init=False)
    _in_root: Callable[[str], bool] = field(init=False)

    def __post_init__(self) -> None:
        self._wanted = Wanted(
            sample=self.target.limits.sample, whole=self.whole, most=self.target.limits.most_thing,
            orders=tuple(self.orders), alone=bool(self.target.orders),
            lines=self.copies.lines, key=self.copies.key, fiction=self.target.environment == TEST,
        )  # fmt: skip
        self._in_root = _in_root(self.target.web_root)

    def thing(self, entry: Entry, ask: Asking, anonymous: bool | None) -> ThingSeen:  # noqa: FBT001  # three answers
        """Return what is seen of a thing. Raises Closed where the target gives nothing more."""
        seen = self._seen(entry, ask, anonymous)
        told = self.names.shown if _is_told(seen) else self.names.referred
        return replace(seen, shown=told(entry.path))

    def _seen(self, entry: Entry, ask: Asking, anonymous: bool | None) -> ThingSeen:  # noqa: FBT001  # three answers
        seen = ThingSeen(
            target=self.target.id,
            path=entry.path,
            shown="",
            size=entry.size,
            modified=entry.modified,
            mode=entry.mode,
            world_readable=entry.world_readable,
            world_writable=entry.world_writable,
            anonymous=anonymous,
            readers=entry.readers,
            link=entry.link,
            in_web_root=self._in_root(entry.path),
            delete_by=self.target.delete_by,
        )
        if entry.link or entry.unread:
            return replace(seen, unread=entry.unread)
        if entry.size == 0:
            return replace(seen, format="empty", looked=Looked(whole=True, bytes=0, of=0, rows=0, rows_in_all=0))
        try:
            contents, now = ask(lambda door: self._contents(door, entry))
        except Missed as failure:
            contents, now = nothing_seen(entry.size, failure.code), None
        return self._told(seen, contents, changed=now is not None and _differs(entry, now))

    def _contents(self, door: Door, entry: Entry) -> tuple[Contents, Entry | None]:
        if hasattr(door, "sheet"):
            base = cast("Base", door)
            sheet = base.sheet(entry, None if self.whole else self.target.limits.sample_rows)
            return rows_told(self.eyes, sheet.headers, sheet.rows, sheet.in_all, self._wanted, whole=sheet.whole), None
        reader = door.open(entry)
        try:
            size = entry.size if entry.size is not None else getattr(reader, "size", None)
            told = self.eyes.look(entry.path.rpartition("/")[2], size, reader, self._wanted)
            told = self.copies.known(told, size, reader)
        finally:
            with suppress(Missed):  # what was read stands, however the server takes the farewell
                reader.close()
        return told, door.again(entry)

    def _told(self, seen: ThingSeen, contents: Contents, *, changed: bool) -> ThingSeen:
        order = contents.order
        dates = [
            day for day in (self.copies.delete_by(contents.copy), order and order.delete_by, seen.delete_by) if day
        ]
        return replace(
            seen,
            size=contents.looked.of if seen.size is None else seen.size,
            format=contents.format,
            sort=contents.sort,
            parts=contents.parts,
            kinds=contents.kinds,
            people=contents.people,
            looked=contents.looked,
            encrypted=contents.encrypted,
            marked=contents.marked,
            copy=contents.copy,
            order=order,
            delete_by=min(dates, default=None),
            clear_passwords=contents.clear_passwords,
            sketch=contents.sketch,
            sketch_of=contents.sketch_of,
            digest=self._digest(contents),
            unread="changed_while_read" if changed else contents.unread,
            changed=changed,
        )

    def _digest(self, contents: Contents) -> str:
        """Of things with people alone: by it equal files are told; the others' tell nothing."""
        if not contents.digest or not contents.kinds:
            return ""
        return self.key.derive("audit-bytes", contents.digest)[:_SMALL_DIGEST].hex()


def _is_told(seen: ThingSeen) -> bool:
    """Whether anything about a thing may be told to somebody: most of a million hold nothing."""
    return bool(
        seen.kinds or seen.unread or seen.link or seen.sort or seen.encrypted or seen.order or seen.delete_by
        or seen.world_writable or seen.in_web_root or seen.copy or seen.parts
    )  # fmt: skip


def _differs(before: Entry, now: Entry) -> bool:
    return now.unread == "vanished" or (now.size, now.stamp) != (before.size, before.stamp)


def _in_root(root: str) -> Callable[[str], bool]:
    if not root:
        return lambda _: False
    inside = re.sub(r"^(?:\./?)+|/+$", "", root)
    return lambda path: not inside or path == inside or path.startswith(f"{inside}/")
