"""What comments give away, by the convention for comments: kinds, statuses, and what stays quiet."""

import time

import pyarrow as pa
import pytest

from sourcier.recognise.text import KINDS, STATUSES, TextReader, spans
from sourcier.recognise.text.counts import also_of, count_rows

READER = TextReader()


def told(comment):
    return {(comment[s.start : s.end], s.kind, s.status) for s in spans(comment, READER)}


def said(comment):
    return {(s.kind.removeprefix("health."), s.status) for s in spans(comment, READER)}


@pytest.mark.parametrize(
    ("comment", "facts"),
    [
        ("pas d'HTA", {("disease", "negated")}),
        ("diabète : non, HTA : non", {("disease", "negated")}),
        ("mère K sein", {("cancer", "family")}),
        ("K sein (mère)", {("cancer", "family")}),
        ("HIV ?", {("hiv", "question")}),
        ("suspicion d'embolie pulmonaire", {("disease", "question")}),
        ("ATCD phlébite 2009", {("disease", "past")}),
        ("phlébite le 12/03/2021", {("disease", "asserted")}),
        ("diabète depuis 2012", {("disease", "asserted")}),
        ("n'est plus enceinte", {("pregnancy", "past")}),
        ("ne fume plus", {("addiction", "past")}),
        ("XARELTO ARRETE", {("drug", "past")}),
        ("mari violent", {("violence", "asserted")}),
        ("peut être agressif", {("violence", "asserted")}),
        ("peut être enceinte", {("pregnancy", "question")}),
        ("pas d'arrêt aspégic", {("drug", "asserted")}),
        ("ALD refusée", {("disease", "negated")}),
        ("plus de dette", {("debt", "past")}),
        ("mère diabétique, patiente hypertendue", {("disease", "family"), ("disease", "asserted")}),
        ("sa fille vient chercher, diabétique", {("disease", "asserted")}),
    ],
)
def test_cues_reach_as_far_as_their_clause(comment, facts):
    assert said(comment) == facts


@pytest.mark.parametrize(
    ("comment", "words", "kind"),
    [
        ("sous AVK", "AVK", "health.drug"),
        ("ALD 30", "ALD 30", "health.disease"),
        ("VIH+", "VIH+", "health.hiv"),
        ("K sein", "K sein", "health.cancer"),
        ("IVG mardi", "IVG", "health.pregnancy"),
        ("100 %", "100 %", "health.disease"),
        ("100 % STERILITE", "100 % STERILITE", "health.fertility"),
        ("BHCG +", "BHCG +", "health.pregnancy"),
        ("H.T.A. sous", "H.T.A.", "health.disease"),
        ("DIABETE", "DIABETE", "health.disease"),
        ("diabette", "diabette", "health.disease"),
        ("sous prévisacn", "prévisacn", "health.drug"),
        ("maladie cœliaque", "maladie cœliaque", "health.disease"),
        ("doit 34,50 euros", "doit 34,50 euros", "debt"),
        ("ne parle pas français", "ne parle pas français", "origin"),
        ("curatelle renforcée", "curatelle renforcée", "guardianship"),
        ("allergie pénicilline", "allergie pénicilline", "health.disease"),
    ],
)
def test_abbreviations_capitals_accents_and_slips_are_read(comment, words, kind):
    assert told(comment) == {(words, kind, "asserted")}


@pytest.mark.parametrize(
    "comment",
    [
        "NFS TSH beta HCG",
        "sérologie VIH, VHB, VHC",
        "recherche BK",
        "HIV + HCV",
        "toxo neg",
        "K+ à 5,2, recontrôler",
        "BHCG 1200",
        "vaccin covid mardi",
        "affiche prévention VIH",
        "place handicapé devant le labo",
        "Dr Cancel oncologue",
        "double oncologie",
        "dossier 0639981234",
        "rdv le 05/06/2021 à 10h12",
        "positif en caisse",
        "100 % AT",
        "faute de frappe",
        "ne pas désinfecter à l'alcool, sans alcool",
        "flacon stérile remis",
        "résultats transmis au Dr Ramadan",
    ],
)
def test_look_alikes_stay_quiet(comment):
    assert told(comment) == set()


