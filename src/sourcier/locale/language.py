"""Which language a user reads."""

import ctypes
from collections.abc import Callable, Mapping

LANGUAGES = ("en", "fr")
"""Codes of ISO 639-1."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_FRENCH_PRIMARY_ID = 0x0C
_PRIMARY_BITS = 0x3FF


def windows_language() -> int | None:
    """Return the primary language identifier of the Windows interface, None on other systems.

    Source: Microsoft, "Language identifiers" (MS-LCID): the primary language is the low ten bits.
    """
    libraries = getattr(ctypes, "windll", None)
    return None if libraries is None else int(libraries.kernel32.GetUserDefaultUILanguage()) & _PRIMARY_BITS


def choose_language(
    requested: str | None, environ: Mapping[str, str], interface: Callable[[], int | None] = windows_language
) -> str:
    """Return ``fr`` or ``en``: the one asked for, else the one the environment speaks, else English.

    POSIX.1-2017 section 8.2: the first variable that is set and not empty wins, LC_ALL before LC_MESSAGES before LANG.
    Windows sets none of them: there the language of the interface counts.
    """
    if requested:
        return _nearest(requested)
    spoken = next((environ[name] for name in _VARIABLES if environ.get(name)), None)
    if spoken is not None:
        return _nearest(spoken)
    return "fr" if interface() == _FRENCH_PRIMARY_ID else "en"


def _nearest(name: str) -> str:
    return "fr" if name.casefold().startswith("fr") else "en"
