"""Prescriber, named as one: the name stands after Dr, Docteur, Pr or Professeur.

A column of plain names that a header or the other columns show to be prescribers is named by those, not by this rule.
Source: Code de la santé publique, art. R. 4127-79 (what a prescription names); usage of French laboratories.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import doctors, name_shaped
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import word_at, words_per_value

_MOST_WORDS = 8


def valid(values: Values) -> Flags:
    """Which values are a doctor's title and one to seven words of letters."""
    titled = word_at(values, doctors().holds_hashes(values.word_hashes), 0)
    words = words_per_value(values)
    result: Flags = titled & (words > 1) & (words <= _MOST_WORDS) & name_shaped(values)
    return result


KIND = Kind(
    name="doctor",
    category=Category.PROFESSIONAL,
    valid=valid,
    headers=phrases(
        "MEDECIN, PRESCRIPTEUR, MEDPRES, MEDPRESC, NOM MEDECIN, NOMMED, MED, MEDECIN TRAITANT, MEDTRAIT, MT, DOCTEUR, "
        "DR, PRESC, NOM PRESCRIPTEUR, NOMPRESC, CORRESPONDANT, NOM DR, NOMDR, LIBMED, LIB MEDECIN, MEDECIN "
        "PRESCRIPTEUR, PRESCRIBER, DOCTOR, PHYSICIAN, MEDREF, MEDCOR, LIBPRESC, MEDECIN CORRESPONDANT, PRESCRIP"
    ),
    chance=0.003,
    shape=Shape(shortest=4, longest=80, must_have_letter=True, digits=False),
    needs=0.5,
    plausible=name_shaped,
    confused_with=("full_name", "family_name"),
    sources=("Code de la santé publique, art. R. 4127-79",),
    rule="Dr, Docteur, Pr or Professeur and a name.",
)
