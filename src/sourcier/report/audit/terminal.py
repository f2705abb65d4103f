"""An audit for a terminal: what was looked at, what wants to be mended and how, what comes next."""

from collections.abc import Iterator

from rich.box import ROUNDED, SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from sourcier.locale import Texts
from sourcier.locale.names.audit import SCHEMES, SEVERITY, STATES
from sourcier.model.audit import AuditFacts, Finding, TargetFacts
from sourcier.model.audit_rules import Rulebook
from sourcier.report.figures import DASH, Figures, capital
from sourcier.report.printing import HELD, NARROWEST, printed
from sourcier.report.safe import cleaned, harmless

from .groups import Group as Findings
from .groups import gone_groups, open_groups
from .headline import accepted_said, changes_said, incomplete, next_expiry, open_count, scope_said, verdict
from .sentences import Words

_STYLES = {"very_high": "bold red", "high": "red", "medium": "yellow", "low": "cyan"}
_TOLD = 8
"""Groups that are told with their steps."""
_PLACES = 4
_GONE = 8
_TARGETS = 20
_WIDE = 90


def render_text(
    facts: AuditFacts, texts: Texts, book: Rulebook, *, width: int, colour: bool, steps: tuple[str, ...]
) -> str:
    """Return the summary in at most `width` columns."""
    view = _View(cleaned(facts), texts, Words(texts, book), max(width, NARROWEST))
    return printed(view.blocks(steps), width, colour=colour)


def held(text: str, style: str = "") -> Text:
    """Return a text whose no-break spaces hold."""
    return Text(text.translate(HELD), style=style)


