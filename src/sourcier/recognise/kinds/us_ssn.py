"""US social security number (SSN).

Nine digits, mostly written 3-2-4, without a key: only areas, groups and serials that are never given out are told.
Source: Social Security Administration, Randomization, 2011.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import several, two
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    area = several(digits, 0, 3)
    given = (area > 0) & (area != 666) & (area < 900)
    return Said(given & (two(digits, 3) > 0) & (several(digits, 5, 4) > 0))


KIND = national_number(
    "us_ssn",
    "US",
    _rule,
    widths=(9,),
    chance=0.89,
    headers=phrases(
        "SSN, SOCIAL SECURITY NUMBER, SOC SEC, SOCSEC, SOCIALSECURITY, SOCIAL SECURITY NO, SSN NO, SOCIAL "
        "SECURITY, SSNUM, PATIENT SSN"
    ),
    sources=("Social Security Administration, Randomization, 2011",),
    rule="Nine digits whose area, group and serial may be given out.",
    written=r"^[0-9]{3}-[0-9]{2}-[0-9]{4}$",
)
