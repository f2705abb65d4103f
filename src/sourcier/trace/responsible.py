"""Whose duty failed: the duties of all parties, held against what the trace has found."""

from dataclasses import replace

from sourcier.duties import Known, assess, leak_of
from sourcier.model.facts import Examination
from sourcier.model.parties import Manifest
from sourcier.model.trace import Trace

from .labs import NOWHERE, Labs
from .ordered import Named


def with_duties(facts: Trace, manifest: Manifest, examined: Examination, labs: Labs, named: Named) -> Trace:
    """Return the facts with duties, questions and whose laboratories are whose."""
    owned = {
        party.id: tuple(dict.fromkeys(labs.labels[lab] for lab in named.of(party.labs) if lab != NOWHERE))
        for party in manifest.parties
    }
    names = tuple(replace(one, labs=owned[one.id]) if one.sort == "party" else one for one in facts.names)
    known = Known(manifest, facts.containment, facts.scope, facts.hypotheses, owned, leak_of(examined))
    duties, questions = assess(known)
    return replace(facts, names=names, duties=duties, questions=questions)
