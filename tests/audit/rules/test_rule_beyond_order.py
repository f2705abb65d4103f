from audit_worlds import codes, extract, found, world

from sourcier.model.audit_seen import ColumnSeen, OrderSeen
from sourcier.model.audit_targets import Target


def over(*columns: tuple[str, str], rows: int = 0, **why: int) -> OrderSeen:
    seen = tuple(ColumnSeen(at, f"column-{at}", kind, category, 10) for at, (kind, category) in enumerate(columns))
    return OrderSeen("migration-1", 9, 10, seen, rows, why)


def test_two_columns_of_comments_that_were_not_ordered_are_grave():
    (one,) = found("SRC203", world(extract(order=over(("free_text", "health"), ("free_text", "health")))))
    assert (one.severity, codes(one)) == ("high", ["order", "columns_over"])
    assert one.duties == ("GDPR 5(1)(c)", "GDPR 28(3)(a)", "GDPR 29")


def test_rows_before_the_first_day_are_counted():
    (one,) = found("SRC203", world(extract(order=over(rows=8, too_early=8))))
    assert (one.severity, one.why[1].params["n"]) == ("medium", 8)


def test_a_technical_column_too_many_is_a_slight_one():
    (one,) = found("SRC203", world(extract(order=over(("flag", "technical")))))
    assert one.severity == "low"


def test_what_is_just_what_was_ordered_and_what_has_no_order_are_quiet():
    assert found("SRC203", world(extract(order=over()), extract("b.csv"))) == []


def test_the_base_that_extracts_are_made_from_is_quiet():
    order = over(("free_text", "health"), ("free_text", "health"))
    assert found("SRC203", world(extract(order=order), target=Target("t", "postgresql", "x"))) == []
    told = Target("t", "postgresql", "x", orders=("migration-1",))
    assert len(found("SRC203", world(extract(order=order), target=told))) == 1
