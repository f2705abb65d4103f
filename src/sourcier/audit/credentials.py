"""Users and passwords: handed in, held in memory while a target is asked, written nowhere."""

from collections.abc import Callable
from dataclasses import dataclass, field

_LISTED = frozenset(
    {
        "admin",
        "administrator",
        "anonymous",
        "azerty",
        "changeme",
        "changeit",
        "default",
        "demo",
        "ftp",
        "guest",
        "invite",
        "laboratoire",
        "labo",
        "letmein",
        "login",
        "mdp",
        "minioadmin",
        "motdepasse",
        "mysql",
        "oracle",
        "pass",
        "password",
        "passe",
        "postgres",
        "qwerty",
        "root",
        "sa",
        "secret",
        "support",
        "system",
        "test",
        "toor",
        "user",
        "vagrant",
        "welcome",
        "0000",
        "1234",
        "12345",
        "123456",
        "12345678",
        "123456789",
        "1234567890",
        "azertyuiop",
        "password1",
        "p@ssw0rd",
        "passw0rd",
        "admin123",
        "root123",
        "test123",
        "ftpuser",
        "ftptest",
    }
)
"""Passwords that come with programs, and those everybody tries first: read off the vendors' own manuals."""
_SHORT = 8
"""ANSSI, « Recommandations relatives à l'authentification multifacteur et aux mots de passe », 2021: shorter is weak
even where attempts are bounded."""


@dataclass(frozen=True, slots=True)
class Credential:
    """What opens a target."""

    user: str = field(repr=False)
    password: str = field(repr=False)
    key_file: str = field(default="", repr=False)
    """Of SSH: a private key; the password is then its own."""


Ask = Callable[[str], Credential | None]
"""Returns what a login's name stands for; None where nobody knows."""


def weakness(credential: Credential) -> str:
    """Return a code for why everybody could guess it, or empty."""
    if credential.key_file:
        return ""
    plain = credential.password.casefold()
    if not plain:
        return "empty"
    if plain == credential.user.casefold():
        return "as_user"
    if plain in _LISTED or plain.rstrip("0123456789!.") in _LISTED:
        return "listed"
    return "short" if len(plain) < _SHORT else ""
