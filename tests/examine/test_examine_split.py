"""Evidence that was cut into parts: each part is a piece, and all are read as one file."""

import io
import random
import zipfile

CUT = 12_000


def parts(folder):
    draw = random.Random(7)  # noqa: S311  # a table, no secret
    lines = [f"N{draw.randrange(10**9)};VILLE {draw.randrange(10**6)};{n % 28 + 1:02d}/03/2019" for n in range(3000)]
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("extract.csv", "\n".join(["NOM;VILLE;DATE", *lines, ""]))
    whole = into.getvalue()
    paths = []
    for number, at in enumerate(range(0, len(whole), CUT), 1):
        paths.append(folder / f"extract.zip.{number:03d}")
        paths[-1].write_bytes(whole[at : at + CUT])
    assert len(paths) > 2
    return paths


def test_parts_beside_the_one_that_is_named_are_read_with_it(desk, tmp_path):
    paths = parts(tmp_path)
    facts = desk.run(paths[1]).facts
    assert facts.complete
    assert sorted(evidence.container for evidence in facts.evidence) == [*["part"] * (len(paths) - 1), "zip"]
    assert len({evidence.sha256 for evidence in facts.evidence}) == len(paths)
    assert [table.rows.total for evidence in facts.evidence for table in evidence.tables] == [3000]


def test_a_missing_part_is_named_and_the_run_is_incomplete(desk, tmp_path):
    paths = parts(tmp_path)
    paths.pop(1).unlink()
    facts = desk.run(*paths).facts
    assert not facts.complete
    first, *others = facts.evidence
    assert 0 < first.tables[0].rows.total < 3000
    assert first.unread == "part_missing"
    assert (first.members[-1].name, first.members[-1].unread) == ("part-2", "part_missing")
    assert {evidence.unread for evidence in others} == {"E321"}
