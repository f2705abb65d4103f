# ruff: noqa: ARG005, E501  # a table of columns: each family takes the stream and the place, and stands on its lines
"""Look-alikes that are tables: numbers, names and words as in lists of people, and nobody in them."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from layouts.names import FAMILIES, GIVEN
from unseen.lists import TOWNS, WAYS
from unseen.people import fold, iban, luhn

from .health import ACTS, ANALYTES, CODES, DRUGS
from .profiles import rpps
from .table import Table, random

Row = Callable[[Random, int], list[str]]
WARES = ("VIS INOX", "TUBE EDTA", "GANT NITRILE M", "CABLE RJ45", "CARTOUCHE", "BOITE CARTON", "AIGUILLE 21G", "FILTRE")
FIRMS = ("MECANIQUE DU VAL", "TRANSPORTS BRETONS", "IMPRIMERIE CENTRALE", "BIO FOURNITURES", "NETTOYAGE OUEST")
SERVICES = ("Cardiologie", "Pédiatrie", "Urgences", "Maternité", "Psychiatrie", "Oncologie", "Gériatrie", "Chirurgie")
KINGS = (
    "Wolfgang Mozart 27/01/1756", "Ludwig Beethoven 17/12/1770", "Frédéric Chopin 01/03/1810", "Hector Berlioz 11/12/1803",
    "Claude Debussy 22/08/1862", "Georges Bizet 25/10/1838", "Jean Racine 22/12/1639", "Victor Hugo 26/02/1802",
    "Émile Zola 02/04/1840", "Louis Pasteur 27/12/1822", "Denis Diderot 05/10/1713", "Honoré Balzac 20/05/1799",
    "Jules Verne 08/02/1828", "Claude Monet 14/11/1840", "Gustave Flaubert 12/12/1821", "Charles Gounod 17/06/1818",
)  # fmt: skip


def _day(rng: Random) -> date:
    return date(2015, 1, 5) + timedelta(rng.randrange(2000))


def wrong_key(rng: Random) -> str:
    """The shape of a national number with a key that does not fit."""
    body = f"{rng.choice('12')}{rng.randrange(20, 99)}{rng.randrange(1, 13):02}{rng.randrange(1, 96):02}"
    body += f"{rng.randrange(1, 999):03}{rng.randrange(1, 999):03}"
    right = 97 - int(body) % 97
    return f"{body}{(right - 1 + rng.randrange(1, 97)) % 97 + 1:02}"


def _ean(rng: Random) -> str:
    body = f"3{rng.randrange(10**11):011}"
    return body + str(-sum(int(d) * (3 if place % 2 else 1) for place, d in enumerate(body)) % 10)


FAMILIES_OF: dict[str, tuple[list[str], Row]] = {
    "catalogue": (
        ["REF", "EAN", "CODE15", "LIBELLE", "PRIX", "STOCK", "MAJ"],
        lambda r, n: [f"A{n:05}", _ean(r), f"{r.randrange(10**14, 10**15)}", f"{r.choice(WARES)} {r.randint(2, 90)}",
                      f"{r.uniform(1, 90):.2f}", str(r.randrange(900)), f"{_day(r):%d/%m/%Y}"],
    ),
    "imei": (
        ["imei", "modele", "entree", "palette", "quai"],
        lambda r, n: [luhn(f"35{r.randrange(10**12):012}"), f"TC{r.randint(10, 90)}", f"{_day(r)}",
                      f"1{r.randrange(20, 99)}{r.randrange(1, 13):02}{r.randrange(10**10):010}", f"Q{r.randint(1, 9)}"],
    ),
    "parcels": (
        ["numero", "poids", "depart", "agence", "cp", "statut"],
        lambda r, n: [f"{r.choice('12')}{r.randrange(10**14):014}", f"{r.uniform(0.1, 30):.1f}", f"{_day(r):%Y%m%d}",
                      r.choice(TOWNS)[0], r.choice(TOWNS)[2], r.choice(("LIVRE", "AVISE", "RETOUR"))],
    ),
    "statistics": (
        ["service", "sexe", "tranche", "departement", "diagnostic", "sejours", "dms"],
        lambda r, n: [r.choice(SERVICES), r.choice("MF"), r.choice(("0-17", "18-39", "40-64", "65+")),
                      f"{r.randint(1, 95):02}", r.choice(CODES), str(r.randint(11, 900)), f"{r.uniform(1, 9):.1f}"],
    ),
    "indicators": (
        ["annee", "region", "vaccines", "femmes", "hommes", "cas_vih", "taux"],
        lambda r, n: [str(2000 + n % 21), r.choice(("BRE", "CVL", "NOR", "PDL")), str(r.randint(9000, 99999)),
                      str(r.randint(5000, 50000)), str(r.randint(5000, 50000)), str(r.randint(20, 400)),
                      f"{r.random():.4f}"],
    ),
    "rota": (
        ["Jour", "Poste", "Matin", "Après-midi", "Nuit", "Effectif"],
        lambda r, n: [f"{date(2020, 1, 1) + timedelta(n):%d/%m/%Y}", r.choice(SERVICES), f"IDE{r.randint(1, 9)}",
                      f"AS{r.randint(1, 9)}", f"IDE{r.randint(10, 15)}", str(r.randint(2, 9))],
    ),
    "doctors": (
        ["RPPS", "Nom d'exercice", "Prénom", "Profession", "Spécialité", "Adresse cabinet", "CP", "Ville", "Tél. cabinet"],
        lambda r, n: [rpps(r), fold(r.choice(FAMILIES)), r.choice(GIVEN), "Médecin",
                      r.choice(("Médecine générale", "Cardiologie", "Dermatologie")), f"{r.randint(1, 90)} {r.choice(WAYS)}",
                      (town := r.choice(TOWNS))[2], town[0], f"026191{r.randrange(10000):04}"],
    ),
    "companies": (
        ["siren", "siret", "denomination", "naf", "adresse", "cp", "commune", "creation"],
        lambda r, n: [siren := luhn(f"{r.randrange(3 * 10**7, 9 * 10**7)}"), luhn(siren + f"{r.randint(1, 9):04}"),
                      f"{r.choice(FIRMS)} {n}", f"{r.randint(10, 96)}.{r.randint(10, 99)}Z",
                      f"{r.randint(1, 90)} {r.choice(WAYS)}", (town := r.choice(TOWNS))[2], town[0], f"{_day(r)}"],
    ),
    "invoices": (
        ["Facture", "Client", "SIRET", "TVA", "HT", "TTC", "Échéance", "IBAN fournisseur"],
        lambda r, n: [f"FA{n:06}", f"SARL {r.choice(FIRMS)}", luhn(f"{r.randrange(10**12, 9 * 10**12)}"),
                      f"FR{r.randint(10, 99)}{luhn(f'{r.randrange(10**7, 9 * 10**7)}')}", f"{r.uniform(20, 900):.2f}",
                      f"{r.uniform(30, 1100):.2f}", f"{_day(r):%d/%m/%Y}", iban(r)],
    ),
    "first_names": (
        ["sexe", "preusuel", "annais", "nombre"],
        lambda r, n: [r.choice("12"), fold(r.choice(GIVEN)), str(r.randint(1900, 2020)), str(r.randint(3, 9000))],
    ),
    "family_names": (["nom", "frequence", "rang"], lambda r, n: [fold(FAMILIES[n % len(FAMILIES)]), str(90000 // (n + 1)), str(n)]),
    "communes": (
        ["insee", "commune", "cp", "lat", "lon", "maire_depuis"],
        lambda r, n: [(town := r.choice(TOWNS))[1], town[0], town[2], f"{r.uniform(43, 50):.5f}",
                      f"{r.uniform(-4, 7):.5f}", str(r.choice((2008, 2014, 2020)))],
    ),
    "streets": (
        ["id_ban", "numero", "voie", "cp", "commune", "x", "y"],
        lambda r, n: [f"{(town := r.choice(TOWNS))[1]}_{n:04}", str(r.randint(1, 140)), r.choice(WAYS), town[2], town[0],
                      f"{r.uniform(1e5, 9e5):.2f}", f"{r.uniform(6e6, 7e6):.2f}"],
    ),
    "sensors": (
        ["sonde", "horodatage", "temperature", "humidite", "etat"],
        lambda r, n: [f"FRIGO{r.randint(1, 30):02}", f"{_day(r)} {n // 60 % 24:02}:{n % 60:02}:00",
                      f"{r.uniform(2, 8):.1f}", f"{r.uniform(30, 60):.0f}", r.choice(("OK", "OK", "ALARME"))],
    ),
    "quality": (
        ["echantillon", "lot", "analyte", "cible", "mesure", "ecart_type", "date", "automate"],
        lambda r, n: [f"CQ{n:08}", f"L{r.randrange(10**6):06}", (a := r.choice(ANALYTES[:12]))[1],
                      f"{(a[3] + a[4]) / 2:.2f}", f"{r.uniform(a[3], a[4]):.2f}", f"{r.random():.3f}",
                      f"{_day(r):%d/%m/%Y}", r.choice(("COBAS", "ARCHITECT", "XN1000"))],
    ),
    "nomenclature": (
        ["code", "libelle", "cotation", "classe", "maj"],
        lambda r, n: [f"{r.choice(CODES)}{n % 10}", f"{r.choice(('Diabète', 'Tumeur maligne', 'Infection à VIH', 'Épisode dépressif'))} type {n}",
                      r.choice(ACTS), r.choice("ABCDE"), f"{_day(r)}"],
    ),
    "drugs": (
        ["CIS", "denomination", "forme", "taux", "prix", "cip13"],
        lambda r, n: [f"6{r.randrange(10**7):07}", f"{r.choice(DRUGS)} mg, comprimé", "comprimé", "65 %",
                      f"{r.uniform(1, 40):.2f}", f"34009{r.randrange(10**8):08}"],
    ),
    "sites": (
        ["finess", "raison_sociale", "categorie", "adresse", "cp", "ville", "tel"],
        lambda r, n: [luhn(f"44{r.randrange(10**6):06}"), f"LBM {r.choice(FIRMS)}", "611", f"{r.randint(1, 90)} {r.choice(WAYS)}",
                      (town := r.choice(TOWNS))[2], town[0], f"026191{r.randrange(10000):04}"],
    ),
    "random": (
        ["a", "b", "c", "d", "e"],
        lambda r, n: [f"{r.getrandbits(64):x}", str(r.randrange(10**15)), "".join(r.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=9)),
                      f"{r.random():.9f}", str(r.randrange(10**9))],
    ),
    "fixtures": (
        ["nom", "prenom", "date_naissance", "nir", "email", "telephone"],
        lambda r, n: [f"TEST{n:03}", r.choice(("Patient", "Essai", "Dummy")), r.choice(("01/01/1900", "01/01/1970")),
                      wrong_key(r), f"test{n}@example.com", "0639980000"],
    ),
    "famous": (["auteur", "naissance", "oeuvres"], lambda r, n: [*(r.choice(KINGS).rsplit(" ", 1)), str(r.randint(3, 80))]),
    "matches": (
        ["saison", "journee", "domicile", "exterieur", "buts", "affluence"],
        lambda r, n: [f"20{10 + n % 10}", str(1 + n % 38), r.choice(TOWNS)[0], r.choice(TOWNS)[0],
                      f"{r.randint(0, 4)}-{r.randint(0, 4)}", str(r.randint(900, 30000))],
    ),
    "services": (
        ["compte", "mot_de_passe", "role", "derniere_rotation"],
        lambda r, n: [f"svc_{r.choice(('backup', 'web', 'etl', 'sonde'))}{n}", f"$2y$10${''.join(r.choices('abcdefghijkLMNOPQRSTUV0123456789./', k=53))}",
                      "service", f"{_day(r)}"],
    ),
    "masked": (
        ["code", "annee_naissance", "age", "consentement", "mot_de_passe"],
        lambda r, n: [f"S{n:05}", "XXXX", r.choice(("<40", "40-64", "65+")), r.choice(("oui", "non")), "********"],
    ),
}  # fmt: skip


def decoy(key: str, family: str, count: int) -> Table:
    headers, row = FAMILIES_OF[family]

    def rows() -> Iterator[list[str]]:
        rng = random(key)
        for number in range(count):
            yield row(rng, number)

    return Table(list(headers), rows, count)
