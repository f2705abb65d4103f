"""Facts, decisions and settings: what the other packages hand to each other.

Frozen dataclasses without logic. This package imports nothing but the standard library.
"""
