from dataclasses import replace

from audit_worlds import codes, extract, found, kinds, told, world


def test_a_column_of_passwords_beside_logins_is_grave_and_very_grave_in_public():
    file = extract("a.csv", "login", "password", clear_passwords=97)
    (one,) = found("SRC207", world(file))
    assert (one.severity, codes(one), one.why[0].params["n"]) == ("high", ["rows", "with_login"], 97)
    (one,) = found("SRC207", world(extract("a.csv", "login", "password", clear_passwords=97, anonymous=True)))
    assert one.severity == "very_high"


def test_hashes_are_quiet():
    assert found("SRC207", world(extract("a.csv", "login", "password_hash", clear_passwords=0))) == []


def test_a_line_of_settings_that_gives_one_is_a_lesser_finding():
    (one,) = found(
        "SRC207", world(extract(".env", sort="config", kinds=(told("password"),), parts=(), clear_passwords=1))
    )
    assert (one.severity, one.confidence, codes(one)) == ("medium", 0.7, ["lines"])


def test_a_program_that_shows_how_one_is_written_and_a_column_of_masks_are_quiet():
    assert (
        found("SRC207", world(extract("a.py", sort="", kinds=(told("password"),), parts=(), clear_passwords=3))) == []
    )
    masks = tuple(replace(kind, distinct=1) for kind in kinds("login", "password"))
    assert found("SRC207", world(extract("a.csv", kinds=masks, clear_passwords=97))) == []
