"""``replies.json`` and ``replies/``: what parties answered, kept by digest, sealed, and never written over."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sourcier.model.duties import Reply
from sourcier.model.replies import ReplySheet
from sourcier.secret import Key, SealBroken, open_sealed, open_text, private_folder, seal, seal_text

from . import errors
from .journal import Clock, Journal, Params
from .sheets import read_sheet, write_sheet

FILE, FOLDER = "replies.json", "replies"
_PURPOSE = "reply-place"


class Replies:
    """The replies of a case; each is journaled with its digest."""

    def __init__(self, folder: Path, key: Key, journal: Journal, clock: Clock) -> None:
        self._folder, self._key, self._journal, self._clock = folder, key, journal, clock

    @property
    def sheet(self) -> ReplySheet:
        """Everything kept. Raises CaseDamaged."""
        return read_sheet(self._folder / FILE, ReplySheet) or ReplySheet()

    def find(self, party: str, content: bytes) -> Reply | None:
        """Return the reply of that party with just that content, if it was entered before."""
        sha256 = hashlib.sha256(content).hexdigest()
        return next((one for one in self.sheet.replies if (one.party, one.sha256) == (party, sha256)), None)

    def add(self, party: str, sort: str, content: bytes, place: Path, brought: Mapping[str, int]) -> Reply:
        """Keep one more; `place` is the folder its paths are relative to. Raises DiskFull."""
        sheet, sha256 = self.sheet, hashlib.sha256(content).hexdigest()
        number = len(sheet.replies) + 1
        reply = Reply(number, party, self._clock(), sort, sha256, len(content), dict(sorted(brought.items())))
        path = private_folder(self._folder / FOLDER) / f"{sha256}.sealed"
        if not path.exists():
            seal([content], path, self._key)
        places = (*sheet.places, seal_text(str(place.absolute()), self._key, _PURPOSE))
        write_sheet(self._folder / FILE, replace(sheet, replies=(*sheet.replies, reply), places=places))
        params: Params = {"number": number, "party": party, "sort": sort, "bytes": len(content), "sha256": sha256}
        self._journal.append("reply_entered", params)
        return reply

    def content(self, reply: Reply) -> tuple[bytes, Path]:
        """Return what a reply said, and the folder its paths are relative to. Raises CaseDamaged."""
        try:
            with open_sealed(self._folder / FOLDER / f"{reply.sha256}.sealed", self._key) as stream:
                content = stream.read()
            place = open_text(self.sheet.places[reply.number - 1], self._key, _PURPOSE)
        except (OSError, ValueError, IndexError, SealBroken) as error:
            raise errors.damaged(FILE) from error
        if hashlib.sha256(content).hexdigest() != reply.sha256:
            raise errors.damaged(FILE)
        return content, Path(place)

    def stand(self, place: Path) -> None:
        """Remember the folder the manifest's paths are relative to."""
        sheet = self.sheet
        if self.manifest_place != place.absolute():
            sealed = seal_text(str(place.absolute()), self._key, _PURPOSE)
            write_sheet(self._folder / FILE, replace(sheet, manifest=sealed))

    @property
    def manifest_place(self) -> Path | None:
        """The folder the last manifest's paths are relative to; None before a first trace. Raises CaseDamaged."""
        sealed = self.sheet.manifest
        if not sealed:
            return None
        try:
            return Path(open_text(sealed, self._key, _PURPOSE))
        except ValueError as error:
            raise errors.damaged(FILE) from error
