"""What the tests of authenticity are called: what each looks at, lower case."""

from sourcier.locale.mark import mark as _

TRIALS: dict[str, str] = {
    "age_sex": _("age against sex"),
    "ages": _("spread of ages"),
    "birth_follows_home": _("department of birth against residence"),
    "birth_follows_lab": _("department of birth against laboratory"),
    "birth_heap": _("1 January births of people born abroad"),
    "birth_in_maternity": _("births in towns with a maternity"),
    "birth_near_home": _("births in the department of residence"),
    "blood_groups": _("frequency of blood groups"),
    "columns_depend": _("columns that depend on each other"),
    "date_order": _("order of dates within a life"),
    "duplicates": _("rows that repeat no other"),
    "fund_follows_home": _("health fund against residence"),
    "given_sex": _("given name against sex"),
    "given_year": _("given name against year of birth"),
    "holidays": _("public holidays without visits"),
    "house_numbers": _("small house numbers"),
    "household_address": _("family names under one address"),
    "household_phone": _("family names under one landline"),
    "id_sequence": _("record numbers against dates"),
    "misfits": _("rows wrong in fewer than two ways"),
    "month_of_birth": _("season of births by cohort"),
    "nir_birth": _("birth date against the NIR"),
    "nir_key": _("keys of the NIRs"),
    "nir_sex": _("sex against the NIR"),
    "order_follows_town": _("birth order numbers against the size of the town"),
    "order_small": _("small birth order numbers"),
    "phone_region": _("landline zone against residence"),
    "place_exists": _("communes of birth that existed then"),
    "postcode_commune": _("postcode against commune"),
    "shared_nir": _("family names under one NIR"),
    "sundays": _("Sundays without visits"),
    "surname_tail": _("rare family names"),
}
"""`AuthenticityTest.name`."""
