"""The receipt of one copy, for the controller: what left, for whom, until when, and the register's own line."""

from collections.abc import Iterator

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.handing import Receipt
from sourcier.model.marks import Strength

from .handing import kind_name, strength_lines, table_lines
from .safe import harmless

_TITLE = _("Receipt of a copy handed out")
_FOR = _(
    "For the controller, who keeps it: by it alone is the register shown to be unchanged years later. Not for the "
    "recipient: it says what of the copy bears marks."
)
_UNORDERED = _("Attention: the order does not name the key this copy was encrypted to.")
_ROWS = (
    ("copy", _("Copy")),
    ("order", _("Order")),
    ("controller", _("Controller")),
    ("processor", _("Processor")),
    ("recipient", _("Recipient")),
    ("recipient_key", _("Encrypted to")),
    ("when", _("Made")),
    ("delete_by", _("To be gone by")),
    ("order_sha256", _("SHA-256 of the order")),
    ("sha256", _("SHA-256 of the file")),
    ("key", _("Key of the register")),
    ("commitment", _("SHA-256 of its keys")),
)


def render_receipt(receipt: Receipt, strength: Strength, texts: Texts) -> str:
    """Return the receipt as text."""
    return "\n".join(_lines(receipt, strength, texts)) + "\n"


def _lines(receipt: Receipt, strength: Strength, texts: Texts) -> Iterator[str]:
    copy = receipt.copy
    title = texts.gettext(_TITLE)
    yield from (title, "=" * len(title), "")
    if not copy.recipient_ordered:
        yield from (texts.gettext(_UNORDERED), "")
    width = max(len(texts.gettext(name)) for _key, name in _ROWS)
    for key, name in _ROWS:
        value = getattr(copy, key)
        shown = texts.date(value) if key == "delete_by" and value else harmless(str(value or "-"))
        yield f"{texts.gettext(name):<{width}}  {shown}"
    yield ""
    for table in receipt.tables:
        yield from table_lines(table, texts, several=len(receipt.tables) > 1)
        listed = [f"{harmless(column.name)} ({kind_name(column.kind, texts)})" for column in table.columns]
        yield "  " + texts.say(_("Columns: %(list)s."), list=", ".join(listed))
    if copy.rows_out != copy.rows:
        yield texts.count(
            "In the file: %(n)s row, invented people included.",
            "In the file: %(n)s rows, invented people included.",
            copy.rows_out,
        )
    yield ""
    yield from strength_lines(strength, texts)
    yield texts.gettext(_("A mark names a copy, not a person: who held it is for people to find out."))
    yield from ("", texts.gettext(_FOR), "")
    yield from (texts.gettext(_("Line of the register:")), receipt.line, "")
    yield from (texts.gettext(_("Checkpoint of the register:")), receipt.checkpoint.rstrip("\n"), "")
    yield from (receipt.signature.rstrip("\n"), "")
    yield from (texts.gettext(_("Signed by:")), receipt.signers.rstrip("\n"))
