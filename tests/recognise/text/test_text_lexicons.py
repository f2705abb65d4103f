"""Files of words: whole, and free of what would make them act on their own."""

from importlib.resources import files

import pytest

from sourcier.data.lexicons import lexicon, lexicon_kinds, registered_drugs
from sourcier.recognise.text.pattern import sequences
from sourcier.recognise.text.roles import ROLES
from sourcier.recognise.text.spelling import distance
from sourcier.recognise.text.words import spelling

FACTS = {
    *("state", "event", "agent", "germ", "weak", "service", "site", "allergy", "cover", "amount", "done"),
    *("capitals", "capitals event", "capitals agent", "negated", "past", "family", "question"),
}


@pytest.mark.parametrize("kind", lexicon_kinds())
def test_every_kind_has_words_in_known_sections(kind):
    sections = {section for section, _term in lexicon(kind)}
    assert sections
    assert sections <= FACTS


@pytest.mark.parametrize("name", ["cues", "looks"])
def test_every_section_of_cues_is_a_role(name):
    assert {section for section, _term in lexicon(name)} <= set(ROLES)


def test_every_term_stands_for_words():
    files = [*lexicon_kinds(), "cues", "looks"]
    assert [term for name in files for _section, term in lexicon(name) if not list(sequences(term))] == []


def test_no_line_of_terms_is_taken_for_a_comment():
    folder = files("sourcier.data") / "lexicons"
    comments = [
        line
        for entry in folder.iterdir()
        for line in entry.read_text(encoding="utf-8").splitlines()
        if line.startswith("# ") and ("|" in line or line.count(",") > 3)
    ]
    assert comments == []


def test_the_register_is_broad_and_folded():
    assert len(registered_drugs()) > 3500
    assert all(name.isalpha() and name.isascii() and name.isupper() for name in registered_drugs())


def test_slips_are_found_and_right_words_left_alone():
    assert spelling().near("XARELTOO") == "XARELTO"
    assert spelling().near("PREVISACN") == "PREVISCAN"
    assert spelling().near("ARTISTE") == ""
    assert spelling().near("XYZ") == ""


def test_neighbours_swapped_are_one_edit():
    assert distance("PREVISACN", "PREVISCAN", 1) == 1
    assert distance("KITTEN", "SITTING", 3) == 3
