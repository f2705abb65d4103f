"""A web server that lists its folders."""

from collections.abc import Iterator

from sourcier.audit.rule import SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, MEDIUM
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    if not server.listing or (place.target.public and place.held.grade == "none"):
        return
    if server.anonymous is False and place.held.grade == "none":
        return
    severity = by_grade(place.held.grade, sensitive=HIGH)
    why = [step("lists")]
    if place.held.things:
        why.append(step("people_in_it", n=place.held.things))
    yield Hit(severity, SURE, tuple(why), kinds=place.held.kinds, people=place.held.people)


RULE = Rule(
    RuleText(
        id="SRC104-directory-listing",
        title=_("Folders listed to visitors"),
        risk=_("A list of names leads straight to what nobody was to find; search engines keep it."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=MEDIUM,
        confidence=SURE,
        says={
            "lists": _("It lists the names of what its folders hold."),
            "people_in_it": _("Things with personal data among them: %(n)s."),
            "switch_off": _("Switch the listing off (Apache: Options -Indexes; nginx: autoindex off; S3: no "
                            "ListBucket for all)."),
            "move_out": _("Move what is not for everybody out of the served folder."),
            "search_engines": _("See whether search engines hold the names, and ask them to forget them."),
            "open_folder": _("Open a folder's address in a browser: no list must come."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("switch_off", "move_out", "search_engines"),
    check=("open_folder", "run_again"),
    servers=_servers,
)  # fmt: skip
