"""Invented people: they bear no number of anybody's, hide among rows like them, and name their copy."""

import numpy as np
import pyarrow as pa
from invented_exports import INDEX, KEY, KINDS, Export, columns, people, without

from sourcier.marks import Embedder, Options, Seen, Survey, alarm, make_plan
from sourcier.marks.canaries import is_own, is_shared
from sourcier.marks.embed import people_of
from sourcier.marks.find import CopyLine
from sourcier.marks.keyed import MarkKeys

ROWS = people(2400, seed=4)
NAMELESS = without(ROWS, "NIR", "TEL")


def _marked(batch, copy="E-1", aliases=()):
    survey = Survey(columns(batch))
    survey.see(batch)
    plan = make_plan([survey], Options())
    embedder = Embedder(KEY, copy, plan, aliases)
    (marked,) = embedder.stream(0, [batch])
    return plan, marked, embedder


def _invented(marked):
    return marked.batch.take(pa.array(marked.added_at))


def test_they_bear_no_number_and_no_address_anybody_could_be_reached_at():
    plan, marked, _ = _marked(ROWS)
    assert 10 <= len(marked.added_at) <= plan.canaries[0]
    for name in ("NIR", "TEL"):
        assert set(_invented(marked).column(INDEX[name]).to_pylist()) == {""}


def test_the_rows_that_were_ordered_stay_as_they_would_be():
    _, marked, embedder = _marked(NAMELESS)
    kept = np.setdiff1d(np.arange(marked.batch.num_rows), marked.added_at)
    assert marked.batch.take(pa.array(kept)).equals(embedder.apply(0, NAMELESS).batch)


def test_nobody_of_the_file_is_copied_and_every_number_is_new():
    _, marked, _ = _marked(NAMELESS)
    some = _invented(marked)
    numbers = marked.batch.column(INDEX["PAT"]).to_pylist()
    assert len(set(numbers)) == len(numbers)
    who = [INDEX[name] for name in ("NOM", "PRENOM", "NAIS")]
    real = {tuple(row[f"c{place}"] for place in who) for row in NAMELESS.to_pylist()}
    assert not real & {tuple(row[f"c{place}"] for place in who) for row in some.to_pylist()}
    sexes = {"M": ["PIERRE", "PAUL", "JEAN", "LOUIS", "HUGO"], "F": ["MARIE", "ANNE", "JULIE", "LEA", "ROSE"]}
    agree = [row[f"c{INDEX['PRENOM']}"] in sexes[row[f"c{INDEX['SEXE']}"]] for row in some.to_pylist()]
    assert np.mean(agree) > 0.9
    places = {("56000", "VANNES"), ("56100", "LORIENT"), ("56400", "AVE"), ("56250", "NOLFF")}
    lived = {(row[f"c{INDEX['CP']}"], row[f"c{INDEX['VILLE']}"].split(" ")[-1]) for row in some.to_pylist()}
    assert lived <= places


def test_they_stand_among_rows_of_their_laboratory():
    _, marked, _ = _marked(NAMELESS)
    labs = marked.batch.column(INDEX["LABO"]).to_pylist()
    assert all(labs[at] == labs[at - 1] for at in marked.added_at.tolist() if at)


def test_the_key_alone_tells_who_they_are():
    plan, marked, _ = _marked(NAMELESS)
    keys = MarkKeys.of(KEY)
    names = people_of(keys, plan.tables[0], _invented(marked)).name
    own, shared = is_own(keys, "E-1", names), is_shared(keys, names)
    assert (own | shared).all()
    assert own.sum() >= 10
    assert shared.sum() >= 5
    assert is_own(keys, "E-2", names).mean() < 0.2


def test_copies_share_some_of_them_and_not_others():
    one, other = ({row["c1"] + row["c3"] for row in _invented(_marked(NAMELESS, copy)[1]).to_pylist()}
                  for copy in ("E-1", "E-2"))  # fmt: skip
    assert one & other
    assert one - other


def test_an_export_of_invented_people_alone_names_its_copy():
    plan, marked, _ = _marked(NAMELESS)
    export = Export(NAMELESS)
    found = export.found(without(_invented(marked), "PAT", "ADR", "VILLE"))
    assert [mark.copy for mark in found.marks] == ["E-1"]
    assert [layer.layer for layer in found.marks[0].layers if layer.log10_false < -6] == ["canaries"]
    assert plan.record["canaries"] == plan.canaries[0]


def test_where_all_bear_numbers_none_are_invented_and_it_is_said():
    numbered = ROWS.filter(pa.compute.not_equal(ROWS.column(INDEX["NIR"]), ""))
    plan, marked, _ = _marked(numbered)
    assert (plan.canaries, plan.why_no_canaries, len(marked.added_at)) == ((0,), "unsafe", 0)


def test_without_names_none_are_invented_and_it_is_said():
    kept = [place for place, (_, kind) in enumerate(KINDS) if kind != "birth_date"]
    survey = Survey([column for column in columns(NAMELESS) if column.index in kept])
    survey.see(NAMELESS)
    assert make_plan([survey], Options()).why_no_canaries == "no_names"


ALIASES = ("0261 91 00 07", "02.61.91.00.09")


def _lines():
    plan, _, one = _marked(NAMELESS, "E-1", ALIASES)
    return [
        CopyLine("E-1", "o", "r1", one.record),
        CopyLine("E-2", "o", "r2", Embedder(KEY, "E-2", plan, ("x@lab.example",)).record),
    ]


def test_own_addresses_are_borne_by_invented_people_and_known_again():
    _, marked, embedder = _marked(NAMELESS, "E-1", ALIASES)
    borne = [cell.replace(" ", "").replace(".", "") for cell in _invented(marked).column(INDEX["TEL"]).to_pylist()]
    assert sorted(filter(None, borne)) == ["0261910007", "0261910009"]
    assert not any(alias in str(embedder.record) for alias in ALIASES)


def test_an_alarm_names_the_copy_and_is_weighed():
    lines = _lines()
    cases = [
        ([Seen("+33 2 61 91 00 07", "call")], "E-1", "moderate", "owner"),
        ([Seen("X@LAB.example", "web")], "E-2", "weak", "echo"),
        ([Seen("x@lab.example")], "E-2", "weak", "echo"),
        ([Seen("x@lab.example", "dns"), Seen("x@lab.example", "mail")], "E-2", "strong", "owner"),
        ([Seen("0261910007", "call"), Seen("0261910009", "sms")], "E-1", "strong", "owner"),
    ]
    for seen, copy, strength, weakest in cases:
        said = alarm(seen, lines, KEY)
        assert (said.verdict, said.weakest) == ("one", weakest)
        assert (said.sightings[0].copy, said.sightings[0].strength) == (copy, strength)


def test_addresses_of_several_copies_speak_against_the_list_of_addresses():
    said = alarm([Seen("0261910007", "call"), Seen("x@lab.example", "mail")], _lines(), KEY)
    assert (said.verdict, said.weakest, said.unknown) == ("several", "own_leak", 0)


def test_an_unknown_address_accuses_nobody():
    said = alarm([Seen("someone@else.example", "mail")], _lines(), KEY)
    assert (said.verdict, said.sightings, said.unknown) == ("unknown", (), 1)
