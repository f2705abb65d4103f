"""Comments are read part by part, each distinct part once: they say what they say when they are read whole."""

import json
import random
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from sourcier.data.lexicons import lexicon
from sourcier.recognise.text import TextReader
from sourcier.recognise.text.memory import Memory
from sourcier.recognise.text.parts import Parts, parts

CORPUS = Path(__file__).parents[2] / "corpus"
JOINTS = (", ", " - ", ". ", "; ", " / ", "\n", ") ", ",", " -", " ", " et ")
FORMS = ("K sein, {}", "K sein - {} puis", "K sein opéré, {} 2015", "K sein / {}, fini")


class Whole(Parts):
    """Cuts nothing."""

    def starts(self, row, ways, first, last):
        assert len(row.word) >= len(ways)
        return first[last > first]


def read(reader, comments):
    found = reader.read(pa.array(comments, pa.string()))
    told = [[] for _ in comments]
    columns = (found.comment, found.start, found.end, found.kind, found.status)
    for comment, *span in zip(*(column.tolist() for column in columns), strict=True):
        told[comment].append(span)
    return told


@pytest.fixture(scope="module")
def comments():
    files = sorted(CORPUS.glob("*.jsonl"))
    lines = "".join(path.read_text(encoding="utf-8") for path in files).split("\n")
    return [json.loads(line)["text"] for line in lines if line]


@pytest.fixture(scope="module")
def joined(comments):
    rng = random.Random(20261125)  # noqa: S311  # the same at every run
    return [
        "".join(piece for _ in range(rng.randint(2, 4)) for piece in (rng.choice(comments), rng.choice(JOINTS)))
        for _ in range(1500)
    ]


def test_reading_part_by_part_equals_reading_whole(comments, joined, monkeypatch):
    everything = [*comments, *joined]
    by_part = read(TextReader(), everything)
    monkeypatch.setattr("sourcier.recognise.text.reader.parts", Whole)
    whole = read(TextReader(), everything)
    assert sum(map(bool, whole)) > len(everything) // 2
    different = [text for text, one, other in zip(everything, by_part, whole, strict=True) if one != other]
    assert different == []


def test_every_cue_behind_a_fact_reads_the_same_part_by_part(monkeypatch):
    cues = [
        " ".join(word.split("|")[0].rstrip("*") for word in term.split()).replace("#", "3").replace("@", "2015")
        for section, term in lexicon("cues")
        if section in ("past before", "past after", "negation after", "question after", "settled", "ended", "question")
    ]
    comments = [form.format(cue) for cue in dict.fromkeys(cues) for form in FORMS]
    by_part = read(TextReader(), comments)
    monkeypatch.setattr("sourcier.recognise.text.reader.parts", Whole)
    whole = read(TextReader(), comments)
    assert [text for text, one, other in zip(comments, by_part, whole, strict=True) if one != other] == []


def test_comments_are_cut_into_few_distinct_parts(comments):
    plain = [text for text in comments if text.isascii() and "," not in text][:40]
    rng = random.Random(7)  # noqa: S311  # the same at every run
    reader = TextReader()
    asked = []
    marks = reader._analysis.marks
    reader._analysis = type("Counting", (), {"marks": lambda _self, row: asked.append(row) or marks(row)})()
    read(reader, [" - ".join(rng.choices(plain, k=4)) for _ in range(2000)])
    assert 0 < len(asked) < 1200
    assert parts() is parts()


def test_memory_answers_the_same_however_little_it_holds():
    rng = np.random.default_rng(3)
    marks = {number: [[number, at, at] for at in range(number % 4)] for number in range(400)}
    small, large = Memory(3, 50), Memory(3)
    for _ in range(60):
        asked = rng.integers(0, 400, rng.integers(1, 40))
        expected = [(place, row) for place, number in enumerate(asked.tolist()) for row in marks[number]]
        for memory in (small, large):
            part, rows = memory.marks(asked.astype(np.uint64), lambda place, asked=asked: marks[int(asked[place])])
            assert list(zip(part.tolist(), rows.tolist(), strict=True)) == expected
    assert len(small._hashes) <= 50
    assert len(large._hashes) > 300
