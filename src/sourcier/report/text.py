"""The summary for a terminal: what was read, what it holds, in one screen and a table or two.

Everything shown was cleaned before (`safe`), so that no label steers the terminal; `rich` measures and wraps.
"""

from collections.abc import Iterator

from rich.box import ROUNDED, SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from sourcier.locale import Texts
from sourcier.locale.names import AUTHENTICITIES, COMPOSITIONS, DELIMITERS
from sourcier.model.facts import Column, Examination, Lab, Table

from .columns import families_of
from .comments import IDENTIFIER, said_in_comments
from .constat import constat
from .figures import DASH, Figures, capital
from .masking import is_hidden
from .overview import Overview, is_empty, overview_of, shown_tables, tables_of
from .printing import NARROWEST, printed
from .sentences import UNREAD, coded

_LABS = 10
_SUBJECTS = 5
_TABLES = 6
"""Tables shown one by one: those with most rows."""
_GROUPS, _NAMES = 10, 8
"""Groups of files that are nearly the same, and names of each, that are shown."""
_COLUMNS = 60
_NUMBERED = 70
_NUMBER, _FIGURES = 6, 26
"""Characters that the number and the two shares take, gaps included."""
_WIDE = 90
"""Columns of a terminal from which the tables show everything."""


def render_text(
    examination: Examination,
    texts: Texts,
    edition: str,
    *,
    width: int,
    colour: bool,
    steps: tuple[str, ...],
) -> str:
    """Return the summary of an edition's facts, already cleaned and masked, in at most `width` columns."""
    view = _View(examination, texts, overview_of(examination), max(width, NARROWEST))
    return printed(view.blocks(edition, steps), width, colour=colour)


