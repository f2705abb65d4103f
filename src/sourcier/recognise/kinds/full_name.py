"""Full name: family and given name in one cell, with or without a civility.

A value is valid where one word is a listed family name, another a listed given name, at least half of the words are
known, and nothing but two to seven words of letters stand there (``MME DUPONT EP MARTIN MARIE``).
Sources: as for `family_name` and `given_name`.
"""

import pyarrow.compute as pc

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.person_words import civilities, family_words, given_words, name_shaped, particles
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values
from sourcier.recognise.wordwise import count_words, some_word, words_per_value

_MOST_WORDS = 7
_BETWEEN = r"[,;^]+"


def valid(values: Values) -> Flags:
    """Which values hold a listed family name and a listed given name; commas and carets may stand between them."""
    if matches(values.text, _BETWEEN).any():
        values = Values(pc.utf8_trim_whitespace(pc.replace_substring_regex(values.text, _BETWEEN, " ")))
    hashes = values.word_hashes
    families, givens = family_words(values), given_words(values)
    around = civilities().holds_hashes(hashes) | particles().holds_hashes(hashes)
    families, givens = families & ~around, givens & ~around
    words = words_per_value(values)
    names = count_words(values, families | givens)
    both = some_word(values, families) & some_word(values, givens) & (names > 1)
    mostly = 2 * (names + count_words(values, around)) >= words
    result: Flags = both & mostly & (words <= _MOST_WORDS) & name_shaped(values)
    return result


KIND = Kind(
    name="full_name",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "NOM PRENOM, NOMPRENOM, NOM ET PRENOM, PATIENT, IDENTITE, NOM COMPLET, NOMPRE, NOMPRN, PRENOM NOM, FULL NAME, "
        "FULLNAME, NOM PRENOMS, IDENT, LIBELLE PATIENT, NOM PATIENT, DESTINATAIRE, ASSURE, NOM ASSURE, BENEFICIAIRE, "
        "PERSONNE A PREVENIR, CONTACT, TITULAIRE"
    ),
    chance=0.0,
    shape=Shape(shortest=4, longest=80, must_have_letter=True, digits=False),
    needs=0.5,
    plausible=name_shaped,
    confused_with=("doctor", "family_name", "given_name"),
    sources=("INSEE, Fichier des noms de famille", "INSEE, Fichier des prénoms"),
    rule="A listed family name and a listed given name among two to seven words.",
)
