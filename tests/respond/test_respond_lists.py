import io
import json

import openpyxl
import pytest
from told_people import HALLES, OFFICERS, Office, One, number

from sourcier.model.errors import SourcierError
from sourcier.respond import Outgoing
from sourcier.respond.lists import code_of, read_entries
from sourcier.respond.lists.judge import REASONS
from sourcier.respond.lists.separated import guarded


@pytest.fixture
def office(tmp_path) -> Office:
    return Office(tmp_path)


def by_given(rows):
    found = {row["given_name"]: row for row in rows}
    assert len(found) == len(rows), [row["given_name"] for row in rows]
    return found


def test_a_controller_gets_its_own_people_and_nobody_else(office):
    both = One(given="ANNE", nir=number(2, 1970, 3, 1))
    office.found(
        both.but(group="A+"),
        both.but(lab=HALLES, mail="anne@example.org"),
        One(given="BRUNE", nir=number(2, 1970, 3, 2)),
        One(given="CHLOE", lab=HALLES, nir=number(2, 1970, 3, 3)),
        One(given="DORA", lab="LABORATOIRE INCONNU"),
    )
    facts = office.answer("port", "halles")
    port, halles = by_given(office.listed(facts, "port")), by_given(office.listed(facts, "halles"))
    assert (set(port), set(halles)) == ({"ANNE", "BRUNE"}, {"ANNE", "CHLOE"})
    here, there = port["ANNE"], halles["ANNE"]
    assert ("blood_group" in here["kinds"], here["email"]) == (True, "")
    assert ("blood_group" in there["kinds"], there["email"]) == (False, "anne@example.org")
    assert here["reference"] != there["reference"], "two controllers could join their lists"
    with pytest.raises(Exception, match=r"(?i)decrypt|match"):
        office.opened(facts.lists[0].batches[0].paths[0], "halles")


def test_each_datum_says_where_it_stands(office):
    anne = One(given="ANNE", nir=number(2, 1970, 3, 1))
    office.found(One(given="BRUNE"), anne, anne.but(group="A+"))
    row = by_given(office.listed(office.answer()))["ANNE"]
    assert "blood_group@0.0.2.12" in row["provenance"].split(" ")
    assert "nir@0.0.1.5,0.0.2.5" in row["provenance"].split(" ")
    assert row["rows"] == "2"


def test_of_many_rows_the_first_places_are_named_and_the_others_counted(office):
    office.found(*[One(seen=f"{day:02}/06/2019") for day in range(1, 13)])
    (row,) = office.listed(office.answer())
    assert "visit_date@0.0.0.16,0.0.1.16,0.0.2.16,0.0.3.16,0.0.4.16,0.0.5.16,0.0.6.16,0.0.7.16+4" in row["provenance"]


def test_child_line_with_parent_nir_tells_nothing_of_the_parent(office):
    parent = number(2, 1970, 3, 1)
    office.found(
        One(given="ANNE", nir=parent, comment="CANCER DU SEIN SUIVI"),
        One(given="LOU", born="02/09/2012", title="ENFANT", nir=parent, group="A+"),
    )
    rows = by_given(office.listed(office.answer()))
    child, mother = rows["LOU"], rows["ANNE"]
    assert "nir" not in child["kinds"].split(" ")
    assert "nir_of_another" in child["kinds"].split(" ")
    assert (child["other_number"], mother["other_number"]) == ("yes", "")
    assert (child["inside"], "health.cancer" in mother["inside"]) == ("", True)
    assert (child["addressee"], mother["addressee"]) == ("legal_representative", "self")
    assert "blood_group" not in mother["kinds"]


