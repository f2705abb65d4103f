"""Forms of authorities as dated packs: their fields in the authority's own ids and words, as they were published.

A newer version of a form is another file in ``forms/``. Where a draft is plainly mistaken, the correction stands here,
with its reason, and the file stays as it was published.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of a form."""

    id: int
    section: str
    label: str
    type: str
    """``text``, ``textarea``, ``number``, ``boolean``, ``date``, ``datetime``, ``enum`` or ``multi-select``."""
    options: tuple[Option, ...]
    mandatory: str
    """``yes``, ``conditional`` or ``no``."""
    visible_if: str | None
    """The condition in the form's own words."""
    gdpr_ref: str | None
    note: str = ""
    """Where the draft is doubtful."""


@dataclass(frozen=True, slots=True)
class FormPack:
    """One version of one form."""

    id: str
    name: str
    version: str
    adopted: str
    status: str
    source_url: str
    licence: str
    fields: tuple[FormField, ...]

    def field(self, number: int) -> FormField:
        """Return one field. KeyError where the form has none of that number."""
        return _by_number(self)[number]


_SPLIT: Mapping[str, Mapping[tuple[int, str], tuple[Option, ...]]] = {
    "edpb-2026-06": {
        # Two options run together in the published draft: the second begins with its own letter.
        (89, "c"): (
            Option(
                "c",
                "The personal data breach is unlikely to result in a risk to the rights and freedoms of natural "
                "persons",
            ),
            Option(
                "d",
                "Additional information is needed to assess the risk to the rights and freedoms of natural persons",
            ),
        ),
        (97, "b"): (
            Option("b", "No, but it will be communicated on a specific date"),
            Option("b1", "No, but it will be communicated on a date to be determined"),
        ),
        (70, "s"): (Option("s", "User credentials (e.g. usernames, passwords, tokens)"),),
    }
}
PACKS = ("edpb-2026-06",)
"""Packs there are; the newest last."""
_FOLDER = resources.files(__package__) / "forms"


@cache
def form_pack(name: str) -> FormPack:
    """Return a pack. KeyError where there is none of that name."""
    if name not in PACKS:
        raise KeyError(name)
    plain = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    head = plain["template"]
    return FormPack(
        name,
        head["name"],
        head["version"],
        head["adopted"],
        head["status"],
        head["source_url"],
        plain["licence"],
        tuple(_field(name, field) for field in plain["fields"]),
    )


def _field(name: str, plain: Mapping[str, Any]) -> FormField:
    options = tuple(Option(option["key"], option["label"]) for option in plain["options"])
    field = FormField(
        plain["id"],
        plain["section"],
        plain["label"],
        plain["type"],
        options,
        plain["mandatory"],
        plain["visible_if"],
        plain["gdpr_ref"],
        plain.get("note", ""),
    )
    split = _SPLIT.get(name, {})
    return replace(field, options=tuple(part for o in options for part in split.get((field.id, o.key), (o,))))


@cache
def _by_number(pack: FormPack) -> Mapping[int, FormField]:
    return {field.id: field for field in pack.fields}


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field's label and options in one language."""

    label: str
    options: Mapping[str, str]


@cache
def form_words(name: str, language: str) -> Mapping[int, FieldWords]:
    """Return every field's words in a language; in the published ones where there is no translation."""
    pack = form_pack(name)
    translation = _FOLDER / f"{name}.{language}.json"
    plain = json.loads(translation.read_text(encoding="utf-8"))["fields"] if translation.is_file() else {}
    return {field.id: _words(field, plain.get(str(field.id), {})) for field in pack.fields}


def _words(field: FormField, plain: Mapping[str, Any]) -> FieldWords:
    translated = plain.get("options", {})
    options = {option.key: translated.get(option.key, option.label) for option in field.options}
    return FieldWords(plain.get("label", field.label.rstrip("*")), options)
