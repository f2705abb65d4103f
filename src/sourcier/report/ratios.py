"""Likelihood ratios in words: the verbal scale of ENFSI (Guideline for evaluative reporting, 2015)."""

from sourcier.locale import Texts
from sourcier.locale import mark as _

_SCALE = {
    "neutral": _("the facts do not tell"),
    "weak": _("weak support"),
    "moderate": _("moderate support"),
    "moderately_strong": _("moderately strong support"),
    "strong": _("strong support"),
    "very_strong": _("very strong support"),
    "extremely_strong": _("extremely strong support"),
}
_AGAINST = {
    "weak": _("weak support for the others"),
    "moderate": _("moderate support for the others"),
    "moderately_strong": _("moderately strong support for the others"),
    "strong": _("strong support for the others"),
    "very_strong": _("very strong support for the others"),
    "extremely_strong": _("extremely strong support for the others"),
}
SUFFIX = "_against"
STEPS = ("weak", "moderate", "moderately_strong", "strong", "very_strong", "extremely_strong")
_FROM = (2, 10, 100, 1_000, 10_000, 1_000_000)


def strength_said(strength: str, texts: Texts) -> str:
    """Return the words of ENFSI for a strength."""
    if strength.endswith(SUFFIX):
        return texts.gettext(_AGAINST.get(strength.removesuffix(SUFFIX), strength))
    return texts.gettext(_SCALE.get(strength, strength))


def level(strength: str) -> int:
    """Return the step of a strength, 0 where the facts do not tell; below 0 where they speak for the others."""
    base = strength.removesuffix(SUFFIX)
    step = STEPS.index(base) + 1 if base in STEPS else 0
    return -step if strength.endswith(SUFFIX) else step


def times(log10_lr: float, texts: Texts) -> str:
    """Return how many times likelier, or less likely, with no more digits than it has."""
    size = 10 ** abs(log10_lr)
    rounded = round(size, 1) if size < 10 else float(f"{size:.1g}")  # noqa: PLR2004  # two digits below ten, one above
    return texts.number(int(rounded) if rounded == int(rounded) else rounded)


def ratio_said(log10_lr: float, texts: Texts, *, capped: bool = False) -> str:
    """Return a ratio as a phrase a layman can repeat."""
    count = times(log10_lr, texts)
    if round(10 ** abs(log10_lr), 1) < _FROM[0]:
        return texts.say("about as likely under either")
    if log10_lr > 0:
        text = _("at least %(times)s times likelier") if capped else _("about %(times)s times likelier")
    else:
        text = _("at least %(times)s times less likely") if capped else _("about %(times)s times less likely")
    return texts.say(text, times=count)
