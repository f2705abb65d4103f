"""The invented examination, and texts in both languages."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from sourcier.locale import Texts
from sourcier.model.facts import Examination


def _model_case() -> ModuleType:
    path = Path(__file__).parent.parent / "golden" / "model_case.py"
    spec = importlib.util.spec_from_file_location("model_case", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def examination() -> Examination:
    return _model_case().examination()


@pytest.fixture(params=["fr", "en"])
def texts(request: pytest.FixtureRequest) -> Texts:
    return Texts(request.param)


@pytest.fixture
def french() -> Texts:
    return Texts("fr")


@pytest.fixture
def english() -> Texts:
    return Texts("en")
