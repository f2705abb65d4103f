"""Holdings of every sort, whole or not: what can be compared is, and what an incomplete one weakens is said."""

import pytest
from invented_affairs import CLOSED, LABS, OLD, Affair, base, left, manifest, new, of, old, people

from sourcier.inventory import InventoryKeyMismatch, make_inventory
from sourcier.secret import Key, new_comparison
from sourcier.trace import HoldingMissing, ManifestUnreadable, Request


@pytest.fixture(scope="module")
def everyone():
    return people(700, 21)


@pytest.fixture
def leaked(affair, everyone) -> Affair:
    affair.leak(old(base(sorted(everyone, key=lambda p: p.lab), left)))
    return affair


def sealed(affair: Affair, path: str, name: str, comparison=None) -> str:
    """Make the inventory of a holding, as its party would at home."""
    target = affair.place / "holdings" / name
    key = (comparison or affair.comparison).key
    make_inventory(
        affair.place / path, target, key, scratch=affair.place / "scratch", scratch_key=Key(b"s" * 32), made="2026"
    )
    return f"holdings/{name}"


def test_an_inventory_says_what_its_file_says(leaked, everyone):
    path = leaked.hold("hosting.csv", old(base(everyone, CLOSED)))
    facts = leaked.trace(manifest({"file": path, "sealed": sealed(leaked, path, "x.inventory")}))
    file, inventory = of(facts, "file"), of(facts, "sealed")
    names = [name for name in file.__dataclass_fields__ if name != "holding"]
    assert {name: getattr(file, name) for name in names} == {name: getattr(inventory, name) for name in names}
    assert facts.complete
    forms = {form.holding: {trait.name for trait in form.traits} for form in facts.form}
    assert forms["file"] - forms["sealed"] == {"row_order"}


def test_the_code_a_software_gives_to_the_sexes_is_told_of_it(leaked, everyone):
    held = {"same": old(base(everyone, CLOSED)), "other": new(base(everyone, CLOSED))}
    facts = leaked.trace(manifest({name: leaked.hold(f"{name}.csv", content) for name, content in held.items()}))
    codes = {form.holding: trait.same for form in facts.form for trait in form.traits if trait.name == "sex_code"}
    assert codes["same"] > 0.95
    assert codes.get("other", 0.0) < 0.05


def test_an_inventory_with_another_key_is_refused_by_name_and_the_others_stand(leaked, everyone):
    path = leaked.hold("hosting.csv", old(base(everyone, CLOSED)))
    other = sealed(leaked, path, "theirs.inventory", new_comparison())
    traced = leaked.run(manifest({"file": path, "other": other}))
    assert [failure.code for failure in traced.failures] == ["E421"]
    assert "theirs.inventory" in traced.failures[0].what.english()
    assert [(one.holding, one.code) for one in traced.facts.refused] == [("other", "E421")]
    assert of(traced.facts, "file").leak_in_holding > 0.99
    assert not traced.facts.complete
    assert set(traced.facts.weakened) >= {"containment:other", "unexplained"}


def test_where_no_holding_can_be_compared_the_first_error_is_raised(leaked, everyone):
    path = leaked.hold("hosting.csv", old(base(everyone, CLOSED)))
    with pytest.raises(InventoryKeyMismatch):
        leaked.run(manifest({"other": sealed(leaked, path, "t.inventory", new_comparison())}))


def test_an_empty_holding_is_refused_and_the_others_stand(leaked, everyone):
    holdings = {"empty": leaked.hold("empty.csv", b""), "hosting": leaked.hold("h.csv", old(base(everyone, CLOSED)))}
    facts = leaked.trace(manifest(holdings))
    assert [one.holding for one in facts.refused] == ["empty"]
    assert of(facts, "hosting").leak_in_holding > 0.99


def test_a_holding_that_is_a_header_alone_holds_nothing(leaked):
    facts = leaked.trace(manifest({"bare": leaked.hold("bare.csv", f"{OLD}\r\n".encode())}))
    assert of(facts, "bare").holding_rows <= 1
    assert of(facts, "bare").shared == 0
    assert facts.unexplained[0].rows == facts.unexplained[0].leak_rows


def test_a_holding_of_other_columns_shares_nobody(leaked):
    lines = "".join(f"{n};produit {n};{n * 3}.50\n" for n in range(300))
    facts = leaked.trace(manifest({"stock": leaked.hold("stock.csv", f"REF;LIBELLE;PRIX\n{lines}".encode())}))
    assert of(facts, "stock").shared == 0
    assert of(facts, "stock").leak_in_holding == 0.0


