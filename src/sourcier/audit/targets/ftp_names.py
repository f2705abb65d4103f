"""What FTP servers say of a file: RFC 3659's facts, else the lines of ``ls -l`` or of DOS. Any of it may be a lie."""

import re
from datetime import date

from .door import Entry

_UNIX = re.compile(
    r"(?P<sort>[-dlbcps])(?P<mode>[-rwxsStT]{9})[.+@]?\s+\d+\s+(?:\S+\s+){1,2}(?P<size>\d+)\s+"
    r"(?P<when>\w{3}\s+\d{1,2}\s+[\d:]{4,5}|\d{4}-\d\d-\d\d(?:\s+\d\d:\d\d)?)\s(?P<name>.*)"
)
_DOS = re.compile(r"(?P<when>\d\d-\d\d-\d{2,4}\s+\d\d:\d\d(?:AM|PM)?)\s+(?P<size><DIR>|\d+)\s+(?P<name>.*)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_OWN = frozenset({"cdir", "pdir"})
_DIGITS = re.compile(r"\d{1,19}")
_STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(\d{6})(?:\.\d+)?")


def wire(path: str) -> str:
    """Return a path as it goes over the line: its own bytes, whatever letters they are."""
    return path.encode("utf-8", "surrogateescape").decode("latin-1")


def machine_line(line: str, folder: str) -> tuple[Entry | None, str]:
    """Return what a line of MLSD says, None where it is none; and the permissions it names."""
    facts, mark, name = line.partition(" ")
    told = dict(fact.lower().partition("=")[::2] for fact in facts.split(";") if "=" in fact)
    sort, perms = told.get("type", "file"), told.get("perm", "")
    if not mark or not told or sort in _OWN:
        return None, perms if sort == "cdir" else ""
    unix = told.get("unix.mode", "")
    mode = int(unix, 8) & 0o7777 if re.fullmatch(r"[0-7]{3,6}", unix) else None
    link = "file" if "slink" in sort or "symlink" in sort else ""
    stamp = told.get("modify", "")
    entry = Entry(
        f"{folder}/{name}" if folder else name,
        folder=sort == "dir",
        size=int(told["size"]) if _DIGITS.fullmatch(told.get("size", "")) and sort != "dir" else None,
        modified=_day(stamp),
        stamp=stamp,
        mode=mode,
        link=link,
        world_readable=None if mode is None else bool(mode & 0o4),
        world_writable=None if mode is None else bool(mode & 0o2),
    )
    return entry, perms if sort == "dir" else ""


def listed_line(line: str, folder: str) -> tuple[Entry | None, str]:
    """Return what a line of LIST says, None where it cannot be understood or names the folder itself."""
    found = _UNIX.fullmatch(line)
    if found is None:
        return _dos_line(line, folder), ""
    name, link = found["name"], ""
    if found["sort"] == "l":
        name, link = name.partition(" -> ")[0], "file"
    if name in (".", ".."):
        return None, ""
    mode = _mode(found["mode"])
    entry = Entry(
        f"{folder}/{name}" if folder else name,
        folder=found["sort"] == "d",
        size=int(found["size"]) if found["sort"] == "-" else None,
        modified=_listed_day(found["when"]),
        stamp=found["when"],
        mode=mode,
        link=link,
        world_readable=bool(mode & 0o4),
        world_writable=bool(mode & 0o2),
        unread="special_file" if found["sort"] in "bcps" else "",
    )
    return entry, ""


def _dos_line(line: str, folder: str) -> Entry | None:
    found = _DOS.fullmatch(line)
    if found is None or found["name"] in (".", ".."):
        return None
    is_folder = found["size"] == "<DIR>"
    name = found["name"]
    return Entry(
        f"{folder}/{name}" if folder else name,
        folder=is_folder,
        size=None if is_folder else int(found["size"]),
        stamp=found["when"],
    )


def _mode(letters: str) -> int:
    bits = 0
    for place, letter in enumerate(letters):
        if letter in "rwxst":
            bits |= 1 << (8 - place)
    return bits


def _day(stamp: str) -> str | None:
    found = _STAMP.fullmatch(stamp)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else None
    except ValueError:
        return None


def _listed_day(when: str) -> str | None:
    """The day where the year is told; a line of the last half year names an hour instead, and says too little."""
    if re.match(r"\d{4}-", when):
        return when[:10]
    month, day, year = when.split()
    try:
        return date(int(year), _MONTHS.index(month.lower()) + 1, int(day)).isoformat() if ":" not in year else None
    except ValueError:
        return None
