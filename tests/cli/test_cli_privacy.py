"""No value of a person leaves: planted ones are looked for wherever a run writes or speaks."""

from pathlib import Path

import pytest
from answers import files
from invented_leaks import HEADER, leak, nir, rows, text

from sourcier.case import Case
from sourcier.examine import counts, examination, ingest
from sourcier.examine import rows as row_facts
from sourcier.examine.columns import Recognition
from sourcier.recognise import Recogniser
from sourcier.store import writer

FORMATS = ("text", "json", "html", "csv")
FAMILY, GIVEN = "QUIBERONNEC", "ZELIHANE"
NUMBER = nir(2, 1983, 11, place="56", commune=121, order=77)
PLANTED = {
    "family name": FAMILY,
    "given name": GIVEN,
    "number": NUMBER,
    "spaced number": " ".join((NUMBER[:1], NUMBER[1:3], NUMBER[3:5], NUMBER[5:7], NUMBER[7:10], NUMBER[10:13])),
    "phone": "0639985174",
    "spaced phone": "06 39 98 51 74",
    "mail": "zelihane.quiberonnec@example.org",
    "comment": "suivie pour hemochromatose rebelle",
    "birth": "17/11/1983",
    "record": "PX55120934",
}
PERSON = [
    PLANTED["record"], FAMILY, GIVEN, PLANTED["birth"], "F", NUMBER, "56000", "LABORATOIRE DU PORT", "04/03/2019",
    PLANTED["phone"], PLANTED["mail"], PLANTED["comment"],
]  # fmt: skip
SPACED = [*PERSON[:5], PLANTED["spaced number"], *PERSON[6:9], PLANTED["spaced phone"], *PERSON[10:]]
IN_CLEAR = ("case.lock",)


def leaks(place: Path) -> dict[str, Path]:
    others = rows(150)
    everywhere = [PERSON, *others[:75], SPACED, *others[75:], PERSON]
    label = [[*row[:7], f"CABINET {GIVEN} {FAMILY}" if n % 2 else row[7], *row[8:]] for n, row in enumerate(others)]
    named = HEADER.replace("COMMENTAIRE", f"{GIVEN} {FAMILY}").replace("TEL", PLANTED["phone"])
    texts = {
        "plain": text(everywhere),
        "headerless": text([PERSON, *others], header=""),
        "in headers": text([PERSON, *others], header=named),
        "in labels": text([PERSON, *label]),
        "in a title": f"Export {GIVEN} {FAMILY} {NUMBER}\n\n".encode() + text([PERSON, *others]),
        "in a footer": text([PERSON, *others]) + f"edited by {GIVEN} {FAMILY}\n".encode(),
        "broken": text([PERSON, *others]).replace(b";F;", b";F", 4) + ";".join(PERSON[:6]).encode(),
        "one person": text([PERSON], header=""),
        "one column": "\n".join([PLANTED["comment"], FAMILY, NUMBER, PLANTED["mail"]]).encode(),
    }
    made = {}
    for number, (name, data) in enumerate(texts.items()):
        made[name] = place / f"leak{number}.csv"
        made[name].write_bytes(data)
    return made


NAMES = (
    "plain",
    "headerless",
    "in headers",
    "in labels",
    "in a title",
    "in a footer",
    "broken",
    "one person",
    "one column",
)


def found(*places: str | bytes) -> set[str]:
    """Which planted values stand in these texts; in numbers and names, case and gaps do not count."""
    said = b"\0".join(place.encode() if isinstance(place, str) else place for place in places)
    folded = said.decode("utf-8", "replace").upper()
    return {name for name, value in PLANTED.items() if value.upper() in folded}


def plain_files(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in files(folder)]


@pytest.mark.parametrize("name", NAMES)  # the names of `leaks`
def test_no_value_is_said_or_written(examined, command, folder, tmp_path, name):
    path = leaks(tmp_path)[name]
    answers = [examined(path, "--format", FORMATS[0])]
    answers += [command("report", "--case", folder, "--format", form) for form in FORMATS]
    answers += [command("report", "--case", folder, "--edition", "shareable", "--format", form) for form in FORMATS]
    answers += [command("decide", "queue", "--case", folder, "--all", "--format", form) for form in ("text", "json")]
    assert {answer.status for answer in answers} == {0}
    assert found(*(answer.all for answer in answers)) == set()
    assert found(*plain_files(folder)) == set()


def test_no_value_is_in_the_keys_and_no_key_in_the_case(examined, folder, tmp_path):
    examined(leaks(tmp_path)["plain"], "--copy")
    keys = [path.read_bytes() for path in (tmp_path / "keys").rglob("*") if path.is_file()]
    assert len(keys) == 1
    assert found(*keys, *plain_files(folder)) == set()
    secret = keys[0].strip()
    assert not any(secret in data or bytes.fromhex(secret.decode()) in data for data in plain_files(folder))


def test_keys_inside_the_case_are_refused(examined, folder, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCIER_KEYS", str(folder / "keys"))
    answer = examined(leak(tmp_path / "leak.csv", 20))
    assert answer.status == 2
    assert not folder.exists()


@pytest.mark.parametrize(
    "name",
    [
        f"{GIVEN} {FAMILY} {NUMBER}.csv",
        f"extrait.{PLANTED['phone']}",
        f"{PLANTED['mail']}.csv",
        f"dossier {PLANTED['spaced phone']}.csv",
        f"extrait_{PLANTED['birth'].replace('/', '-')}_MARIE_MARTIN.csv",
    ],
)
def test_a_file_name_that_may_name_a_person_is_shown_as_a_code(examined, command, folder, tmp_path, name):
    path = leak(tmp_path / name, 120)
    answers = [examined(path)]
    answers += [command("report", "--case", folder, "--format", form) for form in FORMATS]
    written = [(folder / kept).read_bytes() for kept in files(folder)]
    for said in (*(answer.all for answer in answers), *(data.decode("utf-8", "replace") for data in written)):
        assert path.name not in said
        assert path.suffix == ".csv" or path.suffix[1:] not in said
    assert found(*written) == set()


def test_a_harmless_file_name_is_shown(examined, tmp_path):
    assert "extrait_2020.csv" in examined(leak(tmp_path / "extrait_2020.csv", 20), "--format", "json").out


STAGES = {
    "adding evidence": (Case, "add_evidence"),
    "planning": (ingest, "open_tables"),
    "profiling": (Recogniser, "profile"),
    "merging": (Recogniser, "settle_table"),
    "storing": (writer, "encode"),
    "filled cells": (ingest, "filled_bits"),
    "proofs": (Recognition, "tables_of"),
    "rows": (row_facts, "sheet_of"),
    "people": (examination, "tell_apart"),
    "laboratories": (examination, "labs_of"),
    "open questions": (examination.Found, "queue"),
    "months": (counts, "_iso"),
    "facts": (examination, "findings_of"),
    "keeping": (Case, "step"),
    "report": (Case, "sink"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_failure_in_any_stage_quotes_nobody(examined, folder, tmp_path, monkeypatch, stage):
    def fails(*_args, **_kwargs):
        raise ValueError(*PLANTED.values())

    monkeypatch.setattr(*STAGES[stage], fails)
    answer = examined(leaks(tmp_path)["plain"])
    assert answer.status == 1
    assert "E999" in answer.err
    assert "Traceback" not in answer.err
    assert found(answer.all, *plain_files(folder)) == set()
    assert not (folder / "facts").exists() or stage == "report"
