"""An examination that kills itself, without any clean-up, just before its n-th change of the disk (never, at 0)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "case"))

from invented_leaks import Desk
from killed_run import CHANGES, Killer

from sourcier.examine import Request
from sourcier.read import Limits

CHUNK = 20_000

if __name__ == "__main__":
    killer = Killer(int(sys.argv[1]))
    for change in CHANGES:
        killer.watch(change)
    Desk(Path(sys.argv[2])).run(Path(sys.argv[3]), request=Request(limits=Limits(chunk=CHUNK), copy=True), workers=2)
    sys.stdout.write(str(killer.count))
