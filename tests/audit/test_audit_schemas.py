import json
from pathlib import Path

import jsonschema
import pytest
from audit_runs import two_files

from sourcier.audit import Papers, attestation_of, past_run, rulebook
from sourcier.locale import Texts
from sourcier.model.plain import from_plain, to_plain
from sourcier.report.audit import render_audit

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
WHEN = "2026-11-25T03:00:00+00:00"


@pytest.mark.parametrize(
    ("name", "fact"),
    [
        ("audit-1.json", two_files()),
        ("audit-run-1.json", past_run(two_files(), WHEN)),
        ("audit-attestation-1.json", attestation_of(two_files(), Papers(WHEN))),
    ],
)
def test_what_is_printed_is_what_the_published_schema_says(name, fact):
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    plain = json.loads(json.dumps(to_plain(fact)))
    jsonschema.Draft202012Validator(schema).validate(plain)
    assert from_plain(type(fact), plain) == fact


def test_the_exact_json_of_a_run_is_of_its_schema():
    schema = json.loads((SCHEMAS / "audit-1.json").read_text("utf-8"))
    text = render_audit(two_files(), "json", Texts("fr"), rulebook())
    jsonschema.Draft202012Validator(schema).validate(json.loads(text))
