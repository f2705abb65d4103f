# ruff: noqa: INP001  # a script, run by hand and by tests
"""Compile the labelled comments: ``python tools/corpus.py``, ``--check`` to write nothing, ``--counts`` to see classes.

Each line of `tests/corpus/source/*.txt` is one invented comment, its facts marked ``[[words|kind|status]]``. A keyed
hash of the bare comment sends it to one of two halves: `tune.jsonl`, for whoever improves recognition, and
`report.jsonl`, only ever measured. A label corrected later moves no comment. What was written later is a part of its
own: `c-*.txt`, by another hand, is `third.jsonl`, `d-*.txt` is `fourth.jsonl`; the fifth is `fifth_read.jsonl`, to be
read, and `fifth_kept.jsonl`, only ever measured. ``--freeze`` writes `FROZEN`, the digests of all of them.
``--score PART`` says what recognition is worth on a part, in numbers, and prints no comment. How each part was made
stands in `tests/corpus/README.md`.
"""

import argparse
import hashlib
import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "tests" / "corpus"
HALVES = ("tune", "report")
LATER = {
    "third": "c-*.txt",
    "fourth": "d-*.txt",
    "fifth_read": "e-read-*.txt",
    "fifth_kept": "e-kept-*.txt",
}
PARTS = (*HALVES, *LATER)
KEY = b"comments, halves, 1"

HEALTH = (
    "disease hiv hepatitis cancer pregnancy fertility drug addiction psychiatric disability genetic infection surgery"
)
CLASSES = (
    *(f"health.{name}" for name in HEALTH.split()),
    *("religion", "sex_life", "origin", "guardianship", "debt", "violence"),
)
IDENTIFIERS = ("phone", "email", "nir", "person_name", "address")
STATUSES = ("asserted", "negated", "family", "question", "past")

MARK = re.compile(r"\[\[([^\[\]|]+)\|([^\[\]|]+)\|([^\[\]|]+)\]\]")
TELEPHONE = re.compile(r"(?<!\d)(?:\+33 ?|0033 ?|0)([1-9](?:[ .\-/]?\d{2}){4})(?!\d)")
# The numbers ARCEP keeps for fiction: decision 2018-0881, national numbering plan, 2.5.12.
FICTION = ("19900", "26191", "35301", "46571", "53649", "63998")
MAIL = re.compile(r"[\w.+\-]+@([\w\-]+(?:\.[\w\-]+)*)")
RESERVED = ("example.fr", "example.org", "example.com", "example.net")


class CorpusError(ValueError):
    """A source line that breaks the rules of the corpus; all its people are invented, so it may be quoted."""


@dataclass(frozen=True, slots=True)
class Span:
    """One labelled fact."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    kind: str
    """One of `CLASSES` or `IDENTIFIERS`."""
    status: str
    """One of `STATUSES`, ``none`` for identifiers."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment as it would stand in the column."""

    text: str
    """Without marks."""
    spans: tuple[Span, ...]
    """In order, never overlapping."""


def comment_of(line: str) -> Comment:
    """Read one marked line."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        words, kind, status = mark.groups()
        spans.append(Span(len(text), len(text) + len(words), kind, status))
        text += words
        at = mark.end()
    text += line[at:]
    for span in spans:
        _check_span(span, text)
    if "[[" in text or "]]" in text or not text.strip() or text != text.strip():
        message = f"broken mark, or blanks at an end: {line!r}"
        raise CorpusError(message)
    _check_invented(text)
    return Comment(text, tuple(spans))


def _check_span(span: Span, text: str) -> None:
    words = text[span.start : span.end]
    if words != words.strip():
        message = f"blanks at an end of a mark: {words!r}"
        raise CorpusError(message)
    allowed = ("none",) if span.kind in IDENTIFIERS else STATUSES if span.kind in CLASSES else ()
    if span.status not in allowed:
        message = f"unknown kind, or a status it cannot have: {words!r} {span.kind} {span.status}"
        raise CorpusError(message)


def _check_invented(text: str) -> None:
    for found in TELEPHONE.finditer(text):
        if not re.sub(r"\D", "", found.group(1)).startswith(FICTION):
            message = f"a telephone number outside the ranges for fiction: {text!r}"
            raise CorpusError(message)
    for found in MAIL.finditer(text):
        if found.group(1).lower() not in RESERVED:
            message = f"an address outside the reserved domains: {text!r}"
            raise CorpusError(message)


def sources(folder: Path = CORPUS) -> list[Path]:
    """Return the files written by hand, in the order they are compiled."""
    return sorted((folder / "source").glob("*.txt"))


def comments(folder: Path = CORPUS) -> Iterator[tuple[str, Comment]]:
    """Yield all comments, each with the part it belongs to; raise `CorpusError` at the first that breaks a rule."""
    seen: dict[str, str] = {}
    for path in sources(folder):
        for number, written in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            line = written.strip()
            if not line:
                continue
            place = f"{path.name}:{number}"
            try:
                comment = comment_of(line)
            except CorpusError as error:
                message = f"{place}: {error}"
                raise CorpusError(message) from None
            if comment.text in seen:
                message = f"{place}: stands already at {seen[comment.text]}"
                raise CorpusError(message)
            seen[comment.text] = place
            later = next((part for part, names in LATER.items() if path.match(names)), "")
            yield later or half_of(comment.text), comment


def half_of(text: str) -> str:
    """Return the half a comment of the first two belongs to, whatever its labels and its neighbours."""
    return HALVES[hashlib.blake2b(text.encode(), key=KEY, digest_size=1).digest()[0] & 1]


def compiled(folder: Path = CORPUS) -> dict[str, str]:
    """Return the text of each part's file."""
    lines: dict[str, list[str]] = {part: [] for part in PARTS}
    for part, comment in comments(folder):
        row = {"text": comment.text, "spans": [asdict(span) for span in comment.spans]}
        lines[part].append(json.dumps(row, ensure_ascii=False))
    return {part: "".join(f"{line}\n" for line in lines[part]) for part in PARTS}


