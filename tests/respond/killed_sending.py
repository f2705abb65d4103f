"""Sends mails and is killed from outside: ``python killed_sending.py PLACE HOST PORT CA``."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from told_people import Office as Told

from sourcier.model.progress import Silent
from sourcier.respond.sending import Office, Pace, Server, Wishes
from sourcier.trace import read_manifest

if __name__ == "__main__":
    place, host, port, authority = sys.argv[1:]
    told = Told(Path(place))
    with told.open() as case:
        party = read_manifest(told.manifest.encode()).parties[0]
        server = Server(host, int(port), "starttls", authority=Path(authority))
        wishes = Wishes(server, "privacy@port.example", Pace(60_000, time.monotonic, time.sleep))
        Office(case, party, lambda: "2021-03-02T10:00:00+01:00").mail(wishes, "tried on loopback", Silent())
