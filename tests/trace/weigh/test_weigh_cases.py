"""What comes first, by how much, and what it rests on: on cases of numbers."""

from dataclasses import replace

import numpy as np
import pytest
from invented_cases import ROWS, Place, case_of

from sourcier.trace.weigh import TERMS, Case, Counts, Weighed, weigh
from sourcier.trace.weigh.segment import rests_on

AREA = Place("area", 1.0)
HOSTING = Place("hosting", 1.0, same=0.6, after=0.4, ends=400)
BASES = tuple(Place(f"base-{n}", 0.97, same=0.7, after=0.3, labs=(n,), own=True, ends=600) for n in range(6))


def ranked(weighed: Weighed) -> list[str]:
    return [weighed.stories[at].id for at in np.argsort(-weighed.raw.log10, kind="stable")]


def ratio(weighed: Weighed, name: str) -> float:
    return float(weighed.found.log10[[story.id for story in weighed.stories].index(name)])


def test_the_copy_itself_comes_first_and_none_of_these_is_always_there():
    found = weigh(case_of(AREA, HOSTING, *BASES))
    assert ranked(found)[0] == "one_holding:area"
    assert ratio(found, "one_holding:area") > 2
    assert "none_of_these" in ranked(found)


def test_a_source_nobody_shows_accuses_no_listed_holding():
    found = weigh(case_of(*BASES, Place("decoy", 0.7, size=0.9)))
    assert ranked(found)[0] == "none_of_these"
    assert all(ratio(found, name) <= 1 for name in ranked(found) if name.startswith("one_holding"))


def test_a_suppliers_base_of_one_day_is_told_from_separate_thefts():
    found = weigh(case_of(HOSTING, *BASES, one_day=True, migrations=False))
    assert ranked(found)[0] == "one_holding:hosting"
    several = next(name for name in ranked(found) if name.startswith("several") and name.count(",") == 5)
    assert ratio(found, several) < 0


def test_separate_thefts_on_days_of_their_own_are_told_from_one_act():
    bases = tuple(Place(f"base-{n}", 1.0, same=0.7, after=0.3, labs=(n,), own=True, ends=600) for n in range(6))
    found = weigh(case_of(*bases, Place("elsewhere", 0.0), migrations=False))
    assert ranked(found)[0] == "several:base-0,base-1,base-2,base-3,base-4,base-5"


def test_people_nobody_knows_are_invented_only_where_the_file_looks_it():
    invented = weigh(case_of(Place("area"), Place("hosting"), verdict="fabricated"))
    assert ranked(invented)[0] == "fabricated"
    assert ratio(invented, "fabricated") > 1
    open_question = weigh(case_of(Place("area"), Place("hosting")))
    assert ratio(open_question, "fabricated") < 1
    true = weigh(case_of(Place("area"), Place("hosting"), verdict="consistent"))
    assert ranked(true)[0] == "none_of_these"


def test_without_dates_the_cap_is_ten_and_says_so():
    found = weigh(case_of(AREA, *BASES, dates=False))
    assert found.found.log10.max() <= 1
    assert "no_dates" in found.calibration.why


@pytest.mark.parametrize(("rows", "labs"), [(1, 6), (10, 70)])
def test_off_the_grid_the_cap_is_ten_and_says_so(rows, labs):
    found = weigh(case_of(AREA, HOSTING, labs=labs, rows=rows))
    assert found.found.log10.max() <= 1
    assert "off_grid" in found.calibration.why
    assert not found.calibration.name


def test_a_holding_not_read_to_its_end_lowers_the_cap():
    found = weigh(replace(case_of(AREA, HOSTING), incomplete=frozenset({"hosting"})))
    assert found.found.log10.max() <= 1
    assert "holdings_incomplete" in found.calibration.why


def test_a_hundred_times_the_rows_are_not_a_hundred_times_the_evidence():
    few, many = weigh(case_of(AREA, HOSTING, *BASES)), weigh(case_of(AREA, HOSTING, *BASES, rows=100 * 60))
    for one, other in zip(few.terms.T, many.terms.T, strict=True):
        assert np.ptp(other) < 12 * max(np.ptp(one), 1)


def test_holdings_alike_are_one_class_with_one_ratio():
    twins = case_of(AREA, Place("copy", 1.0), HOSTING, alike=(frozenset({"area", "copy"}),))
    found = weigh(twins)
    assert ratio(found, "one_holding:area") == ratio(found, "one_holding:copy") > 1.5
    assert {*ranked(found)[:2]} == {"one_holding:area", "one_holding:copy"}
    apart = weigh(case_of(AREA, Place("copy", 1.0), HOSTING))
    assert ratio(apart, "one_holding:area") < 1.5


def test_a_chain_is_tied_with_the_story_of_its_last_holding():
    found = weigh(case_of(Place("area", 1.0, size=5), Place("contractor", 1.0), chains=((0, 1, -0.7),)))
    assert ratio(found, "chain:area,contractor") == ratio(found, "one_holding:contractor")


def test_the_leak_handed_in_as_a_holding_comes_before_no_other_that_explains_as_much():
    found = weigh(case_of(AREA, Place("download", 1.0, size=1.0), HOSTING, itself=frozenset({"download"})))
    assert ranked(found).index("one_holding:area") < ranked(found).index("one_holding:download")
    alone = weigh(case_of(Place("download", 1.0, size=1.0), itself=frozenset({"download"})))
    assert alone.found.log10[0] <= 1


