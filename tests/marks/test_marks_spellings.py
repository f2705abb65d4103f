"""Spellings: two forms, one meaning."""

import numpy as np
import pyarrow as pa
import pytest

from sourcier.inventory.canonical import canonical
from sourcier.marks.normal import normal_form
from sourcier.marks.spellings import NEITHER, SPELLINGS
from sourcier.recognise.values import Values

TEXTS = {
    "phone": ["0261912345", "02 61 91 23 45", "06.39.98.11.22", "06-39-98-11-22", "+33 2 61 91 23 45", "112", "", "0"],
    "street": [
        "12 RUE DES LILAS", "12 R. DES LILAS", "3 bis rue de l'Église", "AV. DU GENERAL", "12, Avenue Saint Michel",
        "LE BOURG", "R", "7 BD DE L EGLISE", "Résidence les Pins", "8 RUE ST MICHEL", "9 TER CHE DES PRES",
        "x\0y", "5 RUE DE L ÉGLISE",
    ],
    "commune": [
        "VANNES", "Vannes", "SAINT AVE", "ST-AVE", "Sainte-Anne-d'Auray", "L'ISLE D'ABEAU", "LE MANS", "PARIS 14",
        "ILE D YEU", "st nolff", "<b>VILLE DE</b>", "=1+1",
    ],
}  # fmt: skip
STYLES = {
    "phone_grouping": {"sign": "."},
    "phone_sign": {"first": " ", "second": "."},
    "way": {"RUE": "R", "AVENUE": "AV.", "BOULEVARD": "BD", "CHEMIN": "CHE", "RESIDENCE": "RES"},
    "saint": {"SAINT": "ST", "SAINTE": "STE"},
    "accent": {"EGLISE": "ÉGLISE", "GENERAL": "GÉNÉRAL", "PRES": "PRÉS"},
}


def _cases():
    return [(spelling, kind) for spelling in SPELLINGS for kind in sorted(spelling.kinds & set(TEXTS))]


@pytest.mark.parametrize(("spelling", "kind"), _cases(), ids=lambda case: getattr(case, "name", case))
def test_what_is_written_is_read_again_and_means_the_same(spelling, kind):
    style, text = STYLES.get(spelling.name, {}), pa.array(TEXTS[kind])
    states = spelling.states(text, style)
    chosen = text.filter(pa.array(states != NEITHER))
    assert len(chosen), "the examples hold this spelling"
    assert {0, 1} == set(states[states != NEITHER].tolist())
    for bit in (False, True):
        written = spelling.write(chosen, np.full(len(chosen), bit), style)
        assert spelling.states(written, style).tolist() == [int(bit)] * len(chosen)
        assert normal_form(written, kind).equals(normal_form(chosen, kind))
        assert canonical(Values(written), kind).equals(canonical(Values(chosen), kind))
    kept = spelling.write(chosen, states[states != NEITHER] == 1, style)
    assert spelling.states(kept, style).tolist() == states[states != NEITHER].tolist()


def test_numbers_and_tags_of_spellings_are_what_they_were():
    names = [(spelling.number, spelling.name, spelling.keyed) for spelling in SPELLINGS]
    assert names == [
        (1, "phone_grouping", "value"),
        (2, "phone_sign", "value"),
        (3, "way", "value"),
        (4, "saint", "number"),
        (5, "accent", "value"),
        (6, "hyphen", "name"),
        (7, "apostrophe", "value"),
        (8, "comma", "value"),
        (9, "capitals", "name"),
    ]
