"""``answers.toml`` to begin with: every field that nobody answered, with the letters of its options."""

from sourcier.data.form_packs import form_pack, form_words
from sourcier.locale import Texts
from sourcier.locale.names.notices import WHO
from sourcier.model.notice import Missing, Notice
from sourcier.report.figures import Figures

_NOT_IN_FACTS = "not_in_facts"


def answers_sheet(notice: Notice, texts: Texts) -> bytes:
    """Return the sheet, all of it comments: what a person fills in counts once it is in the case's answers.toml."""
    head = texts.say(
        "Take away the # before what you answer, and keep it as answers.toml in the case folder: one for all parties."
    )
    lines = [f"# {head}", ""]
    for one in notice.missing:
        if one.why == _NOT_IN_FACTS:
            lines += [*_field(one, notice, texts), ""]
    return ("\n".join(lines) + "\n").encode()


def _field(one: Missing, notice: Notice, texts: Texts) -> list[str]:
    words = form_words(notice.form, texts.language)[int(one.field)]
    field = form_pack(notice.form).field(int(one.field))
    star = " *" if one.mandatory == "yes" else ""
    said = [f"# {one.field}{star} {words.label} ({Figures(texts).name(WHO, one.who)})"]
    said += [f"#   {key}: {label}" for key, label in words.options.items()]
    several = field.type == "multi-select"
    value = "[]" if several else '""'
    return [*said, "# [[answer]]", f"# party = {_text(notice.party)}", f'# field = "{one.field}"', f"# value = {value}"]


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
