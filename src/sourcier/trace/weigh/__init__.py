"""How strongly the facts speak for each story of how a segment leaked.

    evidence = Evidence(tuple(ground_of(leak, segment) for segment in leak.segments))
    evidence.add(holding, segment.number, overlap, containment)
    hypotheses, weighing = weigh_all(Matter(manifest, named, examined, evidence, marks, alike, unread, absent, prior))

Stories are weighed on counts per laboratory alone (`Case`, `weigh`), so that worlds of numbers can be weighed too.
"""

from .calibration import Calibration, Size, calibration
from .errors import PriorUnreadable
from .gather import Evidence, ground_of
from .likelihood import TERMS, Weigher
from .piece import Held, Piece
from .prior_file import read_prior
from .priors import Prior, equal
from .ratios import Ratios, ratios
from .segment import Case, Weighed, classes_of, weigh
from .stories import Story, Supplier, claims_of, several_of, stories_of
from .weighing import Matter, weigh_all

__all__ = [
    "TERMS",
    "Calibration",
    "Case",
    "Evidence",
    "Held",
    "Matter",
    "Piece",
    "Prior",
    "PriorUnreadable",
    "Ratios",
    "Size",
    "Story",
    "Supplier",
    "Weighed",
    "Weigher",
    "calibration",
    "claims_of",
    "classes_of",
    "equal",
    "ground_of",
    "ratios",
    "read_prior",
    "several_of",
    "stories_of",
    "weigh",
    "weigh_all",
]
