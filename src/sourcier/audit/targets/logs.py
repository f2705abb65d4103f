"""A server's own log, where the owner says it lies on this computer: who came from how many addresses. Counts only."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from sourcier.model.audit_seen import LoginSeen, ServerSeen

from .door import Site

_MOST_LINES, _MOST_NAMES, _MOST_MACHINES, _LONGEST = 5_000_000, 10_000, 10_000, 4_096
_ADDRESS = rb"(?P<from>[0-9a-fA-F:.]{3,45})"
_FORMS = (
    re.compile(rb"Accepted \S+ for (?P<user>\S+) from " + _ADDRESS),
    re.compile(_ADDRESS + rb":\d+-\[(?P<user>[^\]]*)\] USER '[^']*' logged in"),
    re.compile(rb"\[(?P<user>[^\]]*)\] OK LOGIN: Client \"(?:::ffff:)?" + _ADDRESS),
    re.compile(rb"\(\S+\[(?:::ffff:)?" + _ADDRESS + rb"\]\).* USER (?P<user>\S+): Login successful"),
    re.compile(rb"login: Login: user=<(?P<user>[^>]*)>.*\brip=" + _ADDRESS),
    re.compile(rb"^\w{3} \w{3} [ \d]\d [\d:]{8} \d{4} \d+ " + _ADDRESS + rb" \d+ .* [oid] [ragd] (?P<user>\S+) ftp "),
    re.compile(rb"^" + _ADDRESS + rb" \S+ (?P<user>[^ -]\S*|-(?=\S)\S+) \[[^\]]+\] \""),
)
"""OpenSSH; pyftpdlib; vsftpd; ProFTPD; Dovecot; xferlog(5); common log format of web servers."""
_NOBODY = frozenset({b"anonymous", b"ftp", b""})
_DAY = re.compile(rb"\d{4}-\d\d-\d\d|\w{3} [ \d]\d |\d\d/\w{3}/\d{4}")


@dataclass(slots=True)
class _Login:
    machines: set[bytes] = field(default_factory=set)
    times: int = 0
    days: set[bytes] = field(default_factory=set)


def with_log(seen: ServerSeen, site: Site) -> ServerSeen:
    """Return what a door showed with what its log adds; unchanged where none is named."""
    log = site.target.log
    if log is None or log == "none":
        return replace(seen, log=False if log else seen.log)
    path = Path(log)
    if not path.is_file():
        return replace(seen, log=False)
    logins: dict[bytes, _Login] = {}
    any_line = False
    for line in _lines(path):
        any_line = True
        found = next((match for form in _FORMS if (match := form.search(line))), None)
        if found is None or (found["user"] not in logins and len(logins) >= _MOST_NAMES):
            continue
        one = logins.setdefault(found["user"], _Login())
        one.times += 1
        if len(one.machines) < _MOST_MACHINES:
            one.machines.add(found["from"])
        if day := _DAY.search(line):
            one.days.add(day[0])
    told = [
        LoginSeen(site.login_ref(user), len(one.machines), one.times, len(one.days),
                  user.lower() in _NOBODY)
        for user, one in logins.items()
    ]  # fmt: skip
    return replace(seen, log=any_line, logins=tuple(sorted(told, key=lambda one: (-one.machines, one.ref))))


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        for _ in range(_MOST_LINES):
            line = stream.readline(_LONGEST)
            if not line:
                return
            yield line
