"""Colours of the report. A test computes their contrast (WCAG 2.2, 1.4.3 and 1.4.11).

The scale is one hue from light to dark, so that it survives colour blindness, grey printing and photocopies.
"""

from collections.abc import Mapping

TEXT = "#1b2733"
MUTED = "#4f6072"
PAPER = "#ffffff"
GROUND = "#f5f7fa"
LINE = "#dbe2ea"
INK = "#0f3a66"
ACCENT = "#2f6ca8"
AMBER_GROUND = "#fff8ec"
AMBER_LINE = "#efd5a6"
AMBER_TEXT = "#7a4508"
RED_GROUND = "#fdf0ef"
RED_LINE = "#e9b9b4"
RED_TEXT = "#8c1d18"
GREEN_TEXT = "#1d6240"

SCALE = ("#eef2f6", "#d4e1ee", "#a7c5df", "#6a9bc9", "#2f6ca8", "#0f3a66")
"""Six classes of a map, from least to most."""
PARTS: Mapping[str, str] = {
    "bom": "#8a98a8",
    "preamble": "#8a98a8",
    "header": "#0f3a66",
    "clean": "#6a9bc9",
    "repaired": "#c77b3b",
    "rejected": "#8c1d18",
    "separators": "#b9c4d0",
    "footer": "#8a98a8",
}
"""What every byte became; each segment is also named, so that colour is never the only sign."""

VARIABLES: Mapping[str, str] = {
    "text": TEXT,
    "muted": MUTED,
    "paper": PAPER,
    "ground": GROUND,
    "line": LINE,
    "ink": INK,
    "accent": ACCENT,
    "amber-ground": AMBER_GROUND,
    "amber-line": AMBER_LINE,
    "amber-text": AMBER_TEXT,
    "red-ground": RED_GROUND,
    "red-line": RED_LINE,
    "red-text": RED_TEXT,
    "green-text": GREEN_TEXT,
}
"""Custom properties of the style sheet."""
