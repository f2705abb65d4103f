"""What the codes of people, composition and authenticity are called; lower case where they fit inside a sentence."""

from sourcier.locale.mark import mark as _

PEOPLE_STEPS: dict[str, str] = {
    "by_number": _("told by a valid number that agrees with sex and birth"),
    "by_name_and_birth": _("told by name and birth date"),
    "compared": _("compared one by one, for typing errors and names written otherwise"),
    "typing_errors": _("joined though typed differently"),
    "kept_apart": _("kept apart though much is alike"),
    "hidden_by_errors": _("estimated: counted twice, as errors hide that they are one"),
    "merged_by_chance": _("estimated: counted as another who reads the same"),
}
"""`PeopleStep.code`."""

SIGNS: dict[str, str] = {
    "layout": _("another layout"),
    "coding": _("values written in another way"),
    "fill_rates": _("other columns filled"),
    "id_sequence": _("record numbers start anew"),
    "repeated_people": _("the same people again"),
    "known_people": _("people of a known file from here on"),
    "order": _("another order of rows"),
}
"""`Joint.signs`."""

SEGMENTS: dict[str, str] = {
    "whole": _("the whole table"),
    "part": _("between two joints"),
    "repeated": _("mostly people met before"),
    "recycled": _("mostly people of a known file"),
    "interleaved": _("rows of several sources, mixed"),
}
"""`Segment.code`."""

OVERTURNS: dict[str, str] = {
    "same_program": _("a second export of the same program, put behind without a trace"),
    "program_changed": _("a program that changed its way of writing between two rows"),
    "lab_programs": _("laboratories that each export with a program of their own"),
    "two_counters": _("one source that writes its rows in two ways"),
    "common_base": _("two exports of one base, neither made from the other"),
    "one_source_possible": _("one source can show these signs too"),
    "too_little": _("too few rows, or too few columns that tell how they were written"),
    "no_thread": _("two exports of one program: no number and no order goes through the rows"),
    "layout_anew": _("one program that writes its header again, or begins another table, within a file"),
    "tests_disagree": _("some things hang together as in real life, others do not"),
    "segments_differ": _("the parts of the file do not look alike"),
    "too_little_to_test": _("too few rows, or too few columns that must depend on each other"),
}
"""`Composition.weakest` and `Authenticity.weakest`."""

SPEAKS: dict[str, str] = {
    "as_expected": _("as in a true export"),
    "unlike": _("unlike a true export"),
    "partly": _("between a true export and an invented one"),
    "not_enough": _("not enough to say"),
}
"""`AuthenticityTest.code`."""
