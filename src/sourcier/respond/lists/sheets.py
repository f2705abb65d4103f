"""A controller's list as tables people open: who is ready, who waits for a person, who else stands in the file."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import KINDS
from sourcier.locale.names.lists import ADDRESSEES, CHANNELS, OTHER_ROLES, REASONS

from .entries import Entry

HEAD = (
    ("reference", _("Reference")),
    ("reasons", _("For a person to settle")),
    ("addressee", _("Write to")),
    ("channel", _("By")),
    ("second", _("Else by")),
    ("title", _("Title")),
    ("given_name", _("Given name")),
    ("family_name", _("Family name")),
    ("birth_name", _("Birth name")),
    ("birth_date", _("Born")),
    ("street", _("Street")),
    ("postcode", _("Postcode")),
    ("commune", _("Town")),
    ("email", _("E-mail")),
    ("phone", _("Phone")),
    ("kinds", _("Their data in the leak")),
    ("inside", _("Inside comments")),
    ("other_number", _("Under another's number")),
    ("unnamed", _("Cells nobody could name")),
    ("rows", _("Rows")),
    ("provenance", _("Where each stands (evidence.table.row.column, from 0)")),
)
"""Columns of a list: the name in CSV, the heading in a workbook."""
OTHERS_HEAD = (("role", _("Role")), ("name", _("As named in the leak")), ("rows", _("Rows")))
GONE_HEAD = (("reference", _("Reference")),)
PEOPLE, REVIEW, OTHERS, GONE = _("People"), _("To review"), _("Others named"), _("No longer found")
_KINDS = {"nir_of_another": _("another's social security number")}
Say = Callable[[Entry], Sequence[str]]


def codes(entry: Entry) -> list[str]:
    """Return an entry with its codes, for programs and mail merge."""
    return [_plain(getattr(entry, name)) for name, _heading in HEAD]


def sentences(texts: Texts) -> Say:
    """Return how entries are written in the reader's language."""
    named = {"reasons": REASONS, "kinds": KINDS | _KINDS, "inside": KINDS}
    single = {"addressee": ADDRESSEES, "channel": CHANNELS, "second": CHANNELS}

    def say(entry: Entry) -> list[str]:
        cells = []
        for name, _heading in HEAD:
            value = getattr(entry, name)
            if name in named:
                cells.append(", ".join(texts.gettext(named[name].get(code, code)) for code in value.split()))
            elif name in single:
                cells.append(texts.gettext(single[name].get(value, value)))
            elif isinstance(value, bool):
                cells.append(texts.gettext(_("yes")) if value else "")
            else:
                cells.append(_plain(value))
        return cells

    return say


def others(texts: Texts | None, found: Iterable[tuple[str, str, int]]) -> Iterator[list[str]]:
    """Yield the other people of a list; without `texts`, with the codes of their roles."""
    for role, name, rows in found:
        yield [texts.gettext(OTHER_ROLES.get(role, role)) if texts else role, name, str(rows)]


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return str(value)
