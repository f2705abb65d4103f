"""Blocks printed as text of a given width, for a terminal; spaces that must hold do."""

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

NARROWEST = 40
"""Columns below which nothing is squeezed."""
HELD = {0xA0: 0xE000, 0x202F: 0xE001}
"""Rich breaks lines at spaces that must hold: while it does, private signs stand for them, which no fact holds."""
FREED = {private: space for space, private in HELD.items()}


def printed(blocks: Iterable[RenderableType], width: int, *, colour: bool) -> str:
    """Return the blocks in at most `width` columns, no line with blanks at its end."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for block in blocks:
        console.print(block)
    return "\n".join(line.rstrip() for line in stream.getvalue().translate(FREED).split("\n"))


def holding(block: Text | Padding) -> Text | Padding:
    """Return a block of text, padded or not, whose no-break spaces hold."""
    text = block.renderable if isinstance(block, Padding) else block
    if isinstance(text, Text):
        text.plain = text.plain.translate(HELD)
    return block
