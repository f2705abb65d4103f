"""Colours can be told apart and read: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

import re
from importlib import resources

import pytest

from sourcier.report import palette


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        (palette.TEXT, palette.PAPER),
        (palette.TEXT, palette.GROUND),
        (palette.TEXT, palette.AMBER_GROUND),
        (palette.TEXT, palette.RED_GROUND),
        (palette.MUTED, palette.PAPER),
        (palette.MUTED, palette.GROUND),
        (palette.INK, palette.PAPER),
        (palette.AMBER_TEXT, palette.AMBER_GROUND),
        (palette.RED_TEXT, palette.RED_GROUND),
        (palette.GREEN_TEXT, palette.PAPER),
        (palette.PAPER, palette.SCALE[4]),
        (palette.PAPER, palette.SCALE[5]),
        (palette.TEXT, palette.SCALE[3]),
    ],
)
def test_text_stands_out_from_its_ground(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize("mark", [palette.ACCENT, palette.INK, palette.MUTED])
def test_marks_stand_out_from_paper(mark: str) -> None:
    assert contrast(mark, palette.PAPER) >= 3


def test_the_scale_darkens_step_by_step() -> None:
    lights = [luminance(colour) for colour in palette.SCALE]
    assert lights == sorted(lights, reverse=True)
    assert all(contrast(a, b) >= 1.12 for a, b in zip(palette.SCALE, palette.SCALE[1:], strict=False))


def test_the_style_sheet_uses_no_variable_that_is_not_set() -> None:
    sheet = resources.files("sourcier.report").joinpath("templates", "style.css").read_text(encoding="utf-8")
    assert set(re.findall(r"var\(--([\w-]+)\)", sheet)) <= set(palette.VARIABLES)
