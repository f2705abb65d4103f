"""The chapter on where a leak sprang from: terminal, page, and what may be shared of it."""

import dataclasses
import inspect
import json
import re
from itertools import pairwise

import pytest

from sourcier.locale import Texts
from sourcier.model.facts import Finding
from sourcier.model.scope import HeldScope, OutsideColumn, Scope
from sourcier.model.trace import (
    SCHEMA,
    Alike,
    Containment,
    Dating,
    Happened,
    LabShare,
    Named,
    Refused,
    Trace,
    Unexplained,
    Witness,
)
from sourcier.report import render, trace_findings
from sourcier.report.drawings.timeline import draw_timeline
from sourcier.report.trace import render_trace
from sourcier.report.trace_edition import trace_edition
from sourcier.trace import findings as trace_findings_core

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
    assert "1 of 1 laboratory stops within 7 days before its migration." in text
    assert "LABO01" not in text
    assert "hold the same people" in text
    assert "“torn” could not be compared (E421)." in text
    assert "Nobody could get these yet, and what they would explain is not known: “laptop”." in text


def test_a_laboratory_that_does_not_stop_at_its_migration_is_named(trace, english):
    other = dataclasses.replace(trace.dating[0], subject="LABO02", apart_days=-40)
    text = " ".join(render_trace(dataclasses.replace(trace, dating=(*trace.dating, other)), english, "text").split())
    assert "1 of 2 laboratories stop within 7 days before their migration." in text
    assert "LABO02: goes on for 40 days after it" in text
    assert "LABO01" not in text


def _kept(number, **more):
    base = Scope(
        f"kept-{number}", "lab", 500, 0, 0.0, 0.0, 0.007, 0, 0, 0, (), (), lists_columns=False, lists_dates=True
    )
    return dataclasses.replace(base, **more)


def test_orders_that_were_kept_are_one_sentence_and_those_exceeded_stand_alone(trace, examination, english):
    kept = (_kept(1), _kept(2), _kept(3, lists_dates=False), _kept(4, rows=0))
    both = dataclasses.replace(trace, scope=(*kept, *trace.scope))
    text = " ".join(render_trace(both, english, "text").split())
    assert "Nothing lies outside the dates and columns set in 2 orders." in text
    assert "1 order sets neither dates nor columns" in text
    assert "The file names none of the laboratories of 1 order." in text
    assert "kept-1" not in text
    assert text.index("41 rows (6.4%)") < text.index("Nothing lies outside")
    page = _words(render(examination, "html", english, trace=both))
    assert "kept-1" in page
    assert page.index("order-1") < page.index("kept-1")


def test_what_lay_at_the_processor_is_held_against_the_order_beside_the_leak(trace, examination, english):
    held = HeldScope("area", 600, 41, 0.068333, 0.049527, 0.091561, 0, (OutsideColumn(3, "NOTE", None, 9),))
    scoped = dataclasses.replace(trace, scope=(dataclasses.replace(trace.scope[0], held=(held,)),))
    said = "In “Open transfer area”: 41 rows of 600 (6.8%) lie outside those dates, between 5.0% and 9.2%."
    assert said in " ".join(render_trace(scoped, english, "text").split())
    page = _words(render(examination, "html", english, trace=scoped))
    assert said in page
    assert "In “Open transfer area”, 1 column is not one it lists: “NOTE”." in page
    shown = trace_edition(scoped, "shareable").scope[0].held[0]
    assert (shown.rows, shown.rows_outside, shown.columns_outside[0].filled) == (600, 41, -1)
    near = dataclasses.replace(held, rows=645)
    scoped = dataclasses.replace(trace, scope=(dataclasses.replace(trace.scope[0], held=(near,)),))
    assert trace_edition(scoped, "shareable").scope[0].held[0].rows == 645
    little = dataclasses.replace(held, rows_outside=36)
    scoped = dataclasses.replace(trace, scope=(dataclasses.replace(trace.scope[0], held=(little,)),))
    hidden = trace_edition(scoped, "shareable").scope[0].held[0]
    assert hidden.rows_outside < 0
    assert hidden.share_outside == hidden.low == hidden.high == -1.0