def frozen(folder: Path = CORPUS) -> str:
    """Return what `FROZEN` must say, in the form ``sha256sum --check`` reads."""
    paths = [*sources(folder), *(folder / f"{part}.jsonl" for part in PARTS)]
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n" for path in paths
    )


def counts(folder: Path = CORPUS) -> dict[str, Counter[tuple[str, str]]]:
    """Return each part's spans by kind and status; ``("", "")`` counts comments, ``("quiet", "")`` the bare ones."""
    found = {part: Counter[tuple[str, str]]() for part in PARTS}
    for part, comment in comments(folder):
        count = found[part]
        count["", ""] += 1
        count["quiet", ""] += not comment.spans
        count.update((span.kind, span.status) for span in comment.spans)
    return found


def table(folder: Path = CORPUS) -> str:
    """Return the counts as text."""
    found = counts(folder)
    lines = [
        "".join([f"{'':20}", *(f"{part:>12}" for part in PARTS), "   ", *(f"{status:>10}" for status in STATUSES)])
    ]
    lines += ["".join([f"{name:20}", *(f"{found[part][key]:12}" for part in PARTS)]) for name, key in _HEADS]
    for kind in (*CLASSES, *IDENTIFIERS):
        by_part = (sum(number for (one, _), number in found[part].items() if one == kind) for part in PARTS)
        by_status = (sum(found[part][kind, status] for part in PARTS) for status in STATUSES)
        tail = () if kind in IDENTIFIERS else ("   ", *(f"{number:10}" for number in by_status))
        lines.append("".join([f"{kind:20}", *(f"{number:12}" for number in by_part), *tail]))
    return "\n".join(lines)


def scores(part: str) -> str:
    """Return what recognition is worth on a part, as text."""
    sys.path.insert(0, str(CORPUS))
    scoring = importlib.import_module("scoring")
    text = importlib.import_module("sourcier.recognise.text")
    reader = text.TextReader()
    found: str = scoring.scored(lambda comment: text.spans(comment, reader), scoring.comments(part)).table()
    return found


_HEADS = (("comments", ("", "")), ("without a fact", ("quiet", "")))


def main(words: list[str]) -> int:
    """Compile, check or freeze; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--check", action="store_true", help="write nothing, fail where files differ")
    parser.add_argument("--counts", action="store_true", help="print how many spans each class has")
    parser.add_argument("--freeze", action="store_true", help="write FROZEN too")
    parser.add_argument("--score", choices=PARTS, help="measure recognition on a part, and write nothing")
    asked = parser.parse_args(words)
    if asked.score:
        print(scores(asked.score))  # noqa: T201  # what was asked for
        return 0
    parts = compiled()
    if asked.check:
        same = all((CORPUS / f"{part}.jsonl").read_text(encoding="utf-8") == parts[part] for part in PARTS)
        return 0 if same and (CORPUS / "FROZEN").read_text(encoding="utf-8") == frozen() else 1
    for part in PARTS:
        (CORPUS / f"{part}.jsonl").write_text(parts[part], encoding="utf-8", newline="\n")
    if asked.freeze:
        (CORPUS / "FROZEN").write_text(frozen(), encoding="utf-8", newline="\n")
    if asked.counts:
        print(table())  # noqa: T201  # what was asked for
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
