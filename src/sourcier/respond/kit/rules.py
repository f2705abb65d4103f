"""What victims risk and can do: one file per risk or recourse, found by listing the folder; words in each language."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from sourcier.respond.letters.template import Template, read_template
from sourcier.respond.letters.typography import french

RISK, RECOURSE = "risk", "recourse"
LANGUAGES = ("fr", "en")
FIELDS = ("me", "today", "lab", "dpo", "leaked", "aware", "told", "kinds", "reference", "blank")
"""Fields of the model letters: what is known is filled in, the rest is left to the person."""


@dataclass(frozen=True, slots=True)
class Said:
    """One risk or recourse in one language."""

    title: str
    why: str
    steps: tuple[str, ...]
    requires: str
    limit: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One risk or recourse."""

    id: str
    order: int
    sort: str
    """``risk`` or ``recourse``."""
    topics: tuple[str, ...]
    """Of whom it is: those of whom one of these leaked; none: everyone."""
    source: str
    checked: str
    """ISO day on which it was last held against its source."""
    to_check: bool
    """Whether a part of it was recalled, not read: a lawyer looks before it is relied on."""
    letter: str
    """Its model letter, empty where there is none."""
    said: Mapping[str, Said]

    def concerns(self, topics: frozenset[str]) -> bool:
        """Whether it concerns people of whom these leaked."""
        return not self.topics or bool(topics.intersection(self.topics))


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in order."""
    folder = resources.files(__package__).joinpath("recourses")
    found = [_rule(tomllib.loads(path.read_text("utf-8"))) for path in folder.iterdir() if path.name.endswith(".toml")]
    return tuple(sorted(found, key=lambda rule: (rule.order, rule.id)))


def _rule(plain: dict[str, Any]) -> Rule:
    said = {language: _said(plain[language], language) for language in LANGUAGES}
    names = ("id", "order", "sort", "source", "checked", "to_check", "letter")
    return Rule(topics=tuple(plain["topics"]), said=said, **{name: plain[name] for name in names})


def _said(plain: dict[str, Any], language: str) -> Said:
    def text(value: str) -> str:
        return french(value) if language == "fr" else value

    single = {name: text(plain[name]) for name in ("title", "why", "requires", "limit")}
    return Said(steps=tuple(map(text, plain["steps"])), **single)


@cache
def words(language: str) -> Mapping[str, str]:
    """What the kit says around its rules."""
    plain = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))[language]
    return {name: french(text) if language == "fr" else text for name, text in plain.items() if isinstance(text, str)}


@cache
def short_names(language: str) -> Mapping[str, str]:
    """What each topic is called in a model letter, whoever writes it."""
    plain = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))[language]["short"]
    return dict(plain)


@cache
def model_letter(name: str, language: str) -> Template:
    """Return a model letter."""
    text = resources.files(__package__).joinpath("models", language, f"{name}.txt").read_text("utf-8")
    return read_template(f"{name}.txt", french(text) if language == "fr" else text, FIELDS, FIELDS)
