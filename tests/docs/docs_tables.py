"""The tables of the reference that the code itself knows.

Written anew by ``python tests/docs/docs_tables.py``; a test holds pages and code together.
"""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
from docs_audit import audit_limits, audit_rules, audit_targets_table
from docs_meanings import MEANINGS as OTHERS
from docs_meanings_response import RESPONSE

import sourcier
from sourcier.cli.main import program
from sourcier.locale.names import SPEAKS, TRIALS
from sourcier.model import (
    authenticity,
    changes,
    check,
    composition,
    decisions,
    duties,
    facts,
    hypotheses,
    notice,
    people,
    queue,
    reading,
    response,
    scope,
    severity,
    trace,
)
from sourcier.model.errors import SourcierError
from sourcier.model.kinds import Category
from sourcier.read import FATES, limits
from sourcier.recognise import Kind, known_kinds
from sourcier.report import sentences, trace_findings

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
_MARKED = re.compile(r"(<!-- table: ([\w-]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_UNEXPECTED = ("E999", "1", "Something unexpected stopped the command; only the place in the program is told.")


def table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join("| " + " | ".join(_cell(cell) for cell in line) + " |\n" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("``", "`").replace("|", "\\|").split())


def _modules() -> Iterator[object]:
    for module in pkgutil.walk_packages(sourcier.__path__, "sourcier."):
        yield importlib.import_module(module.name)


def errors() -> list[tuple[str, str, str]]:
    """Code, exit status and meaning of every error a user may meet."""
    for _ in _modules():
        pass
    found = {_UNEXPECTED[0]: _UNEXPECTED}
    waiting = [SourcierError]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if "code" in vars(kind) and kind.__module__ != SourcierError.__module__:
            found[kind.code] = (kind.code, str(kind.exit_status), inspect.getdoc(kind) or "")
    return [found[code] for code in sorted(found)]


def _errors() -> str:
    return table(("code", "exit code", "what happened"), [(f"`{c}`", s, d) for c, s, d in errors()])


def _kinds() -> str:
    parts = []
    for category in Category:
        rows = [_kind(kind) for kind in known_kinds().values() if kind.category is category]
        if rows:
            heads = ("kind", "how it is recognised", "by chance", "alone", "confused with")
            parts.append(f"## {category.value}\n\n{table(heads, rows)}")
    return "\n".join(parts)


def _kind(kind: Kind) -> tuple[str, ...]:
    alone = "yes" if kind.distinctive else "no"
    others = ", ".join(f"`{name}`" for name in kind.confused_with)
    return (f"`{kind.name}`", kind.rule, f"{float(f'{100 * kind.chance:.2g}'):g} %", alone, others)


def _fields(module: object) -> Mapping[str, tuple[str, list[tuple[str, str, str]]]]:
    """Per dataclass of a module its docstring, and name, type and docstring of its fields."""
    tree = ast.parse(inspect.getsource(module))
    return {
        node.name: (ast.get_docstring(node) or "", list(_of_class(node)))
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }


def _of_class(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    for here, following in zip(node.body, [*node.body[1:], None], strict=True):
        if isinstance(here, ast.AnnAssign) and isinstance(here.target, ast.Name):
            meaning = _docstring(following) or MEANINGS.get(f"{node.name}.{here.target.id}", "")
            yield here.target.id.removesuffix("_"), ast.unparse(here.annotation), meaning


def _docstring(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


MEANINGS = {**OTHERS, **RESPONSE}
_SHOWN = (
    (facts, ("Examination", "Input", "Finding", "Evidence", "Member", "Table", "CountryGuess", "AlikeFiles")),
    (reading, ("Dialect", "Account", "RowCount", "Tally", "Alternative", "ByteRange")),
    (facts, ("Column", "Reason", "Also", "Lab", "Place", "Period", "Month", "CategoryCount", "OtherPeople")),
    (people, ("People", "PeopleStep")),
    (composition, ("Composition", "Segment", "Joint", "KnownFile")),
    (authenticity, ("Authenticity", "AuthenticityTest", "SegmentAuthenticity")),
    (queue, ("Question",)),
    (check, ("Check", "Missed", "Share", "Exactness", "Agreement")),
    (trace, ("Trace", "Containment", "LabShare", "MonthShare", "ColumnShare")),
    (scope, ("Scope", "HeldScope", "OutsideColumn")),
    (trace, ("Dating", "Form", "Trait", "Alike", "Refused", "Unexplained", "Witness", "Happened", "Named")),
    (duties, ("Duty", "Ground", "Decided", "DutyQuestion", "Reply")),
    (changes, ("Changes", "Change", "RatioChange", "HoldingChange", "DutyChange")),
    (hypotheses, ("Hypothesis", "Explained", "Term", "AskNext", "Weighing")),
    (response, ("Response", "Answerable", "Unassigned", "Deadline")),
    (severity, ("Severity", "Overall", "Group", "Why")),
    (notice, ("Notice", "Filled", "Missing", "FieldChange")),
    (response, ("PartyList", "ListBatch", "Count", "LetterBatch", "Kit", "Plan", "CostLine", "Communication")),
)


def _facts() -> str:
    parts = []
    for module, names in _SHOWN:
        for name in names:
            about, fields = _fields(module)[name]
            rows = [(f"`{field}`", f"`{_json(kind)}`", text) for field, kind, text in fields]
            summary, _, _ = about.partition("\n\n")
            parts.append(f"## {name}\n\n{summary}\n\n{table(('field', 'type', 'meaning'), rows)}")
    return "\n".join(parts)


def _json(kind: str) -> str:
    """The type as JSON has it."""
    words = {"str": "text", "int": "integer", "float": "number", "None": "null", "bool": "true or false"}
    kind = re.sub(r"tuple\[(\w+), \.\.\.\]", r"list of \1", re.sub(r"Mapping\[.*\]", "object", kind))
    return re.sub(r"\b(str|int|float|None|bool)\b", lambda found: words[found[1]], kind).replace(" | ", " or ")


def shown_facts() -> set[str]:
    """The classes of facts the page has."""
    return {name for _, names in _SHOWN for name in names}


def _codes(names: Mapping[str, str]) -> Callable[[], str]:
    return lambda: table(("code", "meaning"), [(f"`{code}`", text) for code, text in names.items()])


def _repairs() -> str:
    rows = [(str(number), f"`{code}`", sentences.REPAIRS[code]) for number, code in enumerate(FATES) if number]
    return table(("`_fate`", "code", "meaning"), rows)


def unexplained() -> list[str]:
    """Fields of which neither the code nor this folder says what they mean."""
    shown = [*_SHOWN, (limits, ("Limits",)), (decisions, ("ColumnKind", "SamePerson"))]
    return [
        f"{name}.{field}"
        for module, names in shown
        for name in names
        for field, _, text in _fields(module)[name][1]
        if not text
    ]


def _limits() -> str:
    rows = []
    for name, _, text in _fields(limits)["Limits"][1]:
        rows.append((f"`{name}`", f"{getattr(limits.Limits(), name):,}", text))
    return table(("limit", "value", "meaning"), rows)


def _decisions(name: str) -> Callable[[], str]:
    rows = [(f"`{field}`", f"`{_json(kind)}`", text) for field, kind, text in _fields(decisions)[name][1]]
    return lambda: table(("field", "type", "meaning"), rows)


def _commands() -> str:
    return "\n".join(_parts(program("en"), "", "##"))


def _parts(group: click.Group, before: str, level: str) -> Iterator[str]:
    """The commands of a group, and those of the groups in it, a level lower."""
    for name, french_name in group._french.items():
        command = group.get_command(None, name)
        options = [part for part in command.params if isinstance(part, click.Option)]
        rows = [_option(part) for part in options]
        arguments = " ".join(part.make_metavar(click.Context(command)) for part in _arguments(command))
        usage = f"    sourcier {before}{name} {arguments}".rstrip()
        title = f"{level} {before}{name} ({french_name})\n\n{_help(command)}\n\n{usage}\n"
        yield f"{title}\n{table(('option', 'en français', 'default', 'meaning'), rows)}"
        if isinstance(command, click.Group):
            yield from _parts(command, f"{before}{name} ", f"{level}#")


def _arguments(command: click.Command) -> list[click.Argument]:
    return [part for part in command.params if isinstance(part, click.Argument)]


def _help(command: click.Command) -> str:
    return (command.help or "").strip()


def _option(part: click.Option) -> tuple[str, ...]:
    short = [name for name in part.opts if not name.startswith("--")]
    first, *others = [name for name in part.opts if name.startswith("--")]
    values = part.type.choices if isinstance(part.type, click.Choice) else ()
    default = "" if part.is_flag or not part.show_default else str(part.default)
    meaning = (part.help or "") + (f" One of {', '.join(f'`{value}`' for value in values)}." if values else "")
    return (", ".join(f"`{name}`" for name in (*short, first)), ", ".join(f"`{n}`" for n in others), default, meaning)


TABLES: Mapping[str, Callable[[], str]] = {
    "audit-limits": lambda: audit_limits(table, _fields),
    "audit-rules": lambda: audit_rules(table),
    "audit-targets": lambda: audit_targets_table(table, _fields),
    "commands": _commands,
    "decisions": _decisions("ColumnKind"),
    "decisions-pairs": _decisions("SamePerson"),
    "errors": _errors,
    "facts": _facts,
    "kinds": _kinds,
    "limits": _limits,
    "oddities": _codes(sentences.ODDITIES),
    "reasons": _codes(sentences.REASONS),
    "rejects": _codes(sentences.REJECTS),
    "repairs": _repairs,
    "rules": _codes({**sentences.RULES, **trace_findings.RULES}),
    "speaks": _codes(SPEAKS),
    "trials": _codes(TRIALS),
    "unread": _codes(sentences.UNREAD),
    "weakest": _codes({**sentences.WEAKEST, **trace_findings.WEAKEST}),
}
"""Name in the page's mark to the table."""


def renewed(text: str) -> str:
    """Return a page with its marked tables as the code has them."""
    return _MARKED.sub(lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n{found[3]}", text)


def marked(text: str) -> list[str]:
    """The names of the tables of a page."""
    return [found[1] for found in _MARKED.findall(text)]


if __name__ == "__main__":
    for page in sorted(REFERENCE.glob("*.md")):
        page.write_text(renewed(page.read_text("utf-8")), "utf-8", newline="\n")
