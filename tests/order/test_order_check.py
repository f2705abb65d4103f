"""What an order lacks, what is too much, what is unclear: each with its line."""

import json

import pytest

from sourcier.cli.main import main
from sourcier.locale import Texts
from sourcier.order import OrderUnknown, OrderUnreadable, check_orders, entries_of, new_order, purpose_of, read_order
from sourcier.report.orders import render_orders

WHOLE = """\
[[order]]
id = "one"
controller = "laboratory"
processor = "vendor"
date = "2026-01-05"
subject = "patient base"
nature = "extraction, transfer"
purpose = "Migration vers un autre logiciel"
persons = ["patients"]
columns = [
  "nir",
  "NOM",
]
labs = ["LABORATOIRE DU PORT"]
since = "2019-01-01"
recipient = "new vendor"
age_key = "age1zp2257evqs8cm247kcycdaz4wkd4r5qmsmmt80cqd6ewv5ehqchsmurn6f"
delete_by = "2026-03-01"
clauses = ["instructions", "secrecy", "security", "sub_processors", "rights", "assistance", "deletion", "audit"]
"""


def faults(text: str) -> dict[str, tuple[str, int, str]]:
    return {fault.what: (fault.sort, fault.line, fault.severity) for fault in check_orders(text.encode()).faults}


def test_a_whole_order_has_nothing_to_mend():
    check = check_orders(WHOLE.encode())
    assert (check.faults, check.status, check.purposes) == ((), 0, {"one": "migration"})


@pytest.mark.parametrize("key", ["subject", "nature", "purpose", "persons", "delete_by"])
def test_what_the_law_asks_for_is_missed_on_the_orders_line(key):
    text = "".join(line for line in WHOLE.splitlines(keepends=True) if not line.startswith(f"{key} ="))
    assert faults(text)[key] == ("missing", 1, "medium")


def test_every_clause_is_missed_by_itself():
    found = faults(WHOLE.replace('"secrecy", ', "").replace(', "audit"', ""))
    assert found == {"secrecy": ("missing", 1, "medium"), "audit": ("missing", 1, "medium")}


def test_clauses_of_a_contract_in_the_same_file_count():
    text = (
        WHOLE.replace("clauses = ", "# ")
        + '\n[[contract]]\nid = "c"\ncontroller = "laboratory"\nprocessor = "vendor"\n'
    )
    assert faults(text) == {}
    assert set(faults(text + 'clauses = ["audit", "rights"]\n')) >= {"instructions", "deletion"}


def test_an_order_without_columns_is_grave():
    text = WHOLE.replace('columns = [\n  "nir",\n  "NOM",\n]\n', "")
    assert faults(text)["columns"][2] == "high"
    assert check_orders(text.encode()).status == 13


@pytest.mark.parametrize(("entry", "kind"), [
    ("free_text", "free_text"), ("COMMENTAIRE P", "free_text"), ("password", "password"), ("iban", "iban"),
])  # fmt: skip
def test_more_than_a_migration_needs_is_told_with_its_own_line(entry, kind):
    assert faults(WHOLE.replace('"NOM"', f'"NOM",\n  "{entry}"'))[kind] == ("excess", 13, "high")


def test_what_is_too_much_depends_on_the_purpose():
    assert purpose_of("Étude épidémiologique").code == "statistics"
    assert set(faults(WHOLE.replace("Migration vers un autre logiciel", "étude"))) == {"nir"}
    assert faults(WHOLE.replace("Migration vers un autre logiciel", "quelque chose"))["purpose"][0] == "unclear"


def test_days_and_keys_that_cannot_be_are_unclear():
    assert faults(WHOLE.replace("2026-03-01", "2025-03-01"))["delete_by"][0] == "unclear"
    assert faults(WHOLE.replace("age1zp", "age1xx"))["age_key"][0] == "unclear"
    assert faults(WHOLE + 'until = "2018-01-01"\n')["until"][0] == "unclear"
    assert faults(WHOLE + 'holds = ["NOM is a name"]\n')["holds"][0] == "unclear"


def test_an_order_is_found_by_its_id_and_a_mistake_has_its_line():
    assert read_order(WHOLE.encode(), None).id == "one"
    with pytest.raises(OrderUnknown):
        read_order(WHOLE.encode(), "two")
    with pytest.raises(OrderUnreadable) as raised:
        read_order((WHOLE + "colums = 1\n").encode(), None)
    assert raised.value.what.values == {"line": 1}
    with pytest.raises(OrderUnreadable):
        read_order((WHOLE + WHOLE).encode(), "one")


def test_an_order_among_the_parties_of_an_affair_is_read():
    text = '[[party]]\nid = "laboratory"\nname = "L"\nrole = "controller"\n' + WHOLE
    assert read_order(text.encode(), "one").columns == ("nir", "NOM")


def test_entries_are_kinds_or_headers_and_what_they_hold():
    order = read_order((WHOLE + 'holds = ["nom = family_name"]\n').encode(), None)
    assert [(entry.is_kind, entry.holds) for entry in entries_of(order)] == [(True, "nir"), (False, "family_name")]


def test_a_new_order_can_be_read_at_once():
    text = new_order("2026-01-05", "2026-02-04", lambda message: message.english())
    assert read_order(text.encode(), None).id == "migration-1"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_fault_has_a_sentence_and_a_remedy(language):
    texts = Texts(language)
    for text in ('[[order]]\nid = "x"\ncontroller = "a"\nprocessor = "b"\n', WHOLE.replace('"NOM"', '"free_text"')):
        check = check_orders(text.encode())
        said = render_orders(check, texts, "text")
        assert said.count("→") == len(check.faults)
        assert json.loads(render_orders(check, texts, "json"))["status"] == check.status


def test_the_command_ends_as_the_gravest_fault_asks(tmp_path, capsys):
    path = tmp_path / "order.toml"
    for text, status in ((WHOLE, 0), (WHOLE.replace('"NOM"', '"free_text"'), 13), ("[[order]]", 2)):
        path.write_text(text)
        with pytest.raises(SystemExit) as ended:
            main(["order", "check", str(path), "--lang", "en"])
        assert ended.value.code == status
    assert "free text" in capsys.readouterr().out
