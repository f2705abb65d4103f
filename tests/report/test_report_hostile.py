"""Words of the evidence never act: not in HTML, SVG, a terminal, a spreadsheet."""

import csv
import dataclasses
import io
import json
import re
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.locale import Texts
from sourcier.model.facts import Examination, Finding, Place, Reason
from sourcier.model.reading import Tally
from sourcier.report import render
from sourcier.report.csv import guarded
from sourcier.report.safe import LONGEST, cleaned, harmless

CALM = settings(deadline=None, derandomize=True)
HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    '"><svg onload=alert(1)>',
    "\x1b]0;owned\x07\x1b[2J",
    "\u202egnp.exe",
    "\x9b31m",
    "{{ 7*7 }}{% include '/etc/passwd' %}",
    "%(rows)s %s %%",
    "a\u2028b\u200bc",
    "[link=file:///etc/passwd]x[/link]",
    "x" * 5000,
)


def poisoned(examination: Examination, word: str) -> Examination:
    """Put the word wherever the facts hold text."""
    piece = examination.evidence[0]
    table = piece.tables[0]
    columns = tuple(dataclasses.replace(c, name=word, kind=c.kind and word, role=word) for c in table.columns[:3])
    columns += tuple(dataclasses.replace(c, name=word) for c in table.columns[3:])
    columns = (dataclasses.replace(columns[0], reasons=(Reason(word, 20, 15),), category=word), *columns[1:])
    table = dataclasses.replace(
        table,
        name=word,
        encoding=word,
        columns=columns,
        dialect=dataclasses.replace(table.dialect, delimiter=word, quote=word, line_break=word),
        repairs=(Tally(word, 20),),
        rejects=(Tally(word, 20),),
        oddities=(Tally(word, 20),),
    )
    return dataclasses.replace(
        examination,
        version=word,
        settings={word: word},
        complete=False,
        evidence=(dataclasses.replace(piece, name=word, container=word, unread=word, tables=(table, table)),),
        labs=tuple(dataclasses.replace(lab, label=word, departments=(word,)) for lab in examination.labs),
        places=(*examination.places, Place(word, 12)),
        findings=(Finding(word, {"rows": 12, "name": word}, word, word, (word,)),),
        decisions=(word,),
    )


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}


@pytest.fixture(scope="session", params=["exact", "shareable"])
def ours(request: pytest.FixtureRequest, examination: Examination) -> tuple[str, Tags]:
    """An edition, and the tags of its page where no word is hostile."""
    reader = Tags()
    reader.feed(render(poisoned(examination, "harmless"), "html", Texts("fr"), request.param))
    return request.param, reader


def steering(text: str) -> set[str]:
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and c not in "\n\r"}


@pytest.mark.parametrize("word", HOSTILE)
def test_a_page_holds_no_tag_but_ours(
    examination: Examination, french: Texts, ours: tuple[str, Tags], word: str
) -> None:
    page = render(poisoned(examination, word), "html", french, ours[0])
    reader = Tags()
    reader.feed(page)
    assert not reader.tags & {"script", "iframe", "object", "embed", "form", "img"}
    assert not {name for name in reader.attributes if name.startswith("on")}
    assert reader.tags == ours[1].tags
    assert reader.attributes == ours[1].attributes
    assert steering(page) == set()


@pytest.mark.parametrize("word", HOSTILE)
@pytest.mark.parametrize("colour", [False, True])
def test_a_terminal_gets_no_control_but_ours(
    examination: Examination, french: Texts, word: str, *, colour: bool
) -> None:
    summary = render(poisoned(examination, word), "text", french, colour=colour)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", summary) if colour else summary
    assert steering(plain) == set()


@pytest.mark.parametrize("word", HOSTILE)
def test_a_spreadsheet_meets_no_formula(examination: Examination, english: Texts, word: str) -> None:
    table = list(csv.reader(io.StringIO(render(poisoned(examination, word), "csv", english))))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in table for cell in row)
    assert len({len(row) for row in table}) == 1


@pytest.mark.parametrize("word", HOSTILE)
def test_json_is_well_formed_and_steers_nothing(examination: Examination, english: Texts, word: str) -> None:
    text = render(poisoned(examination, word), "json", english)
    assert json.loads(text)
    assert steering(text) == set()


@CALM
@given(st.text(max_size=300))
def test_harmless_text_is_printable_and_short(text: str) -> None:
    clean = harmless(text)
    assert steering(clean) == set()
    assert not set(clean) & set("\n\r\t")
    assert len(clean) <= LONGEST
    assert harmless(clean) == clean


@CALM
@given(st.text(max_size=40))
def test_a_guarded_cell_is_no_formula(text: str) -> None:
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_facts_without_crafted_text_come_back_equal(examination: Examination) -> None:
    assert cleaned(examination) == examination


def test_accents_and_spaces_of_labels_are_kept() -> None:
    assert harmless("Laboratoire Pasteur – Épinal n° 5") == "Laboratoire Pasteur – Épinal n° 5"
