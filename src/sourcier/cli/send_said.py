"""How far the sending is, as text or JSON."""

from sourcier.case import facts_text
from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.sending import Sending

_LINES = (
    ("people", _("On the lists")),
    ("to_review", _("Waiting for a person to settle them")),
    ("mail_sent", _("Mails sent")),
    ("mail_waiting", _("Mails to be sent")),
    ("posted", _("Letters posted")),
    ("post_waiting", _("Letters to be posted")),
    ("uncertain", _("Mails cut off in the middle: settle them with --uncertain")),
    ("unreached", _("Reached by no channel")),
    ("second", _("Of these, at a second attempt")),
    ("bounced", _("Mails that came back or were refused")),
    ("returned", _("Letters that came back")),
)
_ALWAYS = ("people", "mail_sent", "mail_waiting", "posted", "post_waiting")


def said(state: Sending, texts: Texts, form: str) -> str:
    """Return the state in one form."""
    if form == "json":
        return facts_text(state).decode()
    lines = [texts.say(_("Letters of %(party)s"), party=state.party)]
    for name, text in _LINES:
        count = getattr(state, name)
        if count or name in _ALWAYS:
            lines.append(f"  {texts.number(count):>9}  {texts.gettext(text)}")
    return "\n".join(lines) + "\n"