WAITING = {
    "no_name": One(family="", given="ANNE"),
    "no_address": One(street=""),
    "conflicting_addresses": (One(), One(street="12 AVENUE DU PORT", seen="05/06/2019")),
    "conflicting_births": (One(nir=number(2, 1970, 3, 1)), One(nir=number(2, 1970, 3, 1), born="13/03/1970")),
    "age_unknown": One(born="", nir=number(2, 1970, 3, 1)),
    "near_adult": One(given="LOU", born="20/02/2003"),
    "minor_secrecy": One(given="LOU", born="20/09/2005", comment="GROSSESSE EN COURS"),
    "separated_parents": One(given="LOU", born="20/09/2012", comment="PARENTS SEPARES, GARDE ALTERNEE"),
    "guardianship": One(comment="SOUS TUTELLE UDAF"),
    "asked_for_silence": One(comment="NE PAS ENVOYER DE COURRIER"),
    "dead": One(comment="PATIENTE DECEDEE EN MARS"),
}


@pytest.mark.parametrize("reason", WAITING)
def test_what_only_a_person_can_settle_waits_for_one(reason, office):
    lines = WAITING[reason]
    office.found(One(family="PETIT", given="ROSE"), *(lines if isinstance(lines, tuple) else (lines,)))
    facts = office.answer()
    waiting = [row for row in office.listed(facts) if row["reasons"]]
    assert [row["reasons"].split(" ") for row in waiting] == [[reason]]
    assert [(one.code, one.count) for one in facts.lists[0].reasons] == [(reason, 1)]
    assert facts.lists[0].to_review == 1


def test_an_ordinary_person_waits_for_nobody(office):
    ordinary = One(comment="A RAPPELER LE MATIN. MERE DECEDEE. PARENTS SEPARES", mail="c@example.org")
    office.found(
        ordinary, ordinary.but(street="3 R DES LILAS"), ordinary.but(given="CLAIRE ANNE", street="3 RUE DES LILAS")
    )
    assert [row["reasons"] for row in office.listed(office.answer())] == [""]


def test_every_reason_is_known_by_name():
    from sourcier.locale.names.lists import REASONS as NAMES  # noqa: PLC0415

    assert set(NAMES) == set(REASONS)
    assert set(WAITING) <= set(REASONS)


def test_age_is_that_of_the_day_it_is_answered(office):
    office.found(One(given="LOU", born="15/04/2003"))
    assert by_given(office.listed(office.answer()))["LOU"]["addressee"] == "legal_representative"
    office.as_of = "2021-06-30T10:00:00+01:00"
    row = by_given(office.listed(office.answer()))["LOU"]
    assert (row["addressee"], row["reasons"]) == ("self", "near_adult")
    office.outgoing = Outgoing(kit=False, language="en", leaked="2021-05-01")
    row = by_given(office.listed(office.answer()))["LOU"]
    assert (row["addressee"], row["reasons"]) == ("self", "")


def test_a_mailbox_that_others_may_read_is_not_written_to(office):
    office.found(
        One(given="ANNE", mail="both@example.org"),
        One(given="MARC", title="M", sex="M", born="01/02/1969", mail="BOTH@example.org"),
        One(given="ZOE", family="PETIT", mail="zoe@example.org"),
        One(given="EVE", family="ROUX", mail="eve@example.org", word="soleil56"),
        One(given="LOU", family="PETIT", born="20/09/2012", mail="papa@example.org"),
        One(given="IDA", family="LE GALL", street="", mail="ida@example.org"),
        One(given="ODE", family="LE BRIS", street="", mail="two@example.org"),
        One(given="UNA", family="LE BRAS", street="", mail="two@example.org"),
    )
    rows = by_given(office.listed(office.answer()))
    channels = {name: (row["channel"], row["second"]) for name, row in rows.items()}
    assert channels["ANNE"] == channels["MARC"] == ("post", "none")
    assert channels["ZOE"] == ("mail", "post")
    assert channels["EVE"] == channels["LOU"] == ("post", "mail")
    assert channels["IDA"] == ("mail", "none")
    assert [rows[name]["reasons"] for name in ("ODE", "UNA")] == ["shared_mail", "shared_mail"]


