"""What a word may do to the facts beside it, one bit each."""

from enum import IntFlag, auto


class Role(IntFlag):
    """Roles by the sections of the files of cues and of look-alikes."""

    NEGATION = auto()
    NEGATION_AFTER = auto()
    POSITIVE = auto()
    FAMILY = auto()
    FAMILY_LIST = auto()
    QUESTION = auto()
    QUESTION_NEAR = auto()
    QUESTION_AFTER = auto()
    HISTORY = auto()
    PAST_BEFORE = auto()
    PAST_AFTER = auto()
    SETTLED = auto()
    UNFINISHED = auto()
    THERAPY = auto()
    THROUGH = auto()
    CLAUSE = auto()
    AND = auto()
    STOPS_FAMILY = auto()
    BESIDE = auto()
    SILENT = auto()
    SILENCES_AFTER = auto()
    TEST = auto()
    SEARCH = auto()
    ADDRESSEE = auto()
    DOCTOR = auto()
    SPECIALITY = auto()
    TYPIST = auto()
    ADMIN = auto()
    FILE_NUMBER = auto()
    CIVILITY = auto()
    PERSON_CUE = auto()
    STREET = auto()
    LIVES = auto()
    PLACE = auto()
    NEEDS_OWNER = auto()
    CARRIER = auto()
    MONTH = auto()
    PARTNER = auto()
    REFUSED = auto()
    ENDED = auto()
    CAN_BE = auto()
    LISTED_CUE = auto()
    ORDERED = auto()


NO_ROLE = Role(0)
ROLES = {role.name.lower().replace("_", " "): role for role in Role if role.name}
"""Role by the name of its section."""
