# ruff: noqa: ARG001, ARG005  # every column takes person, stream and style, though few need all
"""What tables of people hold: their columns, with headers as software writes them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from unseen.lists import DOMAINS
from unseen.people import Person, fold, iban, luhn, workday

from .health import ACTS, ALLERGIES, CARE, CODES, DRUGS, REASONS, remark, result
from .people import Style, some, style
from .table import Table, random

FIRST, LAST = date(2014, 1, 6), date(2020, 10, 30)
Value = Callable[[Person, Random, Style], str]


@dataclass(frozen=True)
class Profile:
    """One sort of table about people."""

    columns: str
    health: bool
    passwords: bool = False

    @property
    def fields(self) -> list[str]:
        """The keys of its columns."""
        return self.columns.split()


def _password(p: Person, r: Random, _: Style) -> str:
    return r.choice(
        (
            f"{p.given.lower()}{p.born.year % 100:02}",
            f"{p.born:%d%m%Y}",
            f"{fold(p.family)[:4].lower()}{r.randrange(100, 9999)}",
            "".join(r.choices("abcdefghjkmnpqrstuvwxyzABCDEFGHJK23456789", k=8)),
            r.choice(("soleil", "azerty", "doudou", "loulou", "chouchou", "marseille")) + str(r.randrange(100)),
        )
    )


def _doctor(_: Person, r: Random, s: Style) -> str:
    return "DR " + s.word(r.choice(("Kervella", "Aubry Lemoine", "Poirier", "Haddad", "Nédélec", "Vasseur", "Tran")))


def _full(p: Person, r: Random, s: Style) -> str:
    return f"{s.word(p.family)} {s.word(p.given)}"


def _remark(p: Person, r: Random, s: Style) -> str:
    return remark(r, p.family, p.mobile) if r.random() < 0.7 else ""


def _dutch(_: Person, r: Random, __: Style) -> str:
    while True:
        body = [r.randrange(1, 10)] + [r.randrange(10) for _ in range(7)]
        last = sum((9 - place) * digit for place, digit in enumerate(body)) % 11
        if last < 10:
            return "".join(map(str, body)) + str(last)


def _belgian(p: Person, r: Random, _: Style) -> str:
    body = f"{p.born:%y%m%d}{r.randrange(0, 498) * 2 + p.sex % 2:03}"
    key = 97 - int(("2" if p.born.year >= 2000 else "") + body) % 97
    return f"{body[:2]}.{body[2:4]}.{body[4:6]}-{body[6:]}.{key:02}"


def _spanish(_: Person, r: Random, __: Style) -> str:
    number = r.randrange(10**7, 10**8)
    return f"{number}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}"


FIELDS: dict[str, tuple[tuple[str, ...], Value]] = {
    "ipp": (("IPP", "num_dossier", "N° DOSSIER", "PATID", "ID_PATIENT"), lambda p, r, s: str(p.number * 7 + 100003)),
    "nom": (("NOM", "nom", "Nom patient", "LASTNAME", "NOM_USUEL"), lambda p, r, s: s.word(p.family)),
    "naiss": (("NOM NAISSANCE", "nom_jf", "NOMJF", "birth_name"), lambda p, r, s: s.word(p.birth_name)),
    "prenom": (("PRENOM", "prenom", "Prénom", "FIRSTNAME", "PRE"), lambda p, r, s: s.word(p.given)),
    "full": (("Patient", "NOM PRENOM", "nom_complet", "Bénéficiaire", "Titulaire"), _full),
    "civ": (("CIV", "civilite", "Titre"), lambda p, r, s: "M." if p.sex == 1 else "MME"),
    "sexe": (("SEXE", "sexe", "Sx", "gender"), lambda p, r, s: "MF"[p.sex - 1]),
    "ddn": (("DDN", "date_naissance", "Né(e) le", "DATNAIS", "birthdate"), lambda p, r, s: s.day(p.born)),
    "nir": (("NIR", "num_secu", "N° SS", "NUMSS", "immatriculation"), lambda p, r, s: s.number(p.nir)),
    "nir13": (("NIR", "matricule", "NUM_ASSURE"), lambda p, r, s: p.nir[:13]),
    "cle": (("CLE", "cle", "clé NIR"), lambda p, r, s: p.nir[13:]),
    "rue": (("ADRESSE", "adresse1", "Adresse", "ADR1", "street"), lambda p, r, s: s.word(p.street)),
    "cp": (("CP", "code_postal", "CODPOS", "zip"), lambda p, r, s: p.town[2]),
    "ville": (("VILLE", "ville", "COMMUNE", "city"), lambda p, r, s: s.word(p.town[0])),
    "tel": (("TEL", "telephone", "Tél. fixe", "TELDOM"), lambda p, r, s: s.phone(p.landline)),
    "mob": (("PORTABLE", "mobile", "GSM", "TELPORT"), lambda p, r, s: s.phone(p.mobile)),
    "mail": (("MAIL", "email", "Courriel", "E_MAIL"), lambda p, r, s: p.email),
    "med": (("MEDECIN", "prescripteur", "Médecin traitant"), _doctor),
    "gs": (("GROUPE", "groupe_sanguin", "ABO RH"), lambda p, r, s: p.blood),
    "rem": (("COMMENTAIRE", "commentaire", "Obs.", "NOTES", "REM"), _remark),
    "visite": (("DERN_VISITE", "date_visite", "DATPREL", "Date"), lambda p, r, s: s.day(workday(r, FIRST, LAST))),
    "heure": (
        ("Heure", "H_RDV", "heure"),
        lambda p, r, s: f"{r.randint(7, 18):02}:{r.choice(('00', '15', '30', '45'))}",
    ),
    "ana": (("ANALYSE", "code_analyse", "EXAM"), lambda p, r, s: result(r)[0]),
    "res": (("RESULTAT", "Résultat", "resultat_texte", "RES"), lambda p, r, s: " ".join(result(r)[1:]).strip()),
    "test": (("TEST", "type_test", "Analyse"), lambda p, r, s: r.choice(("RT-PCR SARS-CoV-2", "TAG", "Sérologie"))),
    "posneg": (("RESULTAT", "resultat", "Result"), lambda p, r, s: r.choices(("NEGATIF", "POSITIF"), (8, 1))[0]),
    "motif": (("Motif", "MOTIF_RDV", "motif"), lambda p, r, s: r.choice(REASONS)),
    "diag": (("DIAG", "CIM10", "dp"), lambda p, r, s: r.choice(CODES)),
    "acte": (("ACTE", "code_acte", "NOMEN"), lambda p, r, s: r.choice(ACTS)),
    "drug": (("PRODUIT", "traitement", "Médicament", "LIBELLE"), lambda p, r, s: r.choice(DRUGS)),
    "soin": (("SOINS", "soins", "À faire"), lambda p, r, s: r.choice(CARE)),
    "code": (("DIGICODE", "acces"), lambda p, r, s: f"{r.randrange(1000, 9999)}{r.choice('AB')}"),
    "mnt": (("MONTANT", "montant", "MT_REMB"), lambda p, r, s: f"{r.uniform(3, 190):.2f}".replace(".", ",")),
    "rang": (("RANG", "rang_gem"), lambda p, r, s: "1"),
    "caisse": (("CAISSE", "regime"), lambda p, r, s: "01" + p.town[2][:2] + "1"),
    "iban": (("IBAN", "iban", "RIB"), lambda p, r, s: iban(r)),
    "rum": (("RUM", "mandat"), lambda p, r, s: f"RUM{r.randrange(10**9):09}"),
    "salaire": (("BRUT", "salaire_brut"), lambda p, r, s: f"{r.randint(1550, 4900)},00"),
    "poste": (("EMPLOI", "poste"), lambda p, r, s: r.choice(("IDE", "TECH LABO", "SECRETAIRE", "AS", "COURSIER"))),
    "arret": (("ARRETS", "jours_maladie"), lambda p, r, s: str(r.choice((0, 0, 0, 3, 8, 21, 90)))),
    "login": (("identifiant", "LOGIN", "login", "user"), lambda p, r, s: p.email.split("@")[0]),
    "mp": (("MP", "password", "mot_de_passe", "pwd", "MDP"), _password),
    "classe": (("Classe", "CLASSE"), lambda p, r, s: r.choice(("CP", "CE1-A", "CE2", "CM1-B", "6e2", "5e1"))),
    "allergie": (("PAI / allergies", "SANTE"), lambda p, r, s: r.choice(ALLERGIES) if r.random() < 0.6 else ""),
    "bsn": (("BSN", "bsn"), _dutch),
    "rn": (("RIJKSREGISTER", "NISS"), _belgian),
    "dni": (("DNI", "dni"), _spanish),
    "hash": (("ID_ANO", "pseudo"), lambda p, r, s: f"{random(f'{p.nir}').getrandbits(128):032x}"),
}
PROFILES = {
    "lab": Profile("ipp civ nom naiss prenom ddn sexe nir rue cp ville tel mob mail med gs visite rem", health=True),
    "lab_short": Profile("nom prenom ddn nir med visite", health=True),
    "results": Profile("ipp nom prenom ddn sexe visite ana res med", health=True),
    "appointments": Profile("visite heure full ddn mob motif med", health=True),
    "covid": Profile("nom prenom ddn mob mail cp test visite posneg", health=True),
    "donors": Profile("ipp nom prenom ddn gs mail mob visite", health=True),
    "insurer": Profile("nir13 cle nom prenom ddn rang caisse acte mnt visite", health=True),
    "pharmacy": Profile("full nir drug visite med mnt", health=True),
    "home_care": Profile("full rue cp ville mob code soin drug", health=True),
    "comments": Profile("ipp nom prenom rem", health=True),
    "pmsi": Profile("hash ddn sexe cp diag acte visite", health=True),
    "school": Profile("nom prenom ddn classe mob allergie", health=True),
    "staff": Profile("nom prenom nir ddn rue cp ville iban salaire poste arret", health=False),
    "portal": Profile("ipp mail login mp nom prenom ddn mob", health=False, passwords=True),
    "accounts": Profile("mail mp", health=False, passwords=True),
    "mandates": Profile("rum full iban rue cp ville visite", health=False),
    "mailing": Profile("civ nom prenom ddn mail mob cp ville", health=False),
    "dutch": Profile("bsn nom prenom ddn mail diag visite", health=True),
    "belgian": Profile("rn nom prenom ddn res visite", health=True),
    "spanish": Profile("dni nom prenom ddn mob motif", health=True),
}
DOMAIN = DOMAINS


def table(key: str, profile: str, people: list[Person], count: int, headers: str) -> Table:
    """As many rows; ``headers`` is clear, cryptic or none."""
    rng = random(key)
    look = style(rng)
    fields = PROFILES[profile].fields
    chosen = some(rng, _fitting(profile, people), count)
    names = [rng.choice(FIELDS[field][0]) for field in fields]
    if headers == "cryptic":
        shape = rng.choice(("C{:02}", "ZP{}", "CHAMP{}", "F{:03}", "col_{}", "X{}"))
        names = [shape.format(place + 1) for place in range(len(fields))]

    def rows() -> Iterator[list[str]]:
        each = random(key + "/rows")
        for person in chosen:
            yield [FIELDS[field][1](person, each, look) for field in fields]

    return Table([] if headers == "none" else names, rows, count)


def _fitting(profile: str, people: list[Person]) -> list[Person]:
    if profile == "school":
        return [person for person in people if person.born.year >= 2006]
    if profile in ("staff", "portal", "accounts", "mandates"):
        return [person for person in people if person.born.year <= 1998]
    return people


def rpps(rng: Random) -> str:
    """The national number of an invented professional."""
    return luhn(f"10{rng.randrange(10**8):08}")
