"""Paths as they may be shown: each name where it names nobody and does nothing, else a reference to it.

A reference is a keyed digest: the same name has the same one on this computer, and nobody can try names against it.
"""

import hmac
import re
from collections import OrderedDict
from collections.abc import Mapping

from sourcier.recognise import Kind, harmless
from sourcier.secret import Key

_HELD = 50_000
_SHORT = 2
"""Letters up to which a word names nobody, as in headers."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._()+-]{0,79}", re.ASCII)
_NUMBER = re.compile(r"\d{5,}")
_WORDS = frozenset(
    {
        "data",
        "backup",
        "backups",
        "archive",
        "archives",
        "export",
        "exports",
        "extract",
        "extrait",
        "extraits",
        "import",
        "log",
        "logs",
        "tmp",
        "temp",
        "test",
        "tests",
        "src",
        "lib",
        "bin",
        "doc",
        "docs",
        "file",
        "files",
        "img",
        "images",
        "public",
        "private",
        "share",
        "old",
        "new",
        "base",
        "table",
        "tables",
        "dump",
        "sql",
        "csv",
        "txt",
        "part",
        "page",
        "image",
        "photo",
        "report",
        "rapport",
        "sauvegarde",
        "sauvegardes",
        "patients",
        "patient",
        "labo",
        "laboratoire",
        "migration",
        "www",
        "html",
        "readme",
        "index",
        "config",
        "main",
        "setup",
        "users",
        "user",
        "home",
        "var",
        "opt",
        "etc",
        "out",
        "in",
        "inbox",
        "sent",
        "trash",
        "mail",
        "mails",
        "job",
        "jobs",
        "batch",
        "run",
        "www1",
        "site",
        "sites",
        "media",
        "static",
        "assets",
        "css",
        "js",
        "json",
        "xml",
        "zip",
        "gz",
        "tar",
        "pdf",
        "docx",
        "xls",
        "xlsx",
    }
)

_ENDINGS = frozenset(
    {
        "ini",
        "cfg",
        "conf",
        "log",
        "bak",
        "py",
        "php",
        "java",
        "sh",
        "md",
        "rtf",
        "odt",
        "ods",
        "png",
        "jpg",
        "gif",
        "eml",
        "dbf",
        "parquet",
        "db",
        "sqlite",
        "yaml",
        "yml",
        "toml",
        "env",
        "pem",
        "key",
        "age",
        "asc",
        "gpg",
        "dat",
        "bin",
        "tsv",
        "jsonl",
        "hl7",
        "old",
        "dump",
        "tgz",
        "bz2",
        "xz",
        "7z",
        "rar",
        "exe",
        "dll",
        "htm",
        "xml",
        "msg",
        "vcf",
        "ics",
    }
)


class Names:
    """Shows paths."""

    def __init__(self, key: Key, kinds: Mapping[str, Kind]) -> None:
        self._secret, self._kinds = key.derive("audit-names"), kinds
        self._known: OrderedDict[str, str] = OrderedDict()

    def referred(self, path: str) -> str:
        """Return a reference to a path of which nothing is said: whether it is harmless is not asked."""
        return self._reference(path) if path else ""

    def shown(self, path: str) -> str:
        """Return a path as it may be shown; empty stays empty."""
        return "/".join(self._part(part) for part in path.split("/")) if path else ""

    def _part(self, name: str) -> str:
        found = self._known.get(name)
        if found is None:
            found = name if self._is_harmless(name) else self._reference(name)
            self._known[name] = found
            if len(self._known) > _HELD:
                self._known.popitem(last=False)
        return found

    def _is_harmless(self, name: str) -> bool:
        if not name:
            return True
        stem, _, ending = name.rpartition(".")
        known = bool(stem) and ending.casefold() in _WORDS | _ENDINGS
        said = (stem if known else name).replace(".", " ")
        words = re.split(r"[ _()+-]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", said.casefold())
        plain = _PLAIN.fullmatch(name) is not None and not _NUMBER.search(name)
        if plain and all(word in _WORDS or word.isdigit() or len(word) <= _SHORT for word in words if word):
            return True
        if not name.isprintable():
            return False
        return said.isdigit() or harmless(said, self._kinds)

    def _reference(self, name: str) -> str:
        ending = _ENDING.search(name)
        digest = hmac.digest(self._secret, name.encode("utf-8", "surrogatepass"), "sha256").hex()[:8]
        return f"name-{digest}{ending[0] if ending else ''}"
