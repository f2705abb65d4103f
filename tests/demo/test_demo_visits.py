import datetime as dt
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.data import public_holidays
from sourcier.demo import days


def when(text):
    return dt.date(int(text[6:]), int(text[3:5]), int(text[:2]))


@pytest.fixture(scope="module")
def seen(undamaged):
    return [when(cell) for cell in undamaged["seen"]]


def test_each_laboratory_stops_right_before_its_migration(world):
    for lab in world.truth.labs:
        gap = dt.date.fromisoformat(lab.migration) - dt.date.fromisoformat(lab.last)
        assert 1 <= gap.days <= 5, lab.code


def test_visits_go_from_2015_to_october_2020(world):
    assert min(lab.first for lab in world.truth.labs) >= "2015-01-05"
    assert "2020-10-20" <= max(lab.last for lab in world.truth.labs) <= "2020-10-31"


def test_most_last_visits_are_of_2018_and_2019(world):
    months = Counter(world.truth.months)
    best = sum(count for month, count in months.items() if month[:4] in ("2018", "2019"))
    assert best / months.total() > 0.6


def test_one_group_was_seen_between_two_days_only(world):
    group = [lab for lab in world.truth.labs if lab.controller == "group-loire"]
    assert min(lab.first for lab in group) == "2018-06-01"
    assert max(lab.last for lab in group) == "2019-02-05"


def test_sundays_and_holidays_are_nearly_empty(seen):
    weekdays = Counter(day.weekday() for day in seen)
    assert weekdays[6] / len(seen) < 0.004
    assert weekdays[5] / len(seen) < 0.1
    holidays = sum(day in public_holidays(day.year) for day in seen)
    assert holidays / len(seen) < 0.003


def test_nobody_came_before_birth_or_after_death(undamaged):
    for born, seen, died in zip(undamaged["born"], undamaged["seen"], undamaged["death"], strict=True):
        assert not born or when(born) <= when(seen)
        assert not died or when(died) > when(seen)


def test_first_visits_are_never_after_last_ones(undamaged):
    pairs = zip(undamaged["first_seen"], undamaged["seen"], strict=True)
    assert all(first <= when(last).strftime("%Y%m%d") for first, last in pairs)


@given(st.integers(0, 2**32), st.integers(0, 3000), st.integers(1, 400))
@settings(max_examples=40, deadline=None)
def test_drawn_visits_stay_between_their_days(seed, start, length):
    first = days.day("2009-01-05") + start
    drawn = days.visits(np.random.default_rng(seed), 50, first, first + length, 300)
    assert drawn.min() >= first
    assert drawn.max() <= first + length


@given(st.dates(dt.date(1880, 1, 2), dt.date(2030, 12, 31)))
@settings(deadline=None)
def test_a_day_is_written_in_every_form(date):
    number = days.day(date.isoformat())
    assert days.iso(number) == date.isoformat()
    assert days.written("d/m/y")[number].as_py().decode() == date.strftime("%d/%m/%Y")
    assert days.written("y-m-d")[number].as_py().decode() == date.isoformat()
    assert days.written("ymd")[number].as_py().decode() == date.strftime("%Y%m%d")
    assert days.weekday(np.array([number]))[0] == date.weekday()
    assert [int(part[0]) for part in days.parts(np.array([number]))] == [date.year, date.month, date.day]


@given(st.dates(dt.date(2015, 1, 5), dt.date(2020, 12, 31)))
@settings(deadline=None)
def test_a_working_day_is_near_and_no_holiday(date):
    found = dt.date.fromisoformat(days.iso(days.working_day(days.day(date.isoformat()))))
    assert 0 <= (date - found).days <= 5
    assert found.weekday() != 6
    assert found not in public_holidays(found.year)