@pytest.mark.parametrize(
    ("comment", "names"),
    [
        ("Mme Cancer a appelé", {"Cancer"}),
        ("prévenir M. Diabaté", {"Diabaté"}),
        ("fille Sylvie Martin", {"Sylvie Martin"}),
        ("vu par Dr Martin", set()),
        ("IDE Mme Leroux", set()),
        ("Mme est absente", set()),
    ],
)
def test_names_are_those_of_patients_and_their_people(comment, names):
    assert {words for words, kind, _status in told(comment) if kind == "person_name"} == names


def test_identifiers_are_found_with_their_places():
    comment = (
        "tel 06 39 98 12 34, mail jean.petit@example.org, 12 rue des Lilas 35000 Rennes, nir 2 55 08 14 168 025 38"
    )
    assert told(comment) == {
        ("06 39 98 12 34", "phone", "none"),
        ("jean.petit@example.org", "email", "none"),
        ("12 rue des Lilas 35000 Rennes", "address", "none"),
        ("2 55 08 14 168 025 38", "nir", "none"),
    }


def test_a_street_or_laboratory_named_like_a_disease_names_none():
    assert told("12 rue de la Grippe 56100 Lorient") == {("12 rue de la Grippe 56100 Lorient", "address", "none")}
    assert told("labo 3 rue du Cancer") == set()


def test_nobody_takes_what_they_are_allergic_to():
    assert said("allergie pénicilline, aspirine") == {("disease", "asserted")}
    assert said("pas d'allergie, sous aspirine") == {("disease", "negated"), ("drug", "asserted")}


def test_places_are_characters_whatever_they_are_made_of():
    for before in ("", "é", "œ", "e\u0301", "\U0001f600 ", "漢字 ", "\u202f"):
        comment = f"{before} sous Xarelto"
        assert {words for words, _kind, _status in told(comment)} == {"Xarelto"}


def test_every_span_has_a_known_kind_and_status():
    for s in spans("mère K sein, tel 06 39 98 12 34, VIH ?", READER):
        assert s.kind in KINDS
        assert s.status in STATUSES
        assert (s.status == "none") == (s.kind in KINDS[:5])


COMMENTS = ["VIH+", "pas de diabète", "mère K sein", "rien", "", "ATCD phlébite, sous AVK", "tel 06 39 98 12 34"] * 40


def test_counts_do_not_depend_on_where_rows_are_cut():
    whole = count_rows(pa.array(COMMENTS), READER)
    cut = sum(count_rows(pa.array(COMMENTS[at : at + 7]), TextReader()) for at in range(0, len(COMMENTS), 7))
    assert (whole == cut).all()


def test_rows_are_counted_once_per_kind_and_status():
    facts = {
        also.kind: also for also in also_of(count_rows(pa.array(["diabète, HTA, pas d'asthme", "diabète"]), READER))
    }
    assert (facts["health.disease"].rows, facts["health.disease"].asserted, facts["health.disease"].negated) == (
        2,
        2,
        1,
    )


def test_what_a_comment_holds_does_not_depend_on_its_neighbours():
    alone = [told(comment) for comment in COMMENTS[:7]]
    found = READER.read(pa.array(COMMENTS[:7]))
    together = [set() for _ in range(7)]
    for comment, start, end, kind, status in zip(
        found.comment.tolist(),
        found.start.tolist(),
        found.end.tolist(),
        found.kind.tolist(),
        found.status.tolist(),
        strict=True,
    ):
        together[comment].add((COMMENTS[comment][start:end], KINDS[kind], STATUSES[status]))
    assert together == alone


@pytest.mark.parametrize(
    "cue", ["pas ", "diabète ", "VIH ? ", "ATCD ", "H.T.", "a@", "0612345678 ", "(", "mère ", "M. ", "1/", "\0", "- "]
)
def test_repetitions_take_time_in_proportion_to_their_length(cue):
    def seconds(times):
        started = time.process_time()
        READER.read(pa.array([cue * times]))
        return time.process_time() - started

    seconds(1000)
    assert seconds(200_000) < 40 * seconds(20_000) + 1


