from kinds_support import all_valid, none_valid

from sourcier.recognise.kinds.ins import KIND

OID = "1.2.250.1.213.1.4.8"


def test_a_number_with_its_oid_is_valid_in_any_order():
    assert all_valid(
        KIND,
        f"186022A21532523^^^ASIP-SANTE-INS-NIR&{OID}&ISO^INS",
        f"180127512345642 {OID}",
        f"{OID}|180127512345642",
        "180127512345642^^^&1.2.250.1.213.1.4.10&ISO",
    )


def test_a_number_without_oid_is_a_nir_and_no_ins():
    assert none_valid(KIND, "180127512345642", OID)


def test_another_oid_or_a_wrong_key_is_not_valid():
    assert none_valid(KIND, "180127512345642 1.2.250.1.213.1.4.80", f"180127512345643 {OID}", f"180127512345642 9{OID}")


def test_random_numbers_with_an_oid_pass_as_random_numbers_do():
    assert none_valid(KIND, *(f"{number:015d} {OID}" for number in range(10**14, 10**14 + 500)))
