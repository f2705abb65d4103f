"""The chapters on people, composition, authenticity, comments, and what is left open."""

import dataclasses
import re

import pytest

from sourcier.locale import Texts
from sourcier.model.authenticity import AuthenticityTest, SegmentAuthenticity
from sourcier.model.check import SCHEMA, Agreement, Check, Exactness, Missed, Share
from sourcier.model.composition import Composition, Joint, KnownFile, Segment
from sourcier.model.facts import Input
from sourcier.model.people import People
from sourcier.report import render, shareable
from sourcier.report.chapters import people_said
from sourcier.report.masking import WITHHELD, is_hidden


@pytest.fixture
def merged(examination):
    """The model case, put together from two files, one of them known before."""
    return dataclasses.replace(
        examination,
        composition=Composition(
            "merged",
            (Segment(0, 399_999, "source-1"), Segment(400_000, 491_839, "source-2")),
            (Joint(400_000, ("coding", "repeated_people"), 0.83),),
            (KnownFile("known-1", "a" * 64, 91_000, 0.185, 90_400),),
            "dirty_export",
        ),
        authenticity=dataclasses.replace(
            examination.authenticity,
            segments=(
                SegmentAuthenticity(0, "consistent", ()),
                SegmentAuthenticity(1, "undetermined", (AuthenticityTest("nir_key", 0.5, 0.97, "not_enough", 8),)),
            ),
        ),
    )


@pytest.fixture
def check():
    share = Share(0, 300, 0.0, 0.0122, 0.0099, 0.0)
    right = Share(48, 50, 0.863, 0.995, 0.99, 0.88)
    return Check(
        SCHEMA,
        "0.1.0",
        {"seed": 7, "sample": 300, "doubt": 0.05},
        (Input("examination", "e" * 64), Input("sheet", "d" * 64)),
        complete=True,
        readers=2,
        drawn=350,
        judged=350,
        missed=(Missed("silent_comment", 38_000, share, 0, {}),),
        kinds=(Exactness("phone", "comment_kind", 1_606, right, 0.71, 0.98, recall_known=True),),
        agreement=(Agreement(350, 343, 0.91),),
    )


def _words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.replace("\u202f", " ")))


def test_the_first_sentence_on_people_gives_all_three_counts(examination, english):
    said = people_said(examination, english)
    assert said == "About 487,310 different people are in this file: at least 485,102, at most 489,904."


def test_where_all_counts_are_one_the_sentence_says_so(examination, english):
    sure = dataclasses.replace(examination, people=People(12, 12, 12, "keys", 0))
    assert people_said(sure, english) == "12 people are in this file."


def test_a_merged_file_shows_its_segments_joints_and_known_files(merged, english):
    words = _words(render(merged, "html", english))
    assert "The file was put together from several sources." in words
    assert "row 400,001" in words
    assert "values written in another way, the same people again" in words
    assert "known-1 91,000 18.5% 90,400" in words
    assert "Segment 2 alone" in words


def test_the_shareable_edition_hides_what_small_segments_and_shares_would_give_away(merged):
    small = dataclasses.replace(
        merged,
        composition=dataclasses.replace(
            merged.composition,
            segments=(Segment(0, 491_834, "source-1"), Segment(491_835, 491_839, "source-2")),
            joints=(Joint(491_835, ("coding",), 0.8),),
            known=(KnownFile("known-1", "a" * 64, 4, 0.000008, 4),),
        ),
    )
    shown = shareable(small)
    assert all(is_hidden(segment.first_row) for segment in shown.composition.segments)
    assert [joint.row for joint in shown.composition.joints] == [WITHHELD]
    assert is_hidden(shown.composition.known[0].rows)
    assert shown.composition.known[0].share == WITHHELD
    assert is_hidden(shown.authenticity.segments[1].tests[0].of)


def test_the_shareable_edition_shows_no_small_status_of_a_comment(examination):
    for evidence in shareable(examination).evidence:
        for column in evidence.tables[0].columns:
            for also in column.also:
                for rows in (also.asserted, also.negated, also.family, also.question, also.past):
                    assert rows == 0 or rows > 10 or is_hidden(rows)


def test_the_shareable_edition_asks_no_question(examination, english):
    page = render(examination, "html", english, "shareable")
    assert "sourcier decide column" not in page
    assert "Open questions are left out of this edition." in _words(page)


def test_comments_are_told_by_subject_and_status(examination, english):
    words = _words(render(examination, "html", english))
    assert "The comments speak of pregnancy, a disease, a treatment and cancer." in words
    assert "A disease 8,222 6,815 522 376 230 454" in words


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_report_quotes_the_bound_of_a_judged_sample(examination, check, language):
    texts = Texts(language)
    words = _words(render(examination, "html", texts, check=check))
    bound = {"fr": "0 oubli sur 300 jugés", "en": "0 misses in 300 judged of 38,000: at most 1.0% are missed"}[language]
    assert bound in words
    kappa = {"fr": "kappa 0,91", "en": "kappa 0.91"}[language]
    assert kappa in words


def test_without_a_sample_the_report_says_nobody_checked(examination, english):
    assert "Nobody has checked yet" in _words(render(examination, "html", english))


def test_open_questions_come_with_the_command_that_settles_them(examination, english):
    page = render(examination, "html", english)
    assert "sourcier decide column 0/0/38" in page
    assert "sourcier decide person 0/0/17 0/0/40311" in page
