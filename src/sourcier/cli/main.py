"""The program's entry: language first, then the command, then what went wrong said in plain words."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click

from sourcier import __version__
from sourcier.locale import mark as _
from sourcier.model.errors import SourcierError
from sourcier.model.message import Message

from .options import everywhere
from .parts import Group
from .session import Session
from .speech import Speech, speech_of

_FRENCH = {
    "demo": "demonstration",
    "examine": "examiner",
    "decide": "decider",
    "check": "controler",
    "trace": "tracer",
    "reply": "reponse",
    "respond": "repondre",
    "send": "envoyer",
    "order": "ordre",
    "handout": "remettre",
    "audit": "auditer",
    "marks": "marques",
    "key": "cle",
    "inventory": "inventaire",
    "report": "rapport",
    "explain": "expliquer",
    "verify": "verifier",
    "doctor": "diagnostic",
}
"""Commands in the order of an affair, with their French names; each is a module of its name in this package."""

_HELP = _(
    "For the day a file of leaked health data surfaces: what is in it, and where it sprang from.\n\n"
    "Start with: sourcier demo. Everything stays on this computer."
)
_UNEXPECTED = Message("Something unexpected stopped the command.")
_UNEXPECTED_NEXT = Message("Please report it with this place in the program: %(place)s.")
_INTERRUPTED = Message("Interrupted. What was whole is kept; run the same command again to go on.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; exits with the status that the documentation lists."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    speech = speech_of(given, os.environ)
    sys.exit(run(given, speech))


def run(arguments: list[str], speech: Speech) -> int:
    """Run one command; return its exit status."""
    session = Session(speech, not {"--no-progress", "--sans-progression"} & set(arguments))
    try:
        status = program(speech.texts.language).main(
            arguments, prog_name="sourcier", standalone_mode=False, obj=session
        )
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        speech.notice(_INTERRUPTED)
        return 1
    except SourcierError as error:
        speech.error(error)
        return error.exit_status
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001  # no traceback: it may quote a value
        speech.error(_unexpected(error))
        return 1
    return status if isinstance(status, int) else 0


def program(language: str) -> click.Group:
    """Return all commands."""
    group = Group(
        "sourcier",
        french=_FRENCH,
        language=language,
        load=lambda name: _loaded(name, language),
        help=_HELP,
        no_args_is_help=True,
    )
    return click.version_option(__version__, prog_name="sourcier")(everywhere(group))


def _loaded(name: str, language: str) -> click.Command:
    """A command of the module of its name; groups of commands are made for a language.

    Only what is asked for is loaded: the parts of this program that a command does not need take a third of a second.
    """
    found = getattr(import_module(f".{name}", __package__), name)
    command: click.Command = found if isinstance(found, click.Command) else found(language)
    return command


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _unexpected(error: Exception) -> SourcierError:
    """The place in our own code, never the error's words: they may quote a value."""
    place = type(error).__name__
    trace = error.__traceback__
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        if "sourcier" in name.parts:
            place = f"{type(error).__name__}, {name.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    wrapped = SourcierError(
        _UNEXPECTED,
        Message("The evidence is untouched; what was written before stays whole."),
        Message(_UNEXPECTED_NEXT.text, {"place": place}),
    )
    wrapped.code = "E999"
    return wrapped
