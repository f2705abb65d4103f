"""What every byte became: one bar and one table. The bar is drawn by class of size, the table is exact."""

from dataclasses import dataclass

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.locale.names import PARTS, UNITS
from sourcier.model.reading import Account
from sourcier.report.figures import Figures, capital
from sourcier.report.masking import is_hidden

from .svg import Drawing, Grid, frame, percent

HEIGHT = 34
_LEAST = 0.008
"""Width of the smallest part that is not nought: it must be seen."""


@dataclass(frozen=True, slots=True)
class _Part:
    code: str
    size: int


def draw_account(account: Account, name: str, texts: Texts) -> Drawing:
    """Draw the parts in file order. `name` makes the drawing's ids unique in the page."""
    parts = [_Part(code, getattr(account, code)) for code in PARTS if getattr(account, code)]
    return Drawing(_svg(account, parts, name, texts), _grid(account, parts, texts))


def _svg(account: Account, parts: list[_Part], name: str, texts: Texts) -> Markup:
    hidden = account.total - sum(max(part.size, 0) for part in parts)
    sizes = [hidden if is_hidden(part.size) else part.size for part in parts]
    widths = [max(size / max(account.total, 1), _LEAST) for size in sizes]
    whole = sum(widths) or 1
    body, x = [], 0.0
    for part, width in zip(parts, widths, strict=True):
        said = f"{capital(texts.gettext(PARTS[part.code]))}: {_size(part.size, account, texts)}"
        body.append(
            f'<rect x="{percent(x, whole)}" width="{percent(width, whole)}" height="{HEIGHT}" class="part-{part.code}">'
            f"<title>{Markup.escape(said)}</title></rect>"
        )
        x += width
    title = _title(account, texts)
    said = texts.listing([f"{texts.gettext(PARTS[part.code])} {_size(part.size, account, texts)}" for part in parts])
    return frame(name, title, said, "".join(body), f'width="100%" height="{HEIGHT}"')


def _size(size: int, account: Account, texts: Texts) -> str:
    if is_hidden(size):
        return Figures(texts).count(size)
    if account.unit == "bytes":
        return texts.size(size)
    return f"{Figures(texts).count(size)} {texts.gettext(UNITS[account.unit])}"


def _grid(account: Account, parts: list[_Part], texts: Texts) -> Grid:
    figures = Figures(texts)
    rows = [
        (capital(texts.gettext(PARTS[part.code])), figures.count(part.size), figures.share(part.size, account.total, 2))
        for part in parts
    ]
    rows.append((texts.say("Whole text"), figures.count(account.total), figures.share(account.total, account.total)))
    unit = capital(texts.gettext(UNITS[account.unit]))
    return Grid(_title(account, texts), (texts.say("Part"), unit, texts.say("Share")), tuple(rows))


def _title(account: Account, texts: Texts) -> str:
    if account.unit == "bytes":
        return texts.say("What every byte became")
    return texts.say("What everything in it became")
