"""Scope, columns, classes and snapshots: what orders did not cover, what nobody explains, what cannot be told apart."""

from datetime import date

import pytest
from invented_affairs import CLOSED, LABS, Affair, base, left, manifest, new, of, old, people

from sourcier.model.plain import to_plain

ORDER = '[[order]]\nid = "{id}"\ncontroller = "lab-0"\nprocessor = "vendor"\n{rest}\n'
LISTED = (
    '["family_name", "given_name", "birth_date", "sex", "nir", "NUMPAT", '
    '"adresse", "codpost", "commune", "TEL", "labo", "dervis"]'
)


@pytest.fixture(scope="module")
def everyone():
    return people(900, 31)


@pytest.fixture(scope="module")
def leaked(place, everyone) -> Affair:
    affair = Affair(place())
    affair.leak(old(base(sorted(everyone, key=lambda p: p.lab), left)))
    affair.hold("area.csv", old(base(everyone, left)))
    affair.hold("bases/new.csv", new(base(everyone, date(2021, 1, 20))))
    return affair


def scope_of(affair: Affair, rest: str):
    text = manifest({"area": "holdings/area.csv"}, orders=ORDER.format(id="order-0", rest=rest))
    return affair.trace(text).scope[0]


def test_rows_before_the_orders_first_day_are_counted_with_an_exact_interval(leaked, everyone):
    found = scope_of(leaked, f'labs = ["{LABS[0]}"]\nsince = 2017-01-01')
    rows = base([p for p in everyone if p.lab == 0], left)
    early = sum(row.seen < date(2017, 1, 1) for row in rows)
    assert (found.rows, found.rows_outside, found.too_early, found.too_late) == (len(rows), early, early, 0)
    assert found.low < found.share_outside < found.high
    assert found.columns_outside == ()


def test_rows_after_the_orders_last_day_are_too_late(leaked, everyone):
    found = scope_of(leaked, f'labs = ["{LABS[0].lower()}"]\nuntil = 2018-12-31')
    assert found.too_late == sum(
        row.seen > date(2018, 12, 31) for row in base([p for p in everyone if p.lab == 0], left)
    )


def test_columns_an_order_does_not_list_are_named_with_how_often_they_are_filled(leaked, everyone):
    found = scope_of(leaked, f'labs = ["{LABS[0]}"]\ncolumns = {LISTED}')
    rows = base([p for p in everyone if p.lab == 0], left)
    assert {column.name: column.filled for column in found.columns_outside} == {
        "GROUPE": len(rows),
        "COMMENT": sum(bool(row.person.note) for row in rows),
    }


def test_an_order_without_columns_and_dates_has_nothing_outside(leaked):
    found = scope_of(leaked, "")
    assert (found.rows_outside, found.columns_outside, found.lists_columns, found.lists_dates) == (0, (), False, False)
    assert found.rows > 0


def test_an_order_for_a_laboratory_that_is_not_in_the_leak_says_so(leaked):
    found = scope_of(leaked, 'labs = ["LABORATOIRE DE NULLE PART"]\nsince = 2017-01-01')
    assert found.labs_missing == ("LABORATOIRE DE NULLE PART",)
    assert (found.rows, found.rows_outside, found.share_outside) == (0, 0, 0.0)


def test_a_laboratory_of_the_controller_that_no_order_lists_is_outside(leaked):
    party = f'[[party]]\nid = "group"\nname = "G"\nrole = "controller"\nlabs = ["{LABS[0]}", "{LABS[1]}"]\n'
    order = ORDER.format(id="o", rest=f'labs = ["{LABS[0]}"]').replace("lab-0", "group")
    found = leaked.trace(manifest({}, parties=party, orders=order)).scope[0]
    assert found.labs_outside == (LABS[1],)
    assert found.rows_in_labs_outside > 0


def test_columns_go_together_by_their_values_whatever_their_names(leaked):
    facts = leaked.trace(manifest({"area": "holdings/area.csv", "new": "holdings/bases/new.csv"}))
    there = {column.name: (column.there, column.compared, column.agreed) for column in of(facts, "new").columns}
    assert there["NOM"][0] == "Nom usage"
    assert there["NOM"][1] == there["NOM"][2] > 0
    assert there["DATNAIS"][0] == "Né le"
    assert there["ADRESSE"][0] == "Rue"
    assert there["TEL"][0] == "Portable"
    assert 0 < there["TEL"][2] < there["TEL"][1]
    assert there["DERVIS"][0] == "Visite"
    unknown = {c.name for c in of(facts, "new").columns if c.column in of(facts, "new").columns_unknown}
    assert unknown == {"NUMPAT", "GROUPE", "COMMENT"}
    assert of(facts, "area").columns_unknown == ()


