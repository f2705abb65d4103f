"""The report in a real browser: offline, without scripts, on a phone and a desk, on paper."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from sourcier.locale import Texts
from sourcier.model.facts import Examination
from sourcier.report import render

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail("Debian's chromium is missing: apt-get install chromium fonts-dejavu-core")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module", params=["exact-fr", "shareable-en"])
def report(request: pytest.FixtureRequest, examination: Examination, tmp_path_factory: pytest.TempPathFactory) -> Path:
    edition, language = request.param.split("-")
    path = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    path.write_text(render(examination, "html", Texts(language), edition), encoding="utf-8")
    return path


@pytest.fixture(params=[390, 1280])
def page(request: pytest.FixtureRequest, browser: Browser, report: Path) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(
        offline=True, java_script_enabled=False, viewport={"width": request.param, "height": 900}
    )
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("console", lambda message: troubles.append(message.text))
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("request", lambda sent: None if sent.url.startswith(("file:", "data:")) else troubles.append(sent.url))
    opened.goto(report.as_uri())
    yield opened, troubles
    context.close()


def test_it_opens_without_network_script_or_complaint(page: tuple[Page, list[str]]) -> None:
    opened, troubles = page
    assert opened.locator("h1").is_visible()
    assert troubles == []


def test_nothing_is_wider_than_the_screen(browser: Browser, report: Path) -> None:
    for width in (320, 390, 768, 1280):
        context = browser.new_context(offline=True, viewport={"width": width, "height": 900})
        opened = context.new_page()
        opened.goto(report.as_uri())
        opened.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_a_fold_opens_without_scripts(page: tuple[Page, list[str]]) -> None:
    opened, _troubles = page
    fold = opened.locator("details.fold").first
    fold.locator("summary").click()
    assert fold.locator("table").is_visible()


def test_a_screen_reader_meets_headings_tables_and_named_pictures(browser: Browser, report: Path) -> None:
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.goto(report.as_uri())
    assert opened.get_by_role("heading", level=1).count() == 1
    assert opened.get_by_role("main").count() == 1
    assert opened.get_by_role("navigation").count() == 1
    assert opened.get_by_role("img").count() >= 3
    assert opened.get_by_role("table").count() >= 5
    context.close()


def test_it_prints_whole_with_every_explanation(browser: Browser, report: Path, tmp_path: Path) -> None:
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.goto(report.as_uri())
    printed = opened.pdf(path=str(tmp_path / "report.pdf"), prefer_css_page_size=True)
    assert printed.startswith(b"%PDF")
    assert 5 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= 25
    opened.emulate_media(media="print")
    assert opened.locator(".notes").is_visible()
    assert opened.locator("details.fold table").first.is_visible()
    context.close()
