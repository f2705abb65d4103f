"""Where an answer of a notice comes from, in words: the facts' own phrases, as msgids."""

from sourcier.locale.mark import mark as _

ORIGINS = {
    "case.json: id": _("the case's own number"),
    "answers.toml": _("answered by a person, in answers.toml"),
    "draft by rule from response: sorts of data": _("draft, by rule from the sorts of data that leaked"),
    "draft from events and facts: keep, strike out, complete": _("draft from events and facts: keep what is true, "
                                                                 "strike out, complete"),
    "draft from events": _("draft from the events of the manifest"),
    "draft from events: closure; complete with what else was done": _("draft from the event of closure: complete it "
                                                                      "with what else was done"),
    "draft from examination, events, trace": _("draft from examination, events and trace"),
    "draft from examination: people, others": _("draft from the examination"),
    "draft from manifest: software, holdings; add where they are located": _("draft from the manifest: add where the "
                                                                             "systems are located"),
    "draft from response: severity": _("draft from the severity"),
    "draft from response: sorts of data": _("draft from the sorts of data that leaked"),
    "decision": _("a decision"),
    "events: access": _("manifest, event of access"),
    "events: aware": _("manifest, event of awareness"),
    "events: authority_told": _("manifest: told by the authority"),
    "events: told_by_authority": _("manifest: told by the authority"),
    "events: told_by_processor": _("manifest: told by the processor"),
    "events: controllers_told": _("manifest: told by the processor"),
    "events: closure": _("manifest, event of closure"),
    "events: complaint": _("manifest: criminal complaint"),
    "events: notified": _("manifest: whether the authority was notified"),
    "events: people_told": _("manifest: people told"),
    "events: portal_told": _("manifest: reported on the health portal"),
    "events: publication, access": _("manifest, event of publication or access"),
    "draft from events: told_by_processor": _("draft: told by the processor"),
    "draft from events: told_by_authority": _("draft: told by the authority"),
    "examination: people, as an interval": _("examination: people, counted as an interval"),
    "examination: people, others; dates of birth": _("examination: people, others named, dates of birth"),
    "examination: rows": _("examination: rows"),
    "examination: the file lies outside": _("examination: the file was found outside"),
    "examination: the file was read in clear": _("examination: the file was read in clear"),
    "manifest: parties": _("manifest of parties"),
    "no decision yet: sourcier decide telling": _("no decision yet: sourcier decide telling"),
    "nothing in events or holdings tells": _("neither events nor holdings tell"),
    "nothing in events tells": _("no event tells"),
    "response: all mandatory fields are filled": _("all mandatory fields are filled"),
    "response: mandatory fields are not all filled": _("mandatory fields are left"),
    "response: people of this party": _("people of this controller in the leak"),
    "response: rows of this party": _("rows of this controller in the leak"),
    "response: severity by ENISA 2013": _("severity by ENISA 2013"),
    "response: severity by ENISA 2013 is low: a person assesses whether a risk is unlikely": _(
        "severity by ENISA 2013 is low: a person assesses whether a risk is unlikely"
    ),
    "response: severity by ENISA 2013; a presumption that the controller confirms": _(
        "severity by ENISA 2013, a presumption that the controller confirms"
    ),
    "response: severity": _("severity"),
    "response: sorts of data": _("sorts of data that leaked"),
}  # fmt: skip
NAMED = {
    "manifest: party ": _("manifest, party %(id)s"),
    "manifest: parties ": _("manifest, parties %(id)s"),
    "manifest: holding ": _("manifest, holding %(id)s"),
    "decision ": _("decision %(id)s"),
}
"""Beginnings that an id follows."""
