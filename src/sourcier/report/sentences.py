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
    "unit_behind": _("a unit of results stands behind"),
    "one_per_test": _("the same for every result of one test"),
    "header_word": _("named by its header"),
    "explained_by_key": _("against: the keys of another number are right throughout"),
    "decision": _("settled by a person"),
    "proof_sex_agrees": _("sex agrees"),
    "proof_sex_disagrees": _("sex disagrees"),
    "proof_sign_disagrees": _("another sign than the blood group's own"),
    "proof_birth_agrees": _("birth date agrees with the NIR"),
    "proof_birth_disagrees": _("birth date disagrees with the NIR"),
    "proof_birthplace_agrees": _("birth place agrees with the NIR"),
    "proof_commune_agrees": _("commune agrees"),
    "proof_postcode_agrees": _("postcode agrees"),
    "proof_begins_postcode": _("begins the postcode of the row"),
    "proof_same_person": _("goes with one and the same person"),
    "proof_after_birth": _("comes after the birth"),
    "proof_before_visit": _("comes before the visit"),
    "filled_with_blood_group": _("filled where the blood group is"),
    "filled_with_password": _("filled where the password is"),
    "name_and_number": _("name and number, as logins are made"),
    "proof_one_per_insurer": _("one per insurer"),
    "few_codes": _("few different codes"),
    "proof_one_lab_each": _("one laboratory for each"),
    "proof_one_per_lab": _("one for each laboratory"),
    "proof_others_number": _("stands where the NIR is another's"),
    "proof_own_number": _("agrees with the person's own NIR"),
    "regime_fund_centre": _("regime, fund and centre"),
    "third_digit_same": _("its third digit is always the same"),
    "third_digit_zero": _("its third digit is 0"),
    "another_is_later": _("another date is later"),
    "counts_up": _("counts up from row to row"),
    "unique": _("different in every row"),
    "same_country": _("other columns are of the same country"),
    "other_country": _("against: other columns are of another country"),
    "explained_as_well": _("against: a number of another country fits as well"),
    "few_people": _("few different people"),
    "few_sundays": _("few Sundays"),
    "forms_differ": _("values of many forms"),
    "holders_are_old": _("those concerned are old"),
    "mostly_filled": _("filled in most rows"),
    "names_pair": _("stands beside another part of the name"),
    "ranks_fall_off": _("the higher the rank, the rarer"),
    "words_run_on": _("words that make sentences"),
    "years_narrow": _("few different years"),
    "years_of_a_life": _("years over a lifetime"),
    "years_wide": _("many different years"),
    "too_few": _("too few values to say"),
    "document": _("the text of a document"),
    "undecided": _("its values fit no kind, or several"),
    "empty": _("no value"),
}
"""`Reason.code`."""

REPAIRS = {
    "stray_quote": _("a quote that opens or closes nothing, taken as a character"),
    "line_break_in_field": _("a line break inside a field, joined again"),
    "surplus_delimiter": _("a separator inside a field, put together again"),
    "missing_fields": _("fields missing in the middle, put back in their place"),
    "short_padded": _("fields missing at the end, left blank"),
    "cut_line": _("cut at the end of the file, left blank from there"),
}
REJECTS = {
    "too_many_fields": _("too many fields"),
    "too_few_fields": _("too few fields"),
    "quotes_do_not_balance": _("quotes that do not balance"),
    "line_too_long": _("a line beyond the limit"),
    "no_record": _("nothing that reads as a record"),
    "odd_byte": _("half a character at the end"),
}
ODDITIES = {
    "cells_in_utf8": _("cells in UTF-8"),
    "cells_in_eight_bit": _("cells in an eight-bit encoding"),
}
UNREAD = {
    "E143": _("it was being written to"),
    "E301": _("no such file"),
    "E302": _("no right to read it"),
    "E303": _("the file holds nothing"),
    "E304": _("it is no delimited text"),
    "E305": _("no record was found in it"),
    "E306": _("a folder without files"),
    "E307": _("its encoding is not known"),
    "E308": _("it has more columns than the limit"),
    "E309": _("there is no file to read"),
    "E310": _("a pipe or a device, which cannot be read twice"),
    "E311": _("it is no text"),
    "gzip_cut": _("the compressed file stops in the middle"),
    "gzip_damaged": _("the compressed file is damaged"),
    "gzip_bomb": _("it unpacks to more than the limit"),
    "container_bomb": _("it unpacks to more than the limit"),
    "container_cut": _("its list of files breaks off"),
    "too_many_members": _("it holds more files than the limit"),
    "part_missing": _("a part of it is missing"),
    "members_unread": _("some files inside could not be read, or not to their end"),
    "table_cut": _("a table in it breaks off"),
    "parts_unread": _("some of its pages or parts could not be read"),
    "member_cut": _("it stops in the middle"),
    "member_damaged": _("it is damaged"),
    "password_needed": _("it asks for a password, or for another one than was given: sourcier examine --password"),
    "memory_needed": _("to unpack it takes more memory than the limit"),
    "bytes_unlisted": _("bytes in it belong to no file"),
    "compression_unknown": _("it is packed in a way that is not known"),
    "encryption_unknown": _("it is encrypted in a way that is not known"),
    "E312": _("its list of files cannot be read"),
    "E313": _("it holds no file"),
    "E314": _("containers lie within containers, deeper than the limit"),
    "E315": _("it is larger than the limit for what lies in a container"),
    "E316": _("it is damaged: no table of it can be read"),
    "parser_hung": _("reading it took too long, and was stopped"),
    "parser_stopped": _("reading it ended by an accident"),
    "parser_memory": _("reading it took too much memory, and was stopped"),
    "page_scanned": _("its pages are pictures, in which nothing can be read"),
    "E317": _("no text of it could be had"),
    "E318": _("its files ask for a password, or for another one than was given: sourcier examine --password"),
    "E319": _("it is damaged or cut: nothing of what is inside can be read"),
    "E320": _("it is packed in a way that is not known"),
    "E321": _("a part of it is missing"),
    "E322": _("the program bsdtar, which reads it, is not here"),
    "E323": _("it unpacks to more than the limit"),
    "changed_while_read": _("it changed while it was read"),
    "read_error": _("the disk it lies on did not give all of it"),
}
"""`Evidence.unread`: codes of streaming, and of the errors of reading."""

METHODS = {
    "keys": _(
        "Two rows are one person where they share a valid NIR that agrees with sex and birth, else the same name and "
        "birth date. The low end joins whatever may be one person; the high end joins only what must be."
    ),
    "addresses": _(
        "Neither a NIR nor a name and birth date tells people apart here: two rows are one person where they share an "
        "e-mail address or a patient's number."
    ),
    "none": _("Nothing in these rows tells people apart."),
}
RULES = {
    "nir_key_as_true": _("The keys of the NIRs are right as often as in a true export."),
    "passwords_in_clear": _("Passwords can be read by whoever holds the file."),
}
WEAKEST = {
    "dirty_export": _("an export may be dirtier or cleaner than those this was measured on"),
    "digest_unknown": _("what looks like a password may be a code of another use"),
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