def test_late_finds_are_a_list_of_their_own_and_nobody_stands_in_two(office):
    anne = One(given="ANNE", nir=number(2, 1970, 3, 1))
    office.found(anne, One(given="BRUNE"))
    first = {row["reference"] for row in office.listed(office.answer())}
    office.found(anne.but(seen="07/08/2020"), One(given="BRUNE", seen="01/02/2020"), One(given="CHLOE"))
    facts = office.answer()
    rows = by_given(office.listed(facts))
    assert {name: row["batch"] for name, row in rows.items()} == {"ANNE": "1", "BRUNE": "1", "CHLOE": "2"}
    assert {rows["ANNE"]["reference"], rows["BRUNE"]["reference"]} == first
    assert [(one.number, one.people) for one in facts.lists[0].batches] == [(1, 2), (2, 1)]


def test_what_is_found_of_someone_told_before_goes_to_a_person(office):
    office.found(One(given="ANNE"))
    office.answer()
    office.found(One(given="ANNE", word="soleil56"))
    (row,) = office.listed(office.answer())
    assert (row["reasons"], row["batch"]) == ("more_since", "1")


def test_a_namesake_with_another_number_is_somebody_else(office):
    office.found(One(given="ANNE", nir=number(2, 1970, 3, 1)))
    office.answer()
    office.found(One(given="ANNE", nir=number(2, 1970, 3, 2), street="9 RUE PASTEUR"))
    rows = office.listed(office.answer())
    assert sorted(row["batch"] for row in rows) == ["1", "2"]
    assert len({row["reference"] for row in rows}) == 2


def test_people_without_a_mark_of_their_own_are_known_again(office):
    office.found(One(given="ANNE", born=""), One(given="", family="", born="", street="1 RUE X"))
    before = sorted(row["reference"] for row in office.listed(office.answer()))
    office.found(One(given="CHLOE"))
    rows = office.listed(office.answer())
    assert sorted(row["reference"] for row in rows if row["batch"] == "1") == before
    assert len(rows) == len(before) + 1


def test_answering_for_one_controller_leaves_what_is_kept_of_the_others(office):
    office.found(One(given="ANNE"), One(given="BRUNE", lab=HALLES))
    before = office.listed(office.answer("port", "halles"), "halles")
    office.answer("port")
    with office.open() as case:
        kept = [one.reference for one in read_entries(case.store, code_of("halles"))]
    assert kept == [row["reference"] for row in before]
    assert office.listed(office.answer("halles"), "halles") == before


def test_answering_again_changes_nothing(office):
    office.found(One(given="ANNE", group="A+"), One(given="BRUNE", lab=HALLES), One(given="CHLOE"))
    before = office.answer("port", "halles"), office.listed(office.answer("port", "halles"))
    (office.folder / "facts" / "response.json").unlink()
    after = office.answer("port", "halles", workers=3), office.listed(office.answer("port", "halles"))
    assert before == after


def test_cells_that_look_like_formulas_stay_texts(office):
    crafted = ['=HYPERLINK("http://x.example")', "+33 1", "-2", "@SUM(1)", "\uff1d1+1", " =1"]
    for text in crafted:
        assert guarded(text).startswith("'")
    office.found(
        One(given="=1+1", family='=HYPERLINK("http://x.example";"a")', street="@SUM(A1)", nir=number(2, 1970, 3, 1))
    )
    facts = office.answer()
    (row,) = office.listed(facts)
    assert (row["given_name"], row["street"]) == ("'=1+1", "'@SUM(A1)")
    path = next(path for path in facts.lists[0].batches[0].paths if ".xlsx" in path)
    book = openpyxl.load_workbook(io.BytesIO(office.opened(path)))
    cells = {cell.value: cell.data_type for sheet in book for line in sheet for cell in line if cell.value}
    assert cells["=1+1"] == "s"
    assert "f" not in cells.values()


