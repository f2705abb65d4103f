"""Documents: their text, part by part, read by a process of its own that can neither write nor run on for ever.

One file per format, found by listing this folder: ``claims(source)`` and ``parts(data)``.
"""
