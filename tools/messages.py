# ruff: noqa: INP001  # a script, run by hand and by tests
"""Extract, update and compile the texts users read: ``python tools/messages.py``.

A msgid is the first argument of ``_``, ``mark``, ``say``, ``gettext`` or ``Message``, the first two of ``ngettext``,
``count`` or ``counted``, and the ``rule=`` of a kind, wherever they are string literals in `src/sourcier`; and what its
templates translate. ``--check`` writes nothing and fails where something is missing, fuzzy, left over or not compiled.
"""

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

SOURCE = Path(__file__).resolve().parent.parent / "src" / "sourcier"
LANGUAGES = ("fr",)
SINGLE = {"_", "mark", "say", "gettext", "Message"}
PLURAL = {"ngettext", "count", "counted"}
KEYWORDS = {"rule"}
HEADER = "# What Sourcier says, in French. Written by `python tools/messages.py`; translate here, then run it again."

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)

Msgid = str | tuple[str, str]


def messages() -> dict[Msgid, list[tuple[str, int]]]:
    """Return every msgid of the project with the files it stands in."""
    found: dict[Msgid, list[tuple[str, int]]] = {}
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix == ".py":
            ids = of_python(path)
        elif path.suffix == ".j2":
            ids = of_template(path)
        else:
            continue
        for msgid in ids:
            places = found.setdefault(msgid, [])
            place = (path.relative_to(SOURCE).as_posix(), 0)
            if place not in places:
                places.append(place)
    return found


def of_python(path: Path) -> Iterator[Msgid]:
    """Yield the msgids of one Python file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield from of_call(node)


def of_call(call: ast.Call) -> Iterator[Msgid]:
    """Yield the msgids of one call, literals only."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    literals = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name in SINGLE and literals and call.args[0] is not None and isinstance(call.args[0], ast.Constant):
        yield literals[0]
    if name in PLURAL and len(literals) > 1:
        yield (literals[0], literals[1])
    for keyword in call.keywords:
        value = keyword.value
        if keyword.arg in KEYWORDS and isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
            yield value.value


def of_template(path: Path) -> Iterator[Msgid]:
    """Yield the msgids of one Jinja template."""
    keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "counted": (1, 2)}
    for _line, name, msgid, _comments in babel_extract(
        io.BytesIO(path.read_bytes()), keywords, [], {"trimmed": "true"}
    ):
        if name in PLURAL:
            yield (msgid[0], msgid[1])
        else:
            first = msgid if isinstance(msgid, str | None) else msgid[0]
            if first:
                yield first


def typeset(text: str) -> str:
    """Return a French text with the spaces French typography asks for; nothing changes the second time."""
    for mark in (";", "!", "?"):
        text = text.replace(f" {mark}", f"\u202f{mark}").replace(f"\u00a0{mark}", f"\u202f{mark}")
    for plain, right in ((" :", "\u00a0:"), ("« ", "«\u00a0"), (" »", "\u00a0»"), ("'", "\u2019")):
        text = text.replace(plain, right)
    return text


def path_of(language: str, suffix: str) -> Path:
    """Return where a language's catalogue stands."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / f"sourcier{suffix}"


def updated(language: str) -> Catalog:
    """Return the catalogue with the msgids of today; translations of those that are gone are dropped."""
    path = path_of(language, ".po")
    known = read_po(io.BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog()
    fresh = Catalog(locale=language)
    for msgid, places in sorted(messages().items(), key=lambda item: (item[1], str(item[0]))):
        old = known.get(msgid) or known.get(msgid if isinstance(msgid, str) else msgid[0])
        fresh.add(msgid, _translation(msgid, old.string if old else None), locations=places)
    return fresh


def _translation(msgid: Msgid, old: str | tuple[str, ...] | None) -> str | tuple[str, ...]:
    if isinstance(msgid, tuple):
        both = old if isinstance(old, tuple) else ("", "")
        return tuple(typeset(text) for text in both)
    return typeset(old) if isinstance(old, str) else ""


def po_bytes(catalogue: Catalog) -> bytes:
    """Return the catalogue as a .po file, without dates, so that the same texts are the same bytes."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=110, omit_header=True, include_lineno=False)
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in _headers(catalogue))
    return f'{HEADER}\nmsgid ""\nmsgstr ""\n{lines}\n'.encode() + stream.getvalue()


def _headers(catalogue: Catalog) -> tuple[tuple[str, str], ...]:
    return (
        ("Language", str(catalogue.locale)),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", catalogue.plural_forms),
    )


def mo_bytes(po: bytes, language: str) -> bytes:
    """Return the compiled form of a .po file; depends on its texts only."""
    catalogue = read_po(io.BytesIO(po), locale=language)
    catalogue.creation_date = catalogue.revision_date = UNDATED
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the msgids without a translation."""
    return [str(message.id) for message in catalogue if message.id and not _whole(message.string)]


def _whole(string: str | tuple[str, ...]) -> bool:
    return bool(string) if isinstance(string, str) else bool(string) and all(string)


def main(arguments: list[str]) -> int:
    """Write or check the catalogues; return 1 where something is missing."""
    failed = False
    for language in LANGUAGES:
        catalogue = updated(language)
        wanted = {".po": po_bytes(catalogue)}
        wanted[".mo"] = mo_bytes(wanted[".po"], language)
        for suffix, content in wanted.items():
            path = path_of(language, suffix)
            if "--check" not in arguments:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            elif not path.exists() or path.read_bytes() != content:
                failed = True
                sys.stdout.write(f"{path} is not what the sources ask for: run python tools/messages.py\n")
        for msgid in untranslated(catalogue):
            failed = True
            sys.stdout.write(f"{language}: no translation of {msgid!r}\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
