"""Tables that belong together: found by their keys, followed to the people their rows are about.

`find` looks at what was counted of columns, `follow` at rows; what comes of it is used where people, laboratories and
days are counted.
"""

from .find import Group, Link, groups_of, links_of
from .related import Known, Related, Relating, sources_of
from .sketch import Sketch, sketch_of
from .texts import RelatedTexts

__all__ = [
    "Group",
    "Known",
    "Link",
    "Related",
    "RelatedTexts",
    "Relating",
    "Sketch",
    "groups_of",
    "links_of",
    "sketch_of",
    "sources_of",
]
