"""Slovenian unique master citizen number, by the rule of former Yugoslavia.

Birth as DDMMYYY, a region (50 to 59 here), an order below 500 for men, and a key modulo 11.
Source: Zakon o centralnem registru prebivalstva.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import master_citizen_number
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "si_emso",
    "SI",
    master_citizen_number(50, 59),
    widths=(13,),
    chance=0.00037,
    headers=phrases("EMSO, EMSO STEVILKA, MATICNA STEVILKA, ENOTNA MATICNA STEVILKA"),
    sources=("Zakon o centralnem registru prebivalstva",),
    rule="Thirteen digits with birth, a region of the country, sex and a key modulo 11.",
)
