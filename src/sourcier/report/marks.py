"""What marks say, for a terminal and for other programs."""

from collections.abc import Sequence

import rfc8785

from sourcier.locale import Texts
from sourcier.model.marks import Alarm, Found, Mark, Sighting
from sourcier.model.message import Message
from sourcier.model.plain import to_plain

from .safe import cleaned, escaped_json

_VERDICTS = {
    "none": Message(
        "No copy of this register is named. What can be read would have named a copy that leaked alone: it is rather "
        "another source, a mixture of many copies, or a file written anew."
    ),
    "not_enough": Message("Not enough can be read to name a copy, or to clear one."),
}
_PERSON = Message(
    "A mark names a copy, not a person: whoever could reach that copy, and whoever holds the register's key, is in "
    "question too."
)
_LAYERS = {
    "ids": Message("technical numbers"),
    "spellings": Message("spellings"),
    "canaries": Message("invented people"),
}
_STRENGTHS = {
    "strong": Message("strong: several addresses, or two ways"),
    "moderate": Message("moderate: somebody wrote to it or called it"),
    "weak": Message("weak: a resolver or a scanner of mail may have opened it"),
}
_WEAKEST = {
    "echo": Message("Weakest point: machines open links and look names up as mail passes. Wait for a second sign."),
    "owner": Message("Weakest point: whoever made these addresses could have used them. Ask who knew them."),
    "own_leak": Message(
        "Weakest point: several copies at once point to the list of addresses itself rather than to a copy."
    ),
}
_UNKNOWN = Message("No copy of this register was given such an address.")


def render_found(found: Found, texts: Texts, form: str) -> str:
    """Return what was found as ``text`` or ``json``."""
    if form == "json":
        return escaped_json(rfc8785.dumps(to_plain(found)).decode()) + "\n"
    shown = cleaned(found)
    lines = []
    if not shown.complete:
        lines += [texts.say("Incomplete: the file could not be read to its end."), ""]
    lines += [_headline(shown, texts), ""]
    for mark in shown.marks:
        lines += [*_mark(mark, texts), ""]
    lines.append(_read(shown, texts))
    if shown.marks:
        lines.append(texts.of(_PERSON))
    return "\n".join(lines) + "\n"


def _headline(found: Found, texts: Texts) -> str:
    if found.verdict in _VERDICTS:
        return texts.of(_VERDICTS[found.verdict])
    return texts.count("%(n)s copy is named.", "%(n)s copies are named: mixed or joined.", len(found.marks))


def mark_sentence(mark: Mark, texts: Texts) -> str:
    """Say whom a mark names, and how sure it is."""
    message = Message(
        "Copy %(copy)s, order %(order)s, recipient %(recipient)s: at most one chance in %(chance)s that this names an "
        "innocent copy, over all copies of the register.",
        {
            "copy": mark.copy,
            "order": mark.order,
            "recipient": mark.recipient,
            "chance": power(-mark.log10_false),
        },
    )
    return texts.of(message)


def marks_said(marks: Sequence[Mark], verdict: str, texts: Texts) -> tuple[str, ...]:
    """Say what the marks of a traced leak name; nothing where none were looked for."""
    if verdict in _VERDICTS:
        return (texts.of(_VERDICTS[verdict]),)
    return (*(mark_sentence(mark, texts) for mark in marks), *([texts.of(_PERSON)] if marks else []))


def power(digits: float) -> str:
    """Write ten to that power, rounded down: no more than what was found."""
    return f"10^{int(digits)}"


def _mark(mark: Mark, texts: Texts) -> list[str]:
    lines = [mark_sentence(mark, texts)]
    for layer in mark.layers:
        name = texts.of(_LAYERS[layer.layer]) if layer.layer in _LAYERS else layer.layer
        rows = texts.count("%(n)s row speaks", "%(n)s rows speak", layer.rows)
        alone = texts.say("too little by itself")
        if layer.log10_false <= -1:
            alone = texts.of(Message("by itself one chance in %(chance)s", {"chance": power(-layer.log10_false)}))
        lines.append(f"  {name}: {rows}, {alone}")
    share = texts.of(
        Message("Share of the rows from this copy, roughly: %(share)d %%", {"share": _percent(mark.share)})
    )
    return [*lines, f"  {share}"]


def _percent(share: float) -> int:
    return round(share * 100)


def _read(found: Found, texts: Texts) -> str:
    read = texts.of(
        Message(
            "Read: %(rows)s, %(votes)s spellings, %(numbers)s numbers; %(copies)s in the register.",
            {
                "rows": texts.count("%(n)s row", "%(n)s rows", found.leak_rows),
                "votes": texts.number(found.votes),
                "numbers": texts.number(found.numbers),
                "copies": texts.count("%(n)s copy", "%(n)s copies", found.copies),
            },
        )
    )
    if found.own_rows is None:
        return read
    own = texts.count(
        "%(n)s row is about somebody of the base.", "%(n)s rows are about people of the base.", found.own_rows
    )
    return f"{read} {own}"


def render_alarm(alarm: Alarm, texts: Texts, form: str) -> str:
    """Return an alarm as ``text`` or ``json``."""
    if form == "json":
        return escaped_json(rfc8785.dumps(to_plain(alarm)).decode()) + "\n"
    shown = cleaned(alarm)
    lines: list[str] = [line for one in shown.sightings for line in _sighting(one, texts)]
    if not lines:
        lines.append(texts.of(_UNKNOWN))
    else:
        lines.append(texts.of(_WEAKEST[shown.weakest]))
        lines.append(texts.of(_PERSON))
    return "\n".join(lines) + "\n"


def _sighting(one: Sighting, texts: Texts) -> Sequence[str]:
    message = Message(
        "Copy %(copy)s, order %(order)s, recipient %(recipient)s: %(addresses)s.",
        {
            "copy": one.copy,
            "order": one.order,
            "recipient": one.recipient,
            "addresses": texts.count("%(n)s of its addresses", "%(n)s of its addresses", one.addresses),
        },
    )
    return texts.of(message), "  " + texts.of(_STRENGTHS[one.strength])
