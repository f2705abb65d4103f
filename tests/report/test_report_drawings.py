"""Drawings hold for any facts, and say the same as their tables."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.locale import Texts
from sourcier.model.facts import Month, Place
from sourcier.model.reading import Account
from sourcier.report.drawings import bar, draw_account, draw_map, draw_months
from sourcier.report.drawings.classes import class_of, limits_of
from sourcier.report.drawings.svg import rounded_scale
from sourcier.report.palette import SCALE

CALM = settings(deadline=None, derandomize=True)
FRENCH = Texts("fr")
months = st.builds(lambda y, m, n: Month(f"{y:04}-{m:02}", n), st.integers(1900, 2100), st.integers(1, 12),
                   st.integers(-2, 10**6))  # fmt: skip
sizes = st.integers(0, 10**9)


@CALM
@given(st.lists(months, min_size=1, max_size=40, unique_by=lambda month: month.month))
def test_months_of_any_span_are_drawn_and_tabled(some: list[Month]) -> None:
    drawing = draw_months(some, FRENCH)
    assert drawing.svg.count("<title") >= 1
    assert len(drawing.grid.rows) == len({month.month[:4] for month in some})
    assert "nan" not in drawing.svg


@CALM
@given(st.dictionaries(st.sampled_from(["56", "2A", "75", "971", "99", "987", "xx"]), st.integers(-2, 10**6)))
def test_any_places_are_drawn_and_tabled(counts: dict[str, int]) -> None:
    drawing = draw_map([Place(code, count) for code, count in counts.items()], {"56": "Morbihan"}, FRENCH)
    assert len(drawing.grid.rows) == sum(count != 0 for count in counts.values())
    assert drawing.svg.count("<path") >= 101


@CALM
@given(st.tuples(*(sizes for _ in range(8))))
def test_the_parts_of_the_account_fill_the_bar(parts: tuple[int, ...]) -> None:
    drawing = draw_account(Account("bytes", sum(parts), *parts), "account", FRENCH)
    widths = [float(width) for width in re.findall(r'<rect x="[\d.]+%" width="([\d.]+)%"', drawing.svg)]
    assert len(widths) == sum(part > 0 for part in parts)
    assert not widths or abs(sum(widths) - 100) < 0.1


@CALM
@given(st.lists(st.integers(1, 10**7), min_size=1, max_size=101))
def test_classes_rise_with_the_counts(counts: list[int]) -> None:
    limits = limits_of(counts)
    assert list(limits) == sorted(set(limits))
    classes = [class_of(count, limits) for count in sorted(counts)]
    assert classes == sorted(classes)
    assert classes[-1] == len(SCALE) - 1
    assert classes[0] >= 0


@CALM
@given(st.integers(0, 10**9))
def test_a_scale_reaches_just_above_its_greatest_value(most: int) -> None:
    scale = rounded_scale(most)
    assert scale[0] == 0
    assert scale[-1] >= most
    assert 2 <= len(scale) <= 5


def test_a_hidden_count_has_no_bar() -> None:
    assert "full" not in bar(-1, 100)
    assert 'width="50' in bar(50, 100)
