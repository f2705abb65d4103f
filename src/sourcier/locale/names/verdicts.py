"""What the codes of people, composition and authenticity are called; lower case where they fit inside a sentence."""

from sourcier.locale.mark import mark as _

PEOPLE_STEPS: dict[str, str] = {}
"""`PeopleStep.code`."""

SIGNS: dict[str, str] = {
    "layout": _("another layout"),
    "coding": _("values written in another way"),
    "fill_rates": _("other columns filled"),
    "id_sequence": _("record numbers start anew"),
    "repeated_people": _("the same people again"),
    "order": _("another order of rows"),
}
"""`Joint.signs`."""

SPEAKS: dict[str, str] = {
    "as_expected": _("as in a true export"),
    "unlike": _("unlike a true export"),
    "not_enough": _("not enough to say"),
}
"""`AuthenticityTest.code`."""
