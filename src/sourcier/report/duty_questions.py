"""Questions to parties as sentences: each asks for something that can be handed in."""

from collections.abc import Mapping

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.duties import DutyQuestion

from .duty_sentences import written

QUESTIONS = {
    "which_role": _("On whose behalf did you handle these data, and who decided what for and how?"),
    "needed_columns": _(
        "The order %(order)s lists no columns. Which data did its purpose need, and how were the others kept out?"
    ),
    "free_text_rules": _(
        "Comments in the file speak of people's health. Which rules say what staff may write there, and since when?"
    ),
    "retention_rule": _("How long are data kept, by which written rule, and when were those past it purged?"),
    "who_opened_it": _(
        "Who opened %(holding)s, from when to when, and what do its access logs show? Please send them."
    ),
    "passwords_kept_how": _("In which form were passwords kept in %(holding)s, and what did each of them open?"),
    "proof_of_checks": _("When and how did you check how %(other)s protected your data? Please send dated audits."),
    "own_policies": _("Which dated policies and audits show how you looked after these data? Please send them."),
    "default_export": _("What did the export of your software hand out when nobody chose columns and dates?"),
    "knew_tool_exports_all": _(
        "The tool of %(other)s could only export everything. Did you know it, and what did you ask of it?"
    ),
    "contract_copy": _("Please send the contract with %(other)s that was in force, with its annexes and their dates."),
    "works_for_whom": _("For whom did you hold these data? Please send the contract."),
    "order_copy": _(
        "No written order between you and %(other)s is known. Please send it: who ordered what, when, in which words."
    ),
    "who_worked_for_you": _("Who handled your data on your behalf, under which written instructions?"),
    "holding_until": _("Until which day did %(holding)s exist?"),
    "deletion_proof": _("When and how was %(holding)s deleted? Please send the proof, copies and backups included."),
    "instruction_for_more": _(
        "More was extracted than the order %(order)s says. On whose written instruction, of which day?"
    ),
    "instructions_received": _("Under which written instructions did you handle these data, and whose?"),
    "register_copy": _("Please send the entries of your register of processing that concern these data."),
    "security_of_holding": _(
        "Who could open %(holding)s, with which login, was it encrypted, and what do its logs show? Please send them."
    ),
    "closed_when": _("On which day was access to %(holding)s closed?"),
    "alert_followed": _("What was done on the alert of %(alert)s, by whom, and when?"),
    "when_aware": _("On which day and at which hour did you learn of the leak, and from whom?"),
    "when_notified": _(
        "You were aware on %(aware)s. When did you tell the authority, in which stages, and if late, for which reasons?"
    ),
    "when_controllers_told": _("You were aware on %(aware)s. When and how did you tell each controller?"),
    "when_people_told": _("When and how did you tell the people concerned? If you did not: for which reason?"),
    "letter_copy": _("Please send the letter to the people: does it tell likely consequences, and what they can do?"),
    "dpia_copy": _("Please send the impact assessment, its date, and how its measures were applied."),
    "hds_certificate": _(
        "Which certificate of health hosting did you hold, for which of the six activities, from when to when?"
    ),
    "hds_checked": _("Which certificate of health hosting did %(other)s show you, for which activity, and when?"),
}
"""`DutyQuestion.code`."""


def question(entry: DutyQuestion, names: Mapping[str, str], texts: Texts) -> str:
    """Return a question as it is put to the party."""
    if entry.code not in QUESTIONS:
        return entry.code
    try:
        return texts.say(QUESTIONS[entry.code], **written(entry.params, names, texts))
    except KeyError:
        return entry.code
