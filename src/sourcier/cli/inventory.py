"""`sourcier inventory HOLDING`: one's own data as keyed digests, sealed to whoever leads the inquiry."""

import os
import secrets
from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.message import Message

from .examine import PARTLY
from .options import common, workers_option
from .parts import Command, option
from .reading_options import overrides_of, reading_options
from .session import Session, now

_GOES_OUT = Message(
    "What goes out: digests of each row under key %(key)s, days of visits, and how the files are written; sealed, so "
    "that only whoever made the key can open it. Send it to nobody else."
)
_EMPTY = Message("The holding has no row. The inventory says so.")


@click.command(
    cls=Command,
    help=_(
        "Turn a holding into an inventory: digests that can be compared, sealed to whoever made the key.\n\n"
        "HOLDING is a file, or a folder whose files are one holding. For the party that holds the data, at home: "
        "nothing leaves this computer but the file you send, and nothing else is left behind."
    ),
)
@click.argument("holding", metavar="HOLDING", type=click.Path(path_type=Path))
@option("-o", "--output", "--sortie", "target", required=True, type=click.Path(path_type=Path),
        help=_("Where to write the inventory."))  # fmt: skip
@option("--key", "--cle", "key", required=True, type=click.Path(path_type=Path),
        help=_("The key file you were given for this comparison."))  # fmt: skip
@reading_options
@workers_option
@common
@click.pass_obj
def inventory(
    session: Session, /, *, holding: Path, target: Path, key: Path, workers: int | None, **chosen: str | int | None
) -> int:
    """Write an inventory."""
    from sourcier.inventory import Making, make_inventory  # noqa: PLC0415  # the engine is not loaded for --help
    from sourcier.secret import Key, read_comparison_key  # noqa: PLC0415

    opened = read_comparison_key(key)
    session.speech.notice(Message(_GOES_OUT.text, {"key": opened.id}))
    made = make_inventory(
        holding,
        target,
        opened,
        scratch=target.absolute().with_name(f".{target.name}.scratch"),
        scratch_key=Key(secrets.token_bytes(32)),
        made=now(),
        making=Making(workers or os.cpu_count() or 1, session.progress, overrides=overrides_of(chosen)),
    )
    texts = session.speech.texts
    left = len({one.file for one in made.unread}) + sum(table.cut for table in made.tables)
    if not made.complete:
        session.speech.result(
            texts.count(
                "Incomplete: one file could not be read to its end. The inventory says so.",
                "Incomplete: %(n)s files could not be read to their end. The inventory says so.",
                left,
            )
        )
    if not made.rows:
        session.speech.notice(_EMPTY)
    size = texts.size(target.stat().st_size)
    rows = texts.count("%(n)s row", "%(n)s rows", made.rows)
    session.speech.result(
        texts.of(Message("Written: %(path)s (%(rows)s, %(size)s).", {"path": str(target), "rows": rows, "size": size}))
    )
    return 0 if made.complete else PARTLY
