"""Templates and the style sheet that HTML reports share."""

from functools import cache
from importlib import resources
from typing import Any

import jinja2

from sourcier.locale import Texts

from .palette import PARTS, SCALE, VARIABLES


def environment(texts: Texts, folder: str = "templates") -> jinja2.Environment:
    """Return the templates, which escape whatever they are given and speak the reader's language."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("sourcier.report", folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    translations: Any = made
    translations.install_gettext_callables(texts.gettext, texts.ngettext, newstyle=True)
    return made


@cache
def style_sheet() -> str:
    """Return the style sheet, with the palette as custom properties and the classes of the drawings."""
    sheet = resources.files(__package__).joinpath("templates", "style.css").read_text(encoding="utf-8")
    variables = "".join(f"--{name}:{colour};" for name, colour in VARIABLES.items())
    scale = "".join(f".class-{n}{{fill:{colour};background:{colour}}}" for n, colour in enumerate(SCALE))
    parts = "".join(f".part-{code}{{fill:{colour};background:{colour}}}" for code, colour in PARTS.items())
    return f":root{{{variables}}}{scale}{parts}\n{sheet}"
