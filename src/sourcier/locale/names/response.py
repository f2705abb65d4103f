"""Codes of a response, in words."""

from sourcier.locale.mark import mark as _

FACTORS = {
    "dpc": _("context of the data (DPC)"),
    "ei": _("ease of identification (EI)"),
    "cb": _("circumstances (CB)"),
    "confidentiality": _("loss of confidentiality"),
    "integrity": _("loss of integrity"),
    "availability": _("loss of availability"),
    "malicious": _("malicious intent"),
    "unintelligible": _("data unintelligible"),
}
TELLINGS = {
    "none": _("they are told one by one"),
    "no_high_risk": _("not told: no high risk"),
    "34_3_a": _("not told: the data are unintelligible (art. 34(3)(a))"),
    "34_3_b": _("not told: the high risk was removed since (art. 34(3)(b))"),
    "34_3_c": _("not told one by one: disproportionate effort, a public statement instead (art. 34(3)(c))"),
}
SORTS = {
    "identity": _("identity"),
    "birth_date": _("date of birth"),
    "nir": _("national number (NIR)"),
    "contact": _("address, telephone or mail"),
    "insurance": _("insurance"),
    "visit": _("visit to the laboratory"),
    "blood_group": _("blood group"),
    "bank": _("bank details"),
    "hardship_comment": _("comment on guardianship, debt or violence"),
    "act": _("test or act"),
    "password": _("password"),
    "diagnosis": _("diagnosis or treatment"),
    "result": _("result of a test"),
    "intimate_comment": _("comment on religion, sex life or origin"),
    "health_comment": _("health comment"),
}
BANDS = {
    "low": _("low"),
    "medium": _("medium"),
    "high": _("high"),
    "very_high": _("very high"),
}
FLAGS = {
    "over_100_people": _("more than 100 people"),
    "unintelligible": _("data unintelligible to whoever holds it"),
}
WHYS = {
    "health_comment": _("a comment tells something of the person's health: sensitive data, 4"),
    "special_category": _("a comment tells of religion, sex life or origin: sensitive data, 4"),
    "diagnosis": _("a diagnosis or a treatment: sensitive data, 4"),
    "test_result": _("what a test found: sensitive data, 4"),
    "password_opens_results": _("a password takes the category of what it opens: results, 4, until a person says less"),
    "test_for_a_disease": _("an act tells which disease was looked for: 3"),
    "vulnerable": _("the person is in a weak position: simple data raised to 3"),
    "bank_details": _("bank details: financial data, 3"),
    "blood_group": _("the result of a test in which no illness shows: 2"),
    "had_general_tests": _("that blood was tested, and not for what: 1"),
    "simple": _("simple data: 1"),
    "profile_by_volume": _("national number and name or address together make a profile: simple data raised to 2"),
    "nothing_personal": _("no datum that tells anything: 1"),
    "name_and_number": _("name and national number on one line: maximum"),
    "name_and_birth": _("name and date of birth: maximum"),
    "name_and_contact": _("name and address, telephone or mail: maximum"),
    "number_and_contact": _("national number and address, telephone or mail: maximum"),
    "number_alone": _("a NIR tells sex, year, month and place of birth: significant"),
    "contact_alone": _("address, telephone or mail without a name: significant"),
    "name_alone": _("a name alone, which others bear: limited"),
    "birth_alone": _("a date of birth alone: negligible"),
    "nothing_identifies": _("nothing identifies by itself: negligible"),
    "unknown_recipients": _("an unknown number of people may hold the file"),
    "not_altered": _("nothing shows that data were altered"),
    "still_available": _("the laboratories still have their data"),
    "malicious": _("it was taken or published on purpose"),
    "intent_unknown": _("nobody said yet whether it was taken on purpose"),
    "set_by_a_person": _("set by a person"),
}
"""Codes of reasons of a severity."""
