"""Rules of the audit: one file each, found by listing this folder; each has a section in ``docs/why/audit.md``."""
