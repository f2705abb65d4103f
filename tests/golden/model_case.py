"""The examination of an invented file in the shape of the French laboratory leak of 2021, written by hand.

Figures: the press and CNIL decision SAN-2022-009 of 15 April 2022 where they are public; invented where they are not.
"""

from sourcier.model.authenticity import Authenticity, AuthenticityTest
from sourcier.model.composition import Composition, Segment
from sourcier.model.facts import (
    SCHEMA,
    Also,
    Alternative,
    CategoryCount,
    Column,
    Dialect,
    Evidence,
    Examination,
    Finding,
    Input,
    Lab,
    Month,
    OtherPeople,
    Period,
    Place,
    Reason,
    Table,
)
from sourcier.model.people import People, PeopleStep
from sourcier.model.queue import Question
from sourcier.model.reading import Account, ByteRange, RowCount, Tally

ROWS = 491_840
REJECTED = 12
REPAIRED = 1_326
KEPT = ROWS - REJECTED
SHA256 = "9f2c61d08ab7e4433cf1a5d02f7788ab190c2d6be5f0934ad1877c61e0b241ab"

# header, kind, category, filled, valid, distinct, role
KNOWN = [
    ("NUM SECU", "nir", "national_number", 489_838, 483_210, 452_771, "patient"),
    ("NOM", "family_name", "identity", 478_882, 478_882, 98_312, "patient"),
    ("NOM JF", "birth_name", "identity", 201_455, 201_455, 61_204, "patient"),
    ("PRENOM", "given_name", "identity", 478_871, 478_540, 18_420, "patient"),
    ("CIV", "title", "identity", 478_989, 478_989, 6, "patient"),
    ("DT NAIS", "birth_date", "identity", 490_112, 489_903, 34_511, "patient"),
    ("ADR 1", "street", "contact", 463_022, 455_870, 301_122, "patient"),
    ("CP", "postcode", "contact", 470_317, 469_904, 4_802, "patient"),
    ("VILLE", "commune", "contact", 470_209, 466_981, 6_133, "patient"),
    ("TEL", "landline", "contact", 270_569, 269_744, 231_870, "patient"),
    ("PORT", "mobile", "contact", 159_591, 159_102, 150_318, "patient"),
    ("MAIL", "email", "contact", 56_904, 56_711, 55_738, "patient"),
    ("MP", "password", "secret", 14_997, 14_997, 14_986, "patient"),
    ("ID SR", "login", "secret", 15_002, 15_002, 14_998, "patient"),
    ("GRP", "blood_group", "health", 121_406, 121_398, 4, "patient"),
    ("RH", "rhesus", "health", 121_377, 121_377, 2, "patient"),
    ("DT DV", "visit_date", "health", 491_828, 491_820, 1_934, "patient"),
    ("COMMENT P", "free_text", "health", 38_214, 0, 21_750, "patient"),
    ("COMMENT D", "free_text", "health", 12_408, 0, 9_944, "patient"),
    ("ID TP", "insurer_number", "insurance", 402_118, 401_377, 812, "insured"),
    ("AMC", "insurer", "insurance", 402_090, 0, 640, "insured"),
    ("CAISSE", "fund_code", "insurance", 488_270, 488_102, 1_077, "insured"),
    ("RANG CPAM", "insured_rank", "insurance", 455_001, 455_001, 8, "insured"),
    ("MED NOM", "doctor", "professional", 487_645, 0, 11_204, "prescriber"),
    ("MED ADR", "street", "professional", 480_302, 472_110, 9_310, "prescriber"),
    ("MED CP", "postcode", "professional", 484_771, 484_540, 1_203, "prescriber"),
    ("MED VILLE", "commune", "professional", 484_760, 483_902, 1_340, "prescriber"),
    ("MED TEL", "landline", "professional", 380_044, 379_311, 8_702, "prescriber"),
    ("MED MAIL", "email", "professional", 2_903, 2_903, 337, "prescriber"),
    ("MED RPPS", "rpps", "professional", 301_776, 301_776, 9_887, "prescriber"),
    ("PRELEV", "user_code", "professional", 488_003, 0, 412, "sampler"),
    ("SITE", "lab_name", "organisation", 491_828, 491_828, 28, "laboratory"),
    ("FINESS", "finess", "organisation", 491_828, 491_828, 28, "laboratory"),
    ("NO DOS", "record_id", "technical", 491_828, 491_828, 491_102, "patient"),
    ("ID PAT", "patient_id", "technical", 491_828, 491_828, 487_400, "patient"),
]  # fmt: skip
PROOFS = {
    "nir": (
        Reason("valid_share", 489_838, 483_210),
        Reason("header_word"),
        Reason("proof_sex_agrees", 460_102, 441_530),
        Reason("proof_birth_agrees", 481_771, 462_020),
    ),
    "birth_date": (Reason("valid_share", 490_112, 489_903), Reason("proof_birth_agrees", 481_771, 462_020)),
    "postcode": (Reason("valid_share", 470_317, 469_904), Reason("proof_commune_agrees", 466_520, 463_318)),
    "blood_group": (Reason("filled_with_blood_group", 121_377, 121_369),),
}
ALSO = {
    "COMMENT P": (
        Also("health.pregnancy", 9_310, 8_702, 140, 0, 398, 214),
        Also("health.disease", 6_012, 4_911, 402, 288, 190, 377),
        Also("health.drug", 4_377, 4_102, 61, 0, 12, 240),
        Also("phone", 1_204),
        Also("health.cancer", 866, 540, 31, 102, 44, 180),
        Also("health.hiv", 212, 130, 41, 9, 33, 0),
        Also("health.fertility", 97, 80, 0, 0, 4, 15),
        Also("guardianship", 144, 139, 0, 0, 0, 12),
        Also("violence", 31, 28, 3, 0, 0, 0),
        Also("person_name", 8),
    ),
    "COMMENT D": (
        Also("health.disease", 2_210, 1_904, 120, 88, 40, 77),
        Also("phone", 402),
        Also("health.drug", 340, 322, 0, 0, 0, 20),
    ),
}
LABS = [
    (121_669, "2018-06-01", "2019-02-05", ("56", "29", "35")), (64_310, "2015-06-03", "2019-09-24", ("35", "22", "56")),
    (48_772, "2015-01-12", "2020-06-12", ("45", "41", "18")), (39_975, "2015-06-10", "2019-11-15", ("27", "76", "28")),
    (31_208, "2016-08-11", "2019-03-29", ("56", "44")), (25_875, "2015-07-16", "2018-12-17", ("45", "28")),
    (21_440, "2016-01-04", "2020-10-02", ("22", "29")), (17_975, "2015-06-03", "2019-07-27", ("27", "78")),
    (15_075, "2017-10-11", "2020-09-07", ("35",)), (13_980, "2015-03-19", "2018-05-31", ("41", "37")),
    (12_311, "2016-02-29", "2019-10-31", ("56",)), (11_204, "2015-09-14", "2020-01-20", ("45", "89")),
    (9_760, "2016-11-02", "2019-04-12", ("27",)), (8_944, "2017-01-09", "2020-02-28", ("22",)),
    (8_102, "2015-05-05", "2018-09-28", ("35", "50")), (7_011, "2016-04-18", "2019-12-20", ("56",)),
    (6_203, "2018-01-08", "2020-07-31", ("45",)), (5_870, "2015-02-02", "2017-12-29", ("27",)),
    (4_690, "2016-09-19", "2019-06-21", ("41",)), (4_102, "2017-03-06", "2019-01-31", ("22", "35")),
    (3_377, "2015-11-16", "2018-03-30", ("56",)), (2_911, "2018-03-12", "2020-10-09", ("45",)),
    (2_204, "2016-05-23", "2018-11-30", ("27", "60")), (1_870, "2017-06-12", "2019-08-30", ("35",)),
    (1_410, "2015-12-07", "2017-07-28", ("41",)), (980, "2018-09-10", "2020-03-13", ("56",)),
    (585, "2019-02-18", "2020-09-25", ("45",)), (15, "2020-10-01", "2020-10-12", ("22",)),
]  # fmt: skip
PLACES = {
    "56": 131_204, "35": 84_310, "45": 67_122, "27": 61_870, "22": 33_405, "41": 17_890, "29": 14_020, "28": 11_370,
    "76": 9_244, "44": 7_013, "78": 5_530, "18": 4_201, "37": 3_377, "89": 2_904, "50": 2_650, "75": 2_410,
    "53": 1_980, "92": 1_420, "91": 1_388, "95": 1_301, "60": 1_203, "72": 1_120, "49": 980, "14": 940, "77": 911,
    "61": 870, "58": 640, "36": 566, "33": 540, "13": 512, "69": 488, "31": 430, "59": 418, "06": 377, "83": 370,
    "34": 344, "85": 320, "86": 301, "17": 290, "93": 280, "94": 276, "38": 250, "67": 240, "74": 210, "30": 201,
    "64": 190, "80": 188, "62": 180, "51": 170, "10": 160, "21": 150, "03": 140, "63": 131, "42": 120, "71": 118,
    "79": 110, "87": 101, "24": 95, "47": 90, "40": 88, "66": 80, "84": 78, "11": 70, "26": 66, "73": 61, "01": 60,
    "25": 55, "54": 50, "57": 48, "68": 44, "02": 40, "81": 38, "82": 33, "16": 31, "19": 29, "23": 26, "65": 24,
    "12": 22, "32": 20, "46": 19, "88": 17, "07": 16, "39": 15, "43": 14, "52": 13, "55": 12, "04": 9, "05": 8,
    "08": 7, "70": 6, "90": 5, "15": 4, "09": 3, "48": 2, "2A": 12, "2B": 16, "971": 40, "972": 31, "973": 9,
    "974": 88, "976": 3, "99": 204,
}  # fmt: skip
_YEARS = {2015: 24_000, 2016: 52_000, 2017: 74_000, 2018: 161_000, 2019: 138_000, 2020: 42_820}
_PROFILE = (9, 8, 9, 8, 8, 9, 7, 5, 9, 10, 9, 9)


