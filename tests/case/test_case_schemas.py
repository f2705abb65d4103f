from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sourcier.case.schemas import PUBLISHED, publish, schema_text
from sourcier.model.authenticity import Authenticity
from sourcier.model.composition import Composition
from sourcier.model.facts import SCHEMA, Evidence, Examination, Finding, Input, Period
from sourcier.model.people import People
from sourcier.model.plain import schema_of, to_plain

FOLDER = Path(__file__).parents[2] / "docs" / "reference" / "schemas"


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_published_schema_is_that_of_the_facts(name):
    """Where it is not: python -m sourcier.case.schemas docs/reference/schemas ."""
    assert (FOLDER / name).read_text("utf-8") == schema_text(name)


def test_no_other_schema_is_published():
    assert {path.name for path in FOLDER.iterdir()} == set(PUBLISHED)


def test_publishing_writes_every_schema(tmp_path):
    publish(tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == set(PUBLISHED)


def examination() -> Examination:
    return Examination(
        schema=SCHEMA,
        version="0.1.0",
        settings={"seed": 1, "k": 0.5, "lang": None},
        inputs=(Input("evidence-0", "ab" * 32),),
        complete=True,
        findings=(Finding("few", {"rows": 3}, "weak", "sample", ("evidence 0",)),),
        evidence=(Evidence("piece-1", "ab" * 32, 10, "none", ()),),
        people=People(1, 2, 3, "keys", 0),
        labs=(),
        places=(),
        period=Period(None, None, ()),
        categories=(),
        others=(),
        composition=Composition("undetermined", ()),
        authenticity=Authenticity("undetermined", ()),
    )


def test_facts_hold_to_their_schema_and_anything_else_does_not():
    validator = Draft202012Validator(schema_of(Examination, SCHEMA))
    plain = to_plain(examination())
    assert validator.is_valid(plain)
    for wrong in ({**plain, "complete": "yes"}, {**plain, "people": None}, {k: plain[k] for k in plain if k != "labs"}):
        assert not validator.is_valid(wrong)
