"""Names of people: given, family, birth, full. By lists, by what they say of sex, by how two columns agree."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from dataclasses import dataclass
from itertools import combinations

from sourcier.recognise.derive import NAMED_SEX, NIR_SEX
from sourcier.recognise.table import Table, View, filled

_SEXED, _SEXLESS = 0.55, 0.12
_LISTED = 0.3
_SOURCES = 16
"""Columns of sex that are asked; more of them are hardly about one holder each, and pairs grow with the square."""
_COMES_BACK = 4
"""Rows per name from which the names may be those of doctors: they say nothing of the patient's sex."""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a column of words looks like, as shares of rows."""

    given: float
    family: float
    commune: float
    full: float


def judge_names(table: Table) -> None:
    """Vote on names."""
    for view in filled(table.views):
        if _is_wordlike(view):
            _judge_words(table, view)
    _judge_pairs(table)


def _is_wordlike(view: View) -> bool:
    summary = view.summary
    return (
        summary.share(summary.has_letter) > 0.95
        and summary.share(summary.has_digit) < 0.05
        and 2 < summary.profile.mean_length < 40
        and summary.distinct >= min(12, summary.filled / 2)
    )


def _judge_words(table: Table, view: View) -> None:
    words = _Words(*(_listed(view, kind) for kind in ("given_name", "family_name", "commune", "full_name")))
    sexed = _says_sex(table, view)
    _judge_given(view, words, sexed)
    _judge_family(view, words, sexed)
    fit = view.fit("full_name")
    spaced = view.summary.matching(r"\pL[ ,]+\pL")
    if words.full >= 0.5 and spaced >= 0.8:
        view.add("full_name", 0.8 + 1.6 * words.full, "valid_share", fit.tested_rows, fit.valid_rows)


def _listed(view: View, kind: str) -> float:
    """Share of rows in the kind's list; no more than a few distinct words may carry it."""
    fit = view.fit(kind)
    return min(fit.share, 2.5 * fit.distinct_share)


def _says_sex(table: Table, view: View) -> float | None:
    """How far the column's words determine the holder's sex; None where nothing else says the sex."""
    if not table.sampled(view.index):
        return None
    others = [other for other in table.leading("sex") if other is not view]
    sources: list[int | str] = [other.index for other in others[:_SOURCES]]
    sources += [name for name in (NIR_SEX,) if table.sampled(name)]
    found = [tie for source in sources if (tie := table.strength_by_person(view.index, source)) is not None]
    return max(found, default=None)


def _judge_given(view: View, words: _Words, sexed: float | None) -> None:
    fit = view.fit("given_name")
    weight = 0.0
    if words.given >= _LISTED:
        weight += 1.8 * words.given + 1.2 * (words.given - words.family) - max(0.0, words.commune - words.given)
        view.add("given_name", weight, "valid_share", fit.tested_rows, fit.valid_rows)
    if sexed is None:
        return
    if sexed >= _SEXED and view.summary.distinct > 12:
        view.add("given_name", 1.6, "proof_sex_agrees", fit.tested_rows, max(0, round(sexed * fit.tested_rows)))
        view.add("family_name", -2.0, "proof_sex_agrees", fit.tested_rows, round(sexed * fit.tested_rows))
    elif sexed < _SEXLESS and words.given >= _LISTED:
        crew = view.summary.distinct * _COMES_BACK < view.summary.filled
        view.add(
            "given_name", -0.3 if crew else -1.5, "proof_sex_disagrees", fit.tested_rows, round(sexed * fit.tested_rows)
        )


def _judge_family(view: View, words: _Words, sexed: float | None) -> None:
    fit = view.fit("family_name")
    if words.family >= _LISTED and not (sexed is not None and sexed >= _SEXED):
        weight = (
            0.5 + 1.3 * words.family + 0.8 * (words.family - words.given) - 1.5 * max(0.0, words.commune - words.family)
        )
        view.add("family_name", weight, "valid_share", fit.tested_rows, fit.valid_rows)


def _judge_pairs(table: Table) -> None:
    """Two family names of one person: the sparser, or the one with the header, is the name at birth."""
    families = [view for view in table.leading("family_name") if table.sampled(view.index)]
    for first, second in combinations(families, 2):
        of, held = table.ties.equal(first.index, second.index)
        if of and held / of > 0.999 and of > 0.9 * len(table.ties):
            continue
        sparse, full = sorted((first, second), key=lambda view: (view.summary.said, -view.index))
        if _is_maiden(table, sparse, full, of, held):
            sparse.add("birth_name", sparse.scores().get("family_name", 0.0) + 0.6, "names_pair", of, held)


def _is_maiden(table: Table, sparse: View, full: View, of: int, held: int) -> bool:
    """Whether the sparser column may be the birth name: it differs for women, or is filled for them only."""
    if sparse.hint.role == "insured":
        return False
    a, b = table.ties.codes(sparse.index), table.ties.codes(full.index)
    differing = (a >= 0) & (b >= 0) & ~table.ties.same(sparse.index, full.index)
    for source in (NIR_SEX, NAMED_SEX):
        if table.sampled(source):
            sexes = table.ties.codes(source)[differing]
            known = sexes[sexes > 0]
            if len(known) >= 10:
                return bool((known == 2).mean() > 0.75)
    return bool(of and 0.15 * of <= held <= 0.95 * of)
