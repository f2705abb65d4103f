"""The leak against each order in sentences: those that were exceeded one by one, all others gathered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.model.scope import HeldScope, OutsideColumn, Scope

from .figures import Figures


@dataclass(frozen=True, slots=True)
class Ordered:
    """One order against the leak."""

    scope: Scope
    sentences: tuple[str, ...]
    """First whose order it is."""


@dataclass(frozen=True, slots=True)
class Orders:
    """All orders."""

    exceeded: tuple[Ordered, ...]
    """Something lies outside them."""
    gathered: tuple[str, ...]
    """What is to be said of all others together."""
    others: tuple[Ordered, ...]


def orders_of(scopes: tuple[Scope, ...], names: Mapping[str, str], texts: Texts) -> Orders:
    """Return what is shown of the orders, in the order of the facts."""
    exceeded = tuple(scope for scope in scopes if _exceeded(scope))
    others = tuple(scope for scope in scopes if not _exceeded(scope))
    return Orders(
        tuple(_ordered(scope, names, texts) for scope in exceeded),
        tuple(_gathered(others, texts)),
        tuple(_ordered(scope, names, texts) for scope in others),
    )


def _exceeded(scope: Scope) -> bool:
    """Hidden counts are counts: what is masked is not nothing."""
    held = any(one.rows_outside or one.columns_outside for one in scope.held)
    return bool(scope.rows_outside or scope.columns_outside or scope.labs_outside or held)


def _gathered(scopes: tuple[Scope, ...], texts: Texts) -> Iterator[str]:
    absent = sum(not scope.rows for scope in scopes)
    present = [scope for scope in scopes if scope.rows]
    silent = sum(not (scope.lists_dates or scope.lists_columns) for scope in present)
    if kept := len(present) - silent:
        yield texts.count(
            "Nothing lies outside the dates and columns set in %(n)s order.",
            "Nothing lies outside the dates and columns set in %(n)s orders.",
            kept,
        )
    if silent:
        yield texts.count(
            "%(n)s order sets neither dates nor columns, so that nothing can lie outside them.",
            "%(n)s orders set neither dates nor columns, so that nothing can lie outside them.",
            silent,
        )
    if absent:
        yield texts.count(
            "The file names none of the laboratories of %(n)s order.",
            "The file names none of the laboratories of %(n)s orders.",
            absent,
        )


def _ordered(scope: Scope, names: Mapping[str, str], texts: Texts) -> Ordered:
    said = [names.get(scope.controller, scope.controller)]
    if scope.rows:
        said += [*_dates(scope, texts), *_columns(scope, texts), *_labs(scope, texts)]
    else:
        said.append(texts.say("The file names none of the laboratories of this order."))
    said += [sentence for one in scope.held for sentence in _held(one, scope, names, texts)]
    return Ordered(scope, tuple(said))


def _dates(scope: Scope, texts: Texts) -> Iterator[str]:
    if not scope.lists_dates:
        yield texts.say("The order sets no dates.")
    elif not scope.rows_outside:
        yield texts.say("No row lies outside the dates the order sets.")
    else:
        figures = Figures(texts)
        yield figures.counted(
            "%(n)s row (%(share)s) lies outside the dates the order sets, between %(low)s and %(high)s.",
            "%(n)s rows (%(share)s) lie outside the dates the order sets, between %(low)s and %(high)s.",
            scope.rows_outside,
            share=figures.portion(scope.share_outside),
            low=figures.portion(scope.low),
            high=figures.portion(scope.high),
        )


def _columns(scope: Scope, texts: Texts) -> Iterator[str]:
    if not scope.lists_columns:
        yield texts.say("The order lists no columns.")
    elif scope.columns_outside:
        yield texts.count(
            "%(n)s column it does not list is in the file: %(columns)s.",
            "%(n)s columns it does not list are in the file: %(columns)s.",
            len(scope.columns_outside),
            columns=_listed(scope.columns_outside, texts),
        )
    else:
        yield texts.say("Every column of the file is one it lists.")


def _labs(scope: Scope, texts: Texts) -> Iterator[str]:
    if scope.labs_outside:
        yield Figures(texts).counted(
            "%(n)s row is of laboratories that no order of this controller lists: %(labs)s.",
            "%(n)s rows are of laboratories that no order of this controller lists: %(labs)s.",
            scope.rows_in_labs_outside,
            labs=texts.listing([texts.quote(lab) for lab in scope.labs_outside]),
        )


def _held(one: HeldScope, scope: Scope, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    figures = Figures(texts)
    name = texts.quote(names.get(one.holding, one.holding))
    if scope.lists_dates and one.rows_outside:
        yield figures.counted(
            "In %(holding)s: %(n)s row of %(rows)s (%(share)s) lies outside those dates, between %(low)s and %(high)s.",
            "In %(holding)s: %(n)s rows of %(rows)s (%(share)s) lie outside those dates, between %(low)s and %(high)s.",
            one.rows_outside,
            holding=name,
            rows=figures.count(one.rows),
            share=figures.portion(one.share_outside),
            low=figures.portion(one.low),
            high=figures.portion(one.high),
        )
    if one.columns_outside:
        yield texts.count(
            "In %(holding)s, %(n)s column is not one it lists: %(columns)s.",
            "In %(holding)s, %(n)s columns are not ones it lists: %(columns)s.",
            len(one.columns_outside),
            holding=name,
            columns=_listed(one.columns_outside, texts),
        )
    if (one.rows_outside or one.columns_outside) and not one.complete:
        yield texts.say("This holding could not be read to its end: its figures are minimums.")


def _listed(columns: tuple[OutsideColumn, ...], texts: Texts) -> str:
    return texts.listing([texts.quote(name) for name in dict.fromkeys(column.name for column in columns)])