def test_a_holding_cut_in_the_middle_says_what_it_weakens(leaked, everyone):
    whole = old(base(everyone, CLOSED))
    at = len(whole) // 2 + whole[len(whole) // 2 :].index(b";") - 3
    facts = leaked.trace(manifest({"cut": leaked.hold("cut.csv", whole[:at])}))
    assert not facts.complete
    assert not of(facts, "cut").complete
    assert 0.4 < of(facts, "cut").leak_in_holding < 0.6
    assert facts.weakened == ("containment:cut", "columns_unknown:cut", "unexplained")


def test_dates_in_three_forms_are_the_same_days(leaked, everyone):
    rows = base(everyone, left)
    parts = [[row for row in rows if row.person.number % 3 == part] for part in range(3)]
    leaked.hold("three/a.csv", new(parts[0], "%d/%m/%Y"))
    leaked.hold("three/b.csv", new(parts[1], "%Y%m%d"))
    leaked.hold("three/c.csv", new(parts[2], "%Y-%m-%d"))
    facts = leaked.trace(manifest({"three": "holdings/three"}))
    found = of(facts, "three")
    assert found.leak_in_holding > 0.99
    assert found.same_day == found.dated > 0.99 * found.shared


def test_a_missing_file_is_named_and_nothing_is_compared(leaked):
    with pytest.raises(HoldingMissing, match="E431"):
        leaked.run(manifest({"gone": "holdings/gone.csv"}))


def test_an_unknown_party_is_refused_with_its_line(leaked):
    text = manifest({}) + '\n[[holding]]\nid = "x"\nparty = "nobody"\n'
    with pytest.raises(ManifestUnreadable):
        leaked.run(text)


def test_a_trace_without_any_holding_still_dates_the_leak(leaked):
    facts = leaked.trace(manifest({"area": None}))
    assert facts.containment == ()
    assert facts.absent == ("area",)
    assert facts.unexplained[0].share == 1.0
    assert {d.subject for d in facts.dating if d.sort == "lab"} == set(LABS)


def test_a_childs_line_under_a_parents_number_is_not_its_parent(affair, everyone):
    parents = base([p for p in everyone if p.born.year < 1980], CLOSED)
    header, *lines = old(parents).decode("latin-1").split("\r\n")[:-1]
    leak = [_child(line, at) if at % 4 == 0 else line for at, line in enumerate(lines)]
    affair.leak("".join(f"{line}\r\n" for line in (header, *leak)).encode("latin-1"))
    facts = affair.trace(manifest({"parents": affair.hold("p.csv", old(parents))}))
    assert of(facts, "parents").shared == sum(at % 4 != 0 for at in range(len(lines)))


def _child(line: str, at: int) -> str:
    """A line of the parent's child: the parent's number stays."""
    cells = line.split(";")
    cells[2], cells[3] = ("LUCAS", "EMMA")[at % 2], f"{at % 28 + 1:02}/{at % 12 + 1:02}/2012"
    cells[4] = "MF"[at % 2]
    return ";".join(cells)


def test_facts_are_the_same_whatever_workers_key_and_parts(affair, everyone):
    rows = base(everyone, left)
    affair.leak(old(rows))
    text = manifest({"hosting": affair.hold("h.csv", new(base(everyone, CLOSED)))})
    first = affair.run(text).facts
    affair.hold("h.csv", new(base(everyone, CLOSED)))
    (affair.place / "case" / "steps" / "trace.json").unlink()
    second = affair.run(text, workers=3, request=Request(new_comparison())).facts
    assert first == second


def test_a_second_run_uses_what_was_found_and_a_changed_holding_does_not(leaked, everyone):
    text = manifest({"hosting": leaked.hold("h.csv", old(base(everyone, CLOSED)))})
    assert not leaked.run(text).reused
    assert leaked.run(text).reused
    leaked.hold("h.csv", old(base(everyone, left)))
    assert not leaked.run(text).reused


def test_nothing_of_holdings_stays_in_the_store_not_even_of_a_trace_that_was_killed(leaked, everyone):
    with leaked.open() as case, case.store.writer("trace-held-7-raw-1-0") as writer:
        writer.commit()
    leaked.run(manifest({"hosting": leaked.hold("h.csv", old(base(everyone, CLOSED)))}))
    with leaked.open() as case:
        assert not [name for name in case.store.tables() if name.startswith("trace")]
