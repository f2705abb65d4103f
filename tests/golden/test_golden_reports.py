"""Every view of the invented case, compared with the one that was looked at and kept.

``SOURCIER_GOLDEN=write pytest tests/golden`` writes them anew: look at the difference before keeping it.
"""

import os
from pathlib import Path

import pytest

from sourcier.locale import Texts
from sourcier.model.facts import Examination
from sourcier.report import EDITIONS, render

KEPT = Path(__file__).parent / "kept"
SUFFIX = {"text": "txt", "html": "html", "csv": "csv", "json": "json"}


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("form", sorted(SUFFIX))
def test_the_view_is_the_one_that_was_kept(examination: Examination, texts: Texts, form: str, edition: str) -> None:
    view = render(examination, form, texts, edition)
    kept = KEPT / f"{edition}-{texts.language}.{SUFFIX[form]}"
    if os.environ.get("SOURCIER_GOLDEN") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(view, encoding="utf-8", newline="")
    with kept.open(encoding="utf-8", newline="") as stream:
        assert view == stream.read(), (
            f"{kept.name} differs; if that is meant: SOURCIER_GOLDEN=write pytest tests/golden"
        )


@pytest.mark.parametrize("form", sorted(SUFFIX))
def test_the_same_facts_make_the_same_view(examination: Examination, french: Texts, form: str) -> None:
    assert render(examination, form, french) == render(examination, form, french)
