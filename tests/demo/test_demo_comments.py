import re

import numpy as np
import pytest

from sourcier.demo.comments import draw_comments, sentences, tally
from sourcier.demo.people import draw_people
from sourcier.demo.plan import plan

HEALTH = (
    "disease hiv hepatitis cancer pregnancy fertility drug addiction psychiatric disability genetic infection surgery"
)
KINDS = {f"health.{name}" for name in HEALTH.split()}
KINDS |= {
    "phone",
    "email",
    "nir",
    "person_name",
    "address",
    "religion",
    "sex_life",
    "origin",
    "guardianship",
    "debt",
    "violence",
}
STATUSES = {"asserted", "negated", "family", "question", "past", "none"}


@pytest.fixture(scope="module")
def lab():
    one = plan(0.3)[0]
    people = draw_people(11, one)
    return people, draw_comments(11, one, people)


def test_every_sentence_has_known_facts_and_an_audience():
    for sentence in sentences():
        assert sentence.audience in "FMVEAT"
        assert sentence.weight > 0
        for fact in sentence.facts:
            kind, status = fact.split(":")
            assert kind in KINDS
            assert status in STATUSES
            assert (status == "none") == (kind in ("phone", "email", "nir", "person_name", "address"))


def test_no_sentence_can_break_a_line_or_a_field():
    assert not any(re.search(r"[;\r\n\0\"]", sentence.text) for sentence in sentences())


def test_the_words_the_press_quoted_are_there():
    texts = {sentence.text for sentence in sentences()}
    assert {"100 % STERILITE", "SOUS XARELTO", "DIABETE", "HIV", "CANCER"} <= texts


def test_only_women_of_the_age_for_it_are_pregnant(lab):
    people, comments = lab
    mine = [number for number, one in enumerate(sentences()) if "health.pregnancy:asserted" in one.facts]
    said = np.any([np.isin(used, mine) for used in comments.used], axis=0)
    assert said.sum() > 10
    assert (people.sex[said] == 2).all()
    assert ((people.age[said] >= 19) & (people.age[said] <= 43)).all()


def test_facts_are_counted_once_a_line(lab):
    people, comments = lab
    counts = tally(comments, people.leaked)
    assert counts["phone:none"] > 10
    written = sum(bool(re.search(rb"\b0\d(?: ?\.?\d\d){4}", p + b"|" + d)) for p, d in both(comments, people.leaked))
    assert counts["phone:none"] == written


def both(comments, keep):
    return [
        pair
        for pair, kept in zip(
            zip(comments.patient.to_pylist(), comments.visit.to_pylist(), strict=True), keep, strict=True
        )
        if kept
    ]
