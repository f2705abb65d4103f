"""Short codes for parties, fit for names of tables: ids are what people wrote."""

import hashlib

_DIGITS = 12


def code_of(party: str) -> str:
    """Return the code of a party."""
    return hashlib.sha256(party.encode()).hexdigest()[:_DIGITS]
