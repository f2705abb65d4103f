"""Layouts of care at home and of a maternity ward."""

from datetime import date, timedelta
from random import Random

from .layout import Layout
from .people import day, population


def _rounds(rng: Random, rows: int) -> list[list[str]]:
    people = population(rng, rows, years=(1925, 1960))
    doctors = [p.family for p in population(rng, 12)]
    cares = (
        "pansement ulcère jambe",
        "insuline matin et soir",
        "prise de sang",
        "toilette",
        "pilulier",
        "injection Lovenox",
    )
    notes = (
        "clé chez la voisine du 2e",
        "sonner deux fois, malentendante",
        "chien méchant, appeler avant",
        "passer avant 8h les mardis",
        "diabétique, contrôler la glycémie avant l'injection",
        "fille joignable le soir",
    )
    return [
        [
            f"{number + 1}",
            ("M. " if who.sex == 1 else "Mme ") + f"{who.family} {who.given}",
            f"{who.street} {who.town[2]} {who.town[0].upper()}",
            rng.choice((f"{rng.randrange(1000, 9999)}A", f"{rng.randrange(10, 99)}B{rng.randrange(10, 99)}", ""))
            if rng.random() < 0.8
            else "",
            ".".join(who.landline[i : i + 2] for i in range(0, 10, 2)),
            ".".join(who.mobile[i : i + 2] for i in range(0, 10, 2)) if rng.random() < 0.4 else "",
            f"{who.born:%d/%m/%y}",
            " ".join(
                (who.nir[0], who.nir[1:3], who.nir[3:5], who.nir[5:7], who.nir[7:10], who.nir[10:13], who.nir[13:])
            ),
            f"Dr {rng.choice(doctors)}",
            rng.choice(cares),
            f"{rng.randint(6, 19)}h{rng.choice(('00', '15', '30', '45'))}",
            rng.choice(("L M M J V", "tous les jours", "L J", "1 jour sur 2")),
            rng.choice(("oui", "non")),
            f"47.{rng.randrange(180000, 290000)}",
            f"-1.{rng.randrange(480000, 620000)}",
            (rng.choice(notes) + (f" ({rng.choice(notes)})" if rng.random() < 0.5 else ""))
            if rng.random() < 0.6
            else "",
            rng.choice(("1", "1", "1", "2", "3")),
        ]
        for number, who in enumerate(people)
    ]


ROUNDS = Layout(
    "rounds",
    150,
    (
        ("n", "record_id null", "order of the round"),
        ("qui", "full_name", "with civility"),
        ("où", "street", "street, postcode and town in one cell"),
        ("ouvre-toi", "null password user_code", "code of the door"),
        ("tel", "landline phone", ""),
        ("tel 2", "mobile phone", ""),
        ("né", "birth_date", "two-digit years; the NIR proves it"),
        ("sécu", "nir", "with spaces"),
        ("doc", "doctor", ""),
        ("quoi", "null free_text", "six cares"),
        ("quand", "null date", "7h30"),
        ("jours", "null", ""),
        ("cent %", "flag", "oui, non"),
        ("lat", "null amount", "latitude"),
        ("lon", "null amount", "longitude"),
        ("!", "free_text", "notes"),
        ("x/j", "null", "visits a day"),
    ),
    _rounds,
    lambda _rng, rows: rows,
    delimiter="\t",
    encoding="utf-16",
)


