"""A mutual insurer's beneficiaries, occupational health, an overseas clinic, a hospital abroad, and junk."""

import hashlib
from datetime import date, timedelta
from random import Random

from .layout import Layout
from .lists import NORTH
from .people import Person, day, fold, iban, luhn, person, population, workday

BANKS = ("CEPAFRPP444", "AGRIFRPP847", "CMCIFR2A", "BNPAFRPP", "PSSTFRPPNTE", "SOGEFRPP")


def _households(rng: Random, rows: int) -> list[list[Person]]:
    found: list[list[Person]] = []
    count = 0
    while count < rows:
        head = person(rng, len(found), NORTH, years=(1945, 1995))
        home = [head]
        if rng.random() < 0.35:
            home.append(person(rng, 0, NORTH, sex=3 - head.sex, years=(head.born.year - 4, head.born.year + 4)))
        if head.born.year > 1955:
            low, children = min(2017, head.born.year + 22), rng.choice((0, 0, 1, 2, 2, 3))
            while children:
                child = person(rng, 0, NORTH, years=(low, min(2020, low + 14)))
                if child.given not in {one.given for one in home}:
                    home.append(child)
                    children -= 1
        found.append(home[: rows - count])
        count += len(found[-1])
    return found


def _mutual(rng: Random, rows: int) -> list[list[str]]:
    found = []
    for home in _households(rng, rows):
        head = home[0]
        account, bank, contract = iban(rng), rng.choice(BANKS), f"{rng.randrange(10**6, 10**7)}"
        begin = day(rng, date(2008, 1, 1), date(2022, 12, 1)).replace(day=1)
        spaced = " ".join(
            (head.nir[0], head.nir[1:3], head.nir[3:5], head.nir[5:7], head.nir[7:10], head.nir[10:13], head.nir[13:])
        )
        fund = rng.choice(("01594", "01591", "01802", "02590"))
        for rank, who in enumerate(home, 1):
            child = who.born.year - head.born.year > 15
            name = head.family if child else who.family
            left = rng.random() < 0.12
            price = rng.randint(90000, 260000)
            found.append(
                [
                    fold(name),
                    fold(who.given),
                    spaced,
                    who.nir if not child or rng.random() < 0.2 else "",
                    f"{rank}",
                    "A" if rank == 1 else "E" if child else "C",
                    f"{who.born:%Y%m%d}",
                    f"{who.sex}",
                    contract,
                    f"{contract}{rank:02}",
                    account if rank == 1 else "",
                    bank if rank == 1 else "",
                    f"{begin:%Y%m%d}",
                    f"{begin.replace(year=begin.year + rng.randint(1, 3)):%Y%m%d}"
                    if left and begin.year < 2020
                    else "",
                    fund,
                    head.street.upper(),
                    rng.choice(("APPT 12", "BAT C", "RES LES TILLEULS", "ETG 3")) if rng.random() < 0.1 else "",
                    head.town[2],
                    fold(head.town[0]),
                    head.town[1],
                    head.email if rank == 1 and rng.random() < 0.6 else "",
                    head.mobile[1:] if rank == 1 and rng.random() < 0.8 else "",
                    f"{price // 100000} {price // 100 % 1000:03},{price % 100:02}",
                    rng.choice("01"),
                    rng.choices("01", (9, 1))[0],
                    hashlib.sha256(f"{contract}{rank}{rng.random()}".encode()).hexdigest()
                    if rng.random() < 0.5
                    else "",
                    rng.choice(("F1", "F2", "CONFORT", "ECO")),
                ]
            )
    return found


MUTUAL = Layout(
    "mutual",
    20000,
    (
        ("MATRICULE", "family_name birth_name", ""),
        ("PAYS", "given_name", ""),
        ("CIVILITE", "nir", "the insured's, spaces in it"),
        ("DATE_NAISS", "nir", "the beneficiary's own"),
        ("SEXE", "insured_rank null", "rank in the contract"),
        ("RANG", "null user_code", "A, C, E"),
        ("NUMERO", "birth_date", "20010203; agrees with the NIR"),
        ("TYPE", "sex", "1, 2: agrees with the NIR"),
        ("TEL_FIXE", "record_id patient_id null", "contract, one per household"),
        ("TEL_MOBILE", "record_id patient_id", "contract and rank: unique"),
        ("NOM", "iban", ""),
        ("PRENOM", "bic", ""),
        ("MEDECIN", "date visit_date null", "begin, first of the month"),
        ("FINESS", "date null visit_date", "end"),
        ("MONTANT", "null fund_code commune_code", "five digits of a fund"),
        ("EMAIL", "street", ""),
        ("CP", "null street", "complement, sparse"),
        ("VILLE", "postcode", ""),
        ("INSEE", "commune", ""),
        ("ADRESSE", "commune_code", ""),
        ("LABO", "email", ""),
        ("IP", "mobile phone", "the leading nought lost"),
        ("NIR", "amount", "1 234,56"),
        ("NIR2", "flag null", "0, 1"),
        ("GROUPE", "flag null", "0, 1"),
        ("OBS", "password_hash null", "64 hexadecimal digits"),
        ("RPPS", "null user_code", "formula"),
    ),
    _mutual,
    lambda _rng, rows: rows,
    delimiter="|",
    newline="\n",
)


