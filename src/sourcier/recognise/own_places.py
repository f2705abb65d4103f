"""On which line of a TOML text something stands: the standard parser does not say."""

import re


class Place:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()

    def of(self, key: str) -> int:
        """Return the line, from 1, that first names `key`; 0 if none does."""
        return self._find(key, 0, len(self._lines)) or 0

    def within(self, number: int, key: str) -> int:
        """Return the line of `key` in the given ``[[kind]]`` table (from 0), else the line that opens the table."""
        opens = [at for at, line in enumerate(self._lines) if re.match(r"\s*\[\[\s*kind\s*\]\]", line)]
        if number >= len(opens):
            return 0
        end = opens[number + 1] if number + 1 < len(opens) else len(self._lines)
        return self._find(key, opens[number] + 1, end) or opens[number] + 1

    def of_message(self, message: str) -> int:
        """Return the line that the parser's own message names, 0 if none."""
        found = re.search(r"at line (\d+)", message)
        return int(found.group(1)) if found else len(self._lines)

    def _find(self, key: str, start: int, end: int) -> int | None:
        pattern = re.compile(rf"\s*(?:\[+\s*)?[\"']?{re.escape(key)}[\"']?\s*(?:=|\]|\.)")
        return next((at + 1 for at in range(start, end) if pattern.match(self._lines[at])), None)