def test_the_workbook_says_in_words_who_is_ready_who_waits_and_who_else_is_named(office):
    office.found(One(given="ANNE"), One(given="LOU", born="20/02/2003"), One(given="ODE", doctor="DR KERMADEC"))
    facts = office.answer()
    path = next(path for path in facts.lists[0].batches[0].paths if ".xlsx" in path)
    book = openpyxl.load_workbook(io.BytesIO(office.opened(path)))
    assert book.sheetnames == ["People", "To review", "Others named"]
    review = [[cell.value for cell in line] for line in book["To review"]]
    assert "comes of age between leak and letter" in review[1]
    assert [cell.value for cell in list(book["Others named"])[1]][:2] == ["prescriber", "DR KERMADEC"]
    assert [(one.code, one.count) for one in facts.lists[0].others] == [("prescriber", 1)]


def test_without_a_key_nothing_goes_out_and_the_facts_say_so(office):
    office.manifest = office.manifest.replace(f'age_key = "{OFFICERS["port"]}"', "")
    office.found(One(given="ANNE"))
    facts = office.answer()
    assert (facts.lists[0].people, facts.lists[0].path, facts.lists[0].sealed) == (1, "", "")
    assert not (office.folder / "out" / "port").exists()


def test_in_clear_only_by_a_journaled_door(office):
    office.found(One(given="ANNE"))
    office.outgoing = Outgoing(kit=False, language="en", clear="printed in this room, then deleted")
    facts = office.answer()
    path = office.folder / facts.lists[0].path
    assert "ANNE" in path.read_text("utf-8-sig")
    assert facts.lists[0].sealed == "clear"
    acts = [json.loads(line) for line in office.journal().splitlines()]
    exposed = [act["params"] for act in acts if act["act"] == "exposed"]
    assert exposed[0]["why"] == "printed in this room, then deleted"
    assert exposed[0]["name"] == "port/list-1.csv"


def test_sealed_files_hold_no_value_in_clear(office):
    office.found(One(given="MELUSINE", family="KERGUELEN", mail="melusine@example.org"))
    office.answer()
    for path in office.folder.rglob("*"):
        if path.is_file():
            assert not any(name in path.read_bytes() for name in (b"MELUSINE", b"KERGUELEN")), path.name


def test_one_key_never_opens_the_lists_of_two_controllers(office):
    office.found(One(given="ANNE"), One(given="BRUNE", lab=HALLES))
    office.outgoing = Outgoing(kit=False, to=OFFICERS["port"])
    with pytest.raises(SourcierError, match="E531"):
        office.answer("port", "halles")
    office.outgoing = Outgoing(kit=False, to="age1nonsense")
    with pytest.raises(SourcierError, match="E530"):
        office.answer("port")
    office.outgoing = Outgoing(kit=False, leaked="yesterday")
    with pytest.raises(SourcierError, match="E532"):
        office.answer("port")


def test_a_processor_gets_a_sealed_list_made_for_each_of_its_controllers(office):
    office.found(One(given="ANNE"), One(given="BRUNE", lab=HALLES))
    facts = office.answer("vendor")
    assert [(one.party, one.people) for one in facts.lists] == [("port", 1), ("halles", 1)]
    assert [row["given_name"] for row in office.listed(facts, "halles")] == ["BRUNE"]


def test_control_characters_and_giant_fields_hurt_nothing(office):
    office.found(
        One(given="ANNE\x0b\u202e", street="3 RUE " + "X" * 100_000, comment="\x1b[31m" * 3), One(given="BRUNE")
    )
    facts = office.answer()
    rows = office.listed(facts)
    assert len(rows) == 2
    assert all(len(row["street"]) <= 200 for row in rows)
    path = next(path for path in facts.lists[0].batches[0].paths if ".xlsx" in path)
    openpyxl.load_workbook(io.BytesIO(office.opened(path)))
