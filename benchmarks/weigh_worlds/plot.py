"""The calibration plot: what ratios say against what they turn out to be, as plain SVG."""

from collections.abc import Mapping

Curve = list[tuple[float, float, int]]
_SIDE, _MARGIN, _RANGE = 420, 60, 3.2
_COLOURS = (
    "#1b5e9b", "#c0541f", "#3b7a3b", "#7b4a9e", "#8a6d1a", "#a02c4e", "#2b7f86", "#555555", "#b07aa1", "#4e79a7",
    "#59a14f", "#e15759",
)  # fmt: skip
_HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" '
    'font-size="12"><title>Stated and observed ratios</title><desc>Each line joins bins of ratios; on the diagonal '
    'a ratio is what it says.</desc><rect width="100%" height="100%" fill="#fff"/>'
)


def _at(value: float) -> float:
    return _MARGIN + (value + _RANGE) / (2 * _RANGE) * _SIDE


def calibration_plot(curves: Mapping[str, Curve]) -> str:
    """Return the plot; the diagonal is a ratio that is what it says."""
    width, height = _SIDE + 2 * _MARGIN + 230, _SIDE + 2 * _MARGIN
    out = [_HEAD.format(width=width, height=height)]
    for power in range(-3, 4):
        place, name = _at(power), f"10<tspan dy='-4' font-size='9'>{power}</tspan>"
        out.append(
            f'<path d="M{place} {_MARGIN}V{_MARGIN + _SIDE}M{_MARGIN} {place}H{_MARGIN + _SIDE}" stroke="#ddd"/>'
        )
        out.append(f'<text x="{place}" y="{_MARGIN + _SIDE + 18}" text-anchor="middle">{name}</text>')
        out.append(f'<text x="{_MARGIN - 8}" y="{_flip(power) + 4}" text-anchor="end">{name}</text>')
    out.append(f'<path d="M{_at(-3)} {_flip(-3)}L{_at(3)} {_flip(3)}" stroke="#999" stroke-dasharray="4 3"/>')
    for number, (name, curve) in enumerate(curves.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        points = " ".join(f"{_at(stated):.1f},{_flip(seen):.1f}" for stated, seen, _ in curve)
        thick, dot = (1.0, 2.0) if number else (2.5, 3.5)
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{thick}"/>')
        out += [
            f'<circle cx="{_at(stated):.1f}" cy="{_flip(seen):.1f}" r="{dot}" fill="{colour}"/>'
            for stated, seen, _ in curve
        ]
        y = _MARGIN + 16 + 18 * number
        out.append(f'<path d="M{_MARGIN + _SIDE + 14} {y - 4}h18" stroke="{colour}" stroke-width="2.5"/>')
        out.append(f'<text x="{_MARGIN + _SIDE + 38}" y="{y}">{name}</text>')
    middle = _MARGIN + _SIDE / 2
    out.append(f'<text x="{middle}" y="{height - 14}" text-anchor="middle">stated ratio</text>')
    out.append(f'<text transform="translate(16 {middle}) rotate(-90)" text-anchor="middle">observed ratio</text></svg>')
    return "\n".join(out) + "\n"


def _flip(value: float) -> float:
    return 2 * _MARGIN + _SIDE - _at(value)
