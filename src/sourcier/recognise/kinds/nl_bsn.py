"""Dutch citizen's number (BSN).

Nine digits; weighted 9 to 2 and -1, their sum is divisible by 11.
Source: Wet algemene bepalingen burgerservicenummer; Logisch Ontwerp BSN.
"""

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said(weighted(digits, (9, 8, 7, 6, 5, 4, 3, 2, -1)) % 11 == 0)


KIND = national_number(
    "nl_bsn",
    "NL",
    _rule,
    widths=(9,),
    chance=0.091,
    headers=phrases(
        "BSN, BURGERSERVICENUMMER, BSN NR, BSNNR, BSN NUMMER, SOFINUMMER, SOFI, SOFI NUMMER, BURGER SERVICE NUMMER"
    ),
    sources=(
        "Wet algemene bepalingen burgerservicenummer",
        "Logisch Ontwerp BSN",
    ),
    rule="Nine digits, their weighted sum divisible by 11.",
)
