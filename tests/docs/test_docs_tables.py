import pytest
from docs_pages import prose
from docs_tables import REFERENCE, TABLES, errors, marked, renewed, shown_facts, unexplained

from sourcier.case import decisions
from sourcier.model import (
    acts,
    authenticity,
    changes,
    check,
    composition,
    duties,
    facts,
    hypotheses,
    notice,
    parties,
    people,
    queue,
    reading,
    response,
    scope,
    severity,
    trace,
)
from sourcier.recognise import known_kinds, own
from sourcier.trace import manifest

PAGES = sorted(REFERENCE.glob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_tables_are_as_the_code_has_them(page):
    text = page.read_text("utf-8")
    assert renewed(text) == text, "write them anew: python tests/docs/docs_tables.py"


def test_every_table_stands_on_a_page():
    assert sorted(name for page in PAGES for name in marked(prose(page))) == sorted(TABLES)


def test_every_error_has_a_code_of_its_own_that_is_listed():
    listed = prose(REFERENCE / "errors.md")
    codes = [code for code, _, _ in errors()]
    assert len(codes) == len(set(codes))
    assert all(f"| `{code}` |" in listed for code in codes)


def test_every_kind_is_listed():
    listed = prose(REFERENCE / "kinds.md")
    assert all(f"| `{name}` |" in listed for name in known_kinds())


def test_every_fact_and_field_is_listed_and_explained():
    of_response = (response, severity, notice)
    homes = (facts, people, composition, authenticity, queue, check, scope, trace, hypotheses, duties, changes)
    known = {
        name
        for home in (*homes, *of_response)
        for name, kind in vars(home).items()
        if getattr(kind, "__module__", "") == home.__name__
    }
    part_of_reading = {"Dialect", "Account", "RowCount", "Tally", "Alternative", "ByteRange"}
    assert part_of_reading <= set(vars(reading))
    on_the_sheet = {"Population", "Item", "Verdict", "Sheet"}
    assert shown_facts() == (known | part_of_reading) - on_the_sheet
    assert unexplained() == []


def test_every_key_of_the_files_people_write_is_listed():
    listed = prose(REFERENCE / "your-files.md")
    keys = {key for shape in decisions._SHAPES.values() for key in shape} | set(own._KEYS) | set(own._BLOCK_KEYS)
    keys |= {key for shape in manifest.SHAPES.values() for key in shape}
    keys |= {*parties.ROLES, *parties.KNEW, *parties.EVENTS, *acts.CLAUSES, *acts.MEASURES, *acts.STATES}
    assert [key for key in sorted(keys) if f"`{key}`" not in listed] == []


def test_every_file_of_a_case_is_described(reader):
    listed = prose(REFERENCE / "case-folder.md")
    case = reader / "sourcier-demo" / "case"
    tops = {path.name + "/" if path.is_dir() else path.name for path in case.iterdir()}
    assert [name for name in sorted(tops) if f"`{name}" not in listed] == []
