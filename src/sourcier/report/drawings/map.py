"""People by department of residence: a map in at most six classes, Paris and its neighbours drawn again larger."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from sourcier.data.outlines import OUTLINES_CREDIT, outline_anchors, outline_box, outline_inset, outlines
from sourcier.locale import Texts
from sourcier.model.facts import Place
from sourcier.report.figures import Figures
from sourcier.report.masking import SMALL, is_hidden

from .classes import class_of, limits_of
from .svg import Drawing, Grid, frame, label

_LABELS = 7
"""So many departments bear their figure: those that hold most."""
_DARK = 4
"""From this class on, labels are white."""
_NAMES = 12
_ABROAD = "99"
_AROUND_PARIS = ("77", "78", "91", "95")
_CLIP = "map-clip"
_PATTERN = (
    '<pattern id="map-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="5" height="5" class="class-0"/><rect width="1.6" height="5" class="hatch"/></pattern>'
)


class _Map:
    """One map: the counts by code and how each is painted."""

    def __init__(self, places: Sequence[Place], names: Mapping[str, str], texts: Texts) -> None:
        self.counts = {place.department: place.people for place in places if place.people}
        self.names = names
        self.texts = texts
        self.figures = Figures(texts)
        self.limits = limits_of([n for code, n in self.counts.items() if code in outlines()])

    def ranked(self) -> list[str]:
        """Return the codes, those with most people first, hidden counts last."""
        return sorted(self.counts, key=lambda code: (-self.counts[code], code))

    def named(self, code: str) -> str:
        """Return the name of a code and the code."""
        if code == _ABROAD:
            return self.texts.say("Abroad")
        return f"{self.names[code]} ({code})" if code in self.names else code

    def said(self, code: str) -> str:
        """Return a department and its count, as a sentence without a verb."""
        return self.texts.say(
            "%(department)s: %(people)s",
            department=self.named(code),
            people=self.figures.count(self.counts.get(code, 0)),
        )

    def paint(self, code: str) -> str:
        """Return the class of a department's colour."""
        count = self.counts.get(code, 0)
        if is_hidden(count):
            return "hatched"
        return f"class-{class_of(count, self.limits)}" if count else "nobody"

    def shape(self, code: str) -> str:
        """Return a department's outline, which says its name and count."""
        path = outlines()[code]
        return f'<path d="{path}" class="{self.paint(code)}"><title>{escape(self.said(code))}</title></path>'


def draw_map(places: Sequence[Place], names: Mapping[str, str], texts: Texts) -> Drawing:
    """Draw the departments; `names` says how each code is called."""
    drawn = _Map(places, names, texts)
    return Drawing(_svg(drawn), _grid(drawn), _legend(drawn), _note(drawn))


def _svg(drawn: _Map) -> Markup:
    left, top, width, height = outline_box()
    body = [f"<defs>{_PATTERN}</defs>", '<g class="land">']
    body += [drawn.shape(code) for code in sorted(outlines())]
    body += ["</g>", *_labels(drawn), *_overseas(drawn), _inset(drawn)]
    first = drawn.ranked()[:3]
    said = drawn.texts.say("Most people: %(first)s.", first=drawn.texts.listing([drawn.said(code) for code in first]))
    return frame(
        "map",
        drawn.texts.say("People by department of residence"),
        said,
        "".join(body),
        f'viewBox="{left:g} {top:g} {width:g} {height:g}"',
    )


def _labels(drawn: _Map) -> list[str]:
    inset = set(outline_inset().codes)
    ranked = [code for code in drawn.ranked() if code in outlines() and code not in inset]
    return [_label(drawn, code) for code in ranked[:_LABELS] if drawn.counts[code] > 0]


def _label(drawn: _Map, code: str) -> str:
    x, y = outline_anchors()[code]
    dark = class_of(drawn.counts[code], drawn.limits) >= _DARK
    return label(
        f"{x:g}", f"{y + 4:g}", drawn.texts.compact(drawn.counts[code]), "on-dark" if dark else "on-light", "middle"
    )


