"""Crafted text never acts: not in spreadsheets, pages, terminals, questions to the store, archives or paths."""

import csv
import gzip
import io
import json
import re
from html.parser import HTMLParser

import pytest
from answers import made
from invented_leaks import HEADER, Desk, leak, rows, text

from sourcier.examine import Request
from sourcier.read import Limits

FORMULAS = ("=cmd|' /C calc'!A0", "=SUM(A1:A9)", "+SUM(A1)", "-SUM(A1)", "@SUM(A1)", "=HYPERLINK(CLIC)")
MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "{{7*7}}",
    "&lt;b",
)
CODES = ("\x1b[31mROUGE", "NOM\x07", "\u202eMON", "A\u200bB", "\x9b2J", "NOM\x08\x08")
SQL = ('a"; DROP TABLE x; --', "NOM' OR '1'='1", "c0", "_filled", "_at", "_fate", "SELECT", "NOM", "NOM")
HOSTILE = (*FORMULAS, *MARKUP, *SQL)


def table(names, labels=()) -> bytes:
    """A leak whose first columns and laboratories bear these names."""
    lines = rows(120)
    for number, line in enumerate(lines):
        if labels:
            line[7] = labels[number % len(labels)].replace(";", ",").replace('"', "")
    header = HEADER.split(";")
    wide = [[*line, *(f"v{n % 3}{c}" for c in range(len(names)))] for n, line in enumerate(lines)]
    quoted = ['"' + name.replace('"', '""') + '"' for name in names]
    return text(wide, header=";".join([*header, *quoted]))


@pytest.fixture
def hostile(examined, tmp_path):
    """Examine a leak of hostile names, in a file of a hostile name."""
    path = made(tmp_path, "=1+2&<b>x<b>'.csv", table(HOSTILE, (*FORMULAS, *MARKUP)))
    answer = examined(path)
    assert answer.status == 0, answer.err
    return answer


@pytest.mark.parametrize("edition", ["exact", "shareable"])
@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.usefixtures("hostile")
def test_no_cell_of_the_table_is_a_formula(command, folder, edition, lang):
    said = command("report", "--case", folder, "--format", "csv", "--edition", edition, lang=lang).out
    cells = [cell for line in csv.reader(io.StringIO(said)) for cell in line]
    assert len(cells) > 100
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs


@pytest.mark.parametrize("edition", ["exact", "shareable"])
@pytest.mark.usefixtures("hostile")
def test_the_page_runs_nothing_and_fetches_nothing(command, folder, edition):
    said = command("report", "--case", folder, "--format", "html", "--edition", edition).out
    page = Page()
    page.feed(said)
    assert not page.tags & {"script", "img", "iframe", "object", "embed", "base", "form"}
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    links = [value or "" for name, value in page.attributes if name in {"href", "src", "action", "xlink:href"}]
    assert not [link for link in links if re.match(r"(?i)\s*(javascript|data|https?|file):", link) and "alert" in link]
    assert not re.search(r"url\(\s*['\"]?(?!#|data:)", said)
    assert {link for link in links if not link.startswith(("#", "data:,"))} == set()


def test_text_steers_no_terminal(examined, tmp_path):
    labels = [code.replace("\n", "") for code in CODES]
    answer = examined(made(tmp_path, "leak.csv", table(CODES, labels)))
    assert answer.status == 0
    steering = {
        c
        for c in answer.all
        if (ord(c) < 32 and c != "\n")
        or 0x7F <= ord(c) < 0xA0
        or c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200b"
    }
    assert steering == set()


@pytest.mark.usefixtures("hostile")
def test_names_that_look_like_questions_are_only_names(folder):
    facts = json.loads((folder / "facts" / "examination.json").read_text())
    columns = facts["evidence"][0]["tables"][0]["columns"]
    assert len(columns) == len(HEADER.split(";")) + len(HOSTILE)
    assert columns[5]["kind"] == "nir"
    assert facts["people"]["best"] == 120


def test_a_container_that_swells_beyond_its_limit_is_read_no_further(tmp_path):
    path = made(tmp_path, "bomb.csv.gz", gzip.compress(text(rows(60)) + b"1;2\n" * 2_000_000, mtime=0))
    limits = Limits(expansion=20, expansion_floor=100_000, chunk=100_000)
    facts = Desk(tmp_path).run(path, request=Request(limits=limits)).facts
    assert facts.complete is False
    assert facts.evidence[0].unread == "gzip_bomb"
    assert facts.evidence[0].tables[0].account.total < 2_000_000


def test_gigantic_fields_are_fields(examined, tmp_path):
    lines = rows(60)
    lines[30][11] = "x" * 3_000_000
    answer = examined(made(tmp_path, "leak.csv", text(lines)), "--format", "json")
    column = json.loads(answer.out)["evidence"][0]["tables"][0]["columns"][11]
    assert (answer.status, column["max_length"]) == (0, 3_000_000)


@pytest.mark.parametrize("name", ["..", "a/../../b", "con", "<b>", "%s%(x)s{}", "-x"])
def test_odd_names_of_a_case_stay_where_they_say(command, tmp_path, name):
    place = tmp_path / "deep" / "down"
    place.mkdir(parents=True)
    path = leak(tmp_path / "leak.csv", 20)
    answer = command("examine", path, f"--case={place / name / 'case'}", "--basis", "b")
    assert answer.status == 0
    assert (place / name / "case" / "case.json").resolve().is_file()


def test_a_report_replaces_no_folder_and_makes_the_ones_it_needs(examined, command, folder, tmp_path):
    examined(leak(tmp_path / "leak.csv", 20))
    assert command("report", "--case", folder, "-o", tmp_path).status == 2
    assert command("report", "--case", folder, "-o", tmp_path / "leak.csv" / "x.html").status == 1
    assert command("report", "--case", folder, "-o", tmp_path / "new" / "x.html").status == 0
    assert (tmp_path / "new" / "x.html").stat().st_mode & 0o077 == 0
