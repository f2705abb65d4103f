"""Containers of other files, one file per format, found by listing this folder."""
