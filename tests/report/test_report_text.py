"""The terminal summary: fits its width, speaks plainly, has no colour unless asked."""

import re
import unicodedata
from dataclasses import replace

import pytest

from sourcier.locale import Texts
from sourcier.model.facts import Examination
from sourcier.report import render


def cells(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 160])
@pytest.mark.parametrize("edition", ["exact", "shareable"])
def test_no_line_is_wider_than_the_terminal(examination: Examination, texts: Texts, width: int, edition: str) -> None:
    summary = render(examination, "text", texts, edition, width=width)
    assert max(cells(line) for line in summary.split("\n")) <= width


def test_there_is_no_colour_unless_asked(examination: Examination, texts: Texts) -> None:
    assert "\x1b" not in render(examination, "text", texts)
    assert "\x1b[" in render(examination, "text", texts, colour=True)


def test_colour_changes_no_word(examination: Examination, texts: Texts) -> None:
    coloured = render(examination, "text", texts, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render(examination, "text", texts)


def test_an_incomplete_examination_says_so_on_its_first_line(examination: Examination, english: Texts) -> None:
    summary = render(replace(examination, complete=False), "text", english)
    assert summary.split("\n")[0].startswith("Incomplete")
    assert render(examination, "text", english).split("\n")[0] == ""


def test_the_summary_names_what_was_found(examination: Examination, french: Texts) -> None:
    summary = render(examination, "text", french)
    for word in (
        "491\u202f840 lignes",
        "cp1252",
        "point-virgule",
        "98,6\u202f%",
        "28",
        "janvier\u00a02015",
        "LABO01",
        "NUM SECU",
    ):
        assert word in summary


def test_steps_to_take_next_are_shown(examination: Examination, french: Texts) -> None:
    summary = render(examination, "text", french, steps=("sourcier explain nir",))
    assert "Suite\u00a0: sourcier explain nir" in summary


def test_an_unknown_format_is_refused(examination: Examination, french: Texts) -> None:
    with pytest.raises(ValueError, match="no format"):
        render(examination, "xls", french)
