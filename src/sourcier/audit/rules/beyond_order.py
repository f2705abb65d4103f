"""An extract with more columns or rows than its order asked for."""

from collections.abc import Iterator

from sourcier.audit.places import is_base
from sourcier.audit.rule import LESS_LIKELY, LIKELY, SURE, Hit, Place, Rule, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, LOW, MEDIUM
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ColumnSeen, ThingSeen
from sourcier.model.kinds import Category

_PERSONAL = frozenset(
    {
        Category.IDENTITY, Category.NATIONAL_NUMBER, Category.CONTACT, Category.SECRET, Category.FINANCIAL,
        Category.INSURANCE,
    }
)  # fmt: skip
_GRAVE = frozenset({Category.HEALTH, Category.NATIONAL_NUMBER, Category.SECRET, Category.FINANCIAL})
_WHY = {"too_early": "rows_too_early", "too_late": "rows_too_late", "other_labs": "rows_other_labs"}
_ALIKE = 0.7
"""Share of the order's columns from which the thing is surely its extract."""


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    order = thing.order
    if order is None or not (order.columns_over or order.rows_over) or is_base(place.target):
        return
    why = [step("order", order=order.order, matched=order.columns_matched, ordered=order.columns_ordered)]
    if order.columns_over:
        why.append(step("columns_over", n=len(order.columns_over)))
    why += [step(_WHY[code], n=rows) for code, rows in order.rows_over_why.items() if code in _WHY and rows]
    if order.rows_over and not order.rows_over_why:
        why.append(step("rows_over", n=order.rows_over))
    share = order.columns_matched / order.columns_ordered if order.columns_ordered else 0
    confidence = SURE if order.rows_over and share >= _ALIKE else LIKELY if share >= _ALIKE else LESS_LIKELY
    kinds = tuple(dict.fromkeys(column.kind for column in order.columns_over if column.kind))
    yield Hit(_severity(order.columns_over, order.rows_over), confidence, tuple(why), kinds=kinds or None)


def _severity(over: tuple[ColumnSeen, ...], rows: int) -> str:
    categories = {column.category for column in over}
    if categories & _GRAVE:
        return HIGH
    return MEDIUM if rows or categories & _PERSONAL else LOW


RULE = Rule(
    RuleText(
        id="SRC203-beyond-order",
        title=_("More than was ordered"),
        risk=_("A processor that extracts more than its instruction answers for it itself, and what is too much is "
               "what hurts when it leaks."),
        duties=("GDPR 5(1)(c)", "GDPR 28(3)(a)", "GDPR 29"),
        severity=MEDIUM,
        confidence=LIKELY,
        says={
            "order": _("It looks like the extract of order %(order)s: %(matched)s of its %(ordered)s columns."),
            "no_order": _("No order that was named asks for what it holds."),
            "columns_over": _("Columns that the order does not list: %(n)s."),
            "rows_over": _("Rows outside the order, of those looked at: %(n)s."),
            "rows_too_early": _("Rows last seen before the order's first day, of those looked at: %(n)s."),
            "rows_too_late": _("Rows last seen after the order's last day, of those looked at: %(n)s."),
            "rows_other_labs": _("Rows of laboratories the order does not name, of those looked at: %(n)s."),
            "delete_surplus": _("Delete this extract and every copy of it."),
            "hand_out": _("Extract again with sourcier handout make: only what is ordered leaves."),
            "mend_tool": _("Have the tool that exports everything mended, or its use forbidden in writing."),
            "ask_controller": _("If all of it is needed, let the controller sign an order that says so, first."),
            "check_gate": _("sourcier audit gate FILE --order order.toml ends with 0 for what leaves from now on."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("delete_surplus", "hand_out", "mend_tool", "ask_controller"),
    check=("check_gate", "run_again"),
    things=_things,
)  # fmt: skip
