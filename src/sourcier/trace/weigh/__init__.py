"""How strongly the facts speak for each story of how a segment leaked.

    evidence = Evidence(tuple(ground_of(leak, segment) for segment in leak.segments))
    evidence.add(holding, segment.number, overlap, containment)
    hypotheses, weighing = weigh_all(Matter(manifest, named, examined, evidence, marks, alike, unread, absent, prior))

Stories are weighed on counts per laboratory alone (`Case`, `weigh`), so that worlds of numbers can be weighed too.
"""

from .calibration import Calibration, bounded, calibration
from .errors import PriorUnreadable
from .gather import Evidence, ground_of
from .likelihood import TERMS, Weigher
from .piece import Counts, Held, Piece, Together
from .prior_file import read_prior
from .priors import Prior, equal
from .ratios import Ratios, ratios
from .segment import Case, Weighed, classes_of, size_of, weigh
from .standing import COLUMNS, Size, Standing, learnt, standing_of
from .stories import Story, Supplier, claims_of, several_of, stories_of
from .weighing import Matter, weigh_all

__all__ = [
    "COLUMNS",
    "TERMS",
    "Calibration",
    "Case",
    "Counts",
    "Evidence",
    "Held",
    "Matter",
    "Piece",
    "Prior",
    "PriorUnreadable",
    "Ratios",
    "Size",
    "Standing",
    "Story",
    "Supplier",
    "Together",
    "Weighed",
    "Weigher",
    "bounded",
    "calibration",
    "claims_of",
    "classes_of",
    "equal",
    "ground_of",
    "learnt",
    "ratios",
    "read_prior",
    "several_of",
    "size_of",
    "standing_of",
    "stories_of",
    "weigh",
    "weigh_all",
]
