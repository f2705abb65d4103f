"""The labelled comments are what they were when recognition was last measured on them."""

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
import scoring

FOLDER = Path(__file__).parent
TOOL = FOLDER.parents[1] / "tools" / "corpus.py"


@pytest.fixture(scope="module")
def corpus():
    spec = importlib.util.spec_from_file_location("corpus_tool", TOOL)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_sources_and_halves_have_the_digests_they_were_frozen_with(corpus):
    assert (FOLDER / "FROZEN").read_text(encoding="utf-8") == corpus.frozen()


def test_the_halves_are_what_the_sources_compile_to(corpus):
    parts = corpus.compiled()
    assert {part: (FOLDER / f"{part}.jsonl").read_text(encoding="utf-8") for part in corpus.PARTS} == parts


def test_there_are_enough_comments_and_both_halves_share_them(corpus):
    counts = corpus.counts()
    lines = {half: counts[half]["", ""] for half in corpus.HALVES}
    assert sum(lines.values()) >= 2200
    assert min(lines.values()) >= 0.45 * sum(lines.values())
    for half in corpus.HALVES:
        assert 0.3 <= counts[half]["quiet", ""] / lines[half] <= 0.6


@pytest.mark.parametrize(
    ("part", "least"), [("third", 900), ("fourth", 900), ("fifth_read", 1000), ("fifth_kept", 1000)]
)
def test_later_parts_hold_what_was_written_for_them_and_nothing_else(corpus, part, least):
    sources = [path.read_text(encoding="utf-8") for path in (FOLDER / "source").glob(corpus.LATER[part])]
    written = [line.strip() for source in sources for line in source.split("\n")]
    texts = [text for text, _ in scoring.comments(part)]
    assert sorted(texts) == sorted(corpus.comment_of(line).text for line in written if line)
    assert len(texts) >= least
    assert not set(texts) & {text for other in corpus.PARTS if other != part for text, _ in scoring.comments(other)}
    assert 0.3 <= sum(not gold for _, gold in scoring.comments(part)) / len(texts) <= 0.6


@pytest.mark.parametrize("part", ["third", "fourth", "fifth_read", "fifth_kept"])
def test_every_social_security_number_of_later_parts_has_its_key(corpus, part):
    assert part in corpus.LATER
    numbers = [
        re.sub(r"[ .]", "", text[span.start : span.end])
        for text, gold in scoring.comments(part)
        for span in gold
        if span.kind == "nir"
    ]
    assert len(numbers) >= 25
    for number in numbers:
        digits = number.replace("2A", "19").replace("2B", "18")
        assert int(digits[13:]) == 97 - int(digits[:13]) % 97


def test_every_class_has_enough_spans_in_each_half(corpus):
    for half, count in corpus.counts().items():
        by_kind = Counter()
        by_status = Counter()
        for (kind, status), number in count.items():
            by_kind[kind] += number
            by_status[status] += number
        for kind in corpus.CLASSES:
            assert by_kind[kind] >= 25, (half, kind)
        for status in corpus.STATUSES:
            assert by_status[status] >= 60, (half, status)
    for part in corpus.LATER:
        for kind in corpus.IDENTIFIERS:
            assert corpus.counts()[part][kind, "none"] >= 25, (part, kind)


@pytest.mark.parametrize(
    "line",
    [
        "rappeler au 06 12 34 56 78",
        "rappeler au [[01.42.34.56.78|phone|none]]",
        "tel +33 6 12 34 56 78",
        "mail [[a.b@laposte.net|email|none]]",
        "[[HTA|health.disease]]",
        "[[HTA|health.disease|none]]",
        "[[HTA|disease|asserted]]",
        "[[06 39 98 12 34|phone|asserted]]",
        "[[HTA |health.disease|asserted]]",
        "[[HTA|health.disease|asserted]",
        " a jeun",
    ],
)
def test_a_real_number_or_a_broken_mark_is_refused(corpus, line):
    with pytest.raises(corpus.CorpusError):
        corpus.comment_of(line)


def test_marks_become_offsets_into_the_bare_comment(corpus):
    comment = corpus.comment_of("pas d'[[HTA|health.disease|negated]], tel [[06 39 98 12 34|phone|none]]")
    assert comment.text == "pas d'HTA, tel 06 39 98 12 34"
    assert [comment.text[span.start : span.end] for span in comment.spans] == ["HTA", "06 39 98 12 34"]


def spans(*rows):
    return [SimpleNamespace(start=start, end=end, kind=kind, status=status) for start, end, kind, status in rows]


def test_who_repeats_the_labels_is_right_everywhere_and_who_says_nothing_finds_nothing():
    labelled = scoring.comments("tune")
    gold = dict(labelled)
    perfect = scoring.scored(lambda text: gold[text], labelled)
    total = perfect.total()
    assert (total.precision, total.recall, total.status_accuracy) == (1.0, 1.0, 1.0)
    assert perfect.differences == []
    assert perfect.disturbed == 0
    silent = scoring.scored(lambda _: [], labelled).total()
    assert (silent.precision, silent.recall) == (None, 0.0)


def test_a_wider_span_counts_a_wrong_status_is_told_a_wrong_kind_is_both_missed_and_extra():
    text = "diabete type 2, HTA"
    gold = tuple(
        scoring.Gold(*row) for row in [(0, 7, "health.disease", "asserted"), (16, 19, "health.disease", "past")]
    )
    heard = spans((0, 14, "health.disease", "asserted"), (16, 19, "health.disease", "asserted"))
    one = scoring.scored(lambda _: heard, [(text, gold)]).of("health.disease")
    assert (one.found, one.missed, one.extra, one.right_status) == (2, 0, 0, 1)
    heard = spans((0, 7, "health.drug", "asserted"))
    score = scoring.scored(lambda _: heard, [(text, gold)])
    assert score.of("health.disease").missed == 2
    assert score.of("health.drug").extra == 1


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("chimio", "health.drug", "health.cancer"),
        ("cesarienne", "health.surgery", "health.pregnancy"),
        ("autiste", "health.disability", "health.psychiatric"),
        ("allergie pénicilline", "health.disease", None),
    ],
)
def test_fair_kinds_are_right_once_however_they_are_told(text, kind, other):
    gold = (scoring.Gold(0, len(text), kind, "asserted"),)
    told = [(0, len(text), kind, "asserted")]
    if other:
        alone = scoring.scored(lambda _: spans((0, len(text), other, "asserted")), [(text, gold)])
        assert (alone.total().found, alone.total().extra) == (1, 0)
        told.append((0, len(text), other, "asserted"))
    else:
        told.append((9, len(text), "health.drug", "asserted"))
    both = scoring.scored(lambda _: spans(*told), [(text, gold)])
    assert (both.total().found, both.total().extra) == (1, 0)


def test_an_optional_word_is_neither_missed_nor_extra():
    gold = (scoring.Gold(0, 3, "origin", "asserted"),)
    assert scoring.scored(lambda _: [], [("AME", gold)]).total().missed == 0
    heard = spans((8, 16, "violence", "asserted"))
    score = scoring.scored(lambda _: heard, [("patient agressif", ())])
    assert (score.total().extra, score.disturbed) == (0, 0)
