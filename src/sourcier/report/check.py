"""What was missed, for people: the view of `sourcier check`."""

import io

import rfc8785
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as Grid

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import KINDS
from sourcier.model.check import Agreement, Check, Exactness, Missed
from sourcier.model.plain import to_plain

from .figures import DASH, capital

_WIDTH = 100
_SURE = 0.95

PARTS = {
    "unknown_column": _("cells of columns of unknown kind"),
    "silent_comment": _("comments in which nothing was found"),
    "marked_comment": _("comments in which nothing more was found"),
    "rejected": _("rejected rows"),
}
"""Where something may have been missed, inside a sentence."""


def render_check(check: Check, texts: Texts, form: str) -> str:
    """Return the facts of a check as ``text`` or ``json``."""
    if form == "json":
        return rfc8785.dumps(to_plain(check)).decode() + "\n"
    return _Page(check, texts).text()


def missed_said(missed: Missed, texts: Texts) -> str:
    """Return the one sentence for what was missed in one part."""
    part = texts.gettext(PARTS[missed.part])
    if not missed.rate.of:
        return texts.say(_("%(part)s: none judged yet, so nothing can be said."), part=capital(part))
    values: dict[str, str | float] = {
        "part": capital(part),
        "of": missed.rate.of,
        "all": missed.population,
        "share": texts.percent(missed.rate.at_most, 1.0, 1),
        "sure": texts.percent(_SURE, 1.0, 0),
    }
    if missed.rate.of == missed.population:
        said = texts.count(
            "%(part)s: %(n)s miss in %(of)s, all of them judged.",
            "%(part)s: %(n)s misses in %(of)s, all of them judged.",
            missed.rate.held,
            **values,
        )
    else:
        said = texts.count(
            "%(part)s: %(n)s miss in %(of)s judged of %(all)s: at most %(share)s are missed (%(sure)s sure).",
            "%(part)s: %(n)s misses in %(of)s judged of %(all)s: at most %(share)s are missed (%(sure)s sure).",
            missed.rate.held,
            **values,
        )
    return said


def agreement_said(agreement: Agreement, texts: Texts) -> str:
    """Return the sentence for two blind readers."""
    return texts.say(
        _("Two readers judged %(both)s items, blind to each other's answers, and agreed on %(share)s (kappa %(k)s)."),
        both=agreement.both,
        share=texts.percent(agreement.agreed, agreement.both or 1, 0),
        k=texts.number(round(agreement.kappa, 2), 2),
    )


def between(low: float, high: float, texts: Texts) -> str:
    """Return the two ends of an interval of shares; one figure where they are written alike."""
    first, last = (texts.percent(share, 1.0, 1) for share in (low, high))
    return first if first == last else f"{first} {DASH} {last}"


class _Page:
    def __init__(self, check: Check, texts: Texts) -> None:
        self._check, self._texts = check, texts

    def text(self) -> str:
        texts, check = self._texts, self._check
        stream = io.StringIO()
        console = Console(file=stream, width=_WIDTH, legacy_windows=False, highlight=False, emoji=False, markup=False)
        if not check.complete:
            of = texts.say(
                _("%(judged)s of %(drawn)s items are judged so far."), judged=check.judged, drawn=check.drawn
            )
            console.print(of)
        for missed in check.missed:
            console.print(missed_said(missed, texts))
        for agreement in check.agreement:
            console.print(agreement_said(agreement, texts))
        if check.kinds:
            console.print(self._kinds())
        values: dict[str, str | float] = {"seed": str(check.settings["seed"]), "drawn": check.drawn}
        console.print(
            texts.say(_("Drawn at random with the seed %(seed)s: %(drawn)s items. Bounds: Clopper-Pearson."), **values)
        )
        return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))

    def _kinds(self) -> Grid:
        texts = self._texts
        grid = Grid(box=SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False)
        grid.add_column(texts.gettext(_("Kind")), overflow="ellipsis", no_wrap=True)
        for head in (_("Judged"), _("Right"), _("Precision"), _("Recall")):
            grid.add_column(texts.gettext(head), justify="right", no_wrap=True)
        for entry in self._check.kinds:
            if entry.precision.of:
                grid.add_row(*self._row(entry))
        return grid

    def _row(self, entry: Exactness) -> tuple[str, ...]:
        texts, share = self._texts, entry.precision
        name = capital(texts.gettext(KINDS.get(entry.kind, entry.kind)))
        if entry.part == "comment_kind":
            name = texts.say(_("%(kind)s, in comments"), kind=name)
        recall = between(entry.recall_low, entry.recall_high, texts) if entry.recall_known else DASH
        return name, texts.number(share.of), texts.number(share.held), between(share.low, share.high, texts), recall
