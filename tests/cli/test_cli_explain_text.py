"""`sourcier explain text FILE`: places and kinds for every line, none of its words."""

import json


def test_every_line_is_answered_with_places_and_no_text(command, tmp_path):
    path = tmp_path / "lines.txt"
    path.write_bytes("\ufeffpas de diabète\r\n\nVIH+\n".encode())
    answer = command("explain", "text", str(path), "--format", "json")
    assert json.loads(answer.out) == [
        {"line": 1, "spans": [{"start": 7, "end": 14, "kind": "health.disease", "status": "negated"}]},
        {"line": 2, "spans": []},
        {"line": 3, "spans": [{"start": 0, "end": 4, "kind": "health.hiv", "status": "asserted"}]},
    ]


def test_an_empty_file_has_no_lines(command, tmp_path):
    path = tmp_path / "lines.txt"
    path.write_bytes(b"")
    assert json.loads(command("explain", "text", str(path), "--format", "json").out) == []


def test_windows_files_are_read_and_said_to_be(command, tmp_path):
    path = tmp_path / "lines.txt"
    path.write_bytes("mère épileptique\n".encode("cp1252"))
    answer = command("explain", "text", str(path), "--format", "json")
    assert json.loads(answer.out)[0]["spans"][0]["status"] == "family"
    assert "Windows-1252" in answer.err


def test_the_table_counts_lines_and_shows_no_word(command, tmp_path):
    path = tmp_path / "lines.txt"
    path.write_text("Mme Quimperoux\nsous Xarelto\n", encoding="utf-8")
    for word, lang in (("text", "en"), ("texte", "fr")):
        answer = command("explain", word, str(path), lang=lang)
        assert "health.drug" in answer.out
        assert "Quimperoux" not in answer.out + answer.err
        assert "Xarelto" not in answer.out + answer.err


def test_a_missing_file_is_wrong_use_or_nothing_readable(command, tmp_path):
    assert command("explain", "text").status == 2
    assert command("explain", "nir", str(tmp_path)).status == 2
    assert command("explain", "text", str(tmp_path / "none.txt")).status == 3
