"""How a kind is recognised, for people: the view of `sourcier explain`."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import CATEGORIES, KINDS

_SHOWN_HEADERS = 12
_RARE = 1e-4


def render_kind(plain: Mapping[str, Any], texts: Texts, form: str) -> str:
    """Return one kind as ``text`` or ``json``.

    `plain` is the fact with the fields kind, category, rule, chance, needs, alone, confused_with, headers and sources.
    """
    if form == "json":
        return json.dumps(plain, ensure_ascii=False, indent=1)
    name = texts.gettext(KINDS.get(plain["kind"], plain["kind"]))
    lines = [f"{plain['kind']} - {name}", "", texts.gettext(plain["rule"]), ""]
    rows = (
        (_("Category"), texts.gettext(CATEGORIES.get(plain["category"], plain["category"]))),
        (_("Right by chance"), _chance(plain["chance"], texts)),
        (_("Needed in a column"), texts.percent(plain["needs"], 1.0, 0)),
        (
            _("Told by values alone"),
            texts.gettext(_("yes") if plain["alone"] else _("no: a header or a proof")),
        ),
        (_("Confused with"), ", ".join(plain["confused_with"]) or "-"),
        (_("Header words"), ", ".join(plain["headers"][:_SHOWN_HEADERS]) or "-"),
        (_("Sources"), "; ".join(plain["sources"]) or "-"),
    )
    width = max(len(texts.gettext(label)) for label, _value in rows)
    lines += [f"  {texts.gettext(label):<{width}}  {value}" for label, value in rows]
    return "\n".join(lines)


def _chance(chance: float, texts: Texts) -> str:
    if chance <= _RARE:
        return texts.gettext(_("less than 1 in 10,000"))
    return texts.percent(chance, 1.0, 2 if chance < 0.1 else 0)  # noqa: PLR2004  # small shares want their decimals


def render_kinds(names: Sequence[str], texts: Texts, form: str) -> str:
    """Return all kinds, one line each, or as a JSON list of names."""
    if form == "json":
        return json.dumps(list(names))
    width = max(map(len, names))
    return "\n".join(f"{name:<{width}}  {texts.gettext(KINDS.get(name, name))}" for name in names)
