"""What is refused: columns whose values are not what was ordered, rows that say too little, orders that have ended."""

from collections.abc import Callable

import pytest
from handing_office import ALL, people
from invented_leaks import HEADER, text

from sourcier.handout import read_register
from sourcier.handout.errors import NotARecipient, OrderEnded, RegisterMissing
from sourcier.handout.refusals import (
    ColumnHoldsOther,
    ColumnMissing,
    LabMissing,
    NoColumns,
    NothingOrdered,
    RowsNotTold,
    RunningText,
)
from sourcier.model.errors import SourcierError

SENTENCES = (
    "Patiente enceinte de trois mois, prévenir le médecin",
    "diabete de type deux, a jeun depuis la veille au soir",
    "ne pas appeler au domicile, laisser un message au cabinet",
    "traitement par anticoagulant, verifier avant le prelevement",
)


def changed(tmp_path, header: str, change: Callable[[int, list[str]], None] | None = None, count: int = 400):
    lines = people(count)
    for number, line in enumerate(lines):
        if change:
            change(number, line)
    path = tmp_path / "changed.csv"
    path.write_bytes(text(lines, header))
    return path


def refused(office, order, source, error: type[SourcierError]) -> SourcierError:
    with pytest.raises(error) as raised:
        office.hand(order, source)
    assert not (office.place / "copy.age").exists()
    with pytest.raises(RegisterMissing):
        read_register(office.register)
    return raised.value


@pytest.mark.parametrize("name", ["CODE", "REFERENCE", "Z17", "NUM DOSSIER", "ADRESSE"])
def test_a_comment_column_is_refused_whatever_it_is_called(office, tmp_path, ordered, name):
    path = changed(
        tmp_path, HEADER.replace("COMMENTAIRE", name), lambda n, line: line.__setitem__(11, SENTENCES[n % 4])
    )
    with pytest.raises((ColumnHoldsOther, RunningText)):
        office.hand(ordered(columns=(*ALL, name)), path)


def test_sentences_hidden_among_codes_are_refused(office, tmp_path, ordered):
    def hide(number, line):
        line[11] = SENTENCES[number // 20 % 4] if number % 20 == 0 else f"K{number % 37:03}"

    path = changed(tmp_path, HEADER.replace("COMMENTAIRE", "CODE"), hide)
    error = refused(office, ordered(columns=(*ALL, "CODE")), path, RunningText)
    assert error.what.values == {"column": 12, "cells": 20}


@pytest.mark.parametrize("filled", [lambda n: SENTENCES[n % 4], lambda n: f"{n * 7919:013}", lambda n: f"K{n}"])
def test_a_column_called_nir_that_holds_something_else_is_refused(office, tmp_path, ordered, filled):
    path = changed(tmp_path, HEADER, lambda n, line: line.__setitem__(5, filled(n)))
    refused(office, ordered(columns=("NOM", "nir")), path, ColumnHoldsOther)


def test_a_number_under_a_header_that_says_nothing_must_be_named(office, tmp_path, ordered):
    path = changed(tmp_path, HEADER.replace("NIR", "ZZ17"))
    refused(office, ordered(columns=("NOM", "ZZ17")), path, ColumnHoldsOther)
    office.hand(ordered(columns=("NOM", "ZZ17"), holds=("ZZ17 = nir",)), path)
    assert office.cells()[0] == ["NOM", "ZZ17"]


def test_a_header_the_source_has_not_is_refused(office, export, ordered):
    refused(office, ordered(columns=("NOM", "GROUPE SANGUIN HLA")), export, ColumnMissing)


def test_a_kind_the_source_has_not_is_told(office, export, ordered):
    office.hand(ordered(columns=("nir", "iban")), export)
    assert office.offers[-1].absent == ("iban",)


def test_an_order_without_columns_hands_out_nothing(office, export, ordered):
    refused(office, ordered(columns=None), export, NoColumns)


def test_a_laboratory_without_a_row_is_refused(office, export, ordered):
    refused(office, ordered(labs=("LABORATOIRE DU PORT", "LABORATOIRE DE LA GARE")), export, LabMissing)


def test_rows_that_do_not_say_their_laboratory_or_day_are_refused(office, tmp_path, ordered):
    path = tmp_path / "bare.csv"
    path.write_bytes(text([line[:7] for line in people()], ";".join(HEADER.split(";")[:7])))
    refused(office, ordered(columns=("NOM",), labs=("LABORATOIRE DU PORT",)), path, RowsNotTold)
    refused(office, ordered(columns=("NOM",), since="2019-01-01"), path, RowsNotTold)


def test_days_in_which_nobody_was_seen_hand_out_nothing(office, export, ordered):
    refused(office, ordered(since="2031-01-01"), export, NothingOrdered)


def test_an_order_that_has_ended_hands_out_nothing(office, export, ordered):
    refused(office, ordered(delete_by="2026-01-04"), export, OrderEnded)


def test_a_recipient_without_a_key_is_refused(office, export, ordered):
    office.pair = type(office.pair)("", "age1none")
    refused(office, ordered(), export, NotARecipient)


def test_no_error_quotes_a_cell(office, tmp_path, ordered):
    path = changed(tmp_path, HEADER, lambda n, line: line.__setitem__(5, SENTENCES[n % 4]))
    error = refused(office, ordered(columns=("NOM", "nir")), path, ColumnHoldsOther)
    said = " ".join(part.english() for part in (error.what, error.kept, error.following))
    assert not any(word in said for word in ("enceinte", "diabete", "MARTIN"))
