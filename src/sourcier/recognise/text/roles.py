"""What a word may do to the facts beside it, one bit each. Plain numbers: they are asked for a million times."""

from typing import Final


class Role:
    """Roles by the sections of the files of cues and of look-alikes."""

    NEGATION: Final = 1 << 0
    NEGATION_AFTER: Final = 1 << 1
    POSITIVE: Final = 1 << 2
    FAMILY: Final = 1 << 3
    FAMILY_LIST: Final = 1 << 4
    QUESTION: Final = 1 << 5
    QUESTION_NEAR: Final = 1 << 6
    QUESTION_AFTER: Final = 1 << 7
    HISTORY: Final = 1 << 8
    PAST_BEFORE: Final = 1 << 9
    PAST_AFTER: Final = 1 << 10
    SETTLED: Final = 1 << 11
    UNFINISHED: Final = 1 << 12
    THERAPY: Final = 1 << 13
    THROUGH: Final = 1 << 14
    CLAUSE: Final = 1 << 15
    AND: Final = 1 << 16
    STOPS_FAMILY: Final = 1 << 17
    BESIDE: Final = 1 << 18
    SILENT: Final = 1 << 19
    SILENCES_AFTER: Final = 1 << 20
    TEST: Final = 1 << 21
    SEARCH: Final = 1 << 22
    ADDRESSEE: Final = 1 << 23
    DOCTOR: Final = 1 << 24
    SPECIALITY: Final = 1 << 25
    TYPIST: Final = 1 << 26
    ADMIN: Final = 1 << 27
    FILE_NUMBER: Final = 1 << 28
    CIVILITY: Final = 1 << 29
    PERSON_CUE: Final = 1 << 30
    STREET: Final = 1 << 31
    LIVES: Final = 1 << 32
    PLACE: Final = 1 << 33
    NEEDS_OWNER: Final = 1 << 34
    CARRIER: Final = 1 << 35
    MONTH: Final = 1 << 36
    PARTNER: Final = 1 << 37
    REFUSED: Final = 1 << 38
    ENDED: Final = 1 << 39
    CAN_BE: Final = 1 << 40
    LISTED_CUE: Final = 1 << 41
    ORDERED: Final = 1 << 42
    FACILITY: Final = 1 << 43
    REPLACED: Final = 1 << 44
    MACHINE: Final = 1 << 45
    ANIMAL: Final = 1 << 46
    OBJECT: Final = 1 << 47
    PEOPLE: Final = 1 << 48


NO_ROLE = 0
ROLES: dict[str, int] = {
    name.lower().replace("_", " "): bit for name, bit in vars(Role).items() if name.isupper() and isinstance(bit, int)
}
"""Role by the name of its section."""
