"""Numbers of people in other countries, told from each other by their values.

Many share lengths and keys: an Estonian code is a Lithuanian one, Canadian, Israeli and French numbers of nine digits
bear the same key. So a key that one number in ten bears names nothing alone: births inside that lie as births do, birth
dates and sexes beside them, letters at their places, other signs of the country or a header must speak as well. What
several numbers explain equally well stays undecided, with the runner-up named.
"""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from sourcier.recognise.citizens import NOT_BORN
from sourcier.recognise.coded import BLANK
from sourcier.recognise.countries import FRANCE, Countries
from sourcier.recognise.days import NO_DAY, Habit, read_days
from sourcier.recognise.kind import Kind, Told
from sourcier.recognise.plan import PAIRED
from sourcier.recognise.summary import Fit
from sourcier.recognise.table import Table, View, filled

from .numbers import odds, surprise

_FITS = 0.85
_LIKELY = 2.0
"""Decimal logarithm of the odds against chance from which a number comes into question."""
_TIED = 2.0
"""Numbers whose odds are so near the best explain the values as well."""
_WEAK = 0.04
"""A rule that so many random values pass is weak."""
_KEY_ALONE, _LETTERED, _STRONG_MOST = 0.7, 0.4, 4.0
_IN_COUNTRY, _ELSEWHERE = 0.6, -0.8
_SAME_KEY = ("siren", "finess", "adeli", "rpps", "insurer_number", "phone", "landline", "mobile")
"""French numbers whose key or shape others share."""
_AGREES, _ENOUGH = 0.8, 8
_WRITTEN, _FORMED = 0.95, -0.8
_MANY = 30
_KEYED = ("nir", "ins")
_CENTURY = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """One kind that fits one column, and how surely."""

    kind: Kind
    fit: Fit
    odds: float


def judge_national(table: Table) -> None:
    """Vote on every number of other countries."""
    claimed = [(view, claims) for view in filled(table.views) if (claims := tuple(_claims(table, view)))]
    if not claimed:
        return
    countries = Countries(table, table.headers)
    for view, claims in claimed:
        best = max(claim.odds for claim in claims)
        for claim in claims:
            if claim.odds >= best - _TIED:
                _judge(table, view, claim, countries)
        _against_french(view, claims, countries)


def _claims(table: Table, view: View) -> Iterator[Claim]:
    for name, fit in view.fits.items():
        kind = table.kinds[name]
        if not kind.country or max(fit.share, fit.distinct_share) < _FITS or fit.valid < kind.least_distinct:
            continue
        if fit.distinct_share < _FITS * 0.9:
            continue
        if kind.written and kind.name not in view.hint.kinds and view.summary.matching(kind.written) < _WRITTEN:
            continue
        found = odds(fit, kind.chance, kind.needs)
        if found >= _LIKELY or (fit.distinct_share == 1.0 and kind.name in view.hint.kinds):
            yield Claim(kind, fit, found)


def _judge(table: Table, view: View, claim: Claim, countries: Countries) -> None:
    kind, fit = claim.kind, claim.fit
    told = kind.told(view.summary.values) if kind.told else None
    dated = told is not None and bool((told.born != NOT_BORN).any())
    weak = kind.chance > _WEAK and not (dated and fit.valid >= _MANY)
    if told is not None and (not _is_keyed(told) or (dated and not _lie_as_births(told))):
        weak = True
    if weak:
        weight = _KEY_ALONE + (_LETTERED if kind.shape.must_have_letter else 0.0)
    else:
        weight = min(claim.odds, _STRONG_MOST, 1.0 + surprise(kind.chance))
    view.add(kind.name, weight, "valid_share", fit.tested_rows, fit.valid_rows)
    if kind.written:
        view.add("record_id", _FORMED, "explained_by_key", fit.tested_rows, fit.valid_rows)
    if not view.summary.text:
        return
    if dated:
        _hold_against_births(table, view, claim)
        _hold_against_sexes(table, view, claim)
    _hold_against_country(view, claim, countries, weak=weak)


def _is_keyed(told: Told) -> bool:
    """Whether most numbers bear a key where the rule does not ask for one."""
    return int(told.keyed.sum()) * 2 >= int(told.valid.sum())


