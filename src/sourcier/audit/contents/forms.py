"""What a thing is by its first bytes and its name: enough to leave pictures and programs alone, and to see a seal."""

import re

from sourcier.read.signatures import announced

MEDIA, PROGRAM = "media", "program"
_MEDIA = frozenset(
    ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WebP", "ICO", "MP4", "MP3", "Ogg", "FLAC", "WAV", "AVI", "Matroska")
)
_PROGRAMS = frozenset(("ELF", "Windows", "Java, macOS", "macOS", "WebAssembly"))
_SEALS = {"age": "age", "OpenPGP": "pgp", "LUKS": "other", "OpenSSL": "other"}
_FONTS = (b"wOFF", b"wOF2", b"OTTO", b"\0\1\0\0\0", b"true\0")
_PGP_KEY = re.compile(rb"-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----")
_PGP_SEALED = re.compile(rb"[\x84\x85\x8c]..?\x03|\xc1[\x00-\xff]\x03|\xc3[\x00-\xff]\x04", re.DOTALL)
"""A packet of a session key (RFC 4880, 5.1 and 5.3): what an encrypted message begins with."""
_INVENTORY = b"sourcier-inventory"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_FLAG, _AES = 1, 99

_SORTS = (
    ("dump", re.compile(r"\.(?:sql|dump|dmp|pgdump|mysqldump|bson|psql)(?:\.[a-z0-9]{1,4})?$|dump", re.IGNORECASE)),
    (
        "backup",
        re.compile(
            r"\.(?:bak|bkp|old|orig|save|swp|backup|tar|tgz|tbz2|txz|7z|rar)(?:\.[a-z0-9]{1,4})?$|~$|"
            r"(?:^|[^a-z])(?:backup|sauvegarde|sauv|archive|copie|copy)(?:[^a-z]|$)",
            re.IGNORECASE,
        ),
    ),
    ("key", re.compile(r"\.(?:pem|key|p12|pfx|ppk|kdbx|jks)$|^id_(?:rsa|dsa|ecdsa|ed25519)$", re.IGNORECASE)),
    ("config", re.compile(r"\.(?:env|ini|conf|cfg|config|ya?ml|toml|properties|htpasswd)$|^\.env", re.IGNORECASE)),
    ("log", re.compile(r"\.log(?:\.\d+)?(?:\.gz)?$|^xferlog", re.IGNORECASE)),
    ("mail", re.compile(r"\.(?:eml|msg|mbox|pst|ost)$", re.IGNORECASE)),
    ("export", re.compile(r"\.(?:csv|tsv|txt|xlsx?|ods|json|jsonl|ndjson|xml|parquet|dbf|hl7|hpr)$", re.IGNORECASE)),
)


def plain_form(head: bytes) -> tuple[str, str]:
    """Return format and sort of what is not to be read at all, both empty where it is."""
    known = announced(head)
    if known is None:
        return ("font", MEDIA) if head.startswith(_FONTS) and b"\0" in head[:64] else ("", "")
    name = known[0]
    if name in _MEDIA:
        return name.casefold(), MEDIA
    return (name.casefold(), PROGRAM) if name in _PROGRAMS else ("", "")


def seal_of(head: bytes) -> str:
    """Return how a thing is encrypted, as far as its first bytes tell; empty where they tell nothing."""
    known = announced(head)
    if known is not None and known[0] in _SEALS:
        return _SEALS[known[0]]
    if head.startswith(_INVENTORY) or head[:200].find(b'"sourcier-inventory') >= 0:
        return "inventory"
    return "pgp" if _PGP_SEALED.match(head) else ""


def seal_inside(data: bytes) -> str:
    """Return how a container or document is locked that reading could not open for want of a password."""
    if data.startswith(b"PK"):
        method = int.from_bytes(data[8:10], "little")
        return "zip_aes" if method == _AES or b"\x01\x99\x07\x00" in data else "zip_crypto"
    if data.startswith(b"7z\xbc\xaf\x27\x1c"):
        return "7z"
    if data.startswith(_OLE):
        return "office"
    return "pdf" if data.startswith(b"%PDF-") else "other"


def is_locked_office(data: bytes) -> bool:
    """Whether it is an office document under a password: its package stands encrypted in an old container."""
    return data.startswith(_OLE) and _ENCRYPTED_OFFICE in data


def sort_of(name: str, head: bytes) -> str:
    """Return what a thing is for, by its name and its first bytes."""
    if _PGP_KEY.search(head):
        return "key"
    return next((sort for sort, pattern in _SORTS if pattern.search(name)), "")
