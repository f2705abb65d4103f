"""Whom each controller has to tell: one entry per person, its own people and nobody else's."""

from sourcier.model.response import PartyList
from sourcier.respond.affair import Affair


def make_lists(_affair: Affair) -> tuple[PartyList, ...]:
    """Write the lists of the controllers asked about into ``out/``, and return what they hold."""
    return ()