def test_writing_is_likest_where_the_same_software_wrote(leaked):
    facts = leaked.trace(manifest({"area": "holdings/area.csv", "new": "holdings/bases/new.csv"}))
    found = {form.holding: form for form in facts.form}
    assert found["area"].alike > 0.95
    assert found["new"].alike < 0.8
    traits = {trait.name: trait.same for trait in found["new"].traits}
    assert traits["delimiter"] == traits["encoding"] == traits["date_form"] == 0.0


def test_the_same_base_under_two_names_is_one_class(leaked):
    leaked.hold("again.csv", old(base(people(900, 31), CLOSED)))
    leaked.hold("other.csv", new(base(people(900, 31), date(2019, 1, 1))))
    leaked.hold("copy.csv", old(base(people(900, 31), CLOSED)))
    names = {"one": "holdings/again.csv", "two": "holdings/copy.csv", "earlier": "holdings/other.csv"}
    classes = leaked.trace(manifest(names)).alike
    assert [(one.holdings, one.code) for one in classes] == [(("one", "two"), "same_file")]


def test_a_near_copy_in_another_order_is_one_class_and_a_tenth_less_is_not(leaked, everyone):
    rows = base(everyone, CLOSED)
    leaked.hold("whole.csv", old(rows))
    leaked.hold("near.csv", old(rows[::-1][: -len(rows) // 200]))
    leaked.hold("less.csv", old(rows[: len(rows) * 9 // 10]))
    names = {"whole": "holdings/whole.csv", "near": "holdings/near.csv", "less": "holdings/less.csv"}
    classes = leaked.trace(manifest(names)).alike
    assert [(one.holdings, one.code) for one in classes] == [(("whole", "near"), "copies")]


def test_the_leak_itself_given_as_a_holding_is_noticed_and_explains_nothing(leaked, everyone):
    rows = base(sorted(everyone, key=lambda p: p.lab), left)
    leaked.hold("itself.csv", old(rows))
    leaked.hold("rewritten.csv", old(rows).replace(b"\r\n", b"\n"))
    facts = leaked.trace(manifest({"itself": "holdings/itself.csv", "rewritten": "holdings/rewritten.csv"}))
    assert [(one.holdings, one.code) for one in facts.alike] == [(("itself", "rewritten"), "the_leak_itself")]
    assert facts.unexplained[0].only_itself == facts.unexplained[0].leak_rows
    weakest = {finding.weakest for finding in facts.findings if finding.rule == "rows_in_holding"}
    assert weakest == {"holding_is_the_leak"}


def test_a_base_in_its_own_form_is_not_taken_for_the_leak(leaked, everyone):
    leaked.hold("own.csv", new(base(everyone, left)))
    assert leaked.trace(manifest({"own": "holdings/own.csv"})).alike == ()


@pytest.mark.parametrize("copied", [date(2018, 6, 15), date(2019, 6, 15)])
def test_snapshots_of_one_party_bracket_the_copy(affair, copied):
    everyone = people(800, 33)
    affair.leak(old(base(everyone, copied)))
    ends = (date(2017, 12, 31), date(2018, 12, 31), date(2019, 12, 31))
    tables = [
        f'[[holding]]\nid = "s-{end.year}"\nparty = "vendor"\nuntil = {end}\n'
        f'path = "{affair.hold(f"s-{end.year}.csv", old(base(everyone, end)))}"\n'
        for end in ends
    ]
    facts = affair.trace(manifest({}, more="\n".join(tables)))
    found = next(d for d in facts.dating if d.why == "snapshots")
    assert (found.subject, found.sort) == ("vendor", "party")
    assert found.earliest <= copied.isoformat()[:7] <= found.latest
    assert (int(found.latest[:4]) - int(found.earliest[:4])) <= 2


def test_the_witness_sample_is_drawn_by_its_seed_from_the_partys_laboratories(leaked, everyone):
    facts = leaked.trace(manifest({}))
    samples = {one.party: one for one in facts.witness}
    assert set(samples) == {"lab-0", "lab-1", "lab-2", "lab-3"}
    rows = base(sorted(everyone, key=lambda p: p.lab), left)
    for n, one in enumerate(samples[f"lab-{n}"] for n in range(4)):
        assert one.drawn == len(one.rows) == 47
        assert {rows[row].person.lab for row in one.rows} == {n}


def test_the_journal_of_the_affair_runs_from_first_visit_to_publication(leaked):
    facts = leaked.trace(manifest({}, orders=ORDER.format(id="o", rest="date = 2018-01-05\ndelete_by = 2019-04-01")))
    days = [line.date for line in facts.journal]
    assert days == sorted(days)
    assert facts.journal[0].what == "first_visit"
    assert facts.journal[-1].what == "publication"
    assert {"order", "delete_by", "migration", "last_visit"} <= {line.what for line in facts.journal}


def test_facts_quote_nobody(leaked, everyone):
    facts = leaked.trace(manifest({"area": "holdings/area.csv", "new": "holdings/bases/new.csv"}))
    text = str(to_plain(facts))
    for person in everyone[:200]:
        assert person.nir not in text
        assert person.nir[:13] not in text
        assert person.addresses[0][1] not in text
