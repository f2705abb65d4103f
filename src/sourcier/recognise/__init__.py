"""Recognition: what each column of a table holds, from values first, proofs second, headers last.

    recogniser = Recogniser()
    profile = reduce(recogniser.merge, map(recogniser.profile, batches))
    proposal = recogniser.propose(profile, headers)
    proofs = reduce(recogniser.merge_proofs, (recogniser.prove(batch, proposal) for batch in again))
    columns = recogniser.settle(profile, proofs, proposal)

`again` are the same rows with at least the columns `proposal.columns` (indices; names ``c<index>``).
"""

from .explain import Explanation, explain_kind
from .harmless import harmless
from .kind import Kind, Shape
from .own import OwnKinds, read_own_kinds
from .own_errors import OwnKindsError
from .profile import Profile
from .proofs import Proofs
from .propose import Proposal
from .recogniser import Recogniser
from .registry import known_kinds

__all__ = [
    "Explanation",
    "Kind",
    "OwnKinds",
    "OwnKindsError",
    "Profile",
    "Proofs",
    "Proposal",
    "Recogniser",
    "Shape",
    "explain_kind",
    "harmless",
    "known_kinds",
    "read_own_kinds",
]
