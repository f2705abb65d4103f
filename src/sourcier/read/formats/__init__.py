"""Formats that are no delimited text, one file per format, found by listing this folder."""
