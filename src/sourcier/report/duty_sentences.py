"""Facts that speak for a duty being failed or kept, as sentences; and the assumptions that would overturn them."""

from collections.abc import Mapping

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import CLAUSES, MEASURES, ORDER_PARTS
from sourcier.model.duties import Ground

from .figures import Figures

GROUNDS = {
    "open_access": _("%(holding)s was open to anyone."),
    "shared_account": _("Staff shared one account for %(holding)s."),
    "no_strong_login": _("One password opened %(holding)s; there was no second factor."),
    "wide_rights": _("Rights to %(holding)s went beyond what tasks needed."),
    "clear_text": _("What lay in %(holding)s was sent and kept in clear."),
    "kept_after_migration": _("%(holding)s was kept after the migration it was made for."),
    "no_log": _("Nobody logged who opened %(holding)s."),
    "no_supervision": _("Nobody watched over %(holding)s."),
    "no_procedure": _("No procedure governed the migrations that filled %(holding)s."),
    "no_contract": _("There was no contract for %(holding)s."),
    "alert_ignored": _("An alert about %(holding)s was not acted upon."),
    "findings_unmended": _("Faults that an audit of %(holding)s had found were left as they were."),
    "exports_all": _("The tool that filled %(holding)s could only export everything."),
    "own_use": _("What lay in %(holding)s was used for purposes of its own."),
    "rows_lay_open": _(
        "%(rows)s of %(of)s rows of the file (%(share)s) stood in %(holding)s, which was open to anyone."
    ),
    "passwords_in_clear": _("%(rows)s passwords that are in the file stood in clear in %(holding)s."),
    "source_likely": _("Of the stories that were weighed, the facts favour its holdings: %(ratio)s."),
    "source_unlikely": _("Of the stories that were weighed, the facts speak against its holdings: %(ratio)s."),
    "free_text_health": _("Comments in the file state something of the health of people, in %(rows)s rows."),
    "order_lists_columns": _("Its order %(order)s lists %(columns)s columns or kinds."),
    "order_sets_dates": _("Its order %(order)s sets dates."),
    "rows_past_term": _("%(rows)s rows of the file were older than %(years)s years in %(holding)s."),
    "rows_within_term": _("No row of the file was older than %(years)s years in %(holding)s."),
    "no_contract_signed": _("There was no written contract with %(other)s."),
    "clauses_missing": _("The contract with %(other)s lacks %(missing)s of %(of)s clauses: %(clauses)s."),
    "contract_late": _("The contract with %(other)s was signed on %(signed)s, after work had begun on %(started)s."),
    "contract_whole": _("The contract with %(other)s holds every clause."),
    "contract_instructs": _("The contract with %(other)s says what is to be done with the data."),
    "no_order": _("%(rows)s rows stood in %(holding)s, and no written order between it and %(other)s is known."),
    "order_incomplete": _("The order %(order)s does not say: %(missing)s."),
    "order_written": _("The order %(order)s to %(other)s says in writing what was to be extracted."),
    "kept_past_delete_by": _(
        "%(holding)s still held copies that %(orders)s orders wanted deleted, up to %(days)s days past their day."
    ),
    "kept_after_contract": _(
        "%(rows)s rows still lay in %(holding)s after the contract with %(other)s had ended, up to %(days)s days later."
    ),
    "certificate_later": _("%(holding)s was there from %(started)s, the certificate only from %(since)s."),
    "rows_outside_order": _(
        "%(holding)s holds %(rows)s rows (%(share)s of %(of)s) outside the dates of the order %(order)s."
    ),
    "columns_outside_order": _("%(holding)s holds %(columns)s columns that the order %(order)s does not list."),
    "labs_outside_order": _(
        "%(rows)s rows are of %(labs)s laboratories that no order of the controller of %(order)s lists."
    ),
    "leaked_rows_outside_order": _("%(rows)s of %(of)s rows of the file lie outside the dates of the order %(order)s."),
    "leaked_columns_outside_order": _("The file has %(columns)s columns that the order %(order)s does not list."),
    "orders_respected": _("In what it held, nothing lies outside the limits of %(orders)s orders (%(rows)s rows)."),
    "alert_without_closure": _("It was alerted on %(alert)s; no day is known on which access was closed."),
    "closure_late": _("It was alerted on %(alert)s and closed access on %(closure)s, %(later)s."),
    "closed_soon": _("It was alerted on %(alert)s and closed access on %(closure)s, %(later)s."),
    "aware_not_notified": _("It was aware on %(aware)s; no notice to the authority is known."),
    "notified_late": _("It was aware on %(aware)s and told the authority on %(told)s, %(later)s."),
    "notified_in_time": _("It was aware on %(aware)s and told the authority on %(told)s, %(later)s."),
    "aware_not_controllers_told": _("It was aware on %(aware)s; no notice to the controllers is known."),
    "controllers_told_late": _("It was aware on %(aware)s and told the controllers on %(told)s, %(later)s."),
    "controllers_told_in_time": _("It was aware on %(aware)s and told the controllers on %(told)s, %(later)s."),
    "authority_told_first": _("The authority itself told it, on %(date)s."),
    "aware_people_not_told": _("It was aware on %(aware)s; no notice to the people is known."),
    "people_told_late": _("It was aware on %(aware)s and told the people on %(told)s, %(later)s."),
    "people_told_soon": _("It was aware on %(aware)s and told the people on %(told)s, %(later)s."),
    "measure_shown": _("It has shown: %(measure)s."),
    "measure_said": _("It says, without proof so far: %(measure)s."),
    "measure_absent": _("It is known not to have: %(measure)s."),
    "measure_not_applied": _("It had, and did not apply: %(measure)s."),
}
"""`Ground.code`."""

