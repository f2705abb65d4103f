from audit_worlds import codes, extract, found, told, world


def test_a_column_of_passwords_beside_logins_is_grave_and_very_grave_in_public():
    file = extract("a.csv", "login", "password", clear_passwords=97)
    (one,) = found("SRC207", world(file))
    assert (one.severity, codes(one), one.why[0].params["n"]) == ("high", ["rows", "with_login"], 97)
    (one,) = found("SRC207", world(extract("a.csv", "login", "password", clear_passwords=97, anonymous=True)))
    assert one.severity == "very_high"


def test_hashes_are_quiet():
    assert found("SRC207", world(extract("a.csv", "login", "password_hash", clear_passwords=0))) == []


def test_a_line_of_settings_that_gives_one_is_a_lesser_finding():
    (one,) = found("SRC207", world(extract(".env", kinds=(told("password"),), parts=(), clear_passwords=1)))
    assert (one.severity, one.confidence, codes(one)) == ("medium", 0.7, ["lines"])
