"""The page is well formed, says what it draws, opens nothing, and can be read by everyone."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sourcier.locale import Texts
from sourcier.model.facts import Examination, Period
from sourcier.model.people import People
from sourcier.report import EDITIONS, render

VOID = {"meta", "link", "br", "img", "input", "hr", "rect", "line", "circle", "path"}


class Page(HTMLParser):
    """Checks nesting while reading, and remembers what the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.references: set[str] = set()
        self.headings: list[int] = []
        self.addresses: list[str] = []
        self.heads_without_scope = 0
        self.drawings: list[dict[str, str | None]] = []
        self.landmarks: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag not in VOID or tag == "path":
            self.open.append(tag)
        self._remember(tag, named)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._remember(tag, dict(attrs))

    def _remember(self, tag: str, named: dict[str, str | None]) -> None:
        if named.get("id"):
            self.ids.append(str(named["id"]))
        for name in ("aria-labelledby", "aria-describedby"):
            self.references |= set((named.get(name) or "").split())
        if (named.get("href") or "").startswith("#"):
            self.references.add(str(named["href"])[1:])
        self.addresses += [str(named[name]) for name in ("href", "src", "action", "data") if named.get(name)]
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        self.heads_without_scope += tag == "th" and "scope" not in named
        if tag == "svg":
            self.drawings.append(named)
        if tag in {"header", "main", "nav", "footer"}:
            self.landmarks.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID - {"rect", "path"}:
            return
        if tag == "rect" and self.open[-1] != "rect":
            return
        assert self.open, tag
        assert self.open.pop() == tag


def closed(text: str) -> str:
    """Write every tag of the drawings that is not self-closed as open, so that nesting can be checked."""
    return re.sub(r"<rect([^>]*[^/])>", r"<g\1>", text).replace("</rect>", "</g>")


@pytest.fixture(scope="session", params=[(edition, language) for edition in EDITIONS for language in ("fr", "en")])
def page(request: pytest.FixtureRequest, examination: Examination) -> Page:
    edition, language = request.param
    return Page(closed(render(examination, "html", Texts(language), edition)))


def test_every_tag_is_closed_in_its_place(page: Page) -> None:
    assert page.open == []


def test_ids_are_unique_and_every_reference_meets_one(page: Page) -> None:
    assert len(page.ids) == len(set(page.ids))
    assert page.references <= set(page.ids)


def test_headings_begin_with_one_h1_and_skip_no_level(page: Page) -> None:
    assert page.headings.count(1) == 1
    assert page.headings[0] == 1
    assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False))


def test_the_page_asks_for_nothing_outside_itself(page: Page) -> None:
    assert all(address.startswith(("#", "data:")) for address in page.addresses)


def test_every_head_of_a_table_says_what_it_heads(page: Page) -> None:
    assert page.heads_without_scope == 0


def test_drawings_are_named_or_passed_over(page: Page) -> None:
    assert page.drawings
    for drawing in page.drawings:
        assert drawing.get("aria-hidden") == "true" or (drawing.get("role") == "img" and drawing["aria-labelledby"])


def test_the_page_has_its_landmarks(page: Page) -> None:
    assert page.landmarks == {"header", "main", "nav", "footer"}


def test_the_policy_forbids_everything_but_inline_style_and_data_pictures(
    examination: Examination, texts: Texts
) -> None:
    text = render(examination, "html", texts)
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in text
    assert "<script" not in text
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)


def test_the_page_says_its_language(examination: Examination, texts: Texts) -> None:
    assert f'<html lang="{texts.language}">' in render(examination, "html", texts)


def test_an_incomplete_examination_says_so_before_its_title(examination: Examination, texts: Texts) -> None:
    text = render(replace(examination, complete=False), "html", texts)
    assert text.index('role="alert"') < text.index("<h1>")
    assert 'role="alert"' not in render(examination, "html", texts)


def test_an_examination_of_nothing_can_still_be_drawn(examination: Examination, texts: Texts) -> None:
    bare = replace(
        examination,
        evidence=(replace(examination.evidence[0], tables=(), unread="E303"),),
        people=People(0, 0, 0, "none", 0),
        labs=(),
        places=(),
        period=Period(None, None, ()),
        categories=(),
        others=(),
        findings=(),
        complete=False,
    )
    for form in ("html", "text", "csv", "json"):
        for edition in EDITIONS:
            assert render(bare, form, texts, edition)
    Page(closed(render(bare, "html", texts)))


def test_several_tables_keep_their_ids_apart(examination: Examination, french: Texts) -> None:
    piece = examination.evidence[0]
    two = replace(piece, tables=(piece.tables[0], replace(piece.tables[0], name="table-2")))
    page = Page(closed(render(replace(examination, evidence=(two, piece)), "html", french)))
    assert len(page.ids) == len(set(page.ids))


def test_columns_are_grouped_and_the_empty_ones_folded(examination: Examination, english: Texts) -> None:
    text = render(examination, "html", english)
    assert "98 empty columns" in text
    assert text.index("NUM SECU") < text.index("MED NOM") < text.index("ZN00") < text.index("LIBRE 1<")
