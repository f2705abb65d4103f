"""Kinds by family, in a word or two: what a person would answer when asked what is in the file."""

from sourcier.locale.mark import mark as _

_IDENTITY = _("name")
_BIRTH = _("birth")
_ADDRESS = _("address")
_PHONE = _("phone")
_ACCESS = _("password")
_BANK = _("bank")
_INSURANCE = _("insurance")
_DOCTOR = _("doctor")
_BLOOD = _("blood group")
_COMMENTS = _("comments")
_MEDICAL = _("diagnoses and acts")

FAMILIES = {
    "nir": _("NIR"),
    "ins": _("INS"),
    "family_name": _IDENTITY,
    "birth_name": _IDENTITY,
    "given_name": _IDENTITY,
    "full_name": _IDENTITY,
    "birth_date": _BIRTH,
    "birth_place": _BIRTH,
    "street": _ADDRESS,
    "postcode": _ADDRESS,
    "commune": _ADDRESS,
    "commune_code": _ADDRESS,
    "landline": _PHONE,
    "mobile": _PHONE,
    "phone": _PHONE,
    "email": _("e-mail"),
    "password": _ACCESS,
    "password_hash": _ACCESS,
    "iban": _BANK,
    "bic": _BANK,
    "card": _BANK,
    "blood_group": _BLOOD,
    "rhesus": _BLOOD,
    "free_text": _COMMENTS,
    "diagnosis_code": _MEDICAL,
    "act_code": _MEDICAL,
    "drug": _MEDICAL,
    "test_code": _MEDICAL,
    "test_name": _MEDICAL,
    "test_result": _MEDICAL,
    "test_unit": _MEDICAL,
    "test_range": _MEDICAL,
    "insurer": _INSURANCE,
    "insurer_number": _INSURANCE,
    "fund_code": _INSURANCE,
    "doctor": _DOCTOR,
    "rpps": _DOCTOR,
    "adeli": _DOCTOR,
    "visit_date": _("visits"),
    "lab_name": _("laboratory"),
}
"""Msgid of the family by kind; kinds that tell a reader little are left out. In the order they are told."""
