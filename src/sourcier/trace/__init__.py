"""Where a leak sprang from: compared with what each party held, ordered and knew.

    traced = trace(case, manifest_bytes, manifest_folder, Request(comparison), workers=workers, progress=progress)
    traced.facts, traced.reused, traced.failures

`comparison` is the case's (`ComparisonRing.of_case`), or the one inventories were made with.
"""

from .errors import ExaminationMissing
from .manifest import HoldingMissing, ManifestUnreadable, paths_of, read_manifest
from .marking import Marking
from .replying import CHANGES, Affair, Answer, Replied, replies_in, reply
from .request import Request
from .template import new_manifest
from .tracing import STEP, Traced, trace
from .weigh import PriorUnreadable, read_prior
from .witness import judged
from .witness_rows import RowPlace, asking_order, cells_text, place_of

__all__ = [
    "CHANGES",
    "STEP",
    "Affair",
    "Answer",
    "ExaminationMissing",
    "HoldingMissing",
    "ManifestUnreadable",
    "Marking",
    "PriorUnreadable",
    "Replied",
    "Request",
    "RowPlace",
    "Traced",
    "asking_order",
    "cells_text",
    "judged",
    "new_manifest",
    "paths_of",
    "place_of",
    "read_manifest",
    "read_prior",
    "replies_in",
    "reply",
    "trace",
]
