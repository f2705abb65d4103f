from audit_worlds import codes, extract, found, world


def test_a_column_of_passwords_beside_logins_is_grave_and_very_grave_in_public():
    file = extract("a.csv", "login", "password", clear_passwords=97)
    (one,) = found("SRC207", world(file))
    assert (one.severity, codes(one), one.why[0].params["n"]) == ("high", ["rows", "with_login"], 97)
    (one,) = found("SRC207", world(extract("a.csv", "login", "password", clear_passwords=97, anonymous=True)))
    assert one.severity == "very_high"


def test_hashes_are_quiet():
    assert found("SRC207", world(extract("a.csv", "login", "password_hash", clear_passwords=0))) == []
