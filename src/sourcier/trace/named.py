"""What the manifest calls its parties and holdings."""

from sourcier.model.parties import Manifest
from sourcier.model.trace import Named


def named(manifest: Manifest) -> tuple[Named, ...]:
    """Return the names of all parties, then of all holdings, in the order of the manifest."""
    roles = {party.id: party.role for party in manifest.parties}
    names = {party.id: party.name for party in manifest.parties}
    parties = (Named(party.id, "party", party.name, party.id, party.role) for party in manifest.parties)
    holdings = (
        Named(one.id, "holding", one.label or one.id, names[one.party], roles[one.party]) for one in manifest.holdings
    )
    return (*parties, *holdings)
