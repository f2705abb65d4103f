"""Signs of the responsibility map: told apart by shape, not by colour alone, each with its words beside it."""

from dataclasses import dataclass

from markupsafe import Markup

SIZE = 22
_SHAPES = {
    "tends_to_show_failed": '<rect class="sign" x="2" y="2" width="18" height="18" rx="3"/>'
    '<path class="mark" d="M7 7 15 15 M15 7 7 15"/>',
    "tends_to_show_kept": '<circle class="sign" cx="11" cy="11" r="9"/>'
    '<path class="mark" d="M6.5 11.5 10 15 15.5 7.5"/>',
    "speaks_both_ways": '<path class="sign" d="M11 1 21 11 11 21 1 11Z"/><path class="mark" d="M6.5 11 H15.5"/>',
    "not_known": '<circle class="sign" cx="11" cy="11" r="9"/>'
    '<path class="mark" d="M8 8.6 a3 3 0 1 1 4.2 2.8 q-1.2 .6 -1.2 1.8 M11 15.6 v.6"/>',
}


@dataclass(frozen=True, slots=True)
class Symbol:
    """One cell of the map."""

    svg: Markup
    said: str
    """What it means, for those who hear the page, and for the legend."""
    code: str


@dataclass(frozen=True, slots=True)
class Column:
    """One party of the map, or several of whom the same is found."""

    number: str
    names: tuple[str, ...]
    more: int
    """Names that are left out."""
    role: str
    party: str
    """Id of the first."""


@dataclass(frozen=True, slots=True)
class MapRow:
    """One duty of the map; a cell is None where the column's party does not bear it."""

    duty: str
    article: str
    cells: tuple[Symbol | None, ...]


def draw_symbol(finding: str, *, faint: bool = False) -> Markup:
    """Return the sign of a finding; a faint one is only an outline."""
    shape = _SHAPES.get(finding, _SHAPES["not_known"])
    style = f"verdict-sign {finding.replace('_', '-')}{' faint' if faint else ''}"
    return Markup(  # noqa: S704  # our own shapes
        f'<svg class="{style}" aria-hidden="true" width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}">'
        f"{shape}</svg>"
    )
