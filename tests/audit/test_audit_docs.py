import re
from pathlib import Path

import pytest

from sourcier.audit.registry import rules
from sourcier.data import unsupported
from sourcier.locale import Texts

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "why" / "audit.md").read_text("utf-8")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.text.id)
def test_every_rule_has_a_file_a_section_and_a_test_of_its_own(rule):
    section = re.search(rf"^### {rule.text.id}\n\n(.+?)(?=^### |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None
    assert len(section[1]) > 80
    module = rule.text.id.partition("-")[2].replace("-", "_")
    assert (ROOT / "src" / "sourcier" / "audit" / "rules" / f"{module}.py").is_file()
    test = (ROOT / "tests" / "audit" / "rules" / f"test_rule_{module}.py").read_text("utf-8")
    assert f'"{rule.text.number}"' in test
    assert "quiet" in test


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.text.id)
def test_every_duty_of_a_rule_stands_in_its_section(rule):
    section = PAGE.split(f"### {rule.text.id}\n")[1].split("### ")[0]
    for duty in rule.text.duties:
        assert duty.split(" ")[1] in section.replace("\n", " ")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.text.id)
def test_every_rule_speaks_french(rule):
    texts = Texts("fr")
    for said in (rule.text.title, rule.text.risk, *rule.text.says.values()):
        assert texts.gettext(said) != said


def test_every_end_of_support_has_a_day_and_a_source():
    branches = list(unsupported._branches().values())
    assert len(branches) > 80
    for one in branches:
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", one.ended)
        assert one.source.startswith("http")
        assert one.why in ("ended", "backdoor")