def _work(rng: Random, rows: int) -> list[list[str]]:
    firms = []
    for _ in range(120):
        siren = luhn(f"{rng.randrange(30, 89)}{rng.randrange(10**6):06}")
        name = (
            rng.choice(("TRANSPORTS", "BOULANGERIE", "GARAGE", "SAS", "MENUISERIE", "ETS"))
            + " "
            + fold(rng.choice(_NAMES))
        )
        firms.append(
            (
                siren,
                luhn(f"{siren}{rng.randrange(1, 9):04}"),
                name,
                rng.choice(("47.11D", "10.71C", "49.41A", "43.32A")),
            )
        )
    doctors = [(luhn(f"1010{rng.randrange(10**6):06}"), p) for p in population(rng, 11, years=(1955, 1985))]
    jobs = (
        ("magasinier", "653a"), ("chauffeur livreur", "643a"), ("secrétaire", "542a"), ("boulanger", "636c"),
        ("comptable", "543b"), ("soudeur", "623a"), ("aide-soignante", "526a"), ("cariste", "652a"),
    )  # fmt: skip
    found = []
    for who in population(rng, rows, years=(1958, 2002)):
        siren, siret, firm, naf = firms[int(120 * rng.random() ** 2)]
        rpps, doctor = rng.choice(doctors)
        job, pcs = rng.choice(jobs)
        seen = workday(rng, date(2021, 1, 4), date(2024, 3, 29))
        found.append(
            [
                f"{siren[:3]} {siren[3:6]} {siren[6:]}",
                siret,
                firm,
                naf,
                who.family.upper(),
                who.given,
                who.nir,
                f"{who.born:%d/%m/%Y}",
                job,
                pcs,
                f"{day(rng, date(max(1995, who.born.year + 18), 1, 1), date(2021, 1, 1)):%d/%m/%Y}",
                f"{seen:%d/%m/%Y}",
                f"{seen + timedelta(365 * rng.choice((2, 3, 5))):%d/%m/%Y}",
                rng.choices(("apte", "apte avec aménagement", "inapte"), (90, 8, 2))[0],
                *("X" if rng.random() < share else "" for share in (0.3, 0.1, 0.02)),
                f"{doctor.given} {doctor.family}",
                rpps,
                f"{fold(who.given).lower()}.{fold(who.family).lower().replace(' ', '')}@entreprise.example"
                if rng.random() < 0.3
                else "",
                ".".join(who.landline[i : i + 2] for i in range(0, 10, 2)) if rng.random() < 0.4 else "",
                rng.choices(("CDI", "CDD", "INT"), (8, 2, 1))[0],
                rng.choices(("35,00", "39,00", "24,50"), (8, 3, 1))[0],
                rng.choice(
                    (
                        "lombalgie chronique, éviter le port de charges",
                        "RQTH depuis 2019",
                        "pas de travail de nuit (épilepsie)",
                        "vu en visite de reprise, dépression, suivi psychiatrique en cours",
                        "audiogramme stable",
                    )
                )
                + rng.choice(("", ".", f", revoir dans {rng.randint(2, 18)} mois"))
                if rng.random() < 0.3
                else "",
                f"{rng.randrange(10**13, 10**14)}",
                who.town[2][:2],
                f"{who.street}, {who.town[2]} {who.town[0]}",
                f"{rng.randint(9, 14)}/{rng.randint(5, 9)}",
                f"{rng.randint(150, 198)}",
                f"{rng.randint(48, 118)}",
            ]
        )
    return found


_NAMES = ("Martin", "Guillou", "Praud", "Lemoine", "Fleury", "Huet", "Aubry", "Colin", "Perrin", "Masson")

WORK = Layout(
    "work",
    4000,
    (
        ("x1", "siren", "with spaces"),
        ("x2", "siret", ""),
        ("x3", "null", "employer's name"),
        ("x4", "null", "NAF"),
        ("x5", "family_name birth_name", ""),
        ("x6", "given_name", ""),
        ("x7", "nir", ""),
        ("x8", "birth_date", ""),
        ("x9", "null", "job"),
        ("x10", "null user_code", "PCS, 653a"),
        ("x11", "date null", "hired"),
        ("x12", "visit_date date", "last visit"),
        ("x13", "date null", "next visit: after all others, Sundays too"),
        ("x14", "null", "apte"),
        ("x15", "flag null", "X or nothing"),
        ("x16", "flag null", "X or nothing"),
        ("x17", "flag null", "X or nothing"),
        ("x18", "doctor full_name", "given name first, eleven"),
        ("x19", "rpps", ""),
        ("x20", "email", ""),
        ("x21", "landline phone", "dots"),
        ("x22", "null user_code", "CDI, CDD"),
        ("x23", "amount null", "hours"),
        ("x24", "free_text", ""),
        ("x25", "null record_id", "fourteen random digits"),
        ("x26", "department", "agrees with the postcode in the address"),
        ("x27", "street", "whole address, a comma in it"),
        ("x28", "null", "blood pressure"),
        ("x29", "null", "centimetres"),
        ("x30", "null", "kilograms"),
    ),
    _work,
    lambda _rng, rows: rows,
    delimiter=",",
)
