"""The chapter on where a leak sprang from: terminal, page, and what may be shared of it."""

import dataclasses
import json
import re

import pytest

from sourcier.locale import Texts
from sourcier.model.trace import (
    SCHEMA,
    Alike,
    Containment,
    Dating,
    Happened,
    LabShare,
    Named,
    OutsideColumn,
    Refused,
    Scope,
    Trace,
    Unexplained,
)
from sourcier.report import render
from sourcier.report.trace import render_trace
from sourcier.report.trace_edition import trace_edition

LAB = LabShare("LABO01", 120, 130, 110, 100)


def _contained(holding, shared, holding_rows, **more):
    return Containment(
        holding, 0, 1_000, holding_rows, shared, 0, shared / 1_000, shared / holding_rows, shared / 1_000 - 0.02,
        shared / 1_000 + 0.02, shared, shared, 0, 0, (4,), (), (LAB,), (), **more,
    )  # fmt: skip


@pytest.fixture
def trace():
    """An affair in small: an open area, a base, an order that was exceeded, a laboratory that left in time."""
    return Trace(
        SCHEMA,
        "0.1.0",
        {},
        (),
        complete=True,
        findings=(),
        containment=(_contained("area", 912, 1_830), _contained("base", 300, 900), _contained("far", 2, 4_000)),
        scope=(
            Scope("order-1", "lab", 640, 41, 0.064, 0.046, 0.086, 41, 0, 3, (), (OutsideColumn(17, "COMMENT P", "free_text", 88),), True, True),  # noqa: E501, FBT003
        ),
        dating=(Dating("LABO01", "lab", "2019-02", "2019-02", "last_visit", 120, "2019-02-08", 3),),
        form=(),
        alike=(Alike(("base", "base-copy"), "copies"),),
        unexplained=(Unexplained(88, 0.088, (LAB,), 0, 1_000),),
        witness=(),
        journal=(
            Happened("2019-02-08", "lab", "migration", "manifest"),
            Happened("2020-11-04", "vendor", "closure", "manifest"),
        ),
        refused=(Refused("torn", "E421"),),
        absent=("laptop",),
        names=(
            Named("lab", "party", "LABO DU PORT", "lab", "controller"),
            Named("vendor", "party", "SANOLAB", "vendor", "processor"),
            Named("area", "holding", "Open transfer area", "SANOLAB", "processor"),
            Named("base", "holding", "Current base", "LABO DU PORT", "controller"),
        ),
    )  # fmt: skip


def _words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.replace("\u202f", " ")))


def test_the_first_sentence_says_both_ways_in_plain_words(trace, english):
    text = " ".join(render_trace(trace, english, "text").split())
    assert "91.2% of the file stands in “Open transfer area”; 49.8% of what lay there is in the file." in text
    assert "88 rows of the file (8.8%) stand in no holding that was compared." in text


def test_orders_exceeded_are_counted_with_their_interval(trace, english):
    text = " ".join(render_trace(trace, english, "text").split())
    assert "41 rows (6.4%) lie outside the dates the order sets, between 4.6% and 8.6%." in text
    assert "1 column it does not list is in the file: “COMMENT P”." in text


def test_departures_copies_and_what_is_missing_are_said(trace, english):
    text = " ".join(render_trace(trace, english, "text").split())
    assert "LABO01: 3 days before it" in text
    assert "hold the same people" in text
    assert "“torn” could not be compared (E421)." in text
    assert "Nobody could get these yet, and what they would explain is not known: “laptop”." in text


def test_holdings_with_next_to_nothing_in_common_are_counted_only(trace, english):
    text = render_trace(trace, english, "text")
    assert "far" not in text
    assert "and 1 other holding that explains less" in text


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_has_the_chapter_with_drawings_that_can_be_read_aloud(examination, trace, language):
    page = render(examination, "html", Texts(language), trace=trace)
    assert {"fr": "D’où elle vient", "en": "Where it sprang from"}[language] in _words(page)
    assert page.count('class="drawing containment-') == 2
    assert re.search(r'class="drawing timeline".*?<title[^>]*>', page)


def test_without_a_trace_the_page_has_no_such_chapter(examination, english):
    assert 'id="origin"' not in render(examination, "html", english)


def test_an_incomplete_trace_says_so_first(trace, english):
    text = render_trace(dataclasses.replace(trace, complete=False), english, "text")
    assert text.startswith("Incomplete:")


def test_the_facts_are_printed_as_they_are(trace, english):
    plain = json.loads(render_trace(trace, english, "json"))
    assert plain["containment"][0]["leak_in_holding"] == 0.912


def test_the_shareable_edition_hides_small_counts_and_their_shares(trace, examination, english):
    small = dataclasses.replace(
        trace,
        containment=(_contained("area", 7, 1_830),),
        unexplained=(Unexplained(995, 0.995, (LAB,), 0, 1_000),),
    )
    shown = trace_edition(small, "shareable")
    assert shown.containment[0].shared < 0
    assert shown.containment[0].leak_in_holding < 0
    assert shown.unexplained[0].rows < 0
    assert not shown.containment[0].by_lab
    words = _words(render(examination, "html", english, "shareable", trace=small))
    assert "0.7%" not in words
    assert "LABO01: 3" not in words


def test_crafted_names_do_not_act(trace, examination, english):
    crafted = dataclasses.replace(trace.names[2], name='<script>alert(1)</script>\x1b[2J"><img src=x>')
    hostile = dataclasses.replace(trace, names=(*trace.names[:2], crafted, trace.names[3]))
    page = render(examination, "html", english, trace=hostile)
    assert "<script>" not in page
    assert "<img" not in page
    assert "\x1b[2J" not in page
    assert "\x1b[2J" not in render_trace(hostile, english, "text")
