"""Tables that belong together: found by their keys, followed to the people their rows are about.

`Relating` looks at what was counted of columns, then follows keys row by row; what comes of it is used where people,
laboratories and days are counted. `follow_again` does so where facts say how tables are related.
"""

from .again import bare_sketch, follow_again
from .found import Related
from .known import Known
from .related import Relating, sources_of
from .sketch import Sketch, sketch_of
from .texts import RelatedTexts

__all__ = [
    "Known",
    "Related",
    "RelatedTexts",
    "Relating",
    "Sketch",
    "bare_sketch",
    "follow_again",
    "sketch_of",
    "sources_of",
]
