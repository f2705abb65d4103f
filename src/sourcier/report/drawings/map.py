"""People by department of residence, as a map in six classes."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.model.facts import Place
from sourcier.report.figures import Figures

from .svg import Drawing, Grid


def draw_map(places: Sequence[Place], names: Mapping[str, str], texts: Texts) -> Drawing:
    figures = Figures(texts)
    rows = tuple((p.department, names.get(p.department, ""), figures.count(p.people)) for p in places)
    return Drawing(
        Markup(""),
        Grid(
            texts.say("People by department"), (texts.say("Code"), texts.say("Department"), texts.say("People")), rows
        ),
    )
