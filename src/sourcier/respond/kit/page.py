"""The kit as one HTML file, and as a PDF in large print. Neither asks, loads or tells anything."""

from importlib import resources
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined

from sourcier.respond.letters.pages import compiled

from .guide import Guide, Part


def html_of(guide: Guide) -> str:
    """Return the page."""
    source = resources.files(__package__).joinpath("kit.html.j2").read_text("utf-8")
    environment = Environment(
        loader=DictLoader({"kit.html": source}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("kit.html").render(guide=guide, words=guide.words)


def pdf_of(guide: Guide) -> bytes:
    """Return the pages. Raises TypesettingFailed."""
    plain: dict[str, Any] = {
        "language": guide.language,
        "lab": guide.lab,
        "dpo": guide.dpo,
        "words": guide.words,
        "at_stake": guide.at_stake,
        "risks": [_part(part) for part in guide.risks],
        "recourses": [_part(part) for part in guide.recourses],
        "models": [
            {"title": one.title, "blocks": [{"sort": block.sort, "text": block.text} for block in one.blocks]}
            for one in guide.models
        ],
    }
    day = max(part.rule.checked for part in (*guide.risks, *guide.recourses))
    return compiled("kit.typ", plain, day, own_fonts=True, package=__package__)


def _part(part: Part) -> dict[str, Any]:
    return {
        "title": part.said.title,
        "why": part.said.why,
        "steps": part.said.steps,
        "requires": part.said.requires,
        "limit": part.said.limit,
        "names": part.names,
        "source": part.rule.source,
    }
