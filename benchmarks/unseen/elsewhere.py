"""Layouts from overseas, from abroad, and of nothing at all."""

from datetime import date
from random import Random

from .layout import Layout
from .lists import ISLANDS, NORTH
from .people import day, population, workday


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

_DUTCH = [
    "de Vries",
    "Jansen",
    "Bakker",
    "Visser",
    "Smit",
    "Meijer",
    "van den Berg",
    "Mulder",
    "Peeters",
    "Janssens",
    "Maes",
    "Claes",
    "Willems",
]
_FIRST = (
    ["Sanne", "Lotte", "Femke", "Anouk", "Lieke", "Marieke", "Els", "Griet"],
    ["Daan", "Sem", "Bram", "Thijs", "Joost", "Wout", "Pieter", "Jef"],
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
                (
                    f"{rng.choice('12')}{rng.randrange(100):02}{month:02}{rng.randint(1, 95):02}"
                    f"{rng.randint(1, 990):03}{rng.randint(1, 999):03}{rng.randint(1, 97):02}"
                ),
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
