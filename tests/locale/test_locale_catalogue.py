"""The French catalogue is whole, is compiled, and is set as French is set."""

import importlib.util
import re
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

TOOL = Path(__file__).parents[2] / "tools" / "messages.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["messages_tool"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def french(tool: ModuleType) -> Catalog:
    return read_po(BytesIO(tool.path_of("fr", ".po").read_bytes()), locale="fr", abort_invalid=True)


def said(catalogue: Catalog) -> list[tuple[str, str]]:
    pairs = []
    for message in catalogue:
        if message.id:
            ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
            strings = (message.string,) if isinstance(message.string, str) else tuple(message.string)
            pairs += list(zip(ids, strings, strict=True))
    return pairs


def test_every_sentence_of_the_sources_has_a_french_one(tool: ModuleType, french: Catalog) -> None:
    known = {message.id if isinstance(message.id, str) else tuple(message.id) for message in french if message.id}
    assert set(tool.messages()) - known == set(), "run: python tools/messages.py, and translate"
    assert tool.untranslated(french) == []


def test_nothing_is_fuzzy_or_left_over(tool: ModuleType, french: Catalog) -> None:
    assert not french.obsolete
    assert not [message.id for message in french if message.id and message.fuzzy]
    known = {message.id if isinstance(message.id, str) else tuple(message.id) for message in french if message.id}
    assert known <= set(tool.messages())


def test_the_compiled_catalogue_is_that_of_the_texts(tool: ModuleType) -> None:
    po = tool.path_of("fr", ".po").read_bytes()
    assert tool.path_of("fr", ".mo").read_bytes() == tool.mo_bytes(po, "fr"), "run: python tools/messages.py"


def test_translations_fill_the_places_of_their_sentence_and_no_other(french: Catalog) -> None:
    place = re.compile(r"%\((\w+)\)[sd]|(?<!\{)\{(\w+)(?:![rs])?\}")
    wrong = [(msgid, text) for msgid, text in said(french) if set(place.findall(text)) - set(place.findall(msgid))]
    assert wrong == []


def test_french_has_its_spaces_and_quotes(tool: ModuleType, french: Catalog) -> None:
    for _msgid, text in said(french):
        assert tool.typeset(text) == text
        assert not re.search(r"[^\u202f\s(«]\s?[;!?](?!\w)", text.replace("\u202f", "")) or "\u202f" in text


def test_no_sentence_is_both_a_single_and_a_plural_one(tool: ModuleType) -> None:
    ids = list(tool.messages())
    single = {msgid for msgid in ids if isinstance(msgid, str)}
    assert single & {msgid[0] for msgid in ids if isinstance(msgid, tuple)} == set()
