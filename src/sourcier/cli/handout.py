"""`sourcier handout`: an export that is only what was ordered, that names its copy, and is known until it is gone."""

import click

from sourcier.locale import mark as _

from .handout_life import LIFE, due, list_, merge, renew
from .handout_make import make
from .handout_open import changes, identity, open_
from .options import everywhere
from .parts import Group

_FRENCH = {
    "make": "faire",
    "identity": "identite",
    "open": "ouvrir",
    "received": "recu",
    "imported": "importe",
    "returned": "rendu",
    "deleted": "efface",
    "renew": "renouveler",
    "list": "lister",
    "due": "echus",
    "merge": "fusionner",
    "changes": "changements",
}
_HELP = _(
    "Hand out an export: exactly what was ordered, marked, encrypted to its recipient, entered in a register.\n\n"
    "And follow each copy until it is gone: received, imported, returned, deleted."
)


def handout(language: str) -> click.Group:
    """Return the command with all its parts."""
    group = Group("handout", french=_FRENCH, language=language, help=_HELP, no_args_is_help=True)
    for command in (make, identity, open_, *LIFE, renew, list_, due, merge, changes):
        group.add_command(command)
    return everywhere(group)
