"""Templates a lawyer can edit: text with ``{{ field }}`` places and conditions, each alone on its line. No code runs.

``Subject: ...`` comes first; a blank line parts paragraphs, ``## `` opens a heading, ``- `` an item of a list. An item
that is one field of several values becomes as many items. ``{# ... #}`` is a note to whoever edits.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .errors import TemplateWrong, ValueMissing

Values = Mapping[str, str | tuple[str, ...]]
"""Fields; several values where there may be several."""
PLACE = re.compile(r"\{\{\s*(.*?)\s*\}\}")
_NOTE = re.compile(r"\{#.*?#\}", re.DOTALL)
_IF = re.compile(r"if\s+(?:(not)\s+)?(\S+)")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SUBJECT = "Subject:"
SUBJECT, HEADING, ITEM, PARAGRAPH = "subject", "heading", "item", "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a letter, its values filled in. Its text never acts."""

    sort: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a template that is text."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Lines that stand only where a condition holds."""

    number: int
    name: str
    wanted: bool
    then: tuple["Node", ...]
    otherwise: tuple["Node", ...]


Node = Line | Choice


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was understood."""

    file: str
    nodes: tuple[Node, ...]


def read_template(file: str, text: str, fields: Sequence[str], conditions: Sequence[str]) -> Template:
    """Return a template; every field and condition it names is known. Raises TemplateWrong."""
    parser = _Parser(file, _numbered(text), fields, (*conditions, *fields))
    nodes = parser.nodes(None)
    if not any(isinstance(node, Line) and node.text.startswith(_SUBJECT) for node in nodes):
        raise TemplateWrong(file, 1, "subject", (_SUBJECT,))
    return Template(file, nodes)


def _numbered(text: str) -> list[Line]:
    bare = _NOTE.sub(lambda note: "\0" + "\n" * note[0].count("\n"), text.replace("\r\n", "\n"))
    lines = [Line(number, line) for number, line in enumerate(bare.split("\n"), 1)]
    # A line that held a note and nothing else is none.
    return [Line(line.number, line.text.replace("\0", "")) for line in lines if line.text.strip() != "\0"]


class _Parser:
    def __init__(self, file: str, lines: list[Line], fields: Sequence[str], conditions: Sequence[str]) -> None:
        self._file, self._lines, self._fields, self._conditions = file, lines, fields, conditions
        self._at = 0

    def nodes(self, opened: int | None) -> tuple[Node, ...]:
        """Read up to the end, or to what closes the condition `opened` on that line."""
        found: list[Node] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            word = self._alone(line)
            if word in ("else", "end"):
                if opened is None:
                    raise TemplateWrong(self._file, line.number, "nothing_open", (word,))
                return tuple(found)
            self._at += 1
            if word.startswith("if ") or word == "if":
                found.append(self._choice(line, word))
            else:
                self._check(line)
                found.append(line)
        if opened is not None:
            raise TemplateWrong(self._file, opened, "not_closed", ("end",))
        return tuple(found)

    def _choice(self, line: Line, word: str) -> Choice:
        parts = _IF.fullmatch(word)
        if parts is None or parts[2] not in self._conditions:
            raise TemplateWrong(self._file, line.number, "condition", tuple(self._conditions))
        then, otherwise = self.nodes(line.number), ()
        if self._alone(self._lines[self._at]) == "else":
            self._at += 1
            otherwise = self.nodes(line.number)  # type: ignore[assignment]  # the empty tuple is one of any length
        self._at += 1
        return Choice(line.number, parts[2], not parts[1], then, otherwise)

    def _alone(self, line: Line) -> str:
        """The control word a line consists of; empty where it is text."""
        place = PLACE.fullmatch(line.text.strip())
        word = place[1] if place else ""
        return word if word in ("else", "end", "if") or word.startswith("if ") else ""

    def _check(self, line: Line) -> None:
        for place in PLACE.finditer(line.text):
            if not _NAME.fullmatch(place[1]) or place[1] not in self._fields:
                control = place[1].split(" ")[0] in ("if", "else", "end")
                raise TemplateWrong(self._file, line.number, "not_alone" if control else "field", tuple(self._fields))
        rest = PLACE.sub("", line.text)
        if "{{" in rest or "}}" in rest:
            raise TemplateWrong(self._file, line.number, "braces", ("{{", "}}"))


def fill(template: Template, values: Values) -> tuple[Block, ...]:
    """Return the letter. Raises ValueMissing for a field that is named and empty."""
    lines = opened(template.nodes, values)
    return tuple(blocks_of(template.file, lines, values))


def opened(nodes: Sequence[Node], values: Values) -> Iterator[Line]:
    """Yield the lines that stand: those of conditions that hold."""
    for node in nodes:
        if isinstance(node, Line):
            yield node
        else:
            yield from opened(node.then if bool(values.get(node.name)) == node.wanted else node.otherwise, values)


def blocks_of(file: str, lines: Iterator[Line], values: Values) -> Iterator[Block]:
    """Yield lines as blocks, their fields filled. Raises ValueMissing."""
    held: list[str] = []
    for line in lines:
        text = line.text.strip()
        sort, rest = sorted_line(text)
        if sort != PARAGRAPH or not text:
            if held:
                yield from _paragraphs(held)
                held = []
            yield from (Block(sort, one) for one in _filled(file, line, rest, values) if rest)
        else:
            held += _filled(file, line, rest, values)
    if held:
        yield from _paragraphs(held)


def _paragraphs(lines: Sequence[str]) -> Iterator[Block]:
    """A blank line in what people wrote parts paragraphs too."""
    for text in re.split(r"\n[ \t]*\n", " ".join(lines)):
        if text.strip():
            yield Block(PARAGRAPH, text.strip())


def sorted_line(text: str) -> tuple[str, str]:
    """Return what sort of block a line is, and its text without the mark."""
    for start, sort in ((_SUBJECT, SUBJECT), ("## ", HEADING), ("- ", ITEM)):
        if text.startswith(start):
            return sort, text.removeprefix(start).strip()
    return PARAGRAPH, text


def _filled(file: str, line: Line, text: str, values: Values) -> Iterator[str]:
    alone = PLACE.fullmatch(text)
    value = values.get(alone[1]) if alone else None
    if isinstance(value, tuple) and line.text.strip().startswith("- "):
        if not value:
            raise ValueMissing(file, line.number, alone[1] if alone else "")
        yield from value
        return

    def one(place: re.Match[str]) -> str:
        found = values.get(place[1]) or ""
        if not found:
            raise ValueMissing(file, line.number, place[1])
        return found if isinstance(found, str) else ", ".join(found)

    yield PLACE.sub(one, text)
