"""One controller's notice: filled where facts can, the rest by who must answer, and what changed since the first."""

from collections.abc import Mapping

from sourcier.data.form_packs import FormField, FormPack
from sourcier.model.notice import FieldChange, Filled, Missing, Notice, Value

from .asked import Asked
from .edpb_2026_06 import is_asked, may_choose, who_answers
from .fill import filled
from .sheet import Sheet

_ANSWER = "answers.toml"
_SUB_TYPE = 4
_COMPLETE, _INCOMPLETE = "a", "b"
_ROUNDS = 10
"""Conditions refer to earlier fields only a few steps deep; more rounds than that change nothing."""
_DRAFTS = (49, 62, 63, 71, 90, 92)
"""Fields whose draft a person has to complete."""


def notice_of(pack: FormPack, sheet: Sheet, before: Notice | None) -> Notice:
    """Return the notice as facts and answers make it; `before`: the first notice, where this one completes it."""
    found = dict(filled(sheet))
    for field, value in sheet.answers.items():
        found[field] = Filled(value, _ANSWER)
    authority = sheet.deadline("authority")
    late = authority is not None and authority.late
    found.setdefault(_SUB_TYPE, Filled(_COMPLETE, "response: all mandatory fields are filled"))
    kept, asked = _settled(pack, found, Asked({}, incomplete=False, late=late))
    if any(one.mandatory == "yes" for one in _missing(pack, kept, asked)):
        if found[_SUB_TYPE].source != _ANSWER:
            found[_SUB_TYPE] = Filled(_INCOMPLETE, "response: mandatory fields are not all filled")
        kept, asked = _settled(pack, found, Asked({}, incomplete=True, late=late))
    fields = {str(field.id): kept[field.id] for field in pack.fields if field.id in kept}
    return Notice(
        party=sheet.party.id,
        form=pack.id,
        stage=sheet.stage,
        fields=fields,
        missing=_missing(pack, kept, asked),
        changed=_changed(pack, before, fields) if before is not None else (),
        asked=tuple(str(field.id) for field in pack.fields if is_asked(field.id, asked)),
    )


def _settled(pack: FormPack, found: Mapping[int, Filled], asked: Asked) -> tuple[dict[int, Filled], Asked]:
    """Drop what is not asked and options that may not be chosen, until nothing more falls out."""
    kept = dict(found)
    for _ in range(_ROUNDS):
        answers = {field: one.value for field, one in kept.items()}
        asked = Asked(answers, asked.incomplete, asked.late, asked.in_eea, asked.national)
        fitting = {
            field.id: kept[field.id]
            for field in pack.fields
            if field.id in kept and is_asked(field.id, asked) and _allowed(field, kept[field.id].value, asked)
        }
        if fitting == kept:
            break
        kept = fitting
    return kept, asked


def _allowed(field: FormField, value: Value, asked: Asked) -> bool:
    chosen = value if isinstance(value, tuple) else (value,)
    return all(may_choose(field.id, str(key), asked) for key in chosen)


def _missing(pack: FormPack, kept: Mapping[int, Filled], asked: Asked) -> tuple[Missing, ...]:
    """Return what is asked and has no answer, and drafts that a person has to complete."""
    found = []
    for field in pack.fields:
        if not is_asked(field.id, asked):
            continue
        one = kept.get(field.id)
        if one is None:
            found.append(Missing(str(field.id), who_answers(field.id), field.mandatory, "not_in_facts"))
        elif field.id in _DRAFTS and one.source != _ANSWER:
            found.append(Missing(str(field.id), who_answers(field.id), "no", "draft"))
        elif one.source.startswith("no decision"):
            found.append(Missing(str(field.id), who_answers(field.id), "no", "to_settle"))
    return tuple(found)


def _changed(pack: FormPack, before: Notice, fields: Mapping[str, Filled]) -> tuple[FieldChange, ...]:
    names = [str(field.id) for field in pack.fields]
    pairs = [(name, _value(before.fields.get(name)), _value(fields.get(name))) for name in names]
    return tuple(FieldChange(name, old, new) for name, old, new in pairs if old != new)


def _value(one: Filled | None) -> Value:
    if one is None:
        return None
    return tuple(one.value) if isinstance(one.value, list) else one.value
