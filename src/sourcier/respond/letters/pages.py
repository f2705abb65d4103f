"""Letters as one PDF, set by typst: the letters are its data, its source is ours."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

from .errors import TypesettingFailed
from .template import Block

_FONTS = ("Libertinus Serif", "DejaVu Sans Mono")
"""Typst brings both: the same pages everywhere."""
_OWN_FONTS = ("fr", "en", "de", "es", "it", "pt", "nl", "pl", "ro", "tr", "vi", "el", "ru", "uk", "bg", "sr")
"""Languages these fonts can write; others take the computer's own."""
_MORE_FONTS = ("Libertinus Serif", "Noto Serif", "Noto Sans", "Noto Naskh Arabic", "Noto Sans Arabic", "DejaVu Sans",
               "Arial")  # fmt: skip
GUARDIANS = {"fr": "Aux représentants légaux de", "en": "To the legal representatives of"}
"""The first line of a minor's envelope; a pack's language, not the reader's."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One person's letter."""

    reference: str
    address: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What all letters of a batch share."""

    title: str
    lab: str
    address: str
    place: str
    """Place and day, as they stand at the top."""
    language: str
    day: str
    """ISO day: the time stamp of the file."""


def pdf_of(letters: Sequence[Letter], head: Head) -> bytes:
    """Return letters as a PDF that is printed as it is. Raises TypesettingFailed."""
    plain = {
        "title": head.title,
        "lab": head.lab,
        "address": head.address,
        "place": head.place,
        "language": head.language,
        "fonts": _FONTS if head.language in _OWN_FONTS else _MORE_FONTS,
        "letters": [
            {
                "reference": one.reference,
                "address": one.address,
                "blocks": [{"sort": block.sort, "text": block.text} for block in one.blocks],
            }
            for one in letters
        ],
    }
    return compiled("letter.typ", plain, head.day, own_fonts=head.language in _OWN_FONTS, tags=False)


def compiled(
    source: str, plain: dict[str, Any], day: str, *, own_fonts: bool, package: str | None = __package__,
    tags: bool = True,
) -> bytes:  # fmt: skip
    """Return what a source of ours makes of data. `tags`: for who listens to it. Raises TypesettingFailed."""
    folder = resources.files(package or "")
    asked = {
        "source": folder.joinpath(source).read_text("utf-8"),
        "data": plain,
        "day": day,
        "own_fonts": own_fonts,
        "root": str(folder),
        "tags": tags,
    }
    script = str(resources.files(__package__).joinpath("setter.py"))
    words = [sys.executable, "-I", script]
    done = subprocess.run(words, input=json.dumps(asked).encode(), capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        raise TypesettingFailed
    return done.stdout
