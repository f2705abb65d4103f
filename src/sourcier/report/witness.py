"""What witnesses said of rows drawn for them, in sentences: how they were drawn, and what the answers bound."""

from collections.abc import Mapping, Sequence

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.trace import Witness

from .figures import Figures

_SURE = 0.95
_RULES = {
    "every_row_of_its_laboratories_as_likely": _(
        "every row of the file under its laboratories was as likely to be drawn as any other"
    ),
    "every_row_as_likely": _("every row of the file was as likely to be drawn as any other"),
}


def witness_said(one: Witness, names: Mapping[str, str], texts: Texts) -> tuple[str, ...]:
    """Return the sentences for one sample: whose it is, its rule, what was answered."""
    figures = Figures(texts)
    name = names.get(one.party, one.party) or texts.say("The file whole")
    rule = texts.say(
        "%(drawn)s rows were drawn for comparison by hand: %(rule)s (seed %(seed)s).",
        drawn=figures.count(one.drawn),
        rule=figures.name(_RULES, one.rule),
        seed=str(one.seed),
    )
    if not one.judged:
        return name, rule, texts.say("Nobody has compared them yet.")
    counts = texts.say(
        "Compared: %(judged)s. Confirmed: %(confirmed)s. Denied: %(denied)s. Unsure: %(unsure)s.",
        judged=figures.count(one.judged),
        confirmed=figures.count(one.confirmed),
        denied=figures.count(one.denied),
        unsure=figures.count(one.unsure),
    )
    if one.low < 0:
        return name, rule, counts
    bounds = texts.say(
        "So between %(low)s and %(high)s of those rows are as the witness knows them (%(sure)s sure).",
        low=texts.percent(one.low, 1.0, 1),
        high=texts.percent(one.high, 1.0, 1),
        sure=texts.percent(_SURE, 1.0, 0),
    )
    return name, rule, counts, bounds


def witnesses_said(
    witnesses: Sequence[Witness], names: Mapping[str, str], texts: Texts
) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Return the sentences of every sample that somebody compared, and one for all others; empty where none is."""
    said = tuple(witness_said(one, names, texts) for one in witnesses if one.judged)
    waiting = sum(not one.judged for one in witnesses)
    rest = texts.count(
        "For %(n)s party, rows were drawn that nobody has compared by hand yet.",
        "For %(n)s parties, rows were drawn that nobody has compared by hand yet.",
        waiting,
    )
    return said, rest if waiting else ""
