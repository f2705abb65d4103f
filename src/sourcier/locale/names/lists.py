"""Names of the codes in lists of people to be told, letters and sendings."""

from sourcier.locale.mark import mark as _

REASONS = {
    "no_identity": _("the rows tell nobody apart"),
    "no_name": _("no name"),
    "no_address": _("no complete address, no usable e-mail"),
    "conflicting_addresses": _("several addresses"),
    "conflicting_given_names": _("several given names"),
    "conflicting_births": _("several birth dates"),
    "age_unknown": _("age not told, or not possible"),
    "near_adult": _("comes of age between leak and letter"),
    "minor_secrecy": _("a minor who may have asked for secrecy"),
    "separated_parents": _("parents who may live apart"),
    "guardianship": _("under guardianship, it seems"),
    "violence": _("a comment speaks of violence"),
    "asked_for_silence": _("a comment asks not to write or call"),
    "dead": _("dead, it seems"),
    "shared_mail": _("only an e-mail address that others share"),
    "more_since": _("told before; more was found since"),
}
ADDRESSEES = {"self": _("the person"), "legal_representative": _("the legal representative")}
CHANNELS = {"post": _("post"), "mail": _("e-mail"), "none": ""}
OTHER_ROLES = {
    "prescriber": _("prescriber"),
    "sampler": _("sampler"),
    "staff": _("staff"),
    "insured": _("insured person who is not the patient"),
}
