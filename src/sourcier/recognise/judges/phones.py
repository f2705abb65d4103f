"""Telephone numbers: a column of both landlines and mobiles is `phone`."""

from sourcier.recognise.table import Table, View, filled

_NEARLY_ALL = 0.9


def judge_phones(table: Table) -> None:
    """Vote on `landline`, `mobile` and `phone`."""
    for view in filled(table.views):
        if max(view.share("phone"), view.share("landline") + view.share("mobile")) >= _NEARLY_ALL:
            _weigh(view)


def _weigh(view: View) -> None:
    most = max(view.fit(kind).valid for kind in ("phone", "landline", "mobile"))
    enough = min(1.0, most / 20 + 0.3)
    for kind in ("landline", "mobile"):
        if view.share(kind) >= _NEARLY_ALL:
            fit = view.fit(kind)
            view.add(kind, 2.5 * enough, "valid_share", fit.tested_rows, fit.valid_rows)
            return
    fit = view.fit("phone")
    view.add("phone", 2.5 * enough, "valid_share", fit.tested_rows, fit.valid_rows)
