"""The notice in the form's own ids, for other programs: answers, sources, who answers the rest."""

import json
from typing import Any

from sourcier.data.form_packs import FormField, form_pack
from sourcier.locale import Texts
from sourcier.model.notice import Filled, Notice
from sourcier.model.plain import to_plain
from sourcier.report.safe import escaped_json

from .drafts import drafted

_LONG = ("textarea", "text")


def notice_json(notice: Notice, texts: Texts, names: dict[str, str]) -> bytes:
    """Return a notice as JSON; drafts stand in it as sentences of the reader's language, one string per field."""
    pack = form_pack(notice.form)
    fields = {str(field.id): field for field in pack.fields}
    plain = {
        "template": {
            "name": pack.name,
            "version": pack.version,
            "adopted": pack.adopted,
            "source_url": pack.source_url,
        },
        "licence": pack.licence,
        "stage": notice.stage,
        "fields": {name: _field(fields[name], one, texts, names) for name, one in notice.fields.items()},
        "missing": to_plain(notice.missing),
        "changed": to_plain(notice.changed),
    }
    return (escaped_json(json.dumps(plain, ensure_ascii=False, indent=1)) + "\n").encode()


def _field(field: FormField, one: Filled, texts: Texts, names: dict[str, str]) -> dict[str, Any]:
    value: Any = to_plain(one.value)
    if isinstance(value, list) and field.type in _LONG:
        value = " ".join(drafted(part, texts, names) for part in value)
    elif isinstance(value, list) and not field.options:
        value = ", ".join(map(str, value))
    return {"value": value, "source": one.source}
