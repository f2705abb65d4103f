"""Who took part, what they held, what they were told to extract, and when: the manifest a trace starts from."""

from collections.abc import Iterable

from .days import day, iso
from .deeds import CLOSURE, HOST, KNEW_AREA, Table, Value, contracts, events, measures
from .holdings import AREA, HOSTING, base_id
from .labs import FIRST_VISIT, VENDOR, WIDE, Controller, controllers, labs
from .later import END
from .layout import columns

_OLD_SOFTWARE = "Sanolab 4"
_NEW = {"alpha": "Alphabio", "beta": "Betalis", "gamma": "Gammalab"}
_ORDER_DAYS, _DELETE_DAYS = 41, 30
"""How long before the migration the order was written, and how long after it the copy was to be deleted."""
_HEAD = """\
# The parties of the invented case: who they are, what they held, ordered, signed and did, what happened when.
# Nothing here is real. Labels of laboratories are those that stand in extrait.csv.
"""


def order_id(controller: str) -> str:
    """Name of a controller's extraction order."""
    return f"{controller}-order"


def manifest() -> str:
    """The whole manifest as TOML; paths are relative to it."""
    tables = [*_parties(), *_holdings(), *_orders(), *contracts(), *measures(), *events(_OLD_SOFTWARE, _NEW)]
    return "\n".join([_HEAD, *(_table(kind, entries) for kind, entries in tables)])


def _table(kind: str, entries: dict[str, Value | None]) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in entries.items() if value is not None]
    return "\n".join([f"[[{kind}]]", *lines, ""])


def _value(value: Value) -> str:
    """A TOML basic string or an array of them; the case's own texts need no escape but these two."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}"'


Tables = Iterable[Table]


def _parties() -> Tables:
    yield "party", {"id": VENDOR, "name": "SANOLAB EDITIONS", "role": "processor", "software": [_OLD_SOFTWARE]}
    yield "party", {"id": HOST, "name": "HEBERGEMENT DU RIVAGE", "role": "sub-processor", "software": []}
    for key, name in _NEW.items():
        yield "party", {"id": f"vendor-{key}", "name": f"{name.upper()} SANTE", "role": "recipient", "software": [name]}
    for one in controllers():
        sites = [lab for lab in labs() if lab.controller == one]
        yield (
            "party",
            {
                "id": one.id,
                "name": one.name,
                "role": "controller",
                "software": [_OLD_SOFTWARE, _NEW[one.software]],
                "departments": sorted({lab.department for lab in sites}),
                "labs": [lab.label for lab in sites],
                "dpo": f"dpo@{one.id}.example",
            },
        )


def _holdings() -> Tables:
    yield (
        "holding",
        {
            "id": AREA,
            "party": VENDOR,
            "label": "File transfer area with the extracts of migrations",
            "from": "2018-04-16",
            "until": CLOSURE,
            "path": "holdings/area",
            "knew": list(KNEW_AREA),
        },
    )
    yield (
        "holding",
        {
            "id": HOSTING,
            "party": HOST,
            "label": "Copies of hosted bases, as they were at the migration",
            "from": FIRST_VISIT,
            "until": CLOSURE,
            "path": "holdings/hosting",
            "knew": ["kept_after_migration"],
        },
    )
    for one in controllers():
        yield (
            "holding",
            {
                "id": base_id(one.id),
                "party": one.id,
                "label": "Current base",
                "from": one.migration,
                "until": END,
                "path": f"holdings/bases/{one.id}.csv",
                "knew": [],
            },
        )


def _orders() -> Tables:
    for one in controllers():
        yield "order", _order(one)


def _order(one: Controller) -> dict[str, Value | None]:
    left = day(one.migration)
    return {
        "id": order_id(one.id),
        "controller": one.id,
        "processor": VENDOR,
        "date": iso(left - _ORDER_DAYS),
        "purpose": "migration",
        "labs": [lab.label for lab in labs() if lab.controller == one],
        "columns": ordered_columns() if one.id == WIDE else None,
        "since": one.since,
        "until": iso(left - 1),
        "recipient": f"vendor-{one.software}",
        "delete_by": iso(left + _DELETE_DAYS),
    }


def ordered_columns() -> list[str]:
    """What the one order that lists columns lists: kinds and headers of all but the two comment columns."""
    kinds = {place.kinds[0] for place in columns() if place.kinds and place.kinds[0] and not _comment(place.fill)}
    headers = {place.header for place in columns() if place.header and not _comment(place.fill)}
    return [*sorted(kind for kind in kinds if kind), *sorted(headers)]


def unordered_columns() -> tuple[str, ...]:
    """Headers of the columns that order does not list."""
    return tuple(place.header for place in columns() if _comment(place.fill))


def _comment(fill: str) -> bool:
    return fill.startswith("comment")
