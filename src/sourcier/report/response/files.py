"""Everything a response writes into one party's folder, by name."""

import json

from sourcier.locale import Texts
from sourcier.model.notice import Notice
from sourcier.model.plain import to_plain
from sourcier.model.response import Answerable, Response
from sourcier.report.safe import cleaned, escaped_json

from .answers_sheet import answers_sheet
from .form import form_of
from .ics import calendar
from .notice_json import notice_json
from .pages import notice_page, response_page, statement_page
from .register import ciso_assistant, entry_of, pia, register_csv, register_json

FIRST = "notice-first.json"
LONGEST = 20_000
"""Characters of an answer that people wrote."""


def files_of(facts: Response, party: str, texts: Texts, names: dict[str, str]) -> tuple[tuple[str, bytes], ...]:
    """Return name and content of each file for one party; `names` are those of holdings. They stay in the case."""
    shown = cleaned(facts, LONGEST)
    one = next(each for each in shown.parties if each.id == party)
    notice = next((each for each in shown.notices if each.party == party), None)
    always = (
        ("response.html", response_page(shown, party, texts).encode()),
        ("deadlines.ics", calendar(shown, party, texts)),
    )
    if notice is None:
        return always
    return (*always, *_notified(shown, one, notice, texts, names))


def _notified(
    facts: Response, one: Answerable, notice: Notice, texts: Texts, names: dict[str, str]
) -> tuple[tuple[str, bytes], ...]:
    from .notice_docx import notice_docx  # noqa: PLC0415  # the library of Word files is loaded for those alone

    form = form_of(notice, texts, names)
    entry = entry_of(facts, one.id, texts)
    title = texts.say("Notice of a breach: %(name)s", name=one.name)
    lead = () if facts.complete else (texts.say("The examination is incomplete: every count is a minimum."),)
    found = (
        ("notice.json", notice_json(notice, texts, names)),
        ("notice.html", notice_page(facts, one, notice, form, texts).encode()),
        ("notice.docx", notice_docx(form, title, lead, texts)),
        ("answers-to-give.toml", answers_sheet(notice, texts)),
        ("register.json", register_json(entry)),
        ("register.csv", register_csv(entry, texts)),
        ("ciso-assistant.json", ciso_assistant(facts, one.id, entry, texts)),
        ("pia.json", pia(facts, one.id, texts)),
        ("statement.html", statement_page(facts, one.id, texts).encode()),
    )
    return (*found, *_kept(notice))


def _kept(notice: Notice) -> tuple[tuple[str, bytes], ...]:
    """The first notice stays as it was when it was sent: a complement is held against it."""
    if notice.stage != "first":
        return ()
    return ((FIRST, (escaped_json(json.dumps(to_plain(notice), ensure_ascii=False, indent=1)) + "\n").encode()),)
