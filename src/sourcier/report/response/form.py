"""A notice as a form people read: every field that is asked, its answer, its source, who answers the rest."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcier.data.form_packs import FieldWords, FormField, FormPack, form_pack, form_words
from sourcier.locale import Texts
from sourcier.locale.names.notices import GAPS, SECTIONS, WHO
from sourcier.locale.names.origins import NAMED, ORIGINS
from sourcier.model.notice import FieldChange, Filled, Missing, Notice, Value
from sourcier.report.figures import Figures

from .drafts import drafted, role
from .words import moment

_ROLES = 39


@dataclass(frozen=True, slots=True)
class Row:
    """One field that is asked."""

    id: str
    label: str
    lines: tuple[str, ...]
    """The answer; empty where there is none."""
    source: str
    who: str
    """Who answers or completes it; empty where nothing is left to do."""
    gap: str
    mandatory: bool
    note: str
    was: tuple[str, ...] | None = None
    """What the first notice said, where this one says something else."""


@dataclass(frozen=True, slots=True)
class Section:
    """Fields under one heading."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A whole notice."""

    pack: FormPack
    sections: tuple[Section, ...]
    filled: int
    asked: int
    gaps: tuple[tuple[str, tuple[Row, ...]], ...]
    """Mandatory fields that nobody answered, by who can."""


def form_of(notice: Notice, texts: Texts, names: dict[str, str]) -> Form:
    """Return a notice as a form; `names` are those of holdings."""
    pack, words = form_pack(notice.form), form_words(notice.form, texts.language)
    missing = {one.field: one for one in notice.missing}
    changed = {one.field: one for one in notice.changed}
    write = _Writer(texts, words, names)
    rows: dict[str, list[Row]] = {}
    for field in pack.fields:
        name = str(field.id)
        if name in notice.asked:
            row = write.row(field, notice.fields.get(name), missing.get(name), changed.get(name))
            rows.setdefault(field.section, []).append(row)
    every = [row for found in rows.values() for row in found]
    return Form(
        pack,
        tuple(Section(name, Figures(texts).name(SECTIONS, name), tuple(found)) for name, found in rows.items()),
        sum(bool(row.lines) for row in every),
        len(every),
        _gaps(every),
    )


def _gaps(rows: list[Row]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.mandatory and not row.lines:
            found.setdefault(row.who, []).append(row)
    return tuple((who, tuple(mine)) for who, mine in found.items())


def origin(source: str, texts: Texts) -> str:
    """Return in words where an answer comes from."""
    if source in ORIGINS:
        return texts.gettext(ORIGINS[source])
    begins = next((start for start in NAMED if source.startswith(start)), None)
    return texts.say(NAMED[begins], id=source.removeprefix(begins)) if begins else source


@dataclass(frozen=True, slots=True)
class _Writer:
    texts: Texts
    words: Mapping[int, FieldWords]
    names: dict[str, str]

    def row(self, field: FormField, filled: Filled | None, gap: Missing | None, change: FieldChange | None) -> Row:
        figures = Figures(self.texts)
        return Row(
            id=str(field.id),
            label=self._words(field).label,
            lines=self.lines(field, filled.value) if filled else (),
            source=origin(filled.source, self.texts) if filled else "",
            who=figures.name(WHO, gap.who) if gap else "",
            gap=figures.name(GAPS, gap.why) if gap else "",
            mandatory=field.mandatory == "yes",
            note=field.note,
            was=self.lines(field, change.before) if change else None,
        )

    def lines(self, field: FormField, value: Value) -> tuple[str, ...]:
        """Return an answer line by line."""
        if value is None or value == "":
            return ()
        parts = value if isinstance(value, tuple | list) else (value,)
        return tuple(self._line(field, part) for part in parts)

    def _line(self, field: FormField, part: Value) -> str:
        options = self._words(field).options
        if str(part) in options:
            return options[str(part)]
        if isinstance(part, bool):
            return self.texts.say("yes") if part else self.texts.say("no")
        if isinstance(part, int):
            return Figures(self.texts).count(part)
        text = str(part)
        if field.type == "datetime":
            return moment(text, self.texts, "minute" if "T" in text else "day")
        if field.type == "date":
            return self.texts.date(text)
        return role(text, self.texts) if field.id == _ROLES else drafted(text, self.texts, self.names)

    def _words(self, field: FormField) -> FieldWords:
        return self.words[field.id]
