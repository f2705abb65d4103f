"""Bases of several tables about invented people, as laboratories and hospitals keep them."""

import csv
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from invented_leaks import rows

Table = tuple[list[str], list[list[str]]]
LABS = ("LABORATOIRE DU PORT", "LABORATOIRE CENTRAL", "LABORATOIRE DE LA GARE")
TESTS = (
    ("718-7", "HB", "Hémoglobine", "g/dL", 12.0, 16.0),
    ("2345-7", "GLY", "Glycémie", "g/L", 0.7, 1.1),
    ("2160-0", "CREA", "Créatinine", "µmol/L", 50.0, 110.0),
    ("3016-3", "TSH", "TSH", "mUI/L", 0.4, 4.0),
    ("2823-3", "K", "Potassium", "mmol/L", 3.5, 5.0),
    ("777-3", "PLQ", "Plaquettes", "G/L", 150.0, 400.0),
)
"""LOINC code, abbreviation, label, unit, lower and upper reference."""


def day(text: str) -> str:
    return "-".join(reversed(text.split("/")))


def result(chance: random.Random) -> list[str]:
    """A result as a table holds it: code, label, value, unit, range."""
    _, code, label, unit, low, high = chance.choice(TESTS)
    value = chance.gauss((low + high) / 2, (high - low) / 3)
    return [code, label, f"{max(value, 0.01):.2f}".replace(".", ","), unit, f"{low} - {high}"]


def base(count: int = 200, seed: int = 3) -> dict[str, Table]:
    """A laboratory's base: every key counts from 1, as databases do."""
    chance, people = random.Random(seed), rows(count, seed)  # noqa: S311  # no secret
    keep = sorted(chance.sample(range(count), count - count // 10))
    return {
        "patients": (
            ["id", "nom", "prenom", "date_naissance", "sexe", "nir"],
            [[str(n + 1), p[1], p[2], day(p[3]), p[4], p[5]] for n, p in enumerate(people)],
        ),
        "adresses": (
            ["id", "patient_id", "cp", "tel", "email"],
            [[str(n + 1), str(k + 1), people[k][6], people[k][9], people[k][10]] for n, k in enumerate(keep)],
        ),
        "labos": (["id", "libelle"], [[str(n + 1), label] for n, label in enumerate(LABS)]),
        "visites": (
            ["id", "patient_id", "labo_id", "date_visite"],
            [
                [str(n + 1), str(chance.randint(1, count)), str(chance.randint(1, 3)), f"2019-{n % 12 + 1:02}-15"]
                for n in range(2 * count)
            ],
        ),
        "resultats": (
            ["id", "visite_id", "code", "analyse", "valeur", "unite", "normes"],
            [[str(n + 1), str(chance.randint(1, 2 * count)), *result(chance)] for n in range(4 * count)],
        ),
        "parametres": (
            ["id", "cle", "valeur"],
            [[str(n + 1), f"OPTION_{n}", str(chance.randint(0, 9))] for n in range(60)],
        ),
    }


def folder(place: Path, tables: Mapping[str, Table]) -> Path:
    """Write tables as a file each."""
    place.mkdir(parents=True, exist_ok=True)
    for name, (header, lines) in tables.items():
        with (place / f"{name}.csv").open("w", newline="", encoding="utf-8") as out:
            written = csv.writer(out, delimiter=";")
            written.writerow(header)
            written.writerows(lines)
    return place


def hl7(people: Sequence[Sequence[str]], messages: int, seed: int = 5) -> str:
    """Results of some people in messages of HL7 v2."""
    chance, said = random.Random(seed), []  # noqa: S311  # no secret
    for number in range(messages):
        p = people[number % len(people)]
        born = day(p[3]).replace("-", "")
        said += [
            f"MSH|^~\\&|LABO|H|SIH|X|20190102||ORU^R01|{number}|P|2.5",
            f"PID|1||{1000 + number % len(people)}^^^LABO||{p[1]}^{p[2]}||{born}|{p[4]}|||1 RUE X^^RENNES^^{p[6]}",
        ]
        for place in range(3):
            code, _, label, unit, low, high = chance.choice(TESTS)
            value = f"{chance.uniform(low * 0.8, high * 1.2):.2f}"
            said.append(f"OBX|{place + 1}|NM|{code}^{label}^LN||{value}|{unit}|{low}-{high}||||F")
    return "\r".join(said) + "\r"


def hprim(people: Sequence[Sequence[str]], seed: int = 5) -> str:
    """One message of HPRIM Santé about many people, as laboratories send them."""
    chance, said = random.Random(seed), ["H|~^\\&|f|||LABO|||ORU||||P|H2.3|20190102"]  # noqa: S311  # no secret
    for number, p in enumerate(people):
        born = day(p[3]).replace("-", "")
        said.append(f"P|{number + 1}|{1000 + number}||456|{p[1]}~{p[2]}||{born}|{p[4]}")
        for place in range(3):
            _, code, label, unit, low, high = chance.choice(TESTS)
            value = f"{chance.uniform(low * 0.8, high * 1.2):.2f}"
            said.append(f"OBX|{place + 1}|NM|{code}~{label}||{value}|{unit}|{low}-{high}")
    return "\r".join([*said, "L|1"]) + "\r"


def medrpt(people: Sequence[Sequence[str]], seed: int = 5) -> str:
    """Reports of EDIFACT MEDRPT, one message a person: name, birth and sex in segments of their own."""
    chance, said = random.Random(seed), ["UNB+UNOC:3+LAB+GP+190102:1200+1'"]  # noqa: S311  # no secret
    for number, p in enumerate(people):
        family = p[1].replace("'", "?'")
        said += [
            f"UNH+{number + 1}+MEDRPT:0:1:RT'PNA+SLA++++U:DR G. HOUSE'",
            f"PNA+PAT+{9000000 + number}:OPI+++SU:{family}+FO:{p[2]}'DTM+329:{day(p[3]).replace('-', '')}:102'",
            f"PDI+{'MF'.index(p[4]) + 1}'",
        ]
        for _ in range(3):
            code, _, label, unit, low, high = chance.choice(TESTS)
            value = f"{chance.uniform(low * 0.8, high * 1.2):.2f}"
            said.append(f"GIS+N'INV+MQ+{code}:911::{label}'RSL+NV+{value}++:::{unit}'RND+U+{low}+{high}'")
        said.append(f"UNT+9+{number + 1}'")
    return "".join(said)


def fhir(people: Sequence[Sequence[str]], observations: int, seed: int = 5) -> str:
    """A bundle of FHIR."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    found = [
        {
            "resourceType": "Patient",
            "id": str(n),
            "name": [{"family": p[1], "given": [p[2]]}],
            "birthDate": day(p[3]),
            "gender": {"M": "male", "F": "female"}[p[4]],
        }
        for n, p in enumerate(people)
    ]
    for n in range(observations):
        code, _, label, unit, low, high = chance.choice(TESTS)
        found.append(
            {
                "resourceType": "Observation",
                "id": f"o{n}",
                "subject": {"reference": f"Patient/{chance.randrange(len(people))}"},
                "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": label}]},
                "valueQuantity": {"value": round(chance.uniform(low * 0.8, high * 1.2), 2), "unit": unit},
                "referenceRange": [{"low": {"value": low}, "high": {"value": high}}],
            }
        )
    return json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in found]})
