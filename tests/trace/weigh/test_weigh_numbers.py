"""The arithmetic of weighing."""

from math import lgamma

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.model.hypotheses import STRENGTHS
from sourcier.trace.weigh import PriorUnreadable, Size, calibration, ratios, read_prior
from sourcier.trace.weigh.densities import log_gamma, log_share
from sourcier.trace.weigh.ratios import within
from sourcier.trace.weigh.scale import strength

BETAS = ((0.7, 40.0, 0.8), (0.3, 1.0, 2.0))


@given(st.floats(1e-6, 1e7))
def test_log_gamma_is_the_librarys(value):
    assert float(log_gamma(np.array(value))) == pytest.approx(lgamma(value), rel=1e-10, abs=1e-9)


@pytest.mark.parametrize("of", [1, 7, 300])
def test_shares_of_all_counts_add_up_to_one(of):
    held = np.arange(of + 1)
    assert np.exp(log_share(held, np.full(of + 1, of), BETAS)).sum() == pytest.approx(1)


@given(st.lists(st.floats(-60, 60), min_size=2, max_size=9))
def test_ratios_and_probabilities_agree_with_bayes(logs):
    values = np.array(logs)
    prior = np.arange(1, len(logs) + 1) / sum(range(1, len(logs) + 1))
    found = ratios(values, prior, range(len(logs)))
    odds = prior / (1 - prior) * 10.0**found.log10
    assert odds / (1 + odds) == pytest.approx(found.posterior, abs=1e-9)


def test_stories_in_one_class_share_their_ratio_and_are_no_rivals():
    found = ratios(np.log([8.0, 2.0, 1.0]), np.array([0.25, 0.25, 0.5]), (0, 0, 1))
    assert found.log10[0] == found.log10[1] == pytest.approx(np.log10(5))


def test_a_cap_bounds_ratio_and_probability_and_the_rest_shares_what_is_left():
    prior = np.array([0.5, 0.25, 0.25])
    raw = ratios(np.array([30.0, 1.0, 0.0]), prior, range(3))
    found = within(raw, prior, range(3), np.full(3, 1.0), -3.0)
    assert found.log10[0] == 1
    assert found.posterior[0] == pytest.approx(10 / 11)
    assert found.posterior.sum() == pytest.approx(1)
    assert found.posterior[1] / found.posterior[2] == pytest.approx(np.e)


@pytest.mark.parametrize(
    ("ratio", "word"),
    [(1, "neutral"), (1.9, "neutral"), (2, "weak"), (9.9, "weak"), (10, "moderate"), (100, "moderately_strong"),
     (1000, "strong"), (10_000, "very_strong"), (1e6, "extremely_strong")],
)  # fmt: skip
def test_words_are_those_of_the_scale(ratio, word):
    assert strength(float(np.log10(ratio))) == word
    assert word in STRENGTHS
    if word != "neutral":
        assert strength(-float(np.log10(ratio))) == f"{word}_against"


@pytest.mark.parametrize("rows", [20, 100, 3000, 500_000])
@pytest.mark.parametrize("labs", [1, 5, 28])
def test_every_size_on_the_grid_has_a_calibration(rows, labs):
    found = calibration(Size(rows, labs, 12, 1.0))
    assert 0 < found.slope < 10
    assert found.cap in {1.0, 2.0, 3.0}
    assert found.name
    assert calibration(Size(rows, labs, 12, 0.0)).cap == 1.0


@pytest.mark.parametrize(
    "text",
    ["[prior]\nsomebody = 0.5\n", "[prior]\nseveral = 1.5\n", '[prior]\nseveral = "much"\n', "prior = 3\n", "[prior\n",
     "[prior]\nseveral = true\n"],
)  # fmt: skip
def test_a_prior_that_cannot_be_is_refused_without_its_words(text):
    with pytest.raises(PriorUnreadable) as refused:
        read_prior(text.encode(), alone=False)
    assert "somebody" not in str(refused.value.what)


def test_a_prior_stands_in_the_manifest_or_in_a_file_of_its_own():
    mine = {"one_holding:area": 0.4, "none_of_these": 0.2}
    table = '"one_holding:area" = 0.4\nnone_of_these = 0.2\n'
    assert read_prior(f"[prior]\n{table}".encode(), alone=False) == mine
    assert read_prior(table.encode(), alone=True) == mine
    assert read_prior(b'[[party]]\nid = "a"\n', alone=False) == {}
