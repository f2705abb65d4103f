"""A finding's codes as sentences, by the words of its rule."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import ARTICLES
from sourcier.locale.names.audit import AUDIT_ARTICLES, PRODUCTS, SCHEMES, UNREAD_THINGS
from sourcier.model.audit import Finding, Step, Unread
from sourcier.model.audit_rules import Rulebook
from sourcier.model.audit_seen import Looked, PeopleSeen
from sourcier.report.figures import DASH, Figures, capital
from sourcier.report.masking import is_hidden
from sourcier.report.safe import harmless

_REST = _("Further places of the same sort: %(n)s.")
_SURE, _LIKELY, _LESS = 0.95, 0.85, 0.6
_CONFIDENCES = (
    (_SURE, _("seen itself")),
    (_LIKELY, _("very likely")),
    (_LESS, _("likely")),
    (0.0, _("a sign only")),
)


@dataclass(frozen=True, slots=True)
class Words:
    """Says what a finding holds, in one language."""

    texts: Texts
    book: Rulebook

    def title(self, rule: str) -> str:
        """Return what is wrong; the rule's id where this version does not know it."""
        known = self.book.get(rule)
        return self.texts.gettext(known.title) if known else rule

    def risk(self, rule: str) -> str:
        """Return why it matters."""
        known = self.book.get(rule)
        return self.texts.gettext(known.risk) if known else ""

    def why(self, finding: Finding) -> tuple[str, ...]:
        """Return what speaks for it."""
        return self._said(finding.rule, finding.why)

    def remedy(self, finding: Finding) -> tuple[str, ...]:
        """Return the steps that mend it."""
        return self._said(finding.rule, finding.remedy)

    def check(self, finding: Finding) -> tuple[str, ...]:
        """Return how to see that it is mended."""
        return self._said(finding.rule, finding.check)

    def _said(self, rule: str, steps: Sequence[Step]) -> tuple[str, ...]:
        known = self.book.get(rule)
        says = dict(known.says) if known else {}
        says["and_more"] = _REST
        return tuple(self._one(says.get(step.code, step.code), step) for step in steps)

    def _one(self, text: str, step: Step) -> str:
        values = {name: self._value(name, value) for name, value in step.params.items()}
        try:
            return self.texts.say(text, **values)
        except (KeyError, ValueError, TypeError):
            return self.texts.gettext(text)

    def _value(self, name: str, value: str | float) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Figures(self.texts).count(value) if isinstance(value, int) else self.texts.number(value)
        text = str(value)
        if name == "date":
            return self.texts.date(text)
        names = {"product": PRODUCTS, "scheme": SCHEMES}.get(name, {})
        return self.texts.gettext(names[text]) if text in names else harmless(text)

    def duties(self, finding: Finding) -> str:
        """Return the articles."""
        named = {**ARTICLES, **AUDIT_ARTICLES}
        return ", ".join(self.texts.gettext(named.get(one, one)) for one in finding.duties)

    def kinds(self, finding: Finding, most: int = 8) -> str:
        """Return what sort of data it is about, the first ones."""
        figures = Figures(self.texts)
        names = [figures.kind(kind) for kind in finding.kinds]
        names = [name if name.split(" ")[0].isupper() else name[:1].lower() + name[1:] for name in names]
        more = len(names) - most
        shown = names[:most] + ([self.texts.count("%(n)s more", "%(n)s more", more)] if more > 0 else [])
        return capital(", ".join(shown))

    def people(self, people: PeopleSeen | None) -> str:
        """Return how many people, as an interval where they differ."""
        if people is None or people.high == 0:
            return DASH
        figures = Figures(self.texts)
        best = figures.count(people.best)
        if people.low == people.high or is_hidden(people.best):
            return best
        return self.texts.say(
            "%(best)s (%(low)s to %(high)s)", best=best, low=figures.count(people.low), high=figures.count(people.high)
        )

    def confidence(self, finding: Finding) -> str:
        """Return how sure it is, in words."""
        return self.texts.gettext(next(text for least, text in _CONFIDENCES if finding.confidence >= least))

    def looked(self, looked: Looked | None) -> str:
        """Return how much was looked at, and what that can miss; nothing where it was read whole."""
        if looked is None or looked.whole:
            return ""
        figures = Figures(self.texts)
        rows = figures.counted("%(n)s row looked at", "%(n)s rows looked at", looked.rows)
        if not 0 < looked.missed_share < 1:
            return self.texts.say("Sampled: %(rows)s.", rows=rows)
        return self.texts.say(
            "Sampled: %(rows)s; what stands in up to %(share)s of the rows may have been missed (with 95 %% "
            "confidence).",
            rows=rows,
            share=self.texts.percent(looked.missed_share, 1, 3),
        )

    def unread(self, one: Unread) -> str:
        """Return why something was not read, and how much."""
        why = self.texts.gettext(UNREAD_THINGS[one.code]) if one.code in UNREAD_THINGS else harmless(one.code)
        things = Figures(self.texts).counted("%(n)s thing", "%(n)s things", one.things)
        return self.texts.say("%(things)s: %(why)s", things=things, why=why)

    def why_not(self, code: str) -> str:
        """Return why a target was not reached."""
        return self.texts.gettext(UNREAD_THINGS[code]) if code in UNREAD_THINGS else harmless(code)
