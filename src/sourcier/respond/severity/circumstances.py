"""CB, the circumstances of the breach: losses of confidentiality, integrity, availability, and malicious intent.

Source: ENISA 2013, section 3.4 and annex 3: 0, 0.25 (known recipients) or 0.5 (an unknown number) for confidentiality,
as much for integrity and availability, 0.5 for malicious intent; they add up.
"""

from dataclasses import dataclass

from sourcier.model.parties import Manifest

PARTS = ("confidentiality", "integrity", "availability", "malicious")
_MALICIOUS = ("publication", "access")


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One part of CB: as chosen, by the mildest and the strictest reading."""

    part: str
    code: str
    value: float
    mild: float
    strict: float


def circumstances_of(manifest: Manifest) -> tuple[Circumstance, ...]:
    """Return all four parts, as the events people wrote tell them.

    A leaked file that surfaced has an unknown number of holders. That somebody meant harm is taken from an event of
    access or publication; where there is none, it stays open.
    """
    meant = any(event.what in _MALICIOUS for event in manifest.events)
    return (
        Circumstance("confidentiality", "unknown_recipients", 0.5, 0.25 if not meant else 0.5, 0.5),
        Circumstance("integrity", "not_altered", 0.0, 0.0, 0.0),
        Circumstance("availability", "still_available", 0.0, 0.0, 0.0),
        Circumstance("malicious", "malicious" if meant else "intent_unknown", 0.5 if meant else 0.0, 0.5 if meant
                     else 0.0, 0.5),
    )  # fmt: skip
