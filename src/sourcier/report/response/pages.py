"""Pages to print: the notice, one party's response, a public statement. One HTML file each, no script, no network."""

from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.locale.names.notices import AGAINST, CHANNELS, FREED, UNITS
from sourcier.locale.names.response import TELLINGS
from sourcier.model.notice import Notice
from sourcier.model.response import Answerable, Communication, CostLine, Plan, Response
from sourcier.report.figures import Figures
from sourcier.report.palette import VARIABLES
from sourcier.report.templating import environment

from .chapter import chapter_of
from .form import Form
from .narrow import only
from .statement import statement_of
from .words import moment, money


def notice_page(facts: Response, one: Answerable, notice: Notice, form: Form, texts: Texts) -> str:
    """Return the notice as a page."""
    return _render("notice.html.j2", texts, facts=facts, party=one, notice=notice, form=form,
                   as_of=moment(str(facts.settings["as_of"]), texts))  # fmt: skip


def response_page(facts: Response, party: str, texts: Texts) -> str:
    """Return one party's severity, clock, plan and record of telling as a page."""
    mine = only(facts, party)
    one = mine.parties[0]
    telling = next((each for each in facts.communications if each.party == party), None)
    plan = next((each for each in facts.plans if each.party == party), None)
    return _render(
        "response.html.j2",
        texts,
        facts=mine,
        party=one,
        owed=chapter_of(mine, texts),
        telling=_telling(telling, texts) if telling else None,
        plan=_plan(plan, texts) if plan else None,
        as_of=moment(str(facts.settings["as_of"]), texts),
    )


def statement_page(facts: Response, party: str, texts: Texts) -> str:
    """Return the public statement as a page."""
    return _render("statement.html.j2", texts, statement=statement_of(facts, party, texts), facts=facts)


def _telling(one: Communication, texts: Texts) -> dict[str, Any]:
    figures = Figures(texts)
    known = TELLINGS if one.exception in TELLINGS else FREED
    return {
        "one": one,
        "exception": figures.name(known, one.exception) if one.exception else "",
        "against": tuple(figures.name(AGAINST, code) for code in one.against),
    }


def _plan(plan: Plan, texts: Texts) -> dict[str, Any]:
    return {"plan": plan, "lines": tuple(_line(line, texts) for line in plan.lines), "sum": money(plan.cents, texts)}


def _line(line: CostLine, texts: Texts) -> dict[str, str]:
    figures = Figures(texts)
    return {
        "channel": figures.name(CHANNELS, line.channel),
        "units": f"{figures.count(line.units)} {figures.name(UNITS, line.unit)}",
        "cost": money(line.cents, texts),
        "source": line.source,
    }


def _render(template: str, texts: Texts, **values: Any) -> str:
    figures = Figures(texts)
    page = environment(texts, "templates/response").get_template(template)
    return page.render(
        lang=texts.language,
        style=Markup(_style()),  # noqa: S704  # our own file and colours
        count=figures.count,
        counted=figures.counted,
        date=texts.date,
        **values,
    )


@cache
def _style() -> str:
    sheet = resources.files("sourcier.report").joinpath("templates", "response", "print.css").read_text("utf-8")
    variables = "".join(f"--{name}:{colour};" for name, colour in VARIABLES.items())
    return f":root{{{variables}}}\n{sheet}"
