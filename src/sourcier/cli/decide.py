"""`sourcier decide`: what people settle, so that every later run takes it into account."""

import click

from sourcier.locale import mark as _

from .decide_answer import answer
from .decide_list import confirm, queue, show, undo
from .decide_response import severity, telling
from .decide_settle import column, lab, person, reading
from .options import everywhere
from .parts import Group

_FRENCH = {
    "queue": "file",
    "answer": "repondre",
    "column": "colonne",
    "person": "personne",
    "lab": "labo",
    "reading": "lecture",
    "severity": "gravite",
    "telling": "information",
    "list": "liste",
    "confirm": "confirmer",
    "undo": "annuler",
}
_HELP = _(
    "Settle what the file leaves open: a column's kind, whether two rows are one person, which labels are one "
    "laboratory, how a file is read.\n\n"
    "Start with: sourcier decide queue. Each decision is kept with who took it, why and when; every later run takes it "
    "into account, and it can be taken back. Places are numbered from 0, as in the facts."
)


def decide(language: str) -> click.Group:
    """Return the command with all its parts."""
    group = Group("decide", french=_FRENCH, language=language, help=_HELP, no_args_is_help=True)
    for command in (queue, answer, column, person, lab, reading, severity, telling, show, confirm, undo):
        group.add_command(command)
    return everywhere(group)
