"""What stands in the way of `sourcier respond`: said clearly, nothing computed; what is incomplete says so."""

import json

from invented_leaks import leak, rows, text
from two_laboratories import AT, MANIFEST

REFUSED = (
    (("--party", "nobody"), "", "", "E501"),
    (("--as-of", "2021-02-25"), "", "", "E504"),
    (("--rule", "nothing"), "", "", "E508"),
    (("--manifest", "none.toml"), "", "", "E500"),
    (("--zone", "Europe/Nowhere"), "", "", "E509"),
    ((), '["Laboratoire Central"]', '["LABORATOIRE DU PORT"]', "E505"),
    ((), 'time = "09:30"', 'time = "25:00"', "E430"),
    (
        (),
        'what = "aware"',
        'what = "aware"\n[[event]]\ndate = "2021-02-20"\nparty = "port"\nwhat = "complaint"',
        "E502",
    ),
)


def test_what_cannot_be_is_said_and_changes_nothing(tmp_path, folder, command, examined):
    assert examined(leak(tmp_path / "leak.csv", 60), "--format", "json").status == 0
    for words, old, new, code in REFUSED:
        (tmp_path / "parties.toml").write_text(MANIFEST.replace(old, new) if old else MANIFEST)
        given = () if "--manifest" in words else ("--manifest", tmp_path / "parties.toml")
        refused = command("respond", "--case", folder, "--as-of", AT, *given, *words)
        assert (refused.status, code in refused.err) == (2, True), refused.err
        assert not (folder / "facts" / "response.json").exists()


def test_without_facts_or_manifest_the_next_step_is_named(tmp_path, folder, command, examined):
    nothing = command("respond", "--case", folder)
    assert (nothing.status, "E212" in nothing.err) == (2, True)
    examined(leak(tmp_path / "leak.csv", 50), "--format", "json")
    missing = command("respond", "--case", folder)
    assert (missing.status, "E500" in missing.err) == (2, True)
    assert "--new-manifest" in missing.err


def test_an_incomplete_examination_is_carried_into_the_notice(tmp_path, folder, command, examined):
    (tmp_path / "parties.toml").write_text(MANIFEST)
    (tmp_path / "cut.csv").write_bytes(text(rows(120)))
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    examined(tmp_path / "cut.csv", tmp_path / "photo.png", "--format", "json")
    answer = command(
        "respond", "--case", folder, "--manifest", tmp_path / "parties.toml", "--party", "port", "--as-of", AT
    )
    assert answer.status == 4
    assert "incomplete" in answer.out.split("\n\n")[0]
    facts = json.loads((folder / "facts" / "response.json").read_text())
    assert facts["complete"] is False
    assert facts["findings"][0]["rule"] == "response_incomplete"
    assert "incomplete" in (folder / "out" / "port" / "notice.html").read_text("utf-8")
    assert facts["notification"]["72"]["value"] == "b"