GROUND_WEAKEST = {
    "taken_at_its_word": _("the manifest is taken at its word"),
    "contested": _("the party says that it is not so"),
    "holding_as_handed_in": _("the holding is taken to be what it was at the time"),
    "column_of_passwords": _("the column is taken to hold passwords that open something"),
    "list_of_holdings": _("a place that nobody listed may explain it"),
    "free_text_needed": _("the comments may have been needed for care"),
    "order_as_written": _("the order is taken as it is written, and what was agreed beside it is not known"),
    "orders_as_handed_in": _("an order that nobody has handed in yet would overturn it"),
    "contracts_as_handed_in": _("a contract that nobody has handed in yet would overturn it"),
    "contract_as_read": _("whoever read the contract is taken at their word"),
    "term_as_set": _("a law may ask for longer"),
    "leaked_rows_only": _("only rows that leaked were looked at"),
    "holding_dates": _("the manifest is taken at its word as to how long the copies lay there"),
    "dates_as_they_stand": _("the dates are taken as they stand"),
    "holding_may_be_hosting": _("the place may hold more than the extract by right, as hosting does"),
    "holding_may_be_no_hosting": _("the place may be no hosting in the law's sense"),
    "laboratories_of_controller": _("the manifest is taken at its word as to whose laboratories these are"),
    "leak_from_elsewhere": _("the file may come from elsewhere than from what was extracted"),
    "events_as_handed_in": _("an event that nobody has told yet would overturn it"),
    "hours_not_known": _("the hours are not known, and 72 hours may have passed"),
    "content_of_letter": _("what the letters said is not known"),
    "measure_as_shown": _("the proof is taken to be what it seems"),
    "only_said": _("there is no proof yet"),
}
"""`Ground.weakest`, `Duty.weakest`."""

_NAMES = ("holding", "order", "contract", "other")
_DAYS = ("signed", "started", "alert", "closure", "aware", "told", "date", "since")
_SHARES = ("share",)


def ground(entry: Ground, names: Mapping[str, str], texts: Texts) -> str:
    """Return what one fact says; ids in it by the names people gave them."""
    code = "no_contract_signed" if entry.code == "no_contract" and "other" in entry.params else entry.code
    if code not in GROUNDS:
        return entry.code
    try:
        return texts.say(GROUNDS[code], **written(entry.params, names, texts))
    except KeyError:
        return entry.code


def written(params: Mapping[str, str | int | float], names: Mapping[str, str], texts: Texts) -> dict[str, str]:
    """Return the values of a sentence, as the reader's language writes them."""
    said = {name: _value(name, value, names, texts) for name, value in params.items()} | _ratio(params, texts)
    if isinstance(days := params.get("days"), int):
        said["later"] = texts.count("%(n)s day later", "%(n)s days later", days)
    return said


def _value(name: str, value: str | float, names: Mapping[str, str], texts: Texts) -> str:
    figures = Figures(texts)
    if name in _NAMES:
        return texts.quote(names.get(str(value), str(value)))
    if name in _DAYS:
        return texts.date(str(value))
    if name in _SHARES:
        return figures.portion(float(value))
    if name == "measure":
        return figures.name(MEASURES, str(value))
    if name in ("clauses", "missing") and isinstance(value, str):
        table = CLAUSES if name == "clauses" else ORDER_PARTS
        return texts.listing([figures.name(table, code) for code in value.split()])
    return figures.count(value) if isinstance(value, int) else str(value)


def _ratio(params: Mapping[str, str | int | float], texts: Texts) -> dict[str, str]:
    if "log10_lr" not in params:
        return {}
    from .ratios import ratio_said  # noqa: PLC0415  # the words of ratios are a file of their own

    return {"ratio": ratio_said(float(params["log10_lr"]), texts)}
