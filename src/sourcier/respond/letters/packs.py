"""Packs: one folder per language with the letter, the words for each sort of data, and who approved them."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from sourcier.model.message import Message
from sourcier.respond.lists.topics import TOPICS

from .errors import PackUnreadable
from .template import Template, read_template
from .typography import french
from .values import CONDITIONS, FIELDS

_PACK, _LETTER, _TOPICS = "pack.toml", "letter.txt", "topics.toml"
FILES = (_PACK, _LETTER, _TOPICS)
FOLDER = "letters"
"""In the case: packs that people copied and changed."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,30}")


class _Folder(Protocol):
    """A folder on disk, or one in the package."""

    def joinpath(self, name: str, /) -> Any:
        """Return what lies in it under that name."""


@dataclass(frozen=True, slots=True)
class Topic:
    """How one sort of data is spoken of."""

    name: str
    consequences: tuple[str, ...]
    advice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """Letters of one language."""

    name: str
    language: str
    """ISO 639-1."""
    approved_by: str
    """The person who read and approved all of it; empty: nobody did yet."""
    approved_on: str
    letter: Template
    topics: Mapping[str, Topic]
    own: bool
    """Whether it lies in the case."""


def built_in() -> tuple[str, ...]:
    """Return the packs the program brings."""
    folder = resources.files(__package__).joinpath("packs")
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("_")))


def read_pack(case: Path, name: str) -> Pack:
    """Return a pack: the case's own before the built-in one. Raises PackUnreadable, TemplateWrong."""
    if not _NAME.fullmatch(name):
        raise PackUnreadable(name, _PACK, Message("A pack's name is made of letters, digits, hyphens and underscores."))
    own = case / FOLDER / name
    folder: _Folder = own if own.is_dir() else resources.files(__package__).joinpath("packs").joinpath(name)
    about = _toml(folder, name, _PACK).get("pack")
    topics = _toml(folder, name, _TOPICS, set_french=isinstance(about, dict) and about.get("language") == "fr")
    if not isinstance(about, dict) or not isinstance(about.get("language"), str):
        raise PackUnreadable(name, _PACK, Message('Write in it: [pack], then language = "fr" or another.'))
    text = _text(folder, name, _LETTER)
    letter = read_template(_LETTER, french(text) if about["language"] == "fr" else text, FIELDS, CONDITIONS)
    approved = [str(about.get(key, "")).strip() for key in ("approved_by", "approved_on")]
    return Pack(name, about["language"], approved[0], approved[1], letter, _topics(name, topics), own.is_dir())


def pack_digest(case: Path, name: str) -> str:
    """Return the SHA-256 of a case's own pack, empty where there is none: facts depend on it."""
    own = case / FOLDER / name
    if not _NAME.fullmatch(name) or not own.is_dir():
        return ""
    whole = hashlib.sha256()
    for file in FILES:
        path = own / file
        whole.update(hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest())
    return whole.hexdigest()


def pack_files(name: str) -> dict[str, bytes]:
    """Return the files of a built-in pack, to be copied and changed."""
    folder = resources.files(__package__).joinpath("packs").joinpath(name)
    return {file: folder.joinpath(file).read_bytes() for file in FILES}


def _text(folder: _Folder, pack: str, file: str) -> str:
    path = folder.joinpath(file)
    try:
        return str(path.read_bytes().decode("utf-8-sig"))
    except (OSError, FileNotFoundError):
        known = ", ".join(built_in())
        remedy = Message("Use one of: %(known)s; or copy one to letters/%(pack)s in the case, whole, and change it.",
                         {"known": known, "pack": pack})  # fmt: skip
        raise PackUnreadable(pack, file, remedy) from None
    except UnicodeDecodeError:
        raise PackUnreadable(pack, file, Message("Save it as UTF-8.")) from None


def _toml(folder: _Folder, pack: str, file: str, *, set_french: bool = False) -> dict[str, Any]:
    text = _text(folder, pack, file)
    try:
        return tomllib.loads(french(text) if set_french else text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"line (\d+)", str(error))
        remedy = Message("Line %(line)s is no TOML: texts stand between quotes, lists between brackets.",
                         {"line": at[1] if at else "1"})  # fmt: skip
        raise PackUnreadable(pack, file, remedy) from None


def _topics(pack: str, plain: Mapping[str, Any]) -> dict[str, Topic]:
    found = {}
    for topic in TOPICS:
        said = plain.get(topic)
        if not isinstance(said, dict) or not isinstance(said.get("name"), str) or not said["name"].strip():
            remedy = Message('Write in it: [%(topic)s], then name = "...".', {"topic": topic})
            raise PackUnreadable(pack, _TOPICS, remedy)
        lists = []
        for key in ("consequences", "advice"):
            items = said.get(key, [])
            if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
                remedy = Message("Write %(key)s of [%(topic)s] as a list of texts.", {"key": key, "topic": topic})
                raise PackUnreadable(pack, _TOPICS, remedy)
            lists.append(tuple(items))
        found[topic] = Topic(said["name"], *lists)
    return found
