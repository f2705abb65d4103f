"""What categories, roles, verdicts and ways of reading are called; lower case where they fit inside a sentence."""

from sourcier.locale.mark import mark as _

CATEGORIES = {
    "identity": _("identity"),
    "national_number": _("national number"),
    "contact": _("contact details"),
    "secret": _("passwords and logins"),
    "financial": _("financial data"),
    "insurance": _("health insurance"),
    "health": _("health"),
    "professional": _("professionals"),
    "organisation": _("organisations"),
    "technical": _("technical codes"),
}
"""`sourcier.model.kinds.Category`, in the order of ENISA's severity methodology (2013)."""

LAW = {
    "identity": _("GDPR art. 4(1)"),
    "national_number": _("GDPR art. 87; French law 78-17, art. 30"),
    "contact": _("GDPR art. 4(1)"),
    "secret": _("GDPR art. 32"),
    "financial": _("GDPR art. 4(1)"),
    "insurance": _("GDPR art. 4(1)"),
    "health": _("GDPR art. 4(15) and 9"),
    "professional": _("GDPR art. 4(1)"),
    "organisation": _("not personal by itself"),
    "technical": _("personal through the row it stands in"),
}
"""Which article makes the category what it is."""

ROLES = {
    "patient": _("patient"),
    "prescriber": _("prescriber"),
    "sampler": _("sampler"),
    "insured": _("insured person"),
    "staff": _("staff"),
    "laboratory": _("laboratory"),
    "file": _("the file itself"),
}
OTHERS = {
    "prescriber": _("prescribers"),
    "sampler": _("samplers"),
    "staff": _("members of staff"),
    "insured": _("insured persons"),
}
"""The roles of people who are not patients, in the plural."""

DELIMITERS = {
    ";": _("semicolon"),
    ",": _("comma"),
    "\t": _("tab"),
    "|": _("vertical bar"),
    " ": _("space"),
    "": _("none"),
}
QUOTES = {'"': _("double quote"), "'": _("single quote"), "": _("none"), "\\": _("backslash")}
LINE_BREAKS = {"lf": _("LF (Unix)"), "crlf": _("CR LF (Windows)"), "cr": _("CR (old Mac)")}
FORMATS = {
    "delimited": _("delimited text"),
    "fixed_width": _("fixed-width text"),
    "workbook": _("workbook"),
    "sql": _("SQL dump"),
    "sqlite": "SQLite",
    "columnar": _("columnar file (Parquet, Arrow)"),
    "json": "JSON",
    "bson": _("MongoDB dump"),
    "xml": "XML",
    "message": _("health messages"),
    "cards": _("address book"),
    "dbase": "DBF",
    "pdf": "PDF",
    "docx": "Word",
    "rtf": "RTF",
    "html": _("web page"),
    "mail": _("mail"),
    "none": _("unread"),
}
CONTAINERS = {
    "none": _("none"),
    "gzip": _("gzip"),
    "zip": "ZIP",
    "tar": "tar",
    "bzip2": "bzip2",
    "xz": "xz",
    "zstd": "Zstandard",
    "lz4": "LZ4",
    "7z": "7z",
    "rar": "RAR",
    "cab": "CAB",
    "cpio": "cpio",
    "part": _("a part, read with the first one"),
}
UNITS = {
    "bytes": _("bytes"),
    "cells": _("cells"),
    "records": _("records"),
    "pages": _("pages"),
}
"""What an account counts."""
PARTS = {
    "bom": _("byte-order mark"),
    "preamble": _("lines before the header"),
    "header": _("header"),
    "clean": _("clean rows"),
    "repaired": _("repaired rows"),
    "rejected": _("rejected rows"),
    "separators": _("blank lines and gaps"),
    "footer": _("lines after the table"),
}
"""The parts of the account of bytes, in file order."""

STRENGTHS = {
    "strong": _("strong"),
    "moderate": _("moderate"),
    "weak": _("weak"),
    "not_enough": _("not enough to say"),
}
COMPOSITIONS = {
    "one": _("one file of one piece"),
    "merged": _("several files put together"),
    "recycled": _("an older file used again"),
    "undetermined": _("not enough to say"),
}
AUTHENTICITIES = {
    "consistent": _("consistent with a true export"),
    "fabricated": _("looks fabricated"),
    "undetermined": _("not enough to say"),
}

EVENTS = {
    "migration": _("migration"),
    "alert": _("alert"),
    "closure": _("access closed"),
    "access": _("access"),
    "publication": _("publication"),
    "aware": _("made aware"),
    "controllers_told": _("told the controllers"),
    "authority_told": _("told by the authority"),
    "notified": _("notified the authority"),
    "complemented": _("completed the notice to the authority"),
    "portal_told": _("reported on the health portal"),
    "complaint": _("filed a criminal complaint"),
    "people_told": _("told the people"),
    "order": _("extraction ordered"),
    "delete_by": _("copy to be deleted"),
    "last_visit": _("last visit in the file"),
    "first_visit": _("first visit in the file"),
    "since": _("a holding begins"),
    "until": _("a holding ends"),
}
"""What happened: `Event.what`, and what orders and the leak add to the journal of the affair."""
