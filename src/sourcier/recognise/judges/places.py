"""Places: street, postcode, commune and its code, department, country, birthplace. Columns of one place go together."""

# ruff: noqa: PLR2004  # thresholds are read best where they are used

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import communes, fold_place_array
from sourcier.recognise.coded import BLANK
from sourcier.recognise.derive import NIR_DEPARTMENT, NIR_PLACE
from sourcier.recognise.table import Table, View, filled

from .numbers import odds

_TIED = 0.5
_BORN = 0.75
"""Share of a place of birth that the NIR's place determines; a home is tied to it far less."""
_ENOUGH = 30
_NAMED = 0.7
"""Share of rows whose commune bears the code beside it; names are written in many ways."""


def judge_places(table: Table) -> None:
    """Vote on kinds of places."""
    views = filled(table.views)
    for view in views:
        _judge_street(view)
        _judge_codes(view)
        _judge_commune(view)
        _judge_country(view, table.kinds["country"].chance if "country" in table.kinds else 1.0)
    _tie_postcodes(table, views)
    for view in views:
        _judge_department(table, view)
        _judge_birthplace(table, view)


def _judge_street(view: View) -> None:
    fit = view.fit("street")
    various = view.summary.distinct >= 15 or view.summary.share(view.summary.has_digit) >= 0.5
    if fit.share >= 0.5 and view.summary.profile.mean_length > 8 and various:
        view.add("street", 1.0 + 1.5 * fit.share, "valid_share", fit.tested_rows, fit.valid_rows)


def _judge_codes(view: View) -> None:
    post, insee = view.fit("postcode"), view.fit("commune_code")
    if post.share >= 0.9 and post.valid >= 3:
        weight = min(2.2, 0.3 + post.valid / 10) if post.distinct_share >= 0.6 else 0.4
        view.add("postcode", weight, "valid_share", post.tested_rows, post.valid_rows)
    if insee.share >= 0.95 and insee.valid >= 10 and post.share < 0.6:
        view.add("commune_code", min(1.6, insee.valid / 15), "valid_share", insee.tested_rows, insee.valid_rows)


def _judge_commune(view: View) -> None:
    fit = view.fit("commune")
    if fit.share >= 0.5 and fit.valid > 2 and view.summary.profile.mean_length > 2:
        rival = max(view.share("family_name"), view.share("given_name"))
        view.add("commune", 2.0 * fit.share - rival, "valid_share", fit.tested_rows, fit.valid_rows)


def _judge_country(view: View, chance: float) -> None:
    fit = view.fit("country")
    if fit.share < 0.95:
        return
    named = view.summary.profile.mean_length >= 4
    home = any(view.summary.top.get(code, 0) * 4 > view.summary.said for code in ("FR", "FRA", "F"))
    many = 1.3 if home and fit.valid >= 3 else min(1.3, odds(fit, max(chance, 0.4), 0.95) / 2)
    weight = 1.5 if named else max(0.4, many)
    view.add("country", weight, "valid_share", fit.tested_rows, fit.valid_rows)


def _tie_postcodes(table: Table, views: list[View]) -> None:
    """A postcode and a commune that determine each other confirm both."""
    codes = [view for view in views if view.share("postcode") >= 0.7 or view.share("commune_code") >= 0.9]
    names = [view for view in views if view.share("commune") >= 0.3]
    for code in codes:
        for name in names:
            of, held = _names_of_codes(table, code, name)
            if of >= _ENOUGH and held >= _NAMED * of:
                code.add("commune_code", 2.0, "proof_commune_agrees", of, held)
                name.add("commune", 1.2, "proof_postcode_agrees", of, held)
                continue
            strength = table.strength_by_person(name.index, code.index) or 0.0
            back = table.strength_by_person(code.index, name.index) or 0.0
            if strength >= _TIED and back >= _TIED / 2:
                kind = "postcode" if code.share("postcode") >= 0.7 else "commune_code"
                code.add(kind, 0.8, "proof_commune_agrees", len(table.ties), round(strength * len(table.ties)))
                name.add("commune", 1.2, "proof_postcode_agrees", len(table.ties), round(strength * len(table.ties)))


def _names_of_codes(table: Table, code: View, name: View) -> tuple[int, int]:
    """Return in how many sampled rows both are filled, and in how many INSEE gave the code to a commune so named."""
    if code.share("commune_code") < 0.9 or not table.sampled(code.index) or not table.sampled(name.index):
        return 0, 0
    first, second = table.ties.coded(code.index), table.ties.coded(name.index)
    there = (first.codes != BLANK) & (second.codes != BLANK)
    width = max(len(second.text), 1)
    pairs, rows = np.unique(first.codes[there].astype(np.int64) * width + second.codes[there], return_counts=True)
    codes = first.text.take(pa.array(pairs // width))
    places = fold_place_array(second.text).take(pa.array(pairs % width))
    known = pc.is_in(pc.binary_join_element_wise(codes, places, " "), value_set=_coded_names())
    return int(rows.sum()), int(rows[known.to_numpy(zero_copy_only=False)].sum())


@cache
def _coded_names() -> pa.StringArray:
    """Code and folded name of every commune, one space between."""
    return pc.binary_join_element_wise(communes().codes, communes().names, " ")


def _judge_department(table: Table, view: View) -> None:
    fit = view.fit("department")
    if fit.share < 0.8 or not table.sampled(view.index) or fit.valid < 2:
        return
    for other in table.leading("postcode", "commune_code"):
        of, held = begins(table, view.index, other.index)
        if of >= _ENOUGH and held >= 0.9 * of:
            view.add("department", 3.0, "proof_begins_postcode", of, held)
            return
    strength = table.strength(view.index, NIR_DEPARTMENT) if table.sampled(NIR_DEPARTMENT) else 0.0
    if strength >= _BORN:
        rows = len(table.ties)
        view.add("department", 2.5, "proof_birthplace_agrees", rows, round(strength * rows))


def begins(table: Table, short: int, long: int) -> tuple[int, int]:
    """Return in how many sampled rows both columns are filled, and in how many the first begins the second."""
    if not table.sampled(short) or not table.sampled(long):
        return 0, 0
    a, b = table.ties.text(short), table.ties.text(long)
    both = (table.ties.codes(short) >= 0) & (table.ties.codes(long) >= 0)
    two = pc.utf8_lpad(pc.utf8_slice_codeunits(a, 0, 2), 2, "0")
    same = pc.equal(two, pc.utf8_slice_codeunits(b, 0, 2)).to_numpy(zero_copy_only=False)
    return int(both.sum()), int((both & same).sum())


def _judge_birthplace(table: Table, view: View) -> None:
    """A commune or its code that the NIR's place of birth determines is where people were born."""
    if not table.sampled(NIR_PLACE) or not table.sampled(view.index):
        return
    lead = view.lead()
    coded = lead in ("commune_code", "postcode") or view.share("commune_code") >= 0.6
    if lead != "commune" and not coded and view.share("commune") < 0.3:
        return
    strength = min(table.strength_by_person(NIR_PLACE, view.index) or 0.0, 1.0)
    if strength >= _BORN:
        rows = int(np.sum(table.ties.codes(view.index) >= 0))
        kind = "commune_code" if coded else "birth_place"
        view.add(kind, 3.0, "proof_birthplace_agrees", rows, round(rows * strength))
