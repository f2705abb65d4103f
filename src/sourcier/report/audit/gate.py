"""Whether a file may leave, for a terminal and for scripts."""

from collections.abc import Iterator
from dataclasses import replace

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.audit_gate import Gate, GateCheck
from sourcier.model.audit_rules import Rulebook
from sourcier.report.safe import cleaned

from .json import render_json
from .sentences import Words

_ASKED = {
    "encrypted": _("encrypted"),
    "marked": _("marked"),
    "ordered": _("within its order"),
    "in_time": _("not past its day"),
}
_ANSWERS = {"yes": "\u2713", "no": "\u2717", "unknown": "?", "not_needed": "\u2013"}
_WHY = {
    "no_people": _("nobody's data were found in it"),
    "of_register": _("it is a copy of the register"),
    "no_register": _("not known: no register was named"),
    "no_order": _("not known: no order was named"),
    "not_in_register": _("the register does not know this file"),
    "not_readable": _("it could not be read to its end"),
    "clear": _("it is in clear"),
    "weak": _("its encryption is broken"),
    "no_mark": _("it bears no mark of the register"),
    "beyond": _("it holds more than was ordered"),
    "no_order_matches": _("no order of the file matches it"),
    "past": _("its day is past"),
    "gone": _("the register says that it was deleted or returned"),
}


def render_gate(gate: Gate, texts: Texts, book: Rulebook, form: str) -> str:
    """Return it as ``text`` or ``json``."""
    if form == "json":
        return render_json(gate)
    return "\n".join(_lines(cleaned(gate), texts, Words(texts, book))) + "\n"


def _lines(gate: Gate, texts: Texts, words: Words) -> Iterator[str]:
    yield texts.say("This file may leave.") if gate.open else texts.say("This file may not leave.")
    if not gate.complete:
        yield texts.say("It could not be read to its end.")
    for check in gate.checks:
        yield _check(check, texts)
    if gate.kinds and gate.findings:
        held = words.kinds(replace(gate.findings[0], kinds=gate.kinds), 10)
        people = words.people(gate.people)
        yield texts.say("It holds: %(kinds)s; people: %(people)s.", kinds=held, people=people)
    if said := words.looked(gate.looked):
        yield said
    for one in gate.findings:
        yield ""
        yield f"{one.rule.partition('-')[0]}  {words.title(one.rule)}"
        yield from (f"  {text}" for text in words.why(one))
        yield from (f"  {n}. {text}" for n, text in enumerate(words.remedy(one), start=1))


def _check(check: GateCheck, texts: Texts) -> str:
    asked = texts.gettext(_ASKED.get(check.code, check.code))
    why = texts.gettext(_WHY[check.why]) if check.why in _WHY else ""
    return f"  {_ANSWERS.get(check.answer, '?')} {asked}" + (texts.gettext(_(": ")) + why if why else "")
