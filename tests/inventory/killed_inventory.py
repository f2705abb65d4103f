"""An inventory that kills itself, without any clean-up, just before its n-th change of the disk (never, at 0)."""

import secrets
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "case"))

from killed_run import CHANGES, Killer

from sourcier.inventory import Making, make_inventory
from sourcier.read import Limits
from sourcier.secret import Key, read_comparison_key

if __name__ == "__main__":
    killer = Killer(int(sys.argv[1]))
    for change in CHANGES:
        killer.watch(change)
    holding, place, key = (Path(argument) for argument in sys.argv[2:5])
    make_inventory(
        holding,
        place / "x.inventory",
        read_comparison_key(key),
        scratch=place / ".x.inventory.scratch",
        scratch_key=Key(secrets.token_bytes(32)),
        made="2026-01-05T10:00:00+01:00",
        making=Making(2, limits=Limits(chunk=20_000)),
    )
    sys.stdout.write(str(killer.count))