def test_probabilities_add_up_and_are_what_prior_and_ratio_make():
    found = weigh(case_of(HOSTING, Place("decoy", 0.9, size=0.9), *BASES))
    assert found.prior.sum() == pytest.approx(1)
    assert found.found.posterior.sum() == pytest.approx(1)
    odds = found.prior / (1 - found.prior) * 10.0**found.raw.log10
    assert odds / (1 + odds) == pytest.approx(found.raw.posterior, abs=1e-6)


def test_sorts_of_stories_have_the_same_prior_and_so_have_stories_of_a_sort():
    found = weigh(case_of(HOSTING, *BASES))
    by_sort: dict[str, list[float]] = {}
    for story, share in zip(found.stories, found.prior, strict=True):
        by_sort.setdefault(story.sort, []).append(share)
    assert len({round(sum(shares), 9) for shares in by_sort.values()}) == 1
    assert all(len({round(share, 12) for share in shares}) == 1 for shares in by_sort.values())


def test_a_prior_of_ones_own_moves_probabilities_and_no_ratio_of_the_shown_ones():
    case = case_of(HOSTING, *BASES)
    plain, mine = weigh(case), weigh(case, {"one_holding:hosting": 0.5, "several": 0.01})
    assert mine.found.log10.tolist() == plain.found.log10.tolist()
    assert mine.yours is not None
    prior, found = mine.yours
    assert prior[0] == pytest.approx(0.5)
    assert prior.sum() == pytest.approx(1)
    assert found.posterior[0] > plain.found.posterior[0]


def test_one_laboratory_left_out_lowers_what_rests_on_it():
    lone = Place("clinic", 1.0, labs=(0,))
    found = weigh(case_of(Place("area", 1.0, labs=(0, 1)), lone, labs=2))
    labs = {one.lab: one.log10 for one in rests_on(found) if one.code == "lab"}
    assert set(labs) == {"LAB 0", "LAB 1"}
    area = [story.id for story in found.stories].index("one_holding:area")
    assert labs["LAB 1"][area] < labs["LAB 0"][area]


def test_columns_a_holding_never_had_speak_against_it_alone():
    with_all, without = weigh(case_of(AREA, HOSTING)), weigh(case_of(Place("area", 1.0, lacking=7), HOSTING))
    assert without.raw.log10[0] < with_all.raw.log10[0] - 0.5
    assert without.terms[1].tolist() == with_all.terms[1].tolist()


def test_the_order_of_holdings_changes_no_ratio():
    places = (AREA, HOSTING, *BASES)
    one, other = weigh(case_of(*places)), weigh(case_of(*reversed(places)))
    mine = {s.id: v for s, v in zip(one.stories, one.found.log10.tolist(), strict=True) if "," not in s.id}
    theirs = {s.id: v for s, v in zip(other.stories, other.found.log10.tolist(), strict=True) if "," not in s.id}
    assert mine == pytest.approx(theirs)


def mixture(*, share: float) -> Case:
    """Two holdings that gave rows of the same laboratories; what both have together is told row by row."""
    case = case_of(Place("area", share), Place("base", share, own=True), one_day=True)
    each = np.full(6, float(ROWS))
    held = replace(case.held, anywhere=each)
    return replace(case, held=held, together=lambda _: Counts(each, each, each, each * 0, each))


def test_two_holdings_may_have_given_rows_of_one_laboratory():
    names = {story.id for story in weigh(mixture(share=0.7)).stories}
    assert "several:area,base" in names
    assert not any(name.startswith("several") for name in {story.id for story in weigh(mixture(share=1.0)).stories})


def test_a_holding_that_explains_all_needs_no_other():
    found = weigh(case_of(AREA, Place("decoy", 0.9, size=0.9), *BASES))
    several = [ratio(found, story.id) for story in found.stories if story.sort == "several"]
    assert ratio(found, "one_holding:area") > max(several, default=-3.0)


def test_several_holdings_that_explain_little_beside_another_are_no_story():
    small = (Place("one", 0.9, labs=(0,)), Place("two", 0.9, labs=(1,)))
    assert not [story for story in weigh(case_of(AREA, *small)).stories if story.sort == "several"]
    assert [story for story in weigh(case_of(*small)).stories if story.sort == "several"]


def test_terms_and_what_belongs_to_none_add_up_to_what_is_weighed():
    found = weigh(case_of(AREA, HOSTING, *BASES))
    assert found.terms.sum(axis=1).tolist() == pytest.approx(found.logs.tolist())
    assert found.terms.shape == (len(found.stories), len(TERMS) + 1)
    assert (found.calibration.weights > 0).all()


def test_rows_that_nobody_else_knows_either_speak_less_against_the_holding_that_lacks_them():
    """Nine tenths stand on the area; the last tenth is known to the bases, or to nobody."""
    area = Place("area", 0.9)
    everywhere = tuple(Place(f"base-{n}", 1.0, same=0.7, after=0.3, labs=(n,), own=True, ends=600) for n in range(6))
    strangers = tuple(Place(f"base-{n}", 0.9, same=0.7, after=0.3, labs=(n,), own=True, ends=600) for n in range(6))
    known, unknown = weigh(case_of(area, *everywhere)), weigh(case_of(area, *strangers))
    assert unknown.raw.log10[0] > known.raw.log10[0]
