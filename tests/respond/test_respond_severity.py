"""Severity by ENISA 2013: the paper's arithmetic and examples, the model case, decisions that outweigh the rule."""

import numpy as np
import pytest

from sourcier.model.decisions import SeverityChoice
from sourcier.model.parties import Event, Manifest
from sourcier.respond.severity import FactorUnreadable, band_of, checked, circumstances_of, score, severity_of
from sourcier.respond.severity.context import READINGS, SORTS, context_of
from sourcier.respond.severity.groups import SortsOf
from sourcier.respond.severity.identification import ease_of

PUBLISHED = Manifest(events=(Event("2021-02-14", "vendor", "publication"),))
LINE = ("identity", "nir", "visit")


def people(*sets: tuple[str, ...]) -> SortsOf:
    bits = np.array([sum(1 << SORTS.index(sort) for sort in found) for found in sets], np.uint32)
    return SortsOf(np.arange(len(sets)), bits, bits)


def group(*sorts: str, manifest: Manifest = PUBLISHED, choices: tuple[SeverityChoice, ...] = (), party: str = "lab"):
    return severity_of([(party, people(sorts))], circumstances_of(manifest), choices).groups[0]


def choice(factor: str, value: str, *, party: str = "", sort: str = "", name: str = "d1") -> SeverityChoice:
    return SeverityChoice(name, party, sort, factor, value, "A. Analyst", "looked it up", "2026-01-05T10:00:00+01:00")


@pytest.mark.parametrize(
    ("se", "band"),
    [(0.25, "low"), (1.99, "low"), (2.0, "medium"), (2.99, "medium"), (3.0, "high"), (3.99, "high"), (4.0, "very_high"),
     (6.0, "very_high")],
)  # fmt: skip
def test_the_levels_are_those_of_the_paper(se, band):
    assert band_of(se) == band


@pytest.mark.parametrize(
    ("dpc", "ei", "cb", "se"),
    [(1, 0.25, 0.0, 0.25), (1, 1.0, 1.0, 2.0), (4, 1.0, 1.0, 5.0), (3, 0.75, 0.25, 2.5), (4, 1.0, 2.0, 6.0)],
)
def test_the_score_is_exact(dpc, ei, cb, se):
    assert score(dpc, ei, cb) == se


@pytest.mark.parametrize(
    ("sorts", "dpc"),
    [
        (("identity", "contact"), 1),  # a list of customers
        (("identity", "visit"), 1),  # "performed general blood tests"
        (("identity", "act"), 3),  # a test for a given disease
        (("identity", "diagnosis"), 4),  # actual results
        (("identity", "bank"), 3),  # financial data
    ],
)
def test_the_papers_examples_of_context_are_scored_as_it_scores_them(sorts, dpc):
    assert context_of(sorts).value == dpc


def test_the_highest_category_counts_alone():
    assert context_of(("identity", "bank", "diagnosis")).value == 4


def test_the_model_case_is_five_with_a_health_comment_and_two_to_four_without():
    worst, usual = group(*LINE, "health_comment"), group(*LINE)
    assert (worst.dpc, worst.ei, worst.cb, worst.se, worst.band) == (4.0, 1.0, 1.0, 5.0, "very_high")
    assert (usual.low, usual.se, usual.high) == (2.0, 3.0, 4.0)


def test_a_number_alone_is_significant_and_with_a_name_maximum():
    assert ease_of(("nir",)).value == 0.75
    assert ease_of(("nir", "identity")).value == 1.0
    assert ease_of(("visit",)).value == 0.25


def test_intent_that_nobody_told_of_is_left_open_between_its_bounds():
    told, silent = group(*LINE), group(*LINE, manifest=Manifest())
    assert told.cb - silent.cb == 0.5
    assert silent.low < silent.se < silent.high


def test_people_with_the_same_sorts_are_one_group_and_worst_groups_stand_first():
    found = severity_of([("lab", people(LINE, LINE, (*LINE, "health_comment")))], circumstances_of(PUBLISHED), ())
    assert [(one.people, one.se) for one in found.groups] == [(1, 5.0), (2, 3.0)]
    assert (found.overall.people, found.overall.se, found.overall.high_risk) == (3, 5.0, 3)


def test_more_than_a_hundred_people_is_a_flag_and_no_part_of_the_score():
    few, many = (severity_of([("lab", people(*[LINE] * n))], circumstances_of(PUBLISHED), ()) for n in (100, 101))
    assert few.overall.flags == ()
    assert many.overall.flags == ("over_100_people",)
    assert few.overall.se == many.overall.se


def test_a_decision_sets_a_factor_and_is_named():
    mild = group(*LINE, "password", choices=(choice("dpc", "1", sort="password"),))
    assert (mild.dpc, mild.se) == (1.0, 2.0)
    assert next(why for why in mild.why if why.factor == "dpc").decision == "d1"
    assert group(*LINE, choices=(choice("dpc", "1", sort="password"),)).dpc == 2.0


def test_a_decision_for_one_party_leaves_the_others_alone():
    settled = (choice("malicious", "0", party="lab"),)
    assert group(*LINE, choices=settled).cb == 0.5
    assert group(*LINE, choices=settled, party="other").cb == 1.0


def test_a_decision_for_a_party_and_sort_comes_before_one_for_all():
    settled = (choice("dpc", "3", name="d1"), choice("dpc", "2", party="lab", sort="visit", name="d2"))
    assert group(*LINE, choices=settled).dpc == 2.0


def test_data_said_to_be_unintelligible_are_flagged_beside_the_score():
    found = severity_of([("lab", people(LINE))], circumstances_of(PUBLISHED), (choice("unintelligible", "1"),))
    assert "unintelligible" in found.overall.flags


@pytest.mark.parametrize(
    "bad", [choice("dpc", "5"), choice("ei", "2"), choice("luck", "1"), choice("dpc", "1", sort="x")]
)
def test_a_factor_that_cannot_be_is_refused(bad):
    with pytest.raises(FactorUnreadable):
        checked([bad])


@pytest.mark.parametrize("reading", READINGS)
def test_every_reading_lies_between_its_bounds(reading):
    assert 1 <= reading.mild <= reading.value <= reading.strict <= 4
