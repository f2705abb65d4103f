"""The conditions of the EDPB's template of June 2026: one predicate per field whose label states one.

Fields of `SENSE` state none in the draft; what they belong to does, and is taken over. Where the draft reads inverted
(49) or names the wrong field (83), the predicate follows its sense; the template's `note` says so.
"""

from collections.abc import Callable, Mapping

from .asked import Asked

PACK = "edpb-2026-06"
Predicate = Callable[[Asked], bool]

CONDITIONS: Mapping[int, Predicate] = {
    5: lambda a: a.is_(3, "b") and a.is_(4, "c"),
    6: lambda a: a.is_(3, "b"),
    10: lambda _: True,  # "optional field": shown, never required
    11: lambda a: a.answered(10),
    15: lambda a: a.is_(14, "a"),
    16: lambda a: a.is_(15, "d"),
    18: lambda a: not a.in_eea,
    24: lambda a: a.is_(23, "c"),
    25: lambda a: 25 in a.national,  # noqa: PLR2004  # the field's own number
    26: lambda a: 26 in a.national,  # noqa: PLR2004  # the field's own number
    29: lambda a: not a.is_(23, "a"),
    30: lambda a: not a.is_(23, "a") and not a.is_(29, "no"),
    31: lambda a: not a.is_(23, "a") and not a.is_(29, "no"),
    39: lambda a: a.is_(38, "a"),
    40: lambda a: a.is_(38, "a"),
    47: lambda a: a.is_(44, "a", "b"),
    49: lambda a: a.late and a.is_(3, "a"),
    52: lambda a: a.is_(50, "b", "c", "d", "e", "f"),
    56: lambda a: a.has(55, "a"),
    57: lambda a: a.has(55, "a"),
    58: lambda a: a.has(55, "b"),
    59: lambda a: a.has(55, "c"),
    68: lambda a: a.is_(67, "a", "b"),
    73: lambda a: a.is_(72, "a", "b"),
    76: lambda _: True,  # a reminder about 57, no condition
    79: lambda a: a.has(55, "a"),
    80: lambda a: a.has(79, "d"),
    81: lambda a: a.has(55, "b"),
    82: lambda a: a.has(81, "c"),
    83: lambda a: a.has(55, "c"),
    84: lambda a: a.has(83, "c"),
    86: lambda a: a.has(85, "n"),
    98: lambda a: a.is_(97, "a"),
    99: lambda a: a.is_(97, "b"),
    100: lambda a: a.is_(97, "e"),
    101: lambda a: a.is_(97, "e"),
    102: lambda a: a.is_(97, "a"),
    103: lambda a: a.is_(97, "a") and a.is_(102, "b"),
    104: lambda a: a.is_(97, "a"),
    105: lambda a: a.is_(97, "a"),
    106: lambda a: a.is_(97, "a"),
    111: lambda a: a.is_(109, "a") or a.is_(110, "a"),
    113: lambda a: a.in_eea,
    115: lambda a: a.in_eea and a.is_(113, "a"),
    116: lambda a: a.in_eea and a.is_(113, "a"),
    117: lambda a: a.in_eea and a.is_(113, "a") and a.answered(116),
    120: lambda a: not a.in_eea,
    121: lambda a: not a.in_eea and a.is_(120, "a"),
    122: lambda a: not a.in_eea and a.is_(120, "a") and a.answered(121),
    123: lambda a: not a.in_eea and a.is_(120, "a"),
}
"""Field to whether it is asked, for every field whose `visible_if` speaks of the field itself."""

SENSE: Mapping[int, Predicate] = {
    19: lambda a: not a.in_eea,
    34: lambda a: a.is_(33, "c"),
    35: lambda a: a.is_(33, "c"),
    36: lambda a: a.is_(33, "c"),
    41: lambda a: a.is_(38, "a"),
    45: lambda a: a.is_(44, "a", "b", "c"),
    46: lambda a: a.is_(44, "a", "b", "c"),
    114: lambda a: a.in_eea and a.is_(113, "a"),
    118: lambda a: a.in_eea and a.is_(113, "a"),
    126: lambda a: a.has(125, "j"),
}
"""Fields that state no condition and belong to one that does."""

OPTIONS: Mapping[tuple[int, str], Predicate] = {
    (4, "c"): lambda a: a.is_(3, "b"),
    (44, "e"): lambda a: a.incomplete,
    (56, "e"): lambda a: a.incomplete,
    (57, "e"): lambda a: a.incomplete,
    (61, "e"): lambda a: a.incomplete,
    (65, "k"): lambda a: a.incomplete,
    (67, "d"): lambda a: a.incomplete,
    (70, "t"): lambda a: a.incomplete,
    (72, "d"): lambda a: a.incomplete,
    (79, "e"): lambda a: a.incomplete,
    (81, "d"): lambda a: a.incomplete,
    (83, "d"): lambda a: a.incomplete,
    (89, "d"): lambda a: a.incomplete,
    (97, "c"): lambda a: a.incomplete,
}
"""Field and option to whether the option may be chosen."""

WHO: Mapping[str, tuple[int, ...]] = {
    "dpo": (7, 21, 22, 23, 24, 30, 31, 33, 34, 35, 36, 50, 51, 52, 53, 66, 71, 76, 80, 86, 90, 106, 125, 126),
    "management": (10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 29, 92, 94, 95, 97, 98, 99, 102, 103, 104, 105),
    "it": (44, 45, 46, 47, 55, 56, 57, 58, 59, 60, 61, 62, 63, 75),
    "processor": (39, 40, 41),
    "legal": (5, 6, 25, 26, 49, 100, 101, 109, 110, 111, 113, 114, 115, 116, 117, 118, 120, 121, 122, 123),
}
"""Who can answer what facts cannot; the data protection officer where nobody is named."""


def is_asked(field: int, asked: Asked) -> bool:
    """Whether a field is asked."""
    condition = CONDITIONS.get(field) or SENSE.get(field)
    return condition is None or condition(asked)


def may_choose(field: int, key: str, asked: Asked) -> bool:
    """Whether an option may be chosen."""
    condition = OPTIONS.get((field, key))
    return condition is None or condition(asked)


def who_answers(field: int) -> str:
    """Return who can answer a field."""
    return next((who for who, fields in WHO.items() if field in fields), "dpo")
