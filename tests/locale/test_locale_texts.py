"""Figures, dates and sentences as each language writes them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.locale import Texts, choose_language
from sourcier.model.message import Message
from sourcier.read.errors import NoRecord, TooManyColumns

CALM = settings(deadline=None, derandomize=True)
FRENCH, ENGLISH = Texts("fr"), Texts("en")


def test_french_figures() -> None:
    assert FRENCH.number(491_840) == "491\u202f840"
    assert FRENCH.number(1234.5) == "1\u202f234,5"
    assert FRENCH.number(-2) == "\u22122"
    assert FRENCH.percent(942, 1000) == "94,2\u202f%"
    assert FRENCH.size(164_503_118) == "164,5\u202f".replace("\u202f", " ") + "Mo"
    assert FRENCH.compact(91_234) == "91\u202fk"
    assert FRENCH.quote("a") == "«\u00a0a\u00a0»"


def test_english_figures() -> None:
    assert ENGLISH.number(491_840) == "491,840"
    assert ENGLISH.number(1234.5) == "1,234.5"
    assert ENGLISH.percent(942, 1000) == "94.2%"
    assert ENGLISH.size(999) == "999 bytes"
    assert ENGLISH.compact(2_500) == "2.5k"
    assert ENGLISH.quote("a") == "“a”"


def test_dates() -> None:
    assert FRENCH.date("2018-06-01") == "1er\u00a0juin\u00a02018"
    assert FRENCH.date("2018-06") == "juin\u00a02018"
    assert ENGLISH.date("2018-06-21") == "21\u00a0June\u00a02018"
    assert FRENCH.short_month("2018-06-21") == "06/2018"


@CALM
@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_never_rounded_to_all_or_to_nothing(part: int, whole: int) -> None:
    part = min(part, whole)
    said = ENGLISH.percent(part, whole)
    assert (said == "100%") == (part == whole)
    assert (said == "0%") == (part == 0)


@CALM
@given(st.integers(-(10**15), 10**15))
def test_a_figure_keeps_its_digits(value: int) -> None:
    for texts in (FRENCH, ENGLISH):
        assert "".join(c for c in texts.number(value) if c.isdigit()) == str(abs(value))


def test_nought_is_singular_in_french_and_plural_in_english() -> None:
    assert FRENCH.count("%(n)s row", "%(n)s rows", 0) == "0 ligne"
    assert ENGLISH.count("%(n)s row", "%(n)s rows", 0) == "0 rows"


def test_a_message_writes_its_counts_as_the_language_does() -> None:
    message = Message("From column %(number)s, %(name)s, of table %(table)s in evidence %(evidence)s.",
                      {"number": 1200, "name": "x", "table": 1, "evidence": 2})  # fmt: skip
    assert "1\u202f200" in FRENCH.of(message)
    assert "1,200" in ENGLISH.of(message)


def test_whole_numbers_fill_both_forms_of_places() -> None:
    assert FRENCH.of(Message("%(a)d/%(b)s", {"a": 1000, "b": 1000})) == "1000/1\u202f000"


def test_an_unknown_sentence_is_shown_as_it_is() -> None:
    assert FRENCH.gettext("no such sentence") == "no such sentence"
    assert FRENCH.gettext("") == ""


def test_enumerations() -> None:
    assert FRENCH.listing(["a", "b", "c"]) == "a, b et c"
    assert ENGLISH.listing(["a"]) == "a"
    assert ENGLISH.listing([]) == ""


def test_a_language_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no texts"):
        Texts("de")


@pytest.mark.parametrize(
    ("requested", "environ", "windows", "language"),
    [
        ("fr", {}, None, "fr"),
        ("en", {"LANG": "fr_FR.UTF-8"}, None, "en"),
        (None, {"LANG": "fr_FR.UTF-8"}, None, "fr"),
        (None, {"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, 0x0C, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "fr_CA", "LANG": "C"}, None, "fr"),
        (None, {"LANG": "C"}, 0x0C, "en"),
        (None, {}, 0x0C, "fr"),
        (None, {}, 0x09, "en"),
        (None, {}, None, "en"),
    ],
)
def test_the_language_asked_for_wins_then_the_environment_then_the_interface(
    requested: str | None, environ: dict[str, str], windows: int | None, language: str
) -> None:
    assert choose_language(requested, environ, lambda: windows) == language


@pytest.mark.parametrize(("language", "written"), [("en", "20,000"), ("fr", "20\u202f000")])
def test_limits_in_errors_are_written_as_the_language_does(language: str, written: str) -> None:
    for error in (TooManyColumns(20000), NoRecord(20000)):
        assert written in Texts(language).of(error.what)
