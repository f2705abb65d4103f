import re

import pytest
from readability import ease, syllables
from told_people import MANIFEST, Office, One, number

from sourcier.respond import Outgoing
from sourcier.respond.kit import LANGUAGES, guide_of, html_of, pdf_of, rules
from sourcier.respond.kit.rules import short_names, words
from sourcier.respond.letters.packs import read_pack
from sourcier.respond.lists.topics import TOPICS
from sourcier.trace import read_manifest

EVERYTHING = frozenset(TOPICS)
EASE = {"fr": 70, "en": 70}
"""What the documents state: at least so easy to read."""


def guide(tmp_path, language="fr", topics=EVERYTHING, text=MANIFEST):
    manifest = read_manifest(text.encode())
    return guide_of(tmp_path, manifest.parties[0], manifest, topics, language)


def shown(language: str) -> list[str]:
    found = [words(language)[name] for name in ("lead", "at_stake_lead", "emergency", "minors", "private", "no_advice")]
    for rule in rules():
        said = rule.said[language]
        found += [said.why, *said.steps, said.requires, said.limit]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_kit_is_written_in_plain_language(language):
    assert ease(shown(language), language) >= EASE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_are_written_in_plain_language(language, tmp_path):
    pack = read_pack(tmp_path, language)
    sentences = [sentence for topic in pack.topics.values() for sentence in (*topic.consequences, *topic.advice)]
    assert ease(sentences, language) >= EASE[language]


def test_syllables_are_counted_as_they_are_spoken():
    spoken = {"laboratoire": 5, "fichier": 2, "données": 2, "quelqu": 1, "messages": 3, "plainte": 1, "identité": 4}
    counted = {word: syllables(word, "fr") for word in spoken}
    assert all(abs(counted[word] - spoken[word]) <= 1 for word in spoken), counted


def test_every_rule_says_what_it_requires_its_limit_and_its_source_in_every_language():
    assert {"authority", "criminal", "help", "bank", "health-account", "access", "damages", "group-action"} <= {
        rule.id for rule in rules() if rule.sort == "recourse"
    }
    for rule in rules():
        assert rule.source
        assert set(rule.topics) <= EVERYTHING
        for language in LANGUAGES:
            said = rule.said[language]
            assert said.title
            assert said.why
            assert said.steps
            assert said.requires
            assert said.limit
    assert all(set(short_names(language)) == EVERYTHING for language in LANGUAGES)


@pytest.mark.parametrize(
    ("topics", "there", "absent"),
    [
        ({"password"}, {"password"}, {"bank", "blackmail", "false-prescriptions", "health-account"}),
        ({"identity", "nir"}, {"identity-theft", "health-account", "phishing"}, {"password", "bank", "blackmail"}),
        ({"health_comment"}, {"blackmail"}, {"password", "bank", "identity-theft"}),
        ({"bank"}, {"bank"}, {"password", "blackmail"}),
    ],
)
def test_the_kit_fits_the_sorts_of_data_at_stake(topics, there, absent, tmp_path):
    made = guide(tmp_path, topics=frozenset(topics))
    ids = {part.rule.id for part in (*made.risks, *made.recourses)}
    assert there <= ids
    assert not absent & ids
    assert {"authority", "criminal", "help", "access", "damages", "group-action"} <= ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_one_file_without_script_or_anything_loaded(language, tmp_path):
    page = html_of(guide(tmp_path, language))
    assert not re.search(r"<(script|img|link|iframe|form|object|embed|video|audio|base)\b|\son\w+=|@import|url\(", page)
    assert set(re.findall(r'(?:href|src)="([^"]*)"', page)) <= {
        *(f"#{place}" for place in ("at-stake", "risks", "recourses", "letters")),
        *(f"#letter-{name}" for name in ("access", "authority", "criminal")),
    }
    assert "default-src 'none'" in page


def test_what_people_wrote_of_the_parties_never_acts(tmp_path):
    crafted = MANIFEST.replace('"Laboratoire du Port"', "'<script>alert(1)</script> #panic(1) {{ dpo }}'")
    made = guide(tmp_path, text=crafted)
    page = html_of(made)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert pdf_of(made).startswith(b"%PDF")


def test_model_letters_are_filled_in_with_what_is_known_and_blank_elsewhere(tmp_path):
    made = guide(tmp_path, text=MANIFEST + '[[event]]\ndate = "2021-02-25"\nparty = "port"\nwhat = "aware"\n')
    letters = {one.name: "\n".join(block.text for block in one.blocks) for one in made.models}
    assert set(letters) == {"access", "authority", "criminal"}
    assert "Laboratoire du Port" in letters["authority"]
    assert "14 février 2021" in letters["authority"].replace("\u00a0", " ")
    assert "25 février 2021" in letters["authority"].replace("\u00a0", " ")
    assert all("\u2026\u2026" in text for text in letters.values())
    bare = guide(tmp_path, text=MANIFEST[: MANIFEST.index("[[event]]")])
    assert all("diffusé le" not in block.text for one in bare.models for block in one.blocks)


def test_the_same_kit_is_the_same_file(tmp_path):
    assert pdf_of(guide(tmp_path, "en")) == pdf_of(guide(tmp_path, "en"))


def test_a_response_writes_the_kits_of_what_leaked_from_each_controller(tmp_path):
    office = Office(tmp_path, outgoing=Outgoing())
    office.found(One(given="MELUSINE", nir=number(2, 1970, 3, 1), word="soleil56"))
    facts = office.answer()
    (kit,) = facts.kits
    assert "password" in kit.rules
    assert "bank" not in kit.rules
    assert len(kit.paths) == 2 * len(LANGUAGES)
    for path in kit.paths:
        assert b"MELUSINE" not in (office.folder / path).read_bytes()
