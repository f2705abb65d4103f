"""What is not known, as a letter to each party that would know: its own facts, numbered questions, how to answer."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import ARTICLES, DUTIES
from sourcier.model.duties import FAILED
from sourcier.model.trace import Trace

from .duty_questions import question
from .duty_sentences import ground
from .figures import Figures, capital
from .printing import FREED, HELD
from .safe import cleaned

_WIDTH = 78
_NUMBERED = re.compile(r"\d+\. |- ")
_MOST = 3
"""Facts of one sort that are told."""
_PLAIN = re.compile(r"[^a-z0-9]+")
_INTRODUCED = _(
    "A file of personal data has come to light. Because of the facts told below, you are to be heard. Nothing in this "
    "letter is a judgement: what is not known is asked, and what you answer is put beside the facts, with the change "
    "it makes."
)
_TOLD = _("What concerns you so far; the facts tend to show it, and each can be contested:")
_ASKED = _("We ask you to answer these questions, with the documents they name:")
_HOW = _(
    "You can answer in writing. Facts and documents count at once if they come as tables, in a text file whose name "
    "ends in .toml, for instance:"
)
_RIGHTS = _("What you hold can be handed in as an inventory, by which nobody sees it. You may consult the whole trace.")
_SIGNED = _("[place, day, name, capacity and address of whoever asks; by when an answer is wanted]")
_EXAMPLE = """\
    [[measure]]
    what = "audit"
    state = "shown"
    from = "2019-03-01"

    [[event]]
    date = "2020-11-04"
    what = "closure"

    [[contest]]
    fact = "open_access"
    holding = "..."
    why = "..."
"""


def question_letters(trace: Trace, texts: Texts) -> tuple[tuple[str, str, str], ...]:
    """Return per party that is asked something: its id, a file's name, and the letter."""
    shown = cleaned(trace)
    asked = dict.fromkeys(one.party for one in shown.questions)
    return tuple((party, _file(party, number), _letter(shown, party, texts)) for number, party in enumerate(asked, 1))


def _file(party: str, number: int) -> str:
    """A name every system can write, that tells whose it is."""
    plain = unicodedata.normalize("NFKD", party.lower()).encode("ascii", "ignore").decode()
    return f"questions-{number:02d}-{_PLAIN.sub('-', plain).strip('-')[:60] or 'party'}.txt"


def _letter(trace: Trace, party: str, texts: Texts) -> str:
    names = {one.id: one.name for one in trace.names}
    blocks = [
        texts.gettext(_SIGNED),
        texts.say("To: %(party)s", party=names.get(party, party)),
        texts.say("Subject: a leak of personal data, questions to be answered"),
        texts.gettext(_INTRODUCED),
    ]
    told = list(_facts(trace, party, names, texts))
    if told:
        blocks += [texts.gettext(_TOLD), *told]
    own = [one for one in trace.questions if one.party == party]
    blocks.append(texts.gettext(_ASKED))
    for number, one in enumerate(own, start=1):
        article = Figures(texts).name(ARTICLES, one.article)
        blocks.append(f"{number}. {question(one, names, texts)} [{article}]")
    blocks += [texts.gettext(_HOW), _EXAMPLE.rstrip("\n"), texts.gettext(_RIGHTS)]
    return "\n\n".join(_wrapped(block) for block in blocks) + "\n"


def _facts(trace: Trace, party: str, names: dict[str, str], texts: Texts) -> Iterator[str]:
    figures = Figures(texts)
    for duty in trace.duties:
        if duty.party == party and duty.finding == FAILED:
            head = f"{capital(figures.name(DUTIES, duty.duty))} ({figures.name(ARTICLES, duty.article)})"
            said = [ground(one, names, texts) for one in duty.for_ if not one.answered][:_MOST]
            yield texts.say("- %(duty)s. %(facts)s", duty=head, facts=" ".join(said))


def _wrapped(block: str) -> str:
    if block.startswith("    "):
        return block
    held = block.translate(HELD)
    number = _NUMBERED.match(block)
    hang = " " * len(number[0]) if number else ""
    lines = textwrap.wrap(held, _WIDTH, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
    return "\n".join(lines).translate(FREED)