def test_findings_say_what_they_tend_to_show_how_strongly_and_what_is_weakest(trace, examination, english):
    found = (
        Finding("rows_outside_order", {"order": "order-1", "rows": 41, "of": 640}, "strong", "dates_as_in_leak", ()),
        Finding("holdings_alike", {"holdings": "area base", "code": "copies"}, "strong", "same_people_and_days", ()),
        Finding("made_up_later", {"x": 1}, "weak", "unheard_of", ()),
    )
    told = dataclasses.replace(trace, findings=found)
    for words in (render_trace(told, english, "text"), _words(render(examination, "html", english, trace=told))):
        text = " ".join(words.split())
        assert "tends to show that the order “order-1” was exceeded: 41 of 640 dated rows" in text
        assert "Strength: strong · Weakest point: the dates are taken as they stand" in text
        assert "“Open transfer area” and “Current base”" in text
        assert "made_up_later" in text


def test_every_rule_and_weakest_point_of_a_trace_has_its_sentence():
    source = inspect.getsource(trace_findings_core)
    assert set(re.findall(r'Finding\(\s*"(\w+)"', source)) <= set(trace_findings.RULES)
    codes = {"no_dates", "matched_by_name", "holding_as_handed_in", "others_hold_the_same", "holdings_incomplete"}
    assert codes | {"list_of_holdings", "migration_dates", "order_as_written"} <= set(trace_findings.WEAKEST)
    assert all(code in source for code in trace_findings.WEAKEST)
    assert all(code in source for code in trace_findings.RULES)


def test_what_a_witness_compared_is_said_with_rule_seed_and_interval(trace, examination, english):
    rule = "every_row_of_its_laboratories_as_likely"
    asked = Witness(rule, 1, 47, 47, 46, 0, "lab", tuple(range(47)), 1, 0.887, 1.0, 1)
    unasked = Witness(rule, 1, 47, 0, 0, 0, "vendor", tuple(range(47)))
    both = dataclasses.replace(trace, witness=(asked, unasked))
    for words in (render_trace(both, english, "text"), _words(render(examination, "html", english, trace=both))):
        text = " ".join(words.split())
        assert "every row of the file under its laboratories was as likely" in text
        assert "(seed 1)" in text
        assert "Compared: 47. Confirmed: 46. Denied: 0. Unsure: 1." in text
        assert "between 88.7% and 100% of those rows are as the witness knows them" in text
        assert "For 1 party, rows were drawn that nobody has compared by hand yet." in text
    shown = trace_edition(both, "shareable").witness[0]
    assert (shown.rows, shown.low, shown.high) == ((), -1.0, -1.0)
    assert shown.confirmed < 0
    assert shown.unsure < 0


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


def test_numbers_on_the_timeline_never_cover_each_other(english):
    days = [f"2019-03-{day:02d}" for day in range(1, 29)] * 3
    lines = tuple(Happened(day, "lab", "migration", "manifest") for day in sorted(days))
    far = (Happened("2000-01-01", "lab", "access", "manifest"), *lines)
    drawn = draw_timeline(far, {}, {}, english)
    assert len(drawn.grid.rows) == len(far)
    svg = str(drawn.svg)
    assert svg.count("<circle") == len(far)
    places = [(float(x), y) for x, y in re.findall(r'<text[^>]*x="([\d.]+)%"[^>]*y="(\d+)"', svg)]
    assert len(places) > 1
    for line in {y for _, y in places}:
        there = sorted(x for x, y in places if y == line)
        assert all(after - before >= 2 for before, after in pairwise(there))


def test_no_line_of_a_terminal_breaks_inside_a_number(trace):
    french = Texts("fr")
    much = dataclasses.replace(trace, containment=(dataclasses.replace(trace.containment[0], leak_rows=1_234_567),))
    for width in range(40, 120, 7):
        text = render_trace(much, french, "text", width=width)
        assert "1\u202f234\u202f567" in text
        assert not re.search(r"^ *[:;]", text, re.MULTILINE)
        assert "\ue001" not in text


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
