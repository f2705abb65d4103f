"""What parties and holdings are called in a sentence, so that no two are called alike."""

from collections import Counter
from collections.abc import Mapping

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.trace import Trace

_WITH_PARTY = _("%(holding)s, %(party)s")


def names_of(trace: Trace, texts: Texts) -> Mapping[str, str]:
    """Return per id its name; a holding whose label others bear too is named with its party."""
    labels = Counter(one.name for one in trace.names)
    return {
        one.id: texts.say(_WITH_PARTY, holding=one.name, party=one.party)
        if one.sort == "holding" and labels[one.name] > 1
        else one.name
        for one in trace.names
    }
