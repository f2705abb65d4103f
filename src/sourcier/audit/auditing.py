"""One target from its door to its last thing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from sourcier.model.audit_seen import ServerSeen, ThingSeen
from sourcier.model.errors import SourcierError
from sourcier.model.progress import Progress

from .asking import Asking
from .credentials import weakness
from .inspecting import Inspector
from .resume import Done, Ended, State, mark_of
from .targets import Entry, Site, scheme_of
from .targets.logs import with_log
from .unread import code_of
from .walk import Bounds, Walk, Walked

_EVERY = 2.0
"""Seconds of work that a kill may cost."""


@dataclass(slots=True)
class Auditing:
    """What all targets of a run share."""

    state: State
    done: Done
    progress: Progress
    seconds: Callable[[], float]
    _written: float = 0.0

    def target(self, site: Site, inspector: Inspector) -> None:
        """Go through a target; what is dealt with already is left alone."""
        target = site.target
        if self.state.how_ended(target.id) is not None:
            return
        scheme = scheme_of(target.scheme)
        walked = Walked()
        try:
            site.line.begin()
            seen = scheme.look(site)
        except SourcierError:
            raise
        except Exception as failure:  # noqa: BLE001  # whatever a server makes a client raise, the audit goes on
            self.state.server(ServerSeen(target.id, reached=False, why_not=code_of(failure)))
            self._end(site, walked, reached=False, why_not=code_of(failure))
            return
        seen = with_log(_with_password(seen, site), site)
        self.state.server(seen)
        why_not = seen.why_not
        doors = scheme.doors(site, seen)
        views = _Views(len(doors))
        for opener in doors:
            asking = Asking(opener, target.limits.retries, site.line.begin)
            try:
                self._through(asking, site, inspector, walked, views)
            except SourcierError:
                raise
            except Exception as failure:  # noqa: BLE001  # the same
                why_not = why_not or code_of(failure)
            finally:
                asking.close()
            views.next()
        self._end(site, walked, reached=True, why_not=why_not)

    def _through(self, asking: Asking, site: Site, inspector: Inspector, walked: Walked, views: "_Views") -> None:
        limits = site.target.limits
        bounds = Bounds(
            int(limits.most_names), int(limits.most_in_folder), int(limits.most_depth), int(limits.longest_name)
        )
        anonymous = asking(lambda door: door.anonymous)
        for entry in Walk(asking, bounds, site.target.exclude, walked).entries():
            if self.done.holds(site.target.id, entry.path) or views.knows(entry):
                continue
            thing = inspector.thing(entry, asking, anonymous)
            if views.takes(entry, thing):
                self._take(thing)

    def _take(self, thing: ThingSeen) -> None:
        self.state.add([thing])
        self.progress.advance(rows=thing.looked.rows)
        now = self.seconds()
        if now - self._written > _EVERY:
            self.state.flush()
            self._written = now

    def _end(self, site: Site, walked: Walked, *, reached: bool, why_not: str) -> None:
        if why_not == "outside_hours":
            self.state.flush()
            return
        ended = Ended(reached, why_not, walked.missed, walked.first, walked.excluded, site.line.taken)
        self.state.ended(site.target.id, ended)


class _Views:
    """Where a target has two ways in: what the first gave is not taken again by the second, what it refused is."""

    def __init__(self, doors: int) -> None:
        self._doors, self._number = doors, 1
        self._known: set[int] = set()

    def knows(self, entry: Entry) -> bool:
        """Whether an earlier way in gave the same thing."""
        return self._number > 1 and mark_of(entry.path, entry.size, entry.modified) in self._known

    def takes(self, entry: Entry, thing: ThingSeen) -> bool:
        """Whether what was seen stands; a thing this way refused may be given by a later one."""
        if self._number == self._doors:
            return True
        if thing.unread:
            return False
        self._known.add(mark_of(entry.path, entry.size, entry.modified))
        return True

    def next(self) -> None:
        """The next way in begins."""
        self._number += 1


def _with_password(seen: ServerSeen, site: Site) -> ServerSeen:
    if site.credential is None:
        return seen
    why = weakness(site.credential)
    return replace(seen, default_password=bool(why), default_why=why)


@dataclass(frozen=True, slots=True)
class Shown:
    """Things of a target, added up."""

    things: int = 0
    read: int = 0
    whole: int = 0
    bytes: int = 0
    taken: int = 0
    links: int = 0
    with_people: int = 0
    unread: dict[str, tuple[int, str]] = field(default_factory=dict)


def added_up(things: Iterator[ThingSeen]) -> dict[str, Shown]:
    """Return per target what its things come to."""
    sums: dict[str, Shown] = {}
    for thing in things:
        known = sums.get(thing.target, Shown())
        if thing.unread:
            count, first = known.unread.get(thing.unread, (0, thing.shown))
            known.unread[thing.unread] = (count + 1, first)
        sums[thing.target] = Shown(
            known.things + 1,
            known.read + (thing.looked.bytes > 0 or thing.looked.rows > 0),
            known.whole + thing.looked.whole,
            known.bytes + (thing.size or 0),
            known.taken + thing.looked.bytes,
            known.links + bool(thing.link),
            known.with_people + (thing.people.high > 0),
            known.unread,
        )
    return sums
