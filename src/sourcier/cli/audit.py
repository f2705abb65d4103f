"""`sourcier audit`: one's own servers and folders, looked over before what lies there leaks."""

import click

from sourcier.locale import mark as _

from .audit_gate import gate
from .audit_papers import history, key, verify
from .audit_rules import rules
from .audit_run import run
from .audit_schedule import schedule
from .audit_where import where
from .options import everywhere
from .parts import Group

_FRENCH = {
    "run": "lancer",
    "where": "ou",
    "rules": "regles",
    "gate": "porte",
    "schedule": "planifier",
    "history": "historique",
    "verify": "verifier",
    "key": "cle",
}
_HELP = _(
    "Find the leak before it leaks: look over one's own servers and folders, read-only, and say what wants mending.\n\n"
    "Only what the configuration declares is ever contacted."
)


def audit(language: str) -> click.Group:
    """Return the command with all its parts."""
    group = Group("audit", french=_FRENCH, language=language, help=_HELP, no_args_is_help=True)
    for command in (run, where, rules, gate, schedule, history, verify, key):
        group.add_command(command)
    return everywhere(group)