def test_a_giant_comment_is_read_to_its_end():
    comment = "a" * 5_000_000 + " " + "x " * 2_000_000 + "sous Xarelto"
    (found,) = spans(comment, READER)
    assert comment[found.start : found.end] == "Xarelto"


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("navette : CMP, ESAT", set()),
        ("travaille en ESAT", {("health.disability", "asserted")}),
        ("labo des Carmélites", set()),
        ("lycée GAY-LUSSAC", set()),
        ("sous Depo Provera pas de règles", {("health.drug", "asserted")}),
        ("surdité ? aucune", {("health.disability", "negated")}),
        ("coronaires pontées, septicémie sept 21", {("health.surgery", "asserted"), ("health.infection", "past")}),
        ("rapport à risque en 2014, neg depuis", {("sex_life", "past")}),
        ("sœur du patient déficiente intellectuelle", {("health.disability", "family")}),
        ("addiction au tramadol", {("health.addiction", "asserted")}),
        ("Tramadol rupture fournisseur", set()),
        ("herpès génital ancien", {("health.infection", "past")}),
        ("diabète ancien", {("health.disease", "asserted")}),
        ("Résidence Les Pins appt 12", {("address", "none")}),
        ("brigatinib", {("health.drug", "asserted")}),
        ("salpingectomie 2018", {("health.surgery", "past")}),
        ("nom : Rabbin", {("person_name", "none")}),
        ("M. le remplaçant passe", set()),
        ("Lovenox 0,4 ml", {("health.drug", "asserted")}),
        ("covid PCR positive", {("health.infection", "asserted")}),
        ("VIH, à confirmer", {("health.hiv", "question")}),
        ("hémophilie dans la famille, sous AVK", {("health.genetic", "family"), ("health.drug", "asserted")}),
        ("sa femme est diabétique", {("health.disease", "family")}),
        ("Plaquenil de 2012 à 2016", {("health.drug", "past")}),
        ("menacée par ses frères", {("violence", "asserted")}),
        ("IVG a validé", set()),
        ("né en Algérie", {("origin", "asserted")}),
        ("doit 500 XPF", {("debt", "asserted")}),
        ("arrière de la maison", set()),
        ("Ferme du Haut Bois, chien", {("address", "none")}),
        ("7 bis rue de la Paix", {("address", "none")}),
        ("gants M épuisés", set()),
        ("M. N'Guessan a appelé", {("person_name", "none")}),
        ("curatelle : NON c'est une procuration", {("guardianship", "negated")}),
        ("asthme non, tabac oui", {("health.disease", "negated"), ("health.addiction", "asserted")}),
        ("E.P. ?? appeler", {("health.disease", "question")}),
        ("refuse la chimio", {("health.drug", "negated")}),
        ("refuse la facture, curatelle", {("guardianship", "asserted")}),
        ("K rein opéré en 2011", {("health.cancer", "past"), ("health.surgery", "past")}),
        ("Xarelto arrêté, remplacé par Eliquis", {("health.drug", "past"), ("health.drug", "asserted")}),
        ("VIH:- VHC:-", {("health.hiv", "negated"), ("health.hepatitis", "negated")}),
        ("VHB VHC VIH avant chimio", {("health.drug", "asserted")}),
        ("cinq pizzas russes", set()),
        ("née en Arménie", {("origin", "asserted")}),
        ("maladie de Castleman", {("health.disease", "asserted")}),
        ("otite du chien", set()),
        ("accouchement du nouveau logiciel", set()),
        ("DG = date du geste", set()),
        ("accro au rugby", set()),
        ("lot réactif 0261914477", set()),
        ("47 av. Foch", {("address", "none")}),
        ("adresse : Les Quatre Vents, volets bleus", {("address", "none")}),
        ("c.roy@example.fr, FIV mardi", {("email", "none"), ("health.fertility", "asserted")}),
        ("tabac 0, alcool 0", {("health.addiction", "negated")}),
    ],
)
def test_families_of_cases(comment, said):
    assert {(span.kind, span.status) for span in spans(comment, READER)} == said