class _View:
    """The blocks of the summary, in reading order."""

    def __init__(self, examination: Examination, texts: Texts, overview: Overview, width: int) -> None:
        self.examination = examination
        self.texts = texts
        self.overview = overview
        self.width = width
        self.figures = Figures(texts)

    def blocks(self, edition: str, steps: tuple[str, ...]) -> Iterator[RenderableType]:
        """Yield what is printed, one block at a time."""
        if not self.examination.complete:
            yield from self._incomplete()
        if edition != "exact":
            yield Text(self.texts.say("Shareable edition: counts from 1 to 10 are written <11."), style="italic")
        yield Text()
        yield self._lines()
        yield from self._alike()
        if self.examination.labs:
            yield Padding(self._labs(), (1, 0, 0, 1))
        for evidence, _place, table in shown_tables(self.examination, _TABLES):
            yield Padding(self._columns(self.examination.evidence[evidence].name, table), (1, 0, 0, 1))
            yield Text(f" {self._others(table)}", style="dim")
        more = len(tables_of(self.examination)) - _TABLES
        if more > 0:
            yield Text(self.texts.count("and %(n)s smaller table", "and %(n)s smaller tables", more), style="dim")
        yield Text()
        yield self._closing(steps)

    def _incomplete(self) -> Iterator[Text]:
        said = self.texts.say("Incomplete: part of the evidence could not be read. Every figure is a minimum.")
        yield Text(said, style="bold red")
        for piece in self.overview.unread:
            yield Text(f"  {piece.name}: {coded(UNREAD, piece.unread, self.texts)}", style="red")

    def _alike(self) -> Iterator[Text]:
        for group in self.examination.alike[:_GROUPS]:
            names = ", ".join(self.examination.evidence[number].name for number in group.evidence[:_NAMES])
            count = len(group.evidence)
            said = self.texts.say("Nearly the same files (%(count)s): %(names)s", count=count, names=names)
            yield Text(f" {said}", style="dim")

    def _lines(self) -> Grid:
        grid = Grid.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(no_wrap=True, style="bold")
        grid.add_column(overflow="fold")
        for name, said in self._said():
            grid.add_row(Text("  \u2713", style="green"), name, said)
        return grid

    def _said(self) -> Iterator[tuple[str, Text]]:
        texts = self.texts
        yield texts.say("Reading"), self._reading()
        yield texts.say("Columns"), Text(self._kinds())
        yield texts.say("Validity"), self._validity()
        yield texts.say("People"), self._people()
        if self.overview.labs:
            yield texts.say("Laboratories"), self._marked(self._labs_said())
        period = self.examination.period
        if period.first and period.last:
            yield texts.say("Period"), Text(f"{texts.month(period.first)} \u2192 {texts.month(period.last)}")
        if spoken := self._spoken():
            yield texts.say("Comments"), Text(spoken)
        yield texts.say("Truth"), Text(self._truth())
        if self.examination.queue:
            yield texts.say("To settle"), self._marked([self._open()])

    def _spoken(self) -> str:
        """The subjects of the comments, most rows first; nothing where there are none."""
        lines = [line for line in said_in_comments(self.examination) if line.group != IDENTIFIER]
        shown = sorted(lines, key=lambda line: -line.rows)[:_SUBJECTS]
        return ", ".join(f"{self.figures.kind(line.kind)} {self.figures.count(line.rows)}" for line in shown)

    def _truth(self) -> str:
        composed = self.figures.name(COMPOSITIONS, self.examination.composition.verdict)
        true = self.figures.name(AUTHENTICITIES, self.examination.authenticity.verdict)
        return f"{capital(composed)} \u00b7 {true}"

    def _open(self) -> str:
        return self.texts.count(
            "%(n)s question for a person", "%(n)s questions for a person", len(self.examination.queue)
        )

    def _marked(self, parts: list[str]) -> Text:
        """Join the parts by a middle dot, figures in colour."""
        text = Text(" \u00b7 ".join(part for part in parts if part))
        text.highlight_regex(r"(?<![\w-])\d[\d\u202f,.]*", "cyan bold")
        return text

    def _reading(self) -> Text:
        tables = [table for _e, _t, table in tables_of(self.examination)]
        if not tables:
            return Text(self.texts.say("no table"))
        first = tables[0]
        more = self.texts.count("%(n)s table", "%(n)s tables", len(tables)) if len(tables) > 1 else ""
        delimiter = self.figures.name(DELIMITERS, first.dialect.delimiter)
        columns = self.texts.count("%(n)s column", "%(n)s columns", self.overview.columns)
        rows = self.figures.counted("%(n)s row", "%(n)s rows", self.overview.rows)
        return self._marked([rows, more, first.encoding, delimiter, columns])

    def _kinds(self) -> str:
        columns = [column for _e, _t, table in tables_of(self.examination) for column in table.columns]
        return ", ".join(families_of(columns, self.texts)) or self.texts.say("none recognised")

    def _validity(self) -> Text:
        overview, parts = self.overview, []
        if overview.nir is not None:
            share = self.figures.share(overview.nir.valid, overview.nir.filled)
            parts.append(self.texts.say("%(share)s of NIRs valid", share=share))
        parts.append(self.figures.counted("%(n)s row repaired", "%(n)s rows repaired", overview.repaired))
        parts.append(self.figures.counted("%(n)s row rejected", "%(n)s rows rejected", overview.rejected))
        return self._marked(parts)

    def _people(self) -> Text:
        people, count = self.examination.people, self.figures.count
        between = self.texts.say("between %(low)s and %(high)s", low=count(people.low), high=count(people.high))
        best = self.figures.counted("%(n)s distinct", "%(n)s distinct people", people.best)
        led = sum(len(one.child) for one in self.examination.relations if one.role == "person")
        tables = self.texts.count("%(n)s table followed to them", "%(n)s tables followed to them", led) if led else ""
        return self._marked([best, between, tables])

    def _labs_said(self) -> list[str]:
        departments = self.overview.departments
        return [
            self.texts.number(self.overview.labs),
            self.texts.count("%(n)s department of residence", "%(n)s departments of residence", departments),
        ]

    def _labs(self) -> Grid:
        grid = Grid(box=SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
        grid.add_column(
            self.texts.say("Laboratory"), overflow="ellipsis", no_wrap=True, max_width=max(10, self.width // 3)
        )
        grid.add_column(self.texts.say("People"), justify="right", no_wrap=True)
        grid.add_column(self.texts.say("Period"), no_wrap=True)
        if self.width >= 70:  # noqa: PLR2004  # the fourth column fits
            grid.add_column(self.texts.say("Departments"), overflow="ellipsis", no_wrap=True)
        for lab in self.examination.labs[:_LABS]:
            grid.add_row(*self._lab(lab)[: len(grid.columns)])
        left = len(self.examination.labs) - _LABS
        if left > 0:
            grid.add_row(Text(self.texts.count("and %(n)s other", "and %(n)s others", left), style="dim"))
        return grid

    def _lab(self, lab: Lab) -> tuple[str, ...]:
        dated = lab.first and lab.last
        months = (
            f"{self.texts.short_month(lab.first or '')} \u2192 {self.texts.short_month(lab.last or '')}"
            if dated
            else DASH
        )
        return lab.label, self.figures.count(lab.people), months, ", ".join(lab.departments)

    def _columns(self, evidence: str, table: Table) -> Grid:
        grid = Grid(box=SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
        numbered = self.width >= _NUMBERED
        if numbered:
            grid.add_column("", justify="right", style="dim", no_wrap=True)
        name = max(9, self.width // 4)
        holds = self.width - name - _FIGURES - (_NUMBER if numbered else 0)
        grid.add_column(self.texts.say("Column"), overflow="ellipsis", no_wrap=True, max_width=name)
        grid.add_column(self.texts.say("Holds"), overflow="ellipsis", no_wrap=True, max_width=max(holds, 8))
        grid.add_column(self.texts.say("Filled"), justify="right", no_wrap=True, min_width=8)
        grid.add_column(self.texts.say("Valid"), justify="right", no_wrap=True, min_width=8)
        for column in self._known(table)[:_COLUMNS]:
            grid.add_row(*self._column(column, table)[0 if numbered else 1 :])
        if len(tables_of(self.examination)) > 1:
            grid.title = f"{evidence} \u00b7 {table.title or table.name}"
            grid.title_justify = "left"
        return grid

    def _column(self, column: Column, table: Table) -> tuple[str, ...]:
        valid = self.figures.share(column.valid, column.filled) if column.valid else DASH
        filled = self.figures.share(column.filled, table.rows.total)
        if is_hidden(column.filled):
            filled = self.figures.count(column.filled)
        return str(column.index + 1), column.name, self.figures.kind(column.kind), filled, valid

    def _known(self, table: Table) -> list[Column]:
        return [column for column in table.columns if column.kind is not None and not is_empty(column)]

    def _others(self, table: Table) -> str:
        known, empty = len(self._known(table)), sum(is_empty(column) for column in table.columns)
        left, unknown = max(known - _COLUMNS, 0), len(table.columns) - known - empty
        parts = (
            self.texts.count("and %(n)s recognised column more", "and %(n)s recognised columns more", left)
            if left
            else "",
            self.texts.count("%(n)s column of unknown kind", "%(n)s columns of unknown kind", unknown)
            if unknown
            else "",
            self.texts.count("%(n)s empty column", "%(n)s empty columns", empty) if empty else "",
        )
        return " \u00b7 ".join(part for part in parts if part)

    def _closing(self, steps: tuple[str, ...]) -> Panel:
        first, *others = constat(self.examination, self.overview, self.texts)
        body = Text()
        body.append(self.texts.say("Finding"), style="bold yellow")
        body.append(f" \u2014 {first}")
        lines: list[Text] = [body, *(Text(sentence) for sentence in others)]
        if steps:
            following = Text(self.texts.say("Next: "))
            for place, step in enumerate(steps):
                following.append("  \u00b7  " if place else "")
                following.append(step, style="cyan")
            lines.append(following)
        return Panel(Group(*lines), box=ROUNDED, border_style="yellow", expand=self.width < _WIDE, padding=(0, 1))
