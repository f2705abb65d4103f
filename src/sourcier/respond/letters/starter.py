"""``letters.toml`` to begin with: every key, with what it is for."""

from collections.abc import Callable, Sequence

from sourcier.model.message import Message

_LINES: Sequence[tuple[str, Message, str]] = (
    ("pack", Message("The language of the letters: fr, en, or a folder of letters in the case."), "fr"),
    ("place", Message("Where the letters are signed."), ""),
    ("happened", Message("What happened, in a few plain sentences: what, when, how it was found."), ""),
    ("measures", Message("What the laboratory did, and what it is doing."), ""),
    ("not_in_file", Message("What surely is not in the file, such as results of analyses. May be left out."), ""),
    ("hotline", Message("A telephone number for questions. May be left out."), ""),
    ("page", Message("Where the laboratory put the victims' kit. May be left out."), ""),
    ("signatory", Message("Who signs: name and function."), ""),
)
_HEAD = (
    Message("What the letters to the people say beside the facts. One [[letter]] per party; one without party speaks"),
    Message("for all others. An empty field that the letter needs is named with its line, and nothing is made."),
)


def starter(say: Callable[[Message], str]) -> str:
    """Return the file's text; `say` puts a message into the reader's language."""
    lines = [f"# {say(line)}" for line in _HEAD]
    lines += ["", "[[letter]]"]
    for name, about, value in _LINES:
        lines += [f"# {say(about)}", f'{name} = "{value}"' if value else f'{name} = ""']
    return "\n".join(lines) + "\n"
