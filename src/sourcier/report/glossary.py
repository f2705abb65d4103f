"""Words a reader may meet here for the first time."""

from sourcier.locale import mark as _

GLOSSARY = (
    (_("Account of bytes"), _("What every byte of the text became. The parts add up to its size.")),
    (
        _("Chance rate"),
        _(
            "The share of random values of the same shape that would pass the same test. "
            "The lower, the more a pass tells."
        ),
    ),
    (
        _("Confidence"),
        _("From 0 to 1: the share of layouts like this one in which the verdict on a column would stand."),
    ),
    (_("Distinct"), _("How many different values a column holds: exact up to 65,536, then within 1 %% or so.")),
    (
        _("Key"),
        _("The last two digits of a NIR, worked out from the thirteen before it. A wrong key betrays a typing error."),
    ),
    (_("NIR"), _("The French social security number, given at birth and kept for life.")),
    (
        _("Reading"),
        _("How bytes became rows: encoding, separator, quotes. Other readings were weighed; the best is kept."),
    ),
    (_("Rejected row"), _("A row that could not be read without guessing. It is kept with its place in the file.")),
    (_("Repaired row"), _("A row that was damaged in a way that has one sure remedy. How it was mended is said.")),
    (
        _("SHA-256"),
        _(
            "A digest of the file: two files with the same one are the same file. "
            "It lets anyone check what was examined."
        ),
    ),
    (_("Valid"), _("Right by the whole rule of the kind, key and place codes included, not by its look alone.")),
)
"""Term and explanation, as msgids."""
