"""Audit one folder with Sourcier and print, as JSON, the rules that found something by path.

Arguments: the folder, and a folder for its state. Facts hold no names; the names are put back here, from what was seen.
"""

import json
import sys
import time
from collections import defaultdict
from pathlib import Path

from sourcier.audit.config import read_config
from sourcier.audit.interface import Bench, run
from sourcier.model.audit import AuditFacts, World
from sourcier.secret import Key

TODAY = "2026-11-25"
CONFIG = 'owner = "Laboratoire du Port"\nsince = "2019-03-01"\n[[target]]\nid = "tree"\npath = {path}\npublic = true\n'


class Wall:
    """The clock on the wall."""

    def seconds(self) -> float:
        """Seconds that only go forward."""
        return time.monotonic()

    def minute(self) -> int:
        """Ten in the morning."""
        return 600

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def main() -> None:
    folder, state = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    config = read_config(CONFIG.format(path=json.dumps(str(folder))).encode(), folder, TODAY)
    bench = Bench(state / "state", Key(b"k" * 32), Key(b"s" * 32), clock=Wall(), today=TODAY)
    seen: dict[str, list[str]] = defaultdict(list)
    about: dict[str, list[str]] = {}

    def settle(facts: AuditFacts, world: World) -> AuditFacts:
        for thing in world.things:
            seen[thing.shown].append(thing.path)
            kinds = {column.kind for part in thing.parts for column in part.columns if column.kind}
            about[thing.path] = [thing.unread, *sorted(kinds)]
        return facts

    facts = run(config, bench, None, settle)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for one in facts.findings:
        for path in seen.get(one.where, ()):
            found[path][one.rule] = one.people.best if one.people and one.people.best else 0
    (target,) = facts.targets
    unread = {one.code: one.things for one in target.unread}
    json.dump({"found": found, "about": about, "unread": unread, "bytes": target.bytes_taken}, sys.stdout)


if __name__ == "__main__":
    main()
