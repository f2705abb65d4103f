"""A key that is right in every value explains a number; that it is also unique, or one word, adds nothing."""

from sourcier.recognise.table import Table, View, filled

from .numbers import odds, surprise

VAGUE = ("record_id", "patient_id", "login", "password", "user_code", "amount", "insurer_number", "fund_code")
_KEYED = 0.9
_CERTAIN = 4.0
_AGAINST = -1.5


def judge_explained(table: Table) -> None:
    """Vote against vague kinds where a rule with a key holds."""
    for view in filled(table.views):
        if _is_keyed(table, view):
            for kind in {vote.kind for vote in view.votes}.intersection(VAGUE):
                fit = view.fit(kind)
                view.add(kind, _AGAINST, "explained_by_key", fit.tested_rows, fit.valid_rows)


def _is_keyed(table: Table, view: View) -> bool:
    """Whether some kind that hardly any random value passes fits nearly all values, far beyond chance."""
    for name, fit in view.fits.items():
        kind = table.kinds[name]
        rare = kind.distinctive and surprise(kind.chance) >= _KEYED
        if rare and fit.distinct_share >= _KEYED and odds(fit, kind.chance, kind.needs) >= _CERTAIN:
            return name in view.scores() and view.scores()[name] > 0
    return False
