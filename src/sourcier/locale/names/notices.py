"""Codes of deadlines and notices, in words."""

from sourcier.locale.mark import mark as _

WHATS = {
    "authority": _("Tell the authority (CNIL)"),
    "controllers": _("Tell the controllers"),
    "people": _("Tell the people"),
    "register": _("Enter the breach in the internal register"),
    "health_portal": _("Report on the health portal (ANS, CERT Santé)"),
    "complaint": _("File a criminal complaint, for the insurance to pay"),
    "nis2_warning": _("NIS2: early warning"),
    "nis2_notification": _("NIS2: notification"),
    "nis2_report": _("NIS2: final report"),
}
STATES = {
    "open": _("open"),
    "late": _("late"),
    "done": _("done in time"),
    "done_late": _("done, late"),
    "not_owed": _("not owed"),
    "not_started": _("no clock yet: nobody said when the party became aware"),
    "at_once": _("at once, without undue delay"),
    "to_settle": _("a person decides whether it is owed"),
}
BEGAN = {
    "aware": _("became aware"),
    "told_by_processor": _("was told by its processor"),
    "told_by_authority": _("was told by the authority"),
}
FREED = {
    "authority_told": _("the authority itself told the party and opened its inspection on that (Conseil d’État, "
                        "22 July 2022, no. 449694)"),
    "no_high_risk": _("no high risk"),
    "34_3_a": _("art. 34(3)(a): the data are unintelligible"),
    "34_3_b": _("art. 34(3)(b): the high risk was removed since"),
    "34_3_c": _("art. 34(3)(c): disproportionate effort, a public statement instead"),
}  # fmt: skip
"""Why something is not owed."""
DELAYS = {
    "data_lay_with_processor": _("The data lay with a processor: what was affected had to be obtained from it first."),
    "processor_knew_before": _("A processor knew of the breach before we did."),
    "holidays_between": _("Days on which nobody works lay between our becoming aware and the end of the period."),
    "people_had_to_be_told_apart": _("The leaked file mixes the patients of several laboratories: ours had to be told "
                                     "apart first."),
}  # fmt: skip
"""Drafts of reasons for a delay: a person keeps those that are true."""
WHO = {
    "dpo": _("data protection officer"),
    "management": _("management"),
    "it": _("information systems"),
    "processor": _("processor"),
    "legal": _("legal counsel"),
}
GAPS = {
    "not_in_facts": _("nothing in the case says it"),
    "draft": _("a draft to complete"),
    "to_settle": _("needs a decision"),
}
SECTIONS = {
    "1.1": _("The notice and the controller"),
    "2.2": _("Who notifies"),
    "2.3.1": _("Contacts and other parties"),
    "3.1": _("When"),
    "3.2": _("What happened"),
    "3.3": _("Who is concerned"),
    "3.4": _("Which data"),
    "3.5": _("Measures in place before"),
    "4.1": _("Likely consequences"),
    "4.2": _("Assessment of the risk"),
    "4.3": _("Measures taken"),
    "4.4": _("Prevention, and information of people"),
    "6.1": _("Other authorities"),
    "6.2": _("Cross-border processing"),
    "6.3": _("Outside the European Economic Area; attachments"),
}
DRAFTS = {
    "rows": _("A file with %(a)s lines of our patients was found outside."),
    "published": _("It was offered to others on %(a)s."),
    "lay_at": _("About %(b)s %% of the leaked file also lay in %(a)s, which tends to show that it sprang from there."),
    "beyond_orders": _("It holds more than was ordered to be extracted."),
    "software": _("Software: %(a)s."),
    "holding": _("Place where data lay: %(a)s."),
    "patients": _("%(a)s patients."),
    "minors": _("Of these, %(a)s are minors by their date of birth."),
    "sort": _("%(a)s: %(b)s people."),
    "closed": _("The access was closed on %(a)s."),
    "complaint": _("Criminal complaint on %(a)s."),
    "portal_told": _("Reported on the health portal on %(a)s."),
    "told_by_processor": _("Our processor told us."),
    "told_by_authority": _("The authority told us."),
    "score": _("Severity by ENISA 2013: %(a)s (%(b)s); %(c)s of %(d)s people are at high risk."),
    "flag": _("Beside the score: %(a)s."),
    "others": _("Also named: %(a)s."),
}
"""Drafts of long answers: code and figures in the facts, a sentence here."""
CHANNELS = {
    "letter": _("Postage"),
    "printing": _("Printing and mailing"),
    "email": _("Mails"),
    "hotline": _("Hotline"),
}
UNITS = {"letters": _("letters"), "mails": _("mails"), "minutes": _("minutes")}
AGAINST = {
    "high_risk_by_score": _("the score says that people are at high risk"),
    "read_in_clear": _("the file was read in clear"),
    "file_was_published": _("the file was offered to others: it cannot be called back"),
    "people_can_be_reached": _("addresses of people are known: they can be reached"),
}
"""What speaks against an exception from telling people."""
PARTY_ROLES = {
    "controller": _("controller"),
    "processor": _("processor"),
    "sub-processor": _("sub-processor"),
}
