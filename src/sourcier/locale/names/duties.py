"""What duties, measures, defences and clauses are called; lower case where they fit inside a sentence."""

from sourcier.locale.mark import mark as _

DUTIES = {
    "minimisation": _("no more data than needed"),
    "storage_limitation": _("no longer than needed"),
    "confidentiality": _("confidentiality"),
    "accountability": _("checks on those entrusted"),
    "by_default": _("protection by default"),
    "contract": _("contract with every clause"),
    "instructions": _("written instructions"),
    "delete_or_return": _("copies deleted or returned"),
    "only_on_instruction": _("nothing beyond instructions"),
    "register": _("register of processing"),
    "security": _("security"),
    "notify": _("telling those who must know"),
    "tell_people": _("telling the people"),
    "impact_assessment": _("impact assessment"),
    "health_hosting": _("certified health hosting"),
}
"""`Duty.duty`."""

ARTICLES = {
    "GDPR 4": _("GDPR art. 4"),
    "GDPR 5(1)(c)": _("GDPR art. 5(1)(c)"),
    "GDPR 5(1)(e)": _("GDPR art. 5(1)(e)"),
    "GDPR 5(1)(f)": _("GDPR art. 5(1)(f)"),
    "GDPR 24": _("GDPR art. 24"),
    "GDPR 25": _("GDPR art. 25"),
    "GDPR 28(3)": _("GDPR art. 28(3)"),
    "GDPR 28(3)(a)": _("GDPR art. 28(3)(a)"),
    "GDPR 28(3)(g)": _("GDPR art. 28(3)(g)"),
    "GDPR 29": _("GDPR art. 29"),
    "GDPR 30": _("GDPR art. 30"),
    "GDPR 32": _("GDPR art. 32"),
    "GDPR 33": _("GDPR art. 33"),
    "GDPR 34": _("GDPR art. 34"),
    "GDPR 35": _("GDPR art. 35"),
    "CSP L.1111-8": _("French Public Health Code, art. L.1111-8"),
}
"""`Duty.article`."""

DUTY_FINDINGS = {
    "tends_to_show_failed": _("tends to show it was failed"),
    "tends_to_show_kept": _("tends to show it was kept"),
    "speaks_both_ways": _("speaks both ways"),
    "not_known": _("not known"),
}
"""`Duty.finding`."""

MEASURES = {
    "encryption": _("encryption"),
    "strong_login": _("login with a second factor"),
    "own_accounts": _("an account of their own for each member of staff"),
    "rights_limited": _("rights limited to what the task needs"),
    "logging": _("logs of access"),
    "supervision": _("supervision"),
    "procedure": _("a procedure for migrations"),
    "deletion": _("proof of deletion"),
    "default_filter": _("an export that takes no more than was asked"),
    "retention_rule": _("a written rule of how long data are kept"),
    "purge": _("dated purges"),
    "audit": _("dated audits"),
    "policy": _("policies"),
    "register": _("the register"),
    "dpia": _("the impact assessment"),
    "instructions": _("a written instruction"),
    "hds_certificate": _("a certificate of health hosting for that activity"),
    "eea_storage": _("storage inside the European Economic Area"),
    "hosts_itself": _("the controller hosts its data itself"),
    "short_entry": _("short-term entry or formatting, which is no hosting"),
    "guidance_letter": _("letters that tell consequences and advice"),
    "unintelligible": _("data that nobody could read (art. 34(3)(a))"),
    "risk_averted": _("measures that averted the high risk (art. 34(3)(b))"),
    "public_notice": _("a public notice where letters were out of proportion (art. 34(3)(c))"),
    "access_logs": _("logs that show who opened it"),
    "state_of_the_art_then": _("the state of the art at the time"),
    "archive_sorted": _("a sorted archive with limited access"),
    "legal_term": _("a law that asks for longer"),
    "instruction_to_keep": _("a written instruction to keep them"),
    "free_text_rules": _("rules for what may stand in comments"),
    "signed_contract": _("the contract, signed before the work began"),
    "annex_of_that_date": _("an annex of that date with the missing clauses"),
    "written_order": _("the order, in writing and of that date"),
    "staged_notice": _("a notice in stages"),
    "reasons_for_delay": _("reasons for the delay"),
    "authority_told_first": _("that the authority itself told it, and opened its inspection on that"),
}
"""`Measure.what`, and what else a party could bring in its defence."""

CLAUSES = {
    "subject": _("subject, duration, purpose, data and persons"),
    "instructions": _("documented instructions (a)"),
    "secrecy": _("secrecy of staff (b)"),
    "security": _("security (c)"),
    "sub_processors": _("sub-processors (d)"),
    "rights": _("help with people's rights (e)"),
    "assistance": _("help with articles 32 to 36 (f)"),
    "deletion": _("deletion or return (g)"),
    "audit": _("proof and audits (h)"),
}
"""`Contract.clauses`."""

ORDER_PARTS = {"date": _("its day"), "purpose": _("its purpose"), "limits": _("any limit")}
"""What an order may fail to say."""

PARTY_ROLES = {
    "controller": _("controller"),
    "processor": _("processor"),
    "sub-processor": _("sub-processor"),
    "recipient": _("recipient"),
    "unknown": _("role not known"),
}
"""`Party.role`."""
