"""Contents: what a thing holds, told by the recognisers that read a leak.

eyes = Eyes(digests)
eyes.look("export.csv", size, reader, Wanted())      -> Contents
"""

from .eyes import Eyes, Wanted
from .reader import Held, Reader
from .rows import rows_told
from .told import Contents

__all__ = ["Contents", "Eyes", "Held", "Reader", "Wanted", "rows_told"]