def _overseas(drawn: _Map) -> list[str]:
    """Name the shapes of the lowest row, which few know by their outline; by code where it is narrow."""
    _left, _top, _width, height = outline_box()
    marks = []
    for code in sorted(code for code in outlines() if code.startswith("97")):
        x = f"{outline_anchors()[code][0]:g}"
        name = drawn.names.get(code, code)
        marks.append(label(x, f"{height - 10:g}", name, "small only-wide", "middle"))
        marks.append(label(x, f"{height - 6:g}", code, "small only-narrow", "middle"))
    return marks


def _inset(drawn: _Map) -> str:
    """Draw the surroundings of Paris again in a circle, and a line from the place to the circle."""
    inset = outline_inset()
    (cx, cy), scale = inset.around, inset.scale
    reach = inset.radius / scale
    away = ((inset.x - cx) ** 2 + (inset.y - cy) ** 2) ** 0.5
    dx, dy = (inset.x - cx) / away, (inset.y - cy) / away
    line = (
        f'<line x1="{cx + dx * reach:.1f}" y1="{cy + dy * reach:.1f}" '
        f'x2="{inset.x - dx * inset.radius:.1f}" y2="{inset.y - dy * inset.radius:.1f}" class="lead-line"/>'
    )
    shapes = "".join(drawn.shape(code) for code in (*inset.codes, *_AROUND_PARIS) if code in outlines())
    return (
        f'<clipPath id="{_CLIP}"><circle cx="{inset.x:g}" cy="{inset.y:g}" r="{inset.radius:g}"/></clipPath>{line}'
        f'<circle cx="{cx:g}" cy="{cy:g}" r="{reach:.1f}" class="ring"/>'
        f'<g clip-path="url(#{_CLIP})"><g class="land close" '
        f'transform="translate({inset.x:g} {inset.y:g}) scale({scale:g}) translate({-cx:g} {-cy:g})">{shapes}</g></g>'
        f'<circle cx="{inset.x:g}" cy="{inset.y:g}" r="{inset.radius:g}" class="ring"/>'
    )


def _legend(drawn: _Map) -> tuple[tuple[str, str], ...]:
    """Return the class and the meaning of each colour that is used, from least to most."""
    texts, limits = drawn.texts, drawn.limits
    used = {drawn.paint(code) for code in outlines()}
    bounds = [0, *limits] if used - {"nobody", "hatched"} else []
    entries = [("nobody", texts.say("nobody"))] if "nobody" in used else []
    if any(count == SMALL for count in drawn.counts.values()):
        entries.append(("hatched", texts.say("fewer than 11, or masked")))
    elif "hatched" in used:
        entries.append(("hatched", texts.say("masked")))
    for place, low in enumerate(bounds):
        above = limits[place] if place < len(limits) else None
        entries.append((f"class-{class_of(low, limits)}", _between(low, above, texts)))
    return tuple(entries)


def _between(low: int, above: int | None, texts: Texts) -> str:
    if above is None:
        return texts.say("%(low)s and more", low=max(low, 1))
    if low == 0:
        return texts.say("under %(high)s", high=above)
    return texts.say("%(low)s to %(high)s", low=low, high=above - 1)


def _note(drawn: _Map) -> str:
    """Say who lives where no outline is, and where the outlines come from, as their licence asks."""
    texts = drawn.texts
    off = [drawn.said(code) for code in drawn.ranked() if code not in outlines()][:_NAMES]
    missing = texts.say("Not on the map: %(places)s. ", places=texts.listing(off)) if off else ""
    return missing + texts.say("Outlines: %(credit)s.", credit=OUTLINES_CREDIT)


def _grid(drawn: _Map) -> Grid:
    texts = drawn.texts
    rows = tuple((drawn.named(code), drawn.figures.count(drawn.counts[code])) for code in drawn.ranked())
    return Grid(texts.say("People by department"), (texts.say("Department"), texts.say("People")), rows)
