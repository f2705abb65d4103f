"""A mutual insurer's beneficiaries, occupational health, an overseas clinic, a hospital abroad, and junk."""

import hashlib
from datetime import date, timedelta
from random import Random

from .layout import Layout
from .people import ISLANDS, NORTH, Person, day, fold, iban, luhn, person, population, workday

BANKS = ("CEPAFRPP444", "AGRIFRPP847", "CMCIFR2A", "BNPAFRPP", "PSSTFRPPNTE", "SOGEFRPP")


def _households(rng: Random, rows: int) -> list[list[Person]]:
    found: list[list[Person]] = []
    count = 0
    while count < rows:
        head = person(rng, len(found), NORTH, years=(1945, 1995))
        home = [head]
        if rng.random() < 0.35:
            home.append(person(rng, 0, NORTH, sex=3 - head.sex, years=(head.born.year - 4, head.born.year + 4)))
        if 1955 < head.born.year:
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


def _islands(rng: Random, rows: int) -> list[list[str]]:
    patients = population(rng, rows // 2, ISLANDS)
    dead = {
        p.number: day(rng, date(2019, 1, 1), date(2022, 12, 31))
        for p in patients
        if p.born.year < 1950 and rng.random() < 0.15
    }
    doctors = [(f"9D1{rng.randrange(10**6):06}", p) for p in population(rng, 25, years=(1955, 1985))]
    found = []
    for number in range(rows):
        who = patients[number % len(patients)]
        end = dead.get(who.number, date(2022, 12, 30))
        adeli, doctor = rng.choice(doctors)
        found.append(
            [
                f"{workday(rng, date(2018, 1, 2), end):%Y/%m/%d}",
                f"IPP{who.number + 300100}",
                "M." if who.sex == 1 else "Mme",
                who.family.upper(),
                who.birth_name.upper() if rng.random() < 0.7 else "",
                who.given.upper(),
                f"{who.born:%Y/%m/%d}",
                who.birth_town[0].upper(),
                who.birth_town[1],
                f"{who.nir[:13]} {who.nir[13:]}",
                who.street,
                who.town[2],
                who.town[0].upper(),
                who.town[1],
                who.town[2][:3],
                f"+262{who.mobile[1:]}",
                who.landline if rng.random() < 0.3 else "",
                who.blood[:-1] if who.number % 5 < 2 else "",
                who.blood[-1] if who.number % 5 < 2 else "",
                f"{dead[who.number]:%Y/%m/%d}" if who.number in dead else "",
                adeli,
                f"Docteur {doctor.family}",
                rng.choice(("A90", "E11.9", "I10", "J45.0", "Z32.1", "N18.5")),
                rng.choice(("DOLIPRANE 1000 mg", "METFORMINE 850", "AMLODIPINE 5 mg", "")),
                rng.choice(("RE", "GP", "FR")),
                f"10.{rng.randrange(256)}.{rng.randrange(256)}.{rng.randrange(1, 255)}",
                rng.choice(("mpayet", "lhoarau", "agrondin", "cboyer", "secr1")),
                f"{rng.randrange(10**8, 10**9)}",
            ]
        )
    return found


ISLAND = Layout(
    "islands",
    5000,
    (
        ("champ1", "visit_date date", ""),
        ("champ2", "patient_id record_id", "two visits each"),
        ("champ3", "title", ""),
        ("champ4", "family_name birth_name", ""),
        ("champ5", "birth_name family_name", ""),
        ("champ6", "given_name", ""),
        ("champ7", "birth_date", ""),
        ("champ8", "birth_place", "agrees with the NIR"),
        ("champ9", "birth_place commune_code", "code, agrees with the NIR"),
        ("champ10", "nir", "a space before the key; 974, 971"),
        ("champ11", "street", ""),
        ("champ12", "postcode", ""),
        ("champ13", "commune", ""),
        ("champ14", "commune_code", ""),
        ("champ15", "department", "974, 971"),
        ("champ16", "mobile phone", "+262"),
        ("champ17", "landline phone", ""),
        ("champ18", "blood_group", "ABO alone"),
        ("champ19", "rhesus", "+ and -"),
        ("champ20", "death_date date", "in few rows; no visit after"),
        ("champ21", "adeli null", "9D"),
        ("champ22", "doctor", ""),
        ("champ23", "diagnosis_code", ""),
        ("champ24", "drug", ""),
        ("champ25", "null country user_code", "RE, GP, FR"),
        ("champ26", "ip", ""),
        ("champ27", "null login user_code", "staff"),
        ("champ28", "null record_id", "nine random digits"),
    ),
    _islands,
    lambda _rng, rows: rows // 2,
)

_DUTCH = "de Vries,Jansen,Bakker,Visser,Smit,Meijer,van den Berg,Mulder,Peeters,Janssens,Maes,Claes,Willems".split(",")
_FIRST = (
    "Sanne Lotte Femke Anouk Lieke Marieke Els Griet".split(),
    "Daan Sem Bram Thijs Joost Wout Pieter Jef".split(),
)


def _bsn(rng: Random) -> str:
    while True:
        digits = [rng.randrange(10) for _ in range(8)]
        last = sum(d * w for d, w in zip(digits, range(9, 1, -1), strict=True)) % 11
        if last < 10 and digits[0]:
            return "".join(map(str, digits)) + str(last)


def _abroad(rng: Random, rows: int) -> list[list[str]]:
    found = []
    for number in range(rows):
        sex = rng.choice((1, 2))
        born = day(rng, date(1930, 1, 1), date(2005, 12, 31))
        order = rng.randrange(499) * 2 + (1 if sex == 1 else 2)
        body = f"{born:%y%m%d}{order:03}"
        key = 97 - int(("2" if born.year >= 2000 else "") + body) % 97
        belgian = rng.random() < 0.5
        family, given = rng.choice(_DUTCH), rng.choice(_FIRST[sex % 2])
        found.append(
            [
                f"{number + 1}",
                family,
                given,
                f"{born:%m/%d/%Y}",
                "MF"[sex - 1],
                f"{born:%y.%m.%d}-{order:03}.{key:02}" if belgian else "",
                _bsn(rng) if not belgian else "",
                f"{rng.choice(('Kerkstraat', 'Dorpsstraat', 'Molenweg', 'Stationslaan'))} {rng.randint(1, 190)}",
                f"{rng.randrange(1000, 9999)}"
                if belgian
                else f"{rng.randrange(1000, 9999)} {rng.choice(('AB', 'CD', 'XN'))}",
                rng.choice(("Gent", "Antwerpen", "Leuven", "Utrecht", "Breda")),
                f"+44 7700 900{rng.randrange(1000):03}" if belgian else f"+44-20-7946-0{rng.randrange(1000):03}",
                f"{given.lower()}{rng.randrange(1000)}@voorbeeld.example",
                f"{workday(rng, date(2022, 1, 3), date(2023, 12, 29)):%m/%d/%Y}",
                rng.choice(("BE", "NL")),
                rng.choice(("Y", "N")),
                rng.choice(("HbA1c", "TSH", "Ferritin", "PSA", "Cholesterol")),
                f"{rng.uniform(0.2, 14):.2f}",
                rng.choice(("mmol/L", "mg/dL", "")),
            ]
        )
    return found


ABROAD = Layout(
    "abroad",
    1200,
    (
        ("siren", "record_id null", "running"),
        ("postcode", "family_name null", "Dutch names"),
        ("doctor", "given_name null", "Dutch names"),
        ("amount", "birth_date date", "month first"),
        ("blood group", "sex null", ""),
        ("password", "null be_nrn patient_id record_id", "Belgian national number"),
        ("finess", "null nl_bsn patient_id record_id", "Dutch citizen service number"),
        ("drug", "street null", "Dutch streets"),
        ("phone", "postcode null", "four digits, or four and two letters"),
        ("nir", "null commune", "towns abroad"),
        ("iban", "phone mobile", "British numbers kept for fiction"),
        ("surname", "email", ""),
        ("dob", "visit_date date", "month first"),
        ("sex", "country null", "BE, NL"),
        ("city", "flag", "Y, N"),
        ("street", "null", "analyte"),
        ("email", "amount null", "result"),
        ("country", "null", "unit"),
    ),
    _abroad,
    lambda _rng, rows: rows,
    delimiter=",",
    newline="\n",
)


def _junk(rng: Random, rows: int) -> list[list[str]]:
    people = population(rng, 400)
    found = []
    for _ in range(rows):
        born, seen = day(rng, date(1900, 1, 1), date(2020, 12, 31)), day(rng, date(2010, 1, 1), date(2020, 12, 31))
        town = rng.choice(ISLANDS + NORTH)
        month = rng.randint(1, 12)
        found.append(
            [
                rng.choice(people).family.upper(),
                rng.choice(people).given,
                f"{rng.choice('12')}{rng.randrange(100):02}{month:02}{rng.randint(1, 95):02}{rng.randint(1, 990):03}{rng.randint(1, 999):03}{rng.randint(1, 97):02}",
                f"{born:%d/%m/%Y}",
                rng.choice("MF"),
                rng.choice(("A+", "A-", "B+", "B-", "O+", "O-", "AB+", "AB-")),
                town[2],
                rng.choice(ISLANDS + NORTH)[0],
                f"063998{rng.randrange(10**4):04}",
                f"{seen:%d/%m/%Y}",
                f"{rng.randrange(10**10, 10**11)}",
            ]
        )
    return found


JUNK = Layout(
    "junk",
    3000,
    (
        ("NOM", "family_name birth_name", ""),
        ("PRENOM", "given_name", ""),
        ("NSS", "nir null", "form without key"),
        ("NE_LE", "birth_date date", ""),
        ("S", "sex null", ""),
        ("GS", "blood_group", ""),
        ("CP", "postcode", ""),
        ("VILLE", "commune birth_place", ""),
        ("TEL", "mobile phone", ""),
        ("VENU", "visit_date date", ""),
        ("RPPS", "null record_id", "random: a lying header"),
    ),
    _junk,
    lambda _rng, rows: rows,
    verdicts=frozenset({"fabricated", "undetermined"}),
)