class _View:
    def __init__(self, facts: AuditFacts, texts: Texts, words: Words, width: int) -> None:
        self.facts, self.texts, self.words, self.width = facts, texts, words, width
        self.figures = Figures(texts)
        self.groups = open_groups(facts, "low")

    def blocks(self, steps: tuple[str, ...]) -> Iterator[RenderableType]:
        """Yield what is printed, one block at a time."""
        if said := incomplete(self.facts, self.texts):
            yield held(said, "bold red")
        yield Text()
        yield self._targets()
        if self.groups:
            yield Padding(self._overview(), (1, 0, 0, 1))
        for group in self.groups[:_TOLD]:
            yield Text()
            yield from self._group(group)
        if len(self.groups) > _TOLD:
            yield Text()
            yield held(
                self.texts.count(
                    "and %(n)s group more: --format html shows all",
                    "and %(n)s groups more: --format html shows all",
                    len(self.groups) - _TOLD,
                ),
                "dim",
            )
        yield from self._gone()
        yield Text()
        yield self._closing(steps)

    def _gone(self) -> Iterator[RenderableType]:
        lines = [
            f"\u2713 {self.words.title(group.rule)} \u00b7 {one.where or harmless(group.target, 24)}"
            for group in gone_groups(self.facts)
            for one in group.findings
        ]
        if lines:
            yield Text()
            yield held(f" {self.texts.say('Gone')}", "bold green")
            yield from (self._inside(line, "green", hanging=2) for line in lines[:_GONE])
        if len(lines) > _GONE:
            more = len(lines) - _GONE
            yield self._inside(self.texts.count("and %(n)s place more", "and %(n)s places more", more), "dim")

    def _targets(self) -> Table:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(no_wrap=True, style="bold")
        grid.add_column(overflow="fold")
        for target in self.facts.targets[:_TARGETS]:
            whole = target.reached and target.complete
            sign = held("  \u2713", "green") if whole else held("  \u2717", "bold red")
            grid.add_row(sign, held(harmless(target.id, 24)), self._target(target))
        return grid

    def _target(self, target: TargetFacts) -> Text:
        scheme = self.texts.gettext(SCHEMES.get(target.scheme, target.scheme))
        if not target.reached:
            return held(
                self.texts.say("%(scheme)s \u00b7 not reached: %(why)s", scheme=scheme,
                               why=self.words.why_not(target.why_not)), "red",
            )  # fmt: skip
        parts = [
            scheme,
            self.figures.counted("%(n)s thing seen", "%(n)s things seen", target.things),
            self.figures.counted("%(n)s read", "%(n)s read", target.read),
            self.figures.counted("%(n)s with people in it", "%(n)s with people in them", target.with_people),
        ]
        text = held(" \u00b7 ".join(parts))
        text.highlight_regex(r"(?<![\w-])\d[\d\u202f\ue001,.]*", "cyan bold")
        for one in target.unread:
            text.append(("\n" + self.words.unread(one)).translate(HELD), style="red")
        return text

    def _overview(self) -> Table:
        table = Table(box=SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False, header_style="bold")
        table.add_column(self.texts.say("Severity"), no_wrap=True)
        table.add_column(self.texts.say("What"), overflow="fold")
        table.add_column(self.texts.say("Target"), overflow="ellipsis", no_wrap=True, max_width=24)
        table.add_column(self.texts.say("Places"), justify="right", no_wrap=True)
        table.add_column(self.texts.say("People"), justify="right", no_wrap=True)
        for group in self.groups[: 2 * _TOLD]:
            people = max((one.people for one in group.findings if one.people), key=lambda p: p.best, default=None)
            table.add_row(
                held(self._severity(group.severity), _STYLES[group.severity]),
                held(self.words.title(group.rule)),
                harmless(group.target, 24),
                held(self.texts.number(len(group.places))) if group.places else DASH,
                held(self.figures.count(people.best)) if people and people.high else DASH,
            )
        return table

    def _severity(self, severity: str) -> str:
        return self.texts.gettext(SEVERITY[severity])

    def _group(self, group: Findings) -> Iterator[RenderableType]:
        first = group.first
        head = Text(f" {self._severity(group.severity)}  ".translate(HELD), style="default")
        head.stylize(_STYLES[group.severity])
        head.append(self.words.title(group.rule).translate(HELD), style="bold")
        head.append(f"  {group.rule.partition('-')[0]} \u00b7 {harmless(group.target, 24)}", style="dim")
        yield head
        for text in self.words.why(first):
            yield self._inside(text)
        for one in group.places[:_PLACES]:
            yield self._inside(self._place(one), "cyan")
        if len(group.places) > _PLACES:
            more = len(group.places) - _PLACES
            yield self._inside(self.texts.count("and %(n)s place more", "and %(n)s places more", more), "dim")
        yield self._inside(" \u00b7 ".join(part for part in self._about(first) if part), "dim")
        for number, text in enumerate(self.words.remedy(first), start=1):
            yield self._inside(f"{number}. {text}", hanging=3)
        for text in self.words.check(first):
            yield self._inside(f"\u2713 {text}", "green", hanging=2)

    def _place(self, one: Finding) -> str:
        state = f" ({self.texts.gettext(STATES[one.state])})" if one.state in ("new", "worse") else ""
        return f"{one.where}{state}"

    def _about(self, first: Finding) -> Iterator[str]:
        yield self.words.kinds(first, 6)
        if first.people is not None and first.people.high:
            yield self.texts.say("people: %(people)s", people=self.words.people(first.people))
        yield self.words.confidence(first)
        yield self.words.duties(first)
        yield self.words.looked(first.looked)

    def _inside(self, text: str, style: str = "", hanging: int = 0) -> RenderableType:
        body = held(text[hanging:], style)
        if not hanging:
            return Padding(body, (0, 0, 0, 3))
        grid = Table.grid(padding=0)
        grid.add_column(width=3 + hanging, no_wrap=True)
        grid.add_column(overflow="fold")
        grid.add_row(held(f"   {text[:hanging]}", style), body)
        return grid

    def _closing(self, steps: tuple[str, ...]) -> Panel:
        body = held(self.texts.say("Audit"), "bold yellow" if open_count(self.facts) else "bold green")
        body.append(f" \u2014 {verdict(self.facts, self.texts)}".translate(HELD), style="default")
        lines = [body]
        expiry = next_expiry(self.facts, self.texts)
        told = " ".join(part for part in (accepted_said(self.facts, self.texts), expiry) if part)
        lines += [held(part) for part in (changes_said(self.facts, self.texts), told) if part]
        gone = gone_groups(self.facts)
        if gone:
            count = sum(len(group.findings) for group in gone)
            lines.append(
                held(self.texts.count("%(n)s known finding is gone.", "%(n)s known findings are gone.", count), "green")
            )
        lines.append(held(capital(scope_said(self.facts, self.texts)), "dim"))
        if steps:
            following = held(self.texts.say("Next: "))
            for place, step in enumerate(steps):
                following.append("  \u00b7  " if place else "")
                following.append(step, style="cyan")
            lines.append(following)
        colour = "yellow" if open_count(self.facts) else "green"
        return Panel(Group(*lines), box=ROUNDED, border_style=colour, expand=self.width < _WIDE, padding=(0, 1))
