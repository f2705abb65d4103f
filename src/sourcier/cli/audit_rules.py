"""`sourcier audit rules`: what is asked, and how what is found is mended."""

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .options import common
from .parts import Command, option
from .session import Session


class NoSuchRule(WrongUse):
    """No rule of the audit has that id."""

    code = "E735"

    def __init__(self, wanted: str) -> None:
        super().__init__(
            Message("There is no rule %(id)s.", {"id": wanted}),
            Message("Nothing was changed."),
            Message("List them with: sourcier audit rules. A number such as SRC101 is enough."),
        )


@click.command(cls=Command, help=_("List the rules of the audit, or say of one what it finds and how to mend it."))
@click.argument("rule", metavar="[RULE]", required=False)
@option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@common
@click.pass_obj
def rules(session: Session, /, *, rule: str | None, form: str, **_rest: object) -> int:
    """Print them."""
    from sourcier.audit import rulebook, steps_of_rules  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.audit.rules import render_rules  # noqa: PLC0415

    book = rulebook()
    if rule is not None:
        book = {name: text for name, text in book.items() if rule.upper() in (text.number, name.upper())}
        if not book:
            raise NoSuchRule(rule)
    session.speech.result(render_rules(book, steps_of_rules(), session.speech.texts, form))
    return 0
