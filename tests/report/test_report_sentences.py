"""Codes become sentences; a code nobody knows is shown as it is."""

import ast
from collections.abc import Iterator
from pathlib import Path

from sourcier.locale import Texts
from sourcier.locale.names import KINDS
from sourcier.model.facts import Examination, Finding, Reason
from sourcier.report import sentences

SOURCE = Path(sentences.__file__).parent.parent


def literals(node: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def calls(folder: str) -> Iterator[ast.Call]:
    for path in sorted((SOURCE / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield node


def name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def test_every_reason_the_judges_give_has_a_sentence() -> None:
    given: set[str] = set()
    for call in calls("recognise"):
        if name(call) == "add" and len(call.args) > 2:
            given |= literals(call.args[2])
    assert given - set(sentences.REASONS) == set()


def test_every_finding_has_a_sentence_and_every_weak_point_a_name() -> None:
    found = [call for call in calls("examine") if name(call) == "Finding" and len(call.args) > 3]
    assert set().union(*(literals(call.args[0]) for call in found)) <= set(sentences.RULES)
    assert set().union(*(literals(call.args[3]) for call in found)) <= set(sentences.WEAKEST)


def test_every_kind_has_a_name() -> None:
    kinds = {path.stem for path in (SOURCE / "recognise" / "kinds").glob("*.py")} - {"__init__"}
    named = {word for call in calls("recognise/kinds") if name(call) == "Kind" for k in call.keywords
             if k.arg == "name" for word in literals(k.value)}  # fmt: skip
    assert kinds or named
    assert named - set(KINDS) == set()


def test_a_reason_says_its_counts_and_share(french: Texts) -> None:
    said = sentences.reason(Reason("valid_share", 2000, 1999), french)
    assert said == "Valides selon toute la règle\u00a0: 1\u202f999 sur 2\u202f000 (>\u202f99,9\u202f%)"


def test_unknown_codes_are_shown_as_they_are(english: Texts) -> None:
    assert sentences.reason(Reason("brand_new"), english) == "Brand_new"
    assert sentences.coded(sentences.REPAIRS, "brand_new", english) == "brand_new"
    assert sentences.finding(Finding("brand_new", {}, "weak", "", ()), english) == "brand_new"


def test_places_are_numbered_as_people_do(examination: Examination, english: Texts) -> None:
    said = sentences.origin("evidence 0, table 0, column 12", examination, english)
    assert said == "evidence 1, table 1, column 13, \u201cMP\u201d"
    assert sentences.origin("elsewhere", examination, english) == "elsewhere"