def _months() -> tuple[Month, ...]:
    months = [
        Month(f"{year}-{month:02}", total * share // 100)
        for year, total in _YEARS.items()
        for month, share in enumerate(_PROFILE, start=1)
        if (year, month) <= (2020, 10)
    ]
    months[-1] = Month("2020-10", 7)
    return tuple(months)


def _columns() -> tuple[Column, ...]:
    known = [_known(index, entry) for index, entry in enumerate(KNOWN)]
    start = len(known)
    unknown = [
        Column(
            start + i, f"ZN{i:02}", None, None, 9_000 * (i + 1), 0, 12 + i, 0.0, 0.0, (Reason("too_few"),), role="file"
        )
        for i in range(21)
    ]
    start += len(unknown)
    empty = [
        Column(start + i, f"LIBRE {i + 1}", None, None, 0, 0, 0, 0.0, 0.0, (Reason("empty"),), role="file")
        for i in range(98)
    ]
    return (*known, *unknown, *empty)


def _known(index: int, entry: tuple[str, str, str, int, int, int, str]) -> Column:
    name, kind, category, filled, valid, distinct, role = entry
    usual = (Reason("valid_share", filled, valid), Reason("header_word")) if valid else (Reason("header_word"),)
    return Column(
        index,
        name,
        kind,
        category,
        filled,
        valid,
        distinct,
        {"nir": 0.0103, "rpps": 0.1, "finess": 0.1}.get(kind, 0.02),
        0.97 if valid else 0.83,
        PROOFS.get(kind, usual),
        ALSO.get(name, ()),
        role,
        2,
        250 if kind == "free_text" else 30,
        31.4 if kind == "free_text" else 8.2,
        "ins" if kind == "nir" else None,
    )


def _table() -> Table:
    header, separators = 1_612, 38
    repaired, rejected = 312_480, 3_104
    total = 164_503_118
    return Table(
        "table-1",
        "delimited",
        "cp1252",
        Dialect(";", '"', "", "crlf", 1, 0, 154),
        Account(
            "bytes",
            total,
            0,
            0,
            header,
            total - header - repaired - rejected - separators,
            repaired,
            rejected,
            separators,
            0,
        ),
        RowCount(ROWS, ROWS - REPAIRED - REJECTED, REPAIRED, REJECTED),
        _columns(),
        (Tally("line_break_in_field", 1_104), Tally("short_padded", 217), Tally("stray_quote", 5)),
        (Tally("too_many_fields", 9), Tally("quotes_do_not_balance", 3)),
        (Tally("cells_in_utf8", 402),),
        (
            Alternative("cp1252", ";", '"', 0.998, 20_000),
            Alternative("mac_roman", ";", '"', 0.941, 20_000),
            Alternative("cp1252", ",", '"', 0.113, 20_000),
        ),
        (ByteRange(88_104_112, 310, "too_many_fields"), ByteRange(164_502_991, 127, "quotes_do_not_balance")),
        cut=True,
    )


def _people() -> People:
    steps = (
        PeopleStep("by_number", 452_771, 448_930),
        PeopleStep("by_name_and_birth", 37_155, 36_911),
        PeopleStep("compared", 1_902, 1_531),
    )
    return People(485_102, 487_310, 489_904, "keys", 214, 1_902, 31_870, 36_402, steps)


def _queue() -> tuple[Question, ...]:
    column = "column 0/0/38 --kind=KIND|--kind=none"
    rows = ("evidence 0, table 0, row 17", "evidence 0, table 0, row 40311")
    return (
        Question("q1", "column_kind", 18_000, 17_840, {}, _columns_at(38), column),
        Question("q2", "same_person", 2, 1, {}, rows, "person 0/0/17 0/0/40311 --same|--not-same"),
    )


def _columns_at(column: int) -> tuple[str, ...]:
    return (f"evidence 0, table 0, column {column}",)


def examination() -> Examination:
    """Return the whole examination."""
    return Examination(
        SCHEMA,
        "0.1.0",
        {"engine": "local", "workers": 2},
        (Input("extrait.csv", SHA256),),
        True,  # noqa: FBT003  # complete
        (
            Finding("nir_key_as_true", {"valid": 483_210, "filled": 489_838}, "strong", "dirty_export", _columns_at(0)),
            Finding("passwords_in_clear", {"rows": 14_997}, "strong", "digest_unknown", _columns_at(12)),
        ),
        (Evidence("extrait.csv", SHA256, 164_503_118, "none", (_table(),)),),
        _people(),
        tuple(
            Lab(f"LABO{i:02}", f"{deps[0]}00{i:04}"[:9], rows, int(rows * 0.99) if rows > 50 else rows, *dates, deps)
            for i, (rows, *dates, deps) in enumerate(LABS, start=1)
        ),
        tuple(Place(code, people) for code, people in PLACES.items()),
        Period("2015-01-12", "2020-10-12", _months(), 16),
        (
            CategoryCount("identity", 491_828, 487_310),
            CategoryCount("national_number", 489_838, 485_402),
            CategoryCount("contact", 478_010, 473_660),
            CategoryCount("secret", 15_002, 14_998),
            CategoryCount("insurance", 488_902, 484_301),
            CategoryCount("health", 491_828, 487_310),
            CategoryCount("professional", 488_211, 483_920),
        ),
        (OtherPeople("prescriber", 11_204, 487_645), OtherPeople("sampler", 412, 488_003)),
        Composition("one", (Segment(0, 491_839, "whole"),)),
        Authenticity(
            "consistent",
            (
                AuthenticityTest("nir_key", 0.986, 0.97, "as_expected", 489_838),
                AuthenticityTest("nir_sex", 0.96, 0.9, "as_expected", 460_102),
                AuthenticityTest("sundays", 0.988, 0.95, "as_expected", 491_820),
            ),
            "dirty_export",
        ),
        queue=_queue(),
    )
