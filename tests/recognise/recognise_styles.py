"""Layouts of invented tables, each with what a right answer may be, written before they were ever recognised.

`None` among the admissible kinds: the values do not say.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from recognise_people import (
    blanked,
    crew,
    day_text,
    digits,
    digits_plain,
    family_pool,
    invent_people,
    invented_names,
    landlines,
    mobiles,
    spaced,
    weekday_visits,
)

COMMENTS = [
    "a rappeler au sujet du bilan de juin, voir avec le medecin",
    "à jeun",
    "patiente enceinte de 5 mois",
    "traitement par XARELTO depuis mars",
    "prelevement a domicile le matin",
    "ne pas appeler avant 10 h",
    "diabete type 2, controle tous les 3 mois",
    "resultats a envoyer par courrier a la fille",
    "veines difficiles",
    "allergie au latex",
    "carte vitale perdue",
]


@dataclass(frozen=True)
class Style:
    name: str
    headers: tuple
    table: pa.Table
    truth: tuple
    """Per column, the set of admissible kinds."""
    roles: tuple
    """Per column, the role that must be said, or None."""


def build(name, columns):
    """`columns`: (header, values, admissible kinds, role)."""
    arrays = [pa.array(["" if v is None else str(v) for v in values], pa.string()) for _, values, _, _ in columns]
    return Style(
        name,
        tuple(header for header, *_ in columns),
        pa.table({f"c{at}": array for at, array in enumerate(arrays)}),
        tuple(set(kinds) if isinstance(kinds, tuple) else {kinds} for _, _, kinds, _ in columns),
        tuple(role for *_, role in columns),
    )


def upper(values):
    return np.char.upper(values.astype(str)).astype(object)


def comments(rng, rows, share):
    told = np.array([" ".join(rng.choice(COMMENTS, rng.integers(1, 4))) for _ in range(rows)], object)
    return blanked(rng, told, share)


def old_lab(rows=3000, seed=11):
    """Capitals, French dates, headers that say nothing, blood group in two columns, plain names of doctors."""
    p = invent_people(rows, seed)
    rng, c = p.rng, p.columns
    doctor = crew(p, 90, seed + 5)
    labs = np.array([f"LABORATOIRE {name}" for name in invented_names(rng, 12)], object)
    at = rng.integers(0, 12, rows)
    woman = c["sex"] == 2
    title = np.where(c["age"] < 3, "BEBE", np.where(c["age"] < 15, "ENFANT", np.where(woman, "MME", "M")))
    maiden = np.where((c["birth_name"] != c["family"]), c["birth_name"], "")
    abo = rng.choice(np.array(["A", "O", "B", "AB"], object), rows, p=[0.45, 0.42, 0.09, 0.04])
    rhesus = rng.choice(np.array(["+", "-"], object), rows, p=[0.85, 0.15])
    grouped = rng.random(rows) < 0.2
    married_visit = c["visit"]
    columns = [
        ("Z01", digits_plain(np.arange(rows) + 40_001), ("record_id", "patient_id"), None),
        ("Z02", title, "title", None),
        ("Z03", upper(c["family"]), "family_name", "patient"),
        ("Z04", upper(c["given"]), "given_name", "patient"),
        ("Z05", upper(maiden), "birth_name", "patient"),
        ("Z06", day_text(c["birth"], "%d/%m/%Y"), "birth_date", None),
        ("Z07", blanked(rng, c["nir"], 0.01), "nir", None),
        ("Z08", upper(c["street"]), "street", "patient"),
        ("Z09", c["postcode"], "postcode", "patient"),
        ("Z10", upper(c["commune"]), "commune", "patient"),
        ("Z11", blanked(rng, landlines(rng, rows), 0.45), "landline", "patient"),
        ("Z12", blanked(rng, mobiles(rng, rows), 0.68), "mobile", "patient"),
        ("Z13", np.where(grouped, abo, ""), "blood_group", None),
        ("Z14", np.where(grouped, rhesus, ""), "rhesus", None),
        ("Z15", upper(doctor["family"]), "doctor", "prescriber"),
        ("Z16", doctor["postcode"], "postcode", "prescriber"),
        ("Z17", doctor["phone"], ("landline", "phone"), "prescriber"),
        ("Z18", day_text(married_visit, "%d/%m/%Y"), "visit_date", None),
        ("Z19", labs[at], "lab_name", "laboratory"),
        ("Z20", comments(rng, rows, 0.8), "free_text", None),
        ("Z21", np.full(rows, ""), (None,), None),
        ("Z22", np.full(rows, "N"), ("flag", None), None),
        ("Z23", rng.choice(np.array(["O", "N"], object), rows), "flag", None),
        ("Z24", rng.choice(np.array(["0", "1"], object), rows, p=[0.3, 0.7]), ("flag", None), None),
    ]
    return build("old_lab", columns)


def portal(rows=2500, seed=23):
    """Lower case with accents, ISO dates, spaced phones, English words for headers, no NIR."""
    p = invent_people(rows, seed)
    rng, c = p.rng, p.columns
    plain = np.char.lower(invented_names(rng, rows).astype(str)).astype(object)
    mails = plain + "." + digits_plain(rng.integers(1, 999, rows)) + "@example.org"
    ids = np.array([rng.bytes(16).hex() for _ in range(rows)], object)
    secret = np.array([secret_of(rng) for _ in range(rows)], object)
    columns = [
        ("id", ids, ("record_id", "patient_id", "password_hash", None), None),
        ("firstname", c["given"], "given_name", "patient"),
        ("lastname", np.char.title(c["family"].astype(str)), "family_name", "patient"),
        ("gender", np.where(c["sex"] == 2, "F", "M"), "sex", None),
        ("dob", day_text(c["birth"], "%Y-%m-%d"), "birth_date", None),
        ("mail", mails, "email", None),
        ("phone", spaced(np.where(rng.random(rows) < 0.6, mobiles(rng, rows), landlines(rng, rows))), "phone", None),
        ("address", c["street"], "street", None),
        ("zip", c["postcode"], "postcode", None),
        ("city", c["commune"], "commune", None),
        ("country", np.full(rows, "France"), "country", None),
        ("pwd", secret, "password", None),
        (
            "created_at",
            day_text(weekday_visits(rng, rows, "2022-01-10", 2), "%Y-%m-%d 10:22:31"),
            ("date", "visit_date"),
            None,
        ),
        ("last_ip", np.array([f"192.0.2.{n}" for n in rng.integers(1, 255, rows)], object), "ip", None),
        ("newsletter", rng.choice(np.array(["true", "false"], object), rows), "flag", None),
    ]
    return build("portal", columns)


def secret_of(rng):
    word = str(invented_names(rng, 1)[0])
    forms = (word.lower(), word.title(), word.lower() + "!", word.title() + "*", word[:4].lower())
    return forms[rng.integers(0, len(forms))] + str(rng.integers(1, 2999))


def compact(rows=2500, seed=37):
    """Dates as 19700131, NIR of 13 digits, sexes 1 and 2, and headers that lie."""
    p = invent_people(rows, seed)
    rng, c = p.rng, p.columns
    columns = [
        ("PRENOM", upper(c["family"]), "family_name", None),
        ("NOM", upper(c["given"]), "given_name", None),
        ("DATE_NAISSANCE", day_text(c["visit"], "%Y%m%d"), ("visit_date", "date"), None),
        ("DATE_VISITE", day_text(c["birth"], "%Y%m%d"), "birth_date", None),
        ("SEXE", rng.choice(np.array(["O", "N"], object), rows), "flag", None),
        ("TEMOIN", digits_plain(c["sex"]), "sex", None),
        ("NIR", digits(rng.integers(10**14, 9 * 10**14, rows), 15), (None, "record_id", "patient_id"), None),
        ("CODE", c["nir13"], "nir", None),
        ("TEL", digits(rng.integers(10**8, 10**9, rows), 10), (None, "landline", "phone", "record_id"), None),
        ("DEPT", np.array([code[:2] for code in c["postcode"]], object), "department", None),
        ("INSEE", c["commune_code"], "commune_code", None),
        ("CP", c["postcode"], "postcode", None),
        ("NAIS", c["birth_code"], ("commune_code", "birth_place"), None),
        ("LIEU", upper(c["birth_place"]), "birth_place", None),
    ]
    return build("compact", columns)


def short_dates(rows=2500, seed=41):
    """31/01/70 and 310170, NIR with spaces, doctors in two columns with RPPS, addresses twice; headers missing."""
    p = invent_people(rows, seed)
    rng, c = p.rng, p.columns
    doctor = crew(p, 60, seed + 5)
    nir = np.array([" ".join((v[0], v[1:3], v[3:5], v[5:7], v[7:10], v[10:13], v[13:])) for v in c["nir"]], object)
    columns = [
        ("", nir, "nir", None),
        ("", np.char.title(c["family"].astype(str)), "family_name", "patient"),
        ("", c["given"], "given_name", "patient"),
        ("", day_text(c["birth"], "%d/%m/%y"), "birth_date", None),
        ("", day_text(c["visit"], "%d%m%y"), ("visit_date", "date"), None),
        ("", c["street"], "street", "patient"),
        ("", c["postcode"], "postcode", "patient"),
        ("", c["commune"], "commune", "patient"),
        ("", spaced(mobiles(rng, rows), "."), "mobile", "patient"),
        ("", np.char.title(doctor["family"].astype(str)), ("doctor", "family_name"), "prescriber"),
        ("", doctor["given"], "given_name", "prescriber"),
        ("", doctor["rpps"], "rpps", "prescriber"),
        ("", doctor["street"], "street", "prescriber"),
        ("", doctor["postcode"], "postcode", "prescriber"),
        ("", doctor["commune"], "commune", "prescriber"),
    ]
    return build("short_dates", columns)


def stays(rows=4000, seed=53):
    """Several rows per patient: numbers that repeat with the person, codes of diagnosis, amounts."""
    people = invent_people(rows // 4, seed)
    rng = np.random.default_rng(seed)
    at = rng.integers(0, rows // 4, rows)
    c = {name: values[at] for name, values in people.columns.items()}
    codes = np.array(
        ["I10", "E11.9", "J18.9", "N39.0", "K35.8", "O80", "Z34.9", "C50.9", "F32.1", "M54.5", "S72.0", "I48.9"], object
    )
    amount = np.array(
        [
            f"{euros},{cents:02d}"
            for euros, cents in zip(rng.integers(1, 900, rows), rng.integers(0, 100, rows), strict=True)
        ],
        object,
    )
    columns = [
        ("num_dossier", digits(rng.permutation(rows) + 1_200_000, 8), ("record_id", "patient_id"), None),
        ("ipp", digits(900_000 + at, 9), "patient_id", None),
        ("nom_pat", upper(c["family"]), "family_name", None),
        ("nom_naiss", upper(c["birth_name"]), "birth_name", None),
        ("prenom_pat", upper(c["given"]), "given_name", None),
        ("ddn", day_text(c["birth"], "%d-%m-%Y"), "birth_date", None),
        ("dt_entree", day_text(weekday_visits(rng, rows, "2023-05-30", 3), "%d-%m-%Y"), ("visit_date", "date"), None),
        ("diag", rng.choice(codes, rows), "diagnosis_code", None),
        ("montant", amount, "amount", None),
        (
            "uf",
            rng.choice(np.array(["3401", "3402", "1207", "5210"], object), rows),
            (None, "user_code", "act_code", "fund_code"),
            None,
        ),
    ]
    return build("stays", columns)


def junk(rows=3000, seed=67):
    """Random numbers and letters of the width of identifiers: nothing distinctive may be seen in them."""
    rng = np.random.default_rng(seed)
    plain = ("record_id", "patient_id", "user_code", "amount", "insurer_number", "login", None)
    widths = {
        f"n{width}": digits(rng.integers(0, 10**width, rows), width)
        for width in (5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)
    }
    letters = np.array(["".join(rng.choice(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), 8)) for _ in range(rows)], object)
    columns = [(name, values, plain, None) for name, values in widths.items()]
    columns += [
        ("w", letters, (*plain, "family_name"), None),
        ("yn", rng.choice(np.array(["O", "N"], object), rows), "flag", None),
        ("mf", rng.choice(np.array(["1", "2"], object), rows), ("flag", None), None),
        ("date", day_text(np.datetime64("2000-01-01") + rng.integers(0, 8000, rows), "%Y-%m-%d"), "date", None),
    ]
    return build("junk", columns)


def sparse(rows=20_000, seed=71):
    """Columns filled in one row of a thousand, far down the file."""
    p = invent_people(rows, seed)
    rng, c = p.rng, p.columns
    late = np.arange(rows) > rows * 0.6
    rare = late & (rng.random(rows) < 0.0025)
    columns = [
        ("A", digits_plain(np.arange(rows) + 1), ("record_id", "patient_id"), None),
        ("B", upper(c["family"]), "family_name", None),
        ("C", np.where(rare, c["nir"], ""), "nir", None),
        ("D", np.where(rare, mobiles(rng, rows), ""), "mobile", None),
        ("E", np.where(rare, day_text(c["birth"], "%d/%m/%Y"), ""), ("birth_date", "date"), None),
        ("F", np.where(rare, family_pool(rng, rows) + "@example.org", ""), "email", None),
    ]
    return build("sparse", columns)


STYLES = {style.__name__: style for style in (old_lab, portal, compact, short_dates, stays, junk, sparse)}
