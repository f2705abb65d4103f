"""JSON: an array of objects, objects one after another or one a line (NDJSON, as MongoDB exports), or one holding them.

Nested keys are joined by points, lists are counted through; MongoDB's ``{"$oid": ...}`` and their like are the value
they wrap. FHIR resources are told apart by their type.
"""

import json
from collections.abc import Iterator
from typing import Any

from sourcier.read.container import Source
from sourcier.read.json_stream import Cut, values_of
from sourcier.read.keyed import Record, Records, keyed
from sourcier.read.mixed import Mixed
from sourcier.read.sheets import Rejected

NAME, UNIT = "json", "records"
_WRAPPED = ("$oid", "$date", "$numberLong", "$numberInt", "$numberDouble", "$numberDecimal", "$uuid")
_DEEPEST = 12
_LIST = 100
"""Entries of one list that become columns; the rest stays as JSON in the last one."""


def claims(source: Source) -> bool:
    """Whether a file begins as an object, or an array of objects, that hold keys: a brace alone may begin a text."""
    head = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head.startswith((b"{", b"[")):
        return False
    inner = head.lstrip(b"[ \r\n\t")
    return inner.startswith(b"{") and inner[1:].lstrip().startswith((b'"', b"}")) and b":" in inner


def open_tables(source: Source, _asked: Any) -> Mixed:
    """Open the records as one table per list of objects found, and per type of FHIR resource."""
    return keyed(source, NAME, UNIT, lambda: _all(source))


def _all(source: Source) -> Records:
    for value in values_of(source):
        if isinstance(value, Cut):
            yield Rejected(value.code, value.raw)
        else:
            for table, record in _records(value):
                yield Record(table, dict(_flat(record)))


def _records(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The records in one value: itself; or, where an object holds lists of objects, those, under their key."""
    if not isinstance(value, dict):
        yield "", {"value": value}
        return
    if isinstance(value.get("resourceType"), str):
        yield from _resources(value)
        return
    lists = {key: one for key, one in value.items() if isinstance(one, list) and len(one) > 1 and _objects(one)}
    if len(value) > len(lists) and not (lists and sum(map(len, lists.values())) > _LIST):
        yield "", value
        return
    for key, records in lists.items():
        for record in records:
            yield key, record
    rest = {key: one for key, one in value.items() if key not in lists}
    if rest:
        yield "", rest


def _resources(value: dict[str, Any], url: Any = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """The resources of FHIR (https://hl7.org/fhir/bundle.html): those of a bundle one by one.

    Each bears what others refer to it by (https://hl7.org/fhir/references.html): type and id, and its full URL.
    """
    kind, entries = value["resourceType"], value.get("entry")
    if kind != "Bundle" or not isinstance(entries, list):
        names = {"fullUrl": url if isinstance(url, str) else None}
        names["reference"] = f"{kind}/{value['id']}" if isinstance(value.get("id"), str) else None
        yield kind, {**{name: said for name, said in names.items() if said}, **value}
        return
    for entry in entries:
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict) and isinstance(resource.get("resourceType"), str):
            yield from _resources(resource, entry.get("fullUrl"))


def _objects(values: list[Any]) -> bool:
    return all(isinstance(value, dict) for value in values)


def _flat(record: dict[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        name = f"{before}{key}" if before else key
        if isinstance(value, str):
            yield name, value
            continue
        if isinstance(value, dict) and len(value) == 1 and next(iter(value)) in _WRAPPED:
            value = next(iter(value.values()))  # noqa: PLW2901  # what is wrapped stands for the wrapper
        if isinstance(value, list):
            value = {str(n): one for n, one in enumerate(value)} if len(value) <= _LIST else _json(value)  # noqa: PLW2901
        if isinstance(value, dict) and depth < _DEEPEST:
            yield from _flat(value, f"{name}.", depth + 1)
        else:
            yield name, _json(value)


def _json(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False)