def _maternity(rng: Random, rows: int) -> list[list[str]]:
    mothers = population(rng, rows, sex=2, years=(1976, 2000))
    fathers = population(rng, rows, sex=1, years=(1970, 1998))
    babies = population(rng, rows, years=(2019, 2021))
    wives = [p.family for p in population(rng, 9)]
    found = []
    for number, (mother, father, baby) in enumerate(zip(mothers, fathers, babies, strict=True)):
        birth = day(rng, date(2019, 1, 1), date(2021, 9, 30))
        into, out = birth - timedelta(rng.choice((0, 0, 0, 1, 2))), birth + timedelta(rng.choice((3, 3, 4, 5)))
        known = rng.random() < 0.85
        code = rng.choice(("O80.0", "O80.0", "O82.0", "O81.4", "O70.1", "O42.0", "Z37.0", "O24.4"))
        found.append(
            [
                f"{number + 81220:07}",
                mother.family.upper() if not known else father.family.upper(),
                mother.birth_name.upper(),
                mother.given,
                f"{mother.born:%d.%m.%Y}",
                mother.nir,
                f"{father.family.upper()} {father.given}" if known else "",
                f"{father.born:%d.%m.%Y}" if known and rng.random() < 0.7 else "",
                baby.given,
                "MF"[baby.sex - 1],
                f"{birth:%d.%m.%Y} {rng.randrange(24):02}:{rng.randrange(60):02}",
                f"{min(4800, max(900, round(rng.gauss(3300, 450))))}",
                f"{min(10, max(3, round(rng.gauss(9.3, 1))))}",
                f"{rng.choice((37, 38, 39, 39, 40, 40, 41))}+{rng.randrange(7)}",
                rng.choices(("VB", "CES", "FORC", "VENT"), (7, 2, 1, 1))[0],
                mother.blood.replace("+", " POS").replace("-", " NEG"),
                baby.blood if rng.random() < 0.12 else "",
                rng.choices(("NEG", "POS"), (97, 3))[0],
                f"{rng.choice((1, 1, 2, 2, 3, 4, 5))}",
                f"{rng.choice((0, 0, 1, 1, 2, 3))}",
                rng.choice(wives)[:3].upper(),
                code,
                mother.mobile if rng.random() < 0.9 else "",
                mother.town[2],
                mother.town[0].upper(),
                rng.choices(("FR", "MA", "DZ", "PT", "TN"), (88, 4, 4, 2, 2))[0],
                f"{rng.randint(101, 138)}",
                f"{into:%d.%m.%Y}",
                f"{out:%d.%m.%Y}",
                rng.choice(
                    (
                        "allaitement maternel",
                        "IVG antérieure en 2015, ne pas en parler au conjoint",
                        "diabète gestationnel",
                    )
                )
                + rng.choice(("", ", à revoir", ", vue par la sage-femme", ", mère de la patiente présente"))
                if rng.random() < 0.4
                else "",
                f"{rng.randint(48, 110)},{rng.randrange(10)}",
            ]
        )
    return found


MATERNITY = Layout(
    "maternity",
    2500,
    (
        ("IBAN", "record_id patient_id", "running number"),
        ("VILLE", "family_name birth_name", "mother's married name"),
        ("PRENOM", "birth_name family_name", "mother's name at birth"),
        ("NOM", "given_name", "mother's"),
        ("DATE_SORTIE", "birth_date", "mother's: the NIR proves it"),
        ("TEL", "nir", ""),
        ("MEDECIN", "full_name", "father, where known"),
        ("DATE2", "birth_date date", "father's"),
        ("NOM_JF", "given_name", "baby's"),
        ("GROUPE", "sex null", "baby's, M and F: agrees with the baby's name"),
        ("CP", "birth_date date visit_date", "birth with time of day"),
        ("NIR", "null", "grams"),
        ("SEXE", "null", "Apgar"),
        ("ADRESSE", "null", "weeks and days"),
        ("EMAIL", "null user_code", "way of delivery"),
        ("NUM", "blood_group", "mother's, O POS"),
        ("NUM2", "blood_group", "baby's, one in eight"),
        ("RHESUS", "null flag", "antibodies searched: a lying header"),
        ("RANG", "null", "pregnancies"),
        ("COD", "null", "children before"),
        ("COD2", "null user_code", "midwife, three letters"),
        ("PAYS", "diagnosis_code", ""),
        ("NAISS", "mobile phone", ""),
        ("A", "postcode", ""),
        ("B", "commune", ""),
        ("C", "country", "nationality, two letters"),
        ("D", "null", "room"),
        ("E", "visit_date date", "admission"),
        ("F", "date visit_date null", "discharge"),
        ("G", "free_text", "notes"),
        ("H", "null amount", "kilograms"),
    ),
    _maternity,
    lambda _rng, rows: rows,
    encoding="cp1252",
    quoted=True,
)
