"""One controller's sending: its list, its letters, its ledger, and what can be done with them."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sourcier.case import Case, Ledger
from sourcier.model.message import Message
from sourcier.model.parties import Party
from sourcier.model.progress import Progress
from sourcier.model.sending import Sending, Sent
from sourcier.respond.letters import FOLDER, Drawer, LetterFiles, built_in, drawer_of, pack_files, starter
from sourcier.respond.lists import Entry, Outlet, code_of, read_entries, ready_entries, table_of

from .errors import NoList, NotApproved, NothingToRead, NoWords
from .record import AGAIN, BOUNCED, NEW, POST, POSTED, RETURNED, SENT, TRYING, due, states
from .send import Wishes, send
from .state import sending


@dataclass(frozen=True, slots=True)
class Office:
    """Where one controller's letters are sent from. `now` gives the time, ISO 8601."""

    case: Case
    party: Party
    now: Callable[[], str]

    def check(self) -> None:
        """Raise NoList where there is no list."""
        if table_of(self.code) not in self.case.store.tables():
            raise NoList(self.party.id)

    @property
    def code(self) -> str:
        """Of the party, in names of tables and ledgers."""
        return code_of(self.party.id)

    def state(self) -> Sending:
        """Return how far it is."""
        with self._ledger() as ledger:
            return sending(self.party.id, read_entries(self.case.store, self.code), states(ledger.lines()))

    def drawer(self) -> Drawer:
        """Return what draws up the letters. Raises NoWords and what letters raise."""
        said = self.case.own_file("letters.toml")
        found = drawer_of(self.case, said, self.party, self.now()[:10]) if said is not None else None
        if found is None:
            raise NoWords
        return found

    def mail(self, wishes: Wishes, unapproved: str, progress: Progress) -> Sent:
        """Send the mails that are due. Raises NotApproved and what sending raises."""
        drawer = self.drawer()
        if not drawer.pack.approved_by and not unapproved:
            raise NotApproved(drawer.pack.name)
        server = f"{wishes.server.host}:{wishes.server.port}"
        said = {"party": self.party.id, "server": server, "approved_by": drawer.pack.approved_by, "why": unapproved}
        self.case.record("sending", said)
        with self._ledger() as ledger:
            entries = ready_entries(self.case.store, self.code)
            done = send(entries, drawer, ledger, wishes, now=self.now, progress=progress)
        self.case.record("sent", {"party": self.party.id, "mails": done.sent, "refused": done.refused})
        return done

    def posted(self, number: int) -> int:
        """Record that the letters of one list were posted; return how many."""
        entries = (one for one in ready_entries(self.case.store, self.code) if one.batch == number)
        return self._noted_due(entries)

    def posted_second(self) -> int:
        """Record that the letters of a second attempt were posted."""
        return self._noted_due(ready_entries(self.case.store, self.code), failed=True)

    def _noted_due(self, entries: Iterable[Entry], *, failed: bool = False) -> int:
        with self._ledger() as ledger:
            known = states(ledger.lines())
            wanted = [
                one.reference for one in due(entries, known, POST) if known.get(one.reference, NEW).failed == failed
            ]
            return self._note(ledger, wanted, POSTED)

    def came_back(self, found: Iterable[str], act: str) -> int:
        """Record what came back, ``bounced`` or ``returned``: only of what went out. Raises NothingToRead."""
        with self._ledger() as ledger:
            known = states(ledger.lines())
            out = {BOUNCED: (SENT, TRYING), RETURNED: (POSTED,)}[act]
            every = list(dict.fromkeys(found))
            ours = [one for one in every if one in known]
            if not ours:
                raise NothingToRead
            channel = "mail" if act == BOUNCED else "post"
            return self._note(ledger, [one for one in ours if getattr(known[one], channel) in out], act)

    def settle_uncertain(self, *, again: bool) -> int:
        """Record of mails of which nobody knows whether they arrived that they did, or are to be sent again."""
        with self._ledger() as ledger:
            open_ones = [one for one, state in states(ledger.lines()).items() if state.mail == TRYING]
            return self._note(ledger, open_ones, AGAIN if again else SENT)

    def second(self, outlet: Outlet) -> tuple[list[str], int]:
        """Write letters to those whom a mail did not reach; return their files, and how many letters."""
        with self._ledger() as ledger:
            known = states(ledger.lines())
        entries = [one for one in due(ready_entries(self.case.store, self.code), known, POST)
                   if known.get(one.reference, NEW).failed]  # fmt: skip
        if not entries:
            return [], 0
        files = LetterFiles(self.drawer(), outlet, lambda _number, _channel: iter(()))
        return files.second("second", entries), len(entries)

    def _note(self, ledger: Ledger, found: Iterable[str], act: str) -> int:
        count = 0
        for reference in found:
            ledger.append({"ref": reference, "act": act, "code": 0, "when": self.now()})
            count += 1
        return count

    @contextmanager
    def _ledger(self) -> Iterator[Ledger]:
        with self.case.ledger(self.code) as ledger:
            yield ledger


def begin(case: Case, say: Callable[[Message], str]) -> tuple[str, ...]:
    """Write ``letters.toml`` and the built-in packs into the case, where they are not; return what was written."""
    wanted = {"letters.toml": starter(say).encode()}
    for pack in built_in():
        wanted |= {f"{FOLDER}/{pack}/{name}": content for name, content in pack_files(pack).items()}
    return tuple(name for name, content in wanted.items() if case.begin_file(name, content))
