"""A laboratory's invoices, a radiology centre's appointments, a nurse's rounds, a maternity ward."""

from datetime import date, timedelta
from random import Random

from .layout import Layout
from .people import fold, iban, luhn, population, workday

INSURERS = ("MGEN", "HARMONIE MUTUELLE", "MALAKOFF HUMANIS", "AXA", "MACIF MUTUALITE", "APIVIA", "MNH", "SWISS LIFE")
FIRST, LAST = date(2018, 3, 5), date(2020, 11, 27)


def _invoices(rng: Random, rows: int) -> list[list[str]]:
    patients = population(rng, rows // 3)
    doctors = [(luhn(f"1010{rng.randrange(10**6):06}"), p) for p in population(rng, 40, years=(1955, 1988))]
    sites = [(luhn(f"4400{rng.randrange(10**4):04}"), f"LBM {name}") for name in ("DE LA GARE", "PASTEUR", "BIO OUEST")]
    codes = {name: f"{rng.randrange(10**7, 10**8)}" for name in INSURERS}
    cover = {p.number: rng.choice(INSURERS) for p in patients}
    fund = {p.number: rng.choice(("011440000", "011440100", "014910000", "024400000")) for p in patients}
    account = {p.number: iban(rng) for p in patients}
    usual = {p.number: (rng.choice(doctors), rng.choices(sites, (5, 3, 2))[0]) for p in patients}
    found = []
    for number in range(rows):
        who = patients[number % len(patients)] if number < len(patients) else rng.choice(patients)
        (rpps, doctor), (finess, site) = (
            usual[who.number] if rng.random() < 0.8 else (rng.choice(doctors), rng.choice(sites))
        )
        price = rng.randint(540, 19000)
        share = price * 60 // 100
        paid = rng.random() < 0.9
        on = workday(rng, FIRST, LAST)
        found.append(
            [
                f"F{on.year % 100}{number + 10400:06}",
                f"{on:%d/%m/%Y}",
                f"{who.number * 7 + 20113}",
                fold(who.family),
                fold(who.given),
                who.nir[:13],
                who.nir[13:],
                f"{who.born:%d/%m/%y}",
                fund[who.number],
                codes[cover[who.number]] if rng.random() < 0.8 else "",
                cover[who.number] if rng.random() < 0.8 else "",
                f"{rng.randint(20, 700)}",
                f"{price // 100},{price % 100:02}",
                f"{share // 100},{share % 100:02}",
                f"{(price - share) // 100},{(price - share) % 100:02}" if not paid else "0,00",
                rpps,
                f"DR {fold(doctor.family)} {fold(doctor.given)}",
                finess,
                site,
                rng.choices(("CB", "CHQ", "ESP", "TP"), (4, 1, 1, 9))[0],
                "O" if paid else "N",
                f"{rng.randrange(10**14, 10**15)}" if rng.random() < 0.5 else "",
                account[who.number] if rng.random() < 0.04 else "",
                rng.choice(("JLM", "ACB", "PG", "MVT")),
                f"{on + timedelta(rng.randint(1, 40)):%d/%m/%Y}" if paid else "",
            ]
        )
    return sorted(found, key=lambda row: row[0][3:])


INVOICES = Layout(
    "invoices",
    3000,
    (
        ("FA1", "record_id", "invoice number"),
        ("FA2", "visit_date date", "of the invoice: a working day"),
        ("FA3", "patient_id record_id", "patient, about three invoices each"),
        ("FA4", "family_name birth_name", ""),
        ("FA5", "given_name", ""),
        ("FA6", "nir ins", "thirteen characters, key beside"),
        ("FA7", "nir null", "the key's two digits"),
        ("FA8", "birth_date", "two-digit years; the NIR proves it"),
        ("FA9", "fund_code null", "regime, fund, centre"),
        ("FB1", "insurer_number", "eight digits, one per insurer"),
        ("FB2", "insurer", ""),
        ("FB3", "null amount", "count of B"),
        ("FB4", "amount", ""),
        ("FB5", "amount", ""),
        ("FB6", "amount", "mostly 0,00"),
        ("FB7", "rpps", ""),
        ("FB8", "doctor", ""),
        ("FB9", "finess", "three"),
        ("FC1", "lab_name", ""),
        ("FC2", "null user_code", "way of paying"),
        ("FC3", "flag", "paid"),
        ("FC4", "null record_id", "random fifteen digits"),
        ("FC5", "iban", "four in a hundred"),
        ("FC6", "null user_code", "who signed"),
        ("FC7", "date null visit_date", "day of payment, any weekday"),
    ),
    _invoices,
    lambda _rng, rows: rows // 3,
    encoding="cp1252",
)


def _radiology(rng: Random, rows: int) -> list[list[str]]:
    patients = population(rng, rows * 4 // 5)
    relatives = population(rng, rows)
    doctors = [luhn(f"1000{rng.randrange(10**6):06}") for _ in range(60)]
    exams = (
        ("IRM du genou droit", "NZQN001"),
        ("Scanner thoracique", "ZBQK001"),
        ("Radiographie du thorax", "ZBQK002"),
        ("Mammographie bilatérale", "QEQK001"),
        ("Échographie abdominale", "ZCQM008"),
        ("IRM encéphale", "ACQN001"),
    )
    found = []
    for number in range(rows):
        who = patients[number] if number < len(patients) else rng.choice(patients)
        other = relatives[number]
        exam, act = rng.choice(exams)
        on = workday(rng, date(2022, 1, 3), date(2023, 6, 30))
        with_other = rng.random() < 0.45
        found.append(
            [
                f"ACC{on:%y}{number * 3 + 1207:07}",
                f"{on:%Y-%m-%d} {rng.randint(8, 18):02}:{rng.choice((0, 10, 20, 30, 40, 50)):02}",
                f"{who.family.upper()} {who.given}",
                f"{who.born:%Y-%m-%d}",
                "HF"[who.sex - 1],
                f"+33 {who.mobile[1]} " + " ".join(who.mobile[i : i + 2] for i in (2, 4, 6, 8)),
                f"{other.given} {other.family}" if with_other else "",
                rng.choice(("conjoint", "mère", "père", "fille", "fils", "voisine")) if with_other else "",
                f"+33 {other.mobile[1]} " + " ".join(other.mobile[i : i + 2] for i in (2, 4, 6, 8))
                if with_other
                else "",
                exam,
                act,
                rng.choice(("S1", "S2", "IRM1", "IRM2", "SCAN")),
                rng.choices(("honoré", "annulé", "absent"), (90, 6, 4))[0],
                rng.choice(doctors),
                who.email if rng.random() < 0.5 else "",
                f"{rng.randint(45, 110)}",
                f"{rng.gauss(80, 15):.1f}" if rng.random() < 0.4 else "",
                rng.choices("NO", (8, 2))[0],
                who.street,
                who.town[2],
                who.town[0],
                f"{rng.randint(10, 40)}",
                "1.2.250.1.999." + f"{rng.randrange(10**11)}",
                rng.choice(
                    ("allergie à l'iode signalée", "claustrophobe", "porteur d'un pacemaker, à confirmer", "RAS")
                )
                if rng.random() < 0.2
                else "",
            ]
        )
    return found


RADIOLOGY = Layout(
    "radiology",
    1500,
    (
        ("", "record_id", "accession number"),
        ("", "visit_date date", "with time of day"),
        ("", "full_name", "patient"),
        ("", "birth_date date", "no NIR in the file; a lifetime before the visits"),
        ("", "sex", "H and F, with given names in the full name"),
        ("", "mobile phone", "patient's"),
        ("", "full_name", "person to call"),
        ("", "null", "relationship"),
        ("", "mobile phone", "of the person to call"),
        ("", "null free_text act_code", "exam in words"),
        ("", "act_code", "CCAM"),
        ("", "null user_code", "room"),
        ("", "null", "status in words"),
        ("", "rpps", ""),
        ("", "email", ""),
        ("", "null", "kilograms"),
        ("", "null amount", "creatinine"),
        ("", "flag", "contrast, N and O"),
        ("", "street", ""),
        ("", "postcode", ""),
        ("", "commune", ""),
        ("", "null", "minutes"),
        ("", "null record_id", "object identifier of the study"),
        ("", "free_text null", "four notes only"),
    ),
    _radiology,
    lambda _rng, rows: rows * 4 // 5,
    delimiter="\t",
    encoding="utf-8-sig",
    header=False,
    newline="\n",
)
