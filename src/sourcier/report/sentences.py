"""Codes of the facts as sentences. A code this version does not know is shown as it is."""

import re
from collections.abc import Mapping

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.facts import Examination, Finding, Reason

from .figures import Figures, capital
from .masking import is_hidden

REASONS = {
    "valid_share": _("valid by the whole rule"),
    "header_word": _("named by its header"),
    "header_code": _("hinted at by its header"),
    "proof_sex_agrees": _("sex agrees with the NIR"),
    "proof_birth_agrees": _("birth date agrees with the NIR"),
    "proof_birth_place_agrees": _("birth place agrees with the NIR"),
    "proof_commune_agrees": _("postcode agrees with the commune"),
    "proof_rhesus_beside": _("rhesus stands in the column beside"),
    "proof_parent_nir": _("child under a parent's NIR"),
    "too_few": _("too few values to say"),
    "empty": _("no value"),
    "constant": _("one value only"),
    "ambiguous": _("two kinds fit equally well"),
    "decision": _("settled by a person"),
    "runner_up_close": _("another kind is close behind"),
}
"""`Reason.code`."""

REPAIRS = {
    "line_joined": _("broken over several lines, joined again"),
    "field_added": _("fields missing at the end, left blank"),
    "field_split": _("a field holding the separator, put together again"),
    "quote_closed": _("a quote left open, closed at the line's end"),
    "nul_removed": _("NUL bytes removed"),
}
REJECTS = {
    "too_many_fields": _("too many fields"),
    "too_few_fields": _("too few fields"),
    "cut": _("cut in the middle"),
    "undecodable": _("bytes in no known encoding"),
    "field_too_long": _("a field beyond the limit"),
}
ODDITIES = {
    "nul": _("NUL bytes"),
    "control": _("control characters"),
}
"""Prefixes are tried too: ``encoding_utf-8`` is a second encoding."""

UNREAD = {
    "empty": _("the file is empty"),
    "no_table": _("no table was found in it"),
    "binary": _("it is no text"),
    "cut": _("it stops in the middle"),
    "damaged": _("a part of it is damaged"),
    "interrupted": _("the reading was interrupted"),
    "changed": _("the file changed while it was read"),
}
METHODS = {
    "keys": _(
        "Two rows are one person where they share a valid NIR that agrees with sex and birth, else the same name and "
        "birth date. The low end joins whatever may be one person; the high end joins only what must be."
    ),
}
RULES = {
    "nir_key_as_true": _("The keys of the NIRs are right as often as in a true export."),
    "passwords_in_clear": _("Passwords can be read by whoever holds the file."),
}
WEAKEST = {
    "dirty_export": _("an export may be dirtier or cleaner than those this was measured on"),
    "digest_unknown": _("what looks like a password may be a code of another use"),
}
TESTS = {
    "nir_key": _("keys of the NIRs"),
    "sex_agrees": _("sex against the NIR"),
    "birth_agrees": _("birth date against the NIR"),
    "weekdays": _("acts on weekdays"),
    "birth_months": _("months of birth"),
    "order_numbers": _("birth places of the NIRs"),
}


def reason(entry: Reason, texts: Texts) -> str:
    """Return why a column is believed to be what it is, with the counts it rests on."""
    figures = Figures(texts)
    name = figures.name(REASONS, entry.code)
    if not entry.of:
        return capital(name)
    if is_hidden(entry.of) or is_hidden(entry.held):
        return texts.say(
            "%(reason)s: %(held)s of %(of)s",
            reason=capital(name),
            held=figures.count(entry.held),
            of=figures.count(entry.of),
        )
    return texts.say(
        "%(reason)s: %(held)s of %(of)s (%(share)s)",
        reason=capital(name),
        held=entry.held,
        of=entry.of,
        share=figures.share(entry.held, entry.of),
    )


def coded(table: Mapping[str, str], code: str, texts: Texts) -> str:
    """Return the sentence of a code, the code itself where it is not known."""
    return texts.gettext(table[code]) if code in table else code


def oddity(code: str, texts: Texts) -> str:
    """Return the sentence of an oddity, whose code may name an encoding."""
    if code.startswith("encoding_"):
        return texts.say("in another encoding: %(encoding)s", encoding=code.removeprefix("encoding_"))
    return coded(ODDITIES, code, texts)


def finding(entry: Finding, texts: Texts) -> str:
    """Return what a finding says; its parameters fill the places of its sentence."""
    if entry.rule not in RULES:
        return entry.rule
    figures = Figures(texts)
    values = {name: figures.count(v) if isinstance(v, int) else v for name, v in entry.params.items()}
    try:
        return texts.say(RULES[entry.rule], **values)
    except KeyError:
        return texts.gettext(RULES[entry.rule])


_ORIGIN = re.compile(r"evidence (\d+)(?:, table (\d+)(?:, column (\d+))?)?")


def origin(place: str, examination: Examination, texts: Texts) -> str:
    """Return where a finding comes from, numbered from 1 as people do; the text itself where it is no such place."""
    found = _ORIGIN.fullmatch(place)
    if found is None:
        return place
    evidence, table, column = (None if group is None else int(group) for group in found.groups())
    parts = [texts.say("evidence %(number)s", number=(evidence or 0) + 1)]
    if table is not None:
        parts.append(texts.say("table %(number)s", number=table + 1))
    if column is not None:
        parts.append(texts.say("column %(number)s", number=column + 1))
        parts.append(_header(examination, evidence or 0, table or 0, column, texts))
    return ", ".join(part for part in parts if part)


def _header(examination: Examination, evidence: int, table: int, column: int, texts: Texts) -> str:
    try:
        return texts.quote(examination.evidence[evidence].tables[table].columns[column].name)
    except IndexError:
        return ""
