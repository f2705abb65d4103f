"""Free text: identifiers, people and facts inside comments, as spans with a status.

reader = TextReader()
spans(comment, reader)          # one comment
reader.read(pa.StringArray)     # many, as arrays
"""

from .found import KINDS, STATUSES, Found, Span
from .reader import TextReader, spans

__all__ = ["KINDS", "STATUSES", "Found", "Span", "TextReader", "spans"]
