"""Every command says what it does in both languages, answers to both names, and tells wrong use from failure."""

import json
import re

import pytest
from invented_leaks import leak

from sourcier import __version__
from sourcier.cli.main import _FRENCH, program
from sourcier.recognise import known_kinds

COMMANDS = tuple(_FRENCH)
KINDS = sorted(known_kinds())


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_help_lists_the_commands_by_the_readers_names(command, lang):
    answer = command("--help", lang=lang)
    names = COMMANDS if lang == "en" else tuple(_FRENCH.values())
    assert answer.status == 0
    assert [name for name in names if f"\n  {name} " not in answer.out] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_in_both_languages(command, name):
    english, french = command(name, "--help"), command(_FRENCH[name], "--help", lang="fr")
    assert (english.status, french.status) == (0, 0)
    assert english.out.startswith("Usage: sourcier ")
    assert french.out.startswith("Usage\xa0: sourcier ")
    texts = {line.strip() for line in english.out.splitlines() if re.search(r"[a-z]{4,} [a-z]{2,} [a-z]{2,}", line)}
    assert texts
    assert not texts & {line.strip() for line in french.out.splitlines()}


def test_every_option_has_a_french_name_or_is_a_word_of_both_languages():
    both = {"--format", "--edition", "--help", "--version", "--seed", "--questions", "--smtp", "--tls", "--ca"}
    for name in COMMANDS:
        for parameter in program("en").get_command(None, name).params:
            long = [option for option in parameter.opts if option.startswith("--")]
            assert len(long) != 1 or long[0] in both, (name, long)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_is_for(name):
    silent = [p.name for p in program("en").get_command(None, name).params if p.opts[0].startswith("-") and not p.help]
    assert silent == []


def test_french_names_and_options_do_the_same(command, folder, tmp_path):
    path = leak(tmp_path / "leak.csv", 30)
    words = ("--dossier", folder, "--fondement", "b", "--fils", "1", "--separateur", ";", "--sans-progression")
    assert command("examiner", path, *words, lang="fr").status == 0
    assert command("rapport", "--dossier", folder, "--format", "json", lang="fr").status == 0
    assert command("verifier", "--dossier", folder, lang="fr").status == 0


def test_the_version_is_said(command):
    assert __version__ in command("--version").out


def test_the_environment_chooses_the_language_where_nobody_asks():
    from sourcier.cli.speech import speech_of  # noqa: PLC0415  # this test's only

    assert speech_of(["examine"], {"LANG": "fr_FR.UTF-8"}).texts.language == "fr"
    assert speech_of(["examine"], {"LANG": "C"}).texts.language == "en"
    assert speech_of(["examine", "--langue=en"], {"LANG": "fr_FR.UTF-8"}).texts.language == "en"


@pytest.mark.parametrize(("words", "status"), [(("frobnicate",), 2), (("examine",), 2), (("report", "--nothing"), 2)])
def test_wrong_use_has_a_status_of_its_own(command, words, status):
    english, french = command(*words), command(*words, lang="fr")
    assert (english.status, french.status) == (status, status)
    assert english.err != french.err


def test_every_kind_is_explained_in_both_languages(command):
    for kind in KINDS:
        english, french = command("explain", kind), command("expliquer", kind, lang="fr")
        assert (english.status, french.status) == (0, 0)
        rule = known_kinds()[kind].rule
        assert rule
        flat = " ".join(english.out.split())
        assert " ".join(rule.split())[:40] in flat
        assert english.out != french.out


def test_every_kind_is_explained_to_programs(command):
    for kind in KINDS:
        told = json.loads(command("explain", kind, "--format", "json").out)
        assert told["kind"] == kind
        assert 0 <= told["chance"] <= 1
        assert told["sources"]


def test_a_kind_may_be_written_as_people_do(command):
    assert command("explain", "Birth-Date").out == command("explain", "birth_date").out


def test_explain_alone_lists_all_kinds(command):
    assert [kind for kind in KINDS if kind not in command("explain").out] == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_unknown_kind_is_said_with_near_ones(command, lang):
    answer = command("explain", "birthdate", lang=lang)
    assert answer.status == 2
    assert "birth_date" in answer.err


def test_doctor_tells_versions_and_no_value(command, tmp_path):
    for name in ("doctor", "diagnostic"):
        answer = command(name)
        assert answer.status == 0
        assert __version__ in answer.out
        assert str(tmp_path / "keys") in answer.out


def test_verify_finds_a_whole_case_whole(examined, command, folder, tmp_path):
    examined(leak(tmp_path / "leak.csv", 30))
    for lang in ("en", "fr"):
        answer = command("verify", "--case", folder, lang=lang)
        assert (answer.status, answer.err) == (0, "")


def test_verify_finds_changed_evidence_and_a_changed_journal(examined, command, folder, tmp_path):
    path = leak(tmp_path / "leak.csv", 30)
    examined(path)
    kept = path.read_bytes()
    path.write_bytes(kept + b"\n")
    assert command("verify", "--case", folder).status == 1
    path.unlink()
    answer = command("verify", "--case", folder)
    assert (answer.status, answer.out) == (1, "")
    assert "no longer where it was" in answer.err
    journal = folder / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"bytes":', b'"bites":', 1))
    assert "line" in command("verify", "--case", folder).err


def test_verify_finds_changed_facts(examined, command, folder, tmp_path):
    examined(leak(tmp_path / "leak.csv", 30))
    facts = folder / "facts" / "examination.json"
    facts.write_bytes(facts.read_bytes().replace(b"56", b"57", 1))
    assert command("verify", "--case", folder).status == 1
    assert command("report", "--case", folder).status != 0


@pytest.mark.parametrize("name", ["verify", "report"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_case_that_is_not_there_is_said_and_not_made(command, folder, name, lang):
    answer = command(name, "--case", folder, lang=lang)
    assert answer.status == 2
    assert "E212" in answer.err
    assert not folder.exists()


def test_a_case_without_examination_is_said(command, folder, tmp_path):
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99))
    command("examine", tmp_path / "a.png", "--case", folder, "--basis", "b")
    assert "E210" in command("report", "--case", folder).err


@pytest.mark.parametrize("form", ["text", "json", "html", "csv"])
def test_the_shareable_edition_singles_nobody_out(examined, command, folder, tmp_path, form):
    examined(leak(tmp_path / "leak.csv", 7))
    exact = command("report", "--case", folder, "--format", form).out
    shared = command("report", "--case", folder, "--format", form, "--edition", "shareable").out
    assert exact != shared
    assert re.search("<11|&lt;11|masked", shared)
    assert "<11" not in exact


def test_the_report_is_the_same_bytes_each_time(examined, command, folder, tmp_path):
    examined(leak(tmp_path / "leak.csv", 60))
    kept = (folder / "report" / "examination.html").read_bytes()
    command("report", "--case", folder, "-o", tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == kept


def test_progress_goes_to_stderr_and_results_to_stdout(examined, tmp_path):
    answer = examined(leak(tmp_path / "leak.csv", 60), "--format", "json")
    json.loads(answer.out)
    again = examined(tmp_path / "leak.csv", "--format", "json")
    assert again.out == answer.out
    assert "Nothing changed" in again.err