def _lie_as_births(told: Told) -> bool:
    """Whether the dates inside lie as births do: over years and months, no day much oftener than others."""
    born = told.born[told.born != NOT_BORN]
    if len(born) < _ENOUGH:
        return True
    years, months = np.unique(born // 10_000), np.unique(born // 100 % 100)
    commonest = int(np.unique(born, return_counts=True)[1].max())
    return bool(
        len(years) >= min(20, len(born) // 4)
        and len(months) >= min(10, len(born) // 4)
        and commonest <= max(3, len(born) // 10)
    )


def _hold_against_births(table: Table, view: View, claim: Claim) -> None:
    """A number whose birth is that of another column is the person's; and that column is a birth date."""
    if claim.kind.told is None or not table.sampled(view.index):
        return
    coded = table.ties.coded(view.index)
    born = coded.spread(claim.kind.told(coded.values).born, NOT_BORN)
    for index, habit in table.plan.dates[:PAIRED]:
        if index == view.index or not table.sampled(index):
            continue
        dates = table.ties.coded(index)
        days = dates.spread(read_days(dates.values, Habit(habit)), NO_DAY)
        both = (born != NOT_BORN) & (days != NO_DAY)
        of, held = int(both.sum()), int((_short(days[both]) == born[both]).sum())
        if of >= _ENOUGH and held >= _AGREES * of:
            view.add(claim.kind.name, 2.0, "proof_birth_agrees", of, held)
            table.views[index].add("birth_date", 5.0, "proof_birth_agrees", of, held)
            return


def _short(days: np.ndarray) -> np.ndarray:
    """Return days since 1970 as YYMMDD."""
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    year, month = months.astype(np.int64) // 12 + 1970, months.astype(np.int64) % 12 + 1
    return np.asarray(year % _CENTURY * 10_000 + month * _CENTURY + (dates - months).astype(np.int64) + 1)


def _hold_against_sexes(table: Table, view: View, claim: Claim) -> None:
    """A number that tells the sex another column tells is the person's."""
    if claim.kind.told is None or not table.sampled(view.index):
        return
    coded = table.ties.coded(view.index)
    sexes = coded.spread(claim.kind.told(coded.values).sex.astype(np.int64), 0)
    for other in table.views:
        top = other.summary.top if other.summary.complete and len(other.summary.text) in (2, 3) else {}
        if other is view or len(top) < 2 or not table.sampled(other.index):
            continue
        codes = table.ties.codes(other.index)
        both = (sexes > 0) & (codes != BLANK)
        if int(both.sum()) < 30:
            continue
        pairs = np.unique(codes[both], return_inverse=True)[1]
        counts = np.bincount(pairs * 2 + sexes[both] - 1, minlength=2 * (int(pairs.max()) + 1)).reshape(-1, 2)
        of, held = int(counts.sum()), int(counts.max(axis=1).sum())
        split = counts.sum(axis=0).min() * 5 > of and len({int(row.argmax()) for row in counts}) > 1
        if split and held >= 0.95 * of:
            view.add(claim.kind.name, 1.0, "proof_sex_agrees", of, held)
            if other.share("sex") >= 0.5:
                other.add("sex", 2.0, "proof_sex_agrees", of, held)
            return


def _hold_against_country(view: View, claim: Claim, countries: Countries, *, weak: bool) -> None:
    weights = countries.weights(view.index)
    own = weights.get(claim.kind.country, 0.0)
    other = max((weight for country, weight in weights.items() if country != claim.kind.country), default=0.0)
    if own >= 0.2 and own > other:
        view.add(claim.kind.name, min(own, _IN_COUNTRY), "same_country")
    elif weak and other >= 0.4 and other > own + 0.3:
        view.add(claim.kind.name, _ELSEWHERE, "other_country")


def _against_french(view: View, claims: tuple[Claim, ...], countries: Countries) -> None:
    """A number that others explain as well is French only where something French stands beside it."""
    rivals = [claim for claim in claims if claim.fit.distinct_share >= 0.95]
    for name in _KEYED:
        if rivals and 0 < view.fit(name).distinct_share < 0.9:
            fit = view.fit(name)
            view.add(name, -_STRONG_MOST, "explained_by_key", fit.tested_rows, fit.valid_rows)
    if countries.weight(FRANCE, view.index) > 0:
        return
    own = view.summary.distinct >= 0.9 * view.summary.filled
    scores = view.scores()
    for name in _SAME_KEY:
        if rivals and own and scores.get(name, 0.0) > 0:
            fit = view.fit(name)
            view.add(name, -scores[name] + 0.5, "explained_as_well", fit.tested_rows, fit.valid_rows)
