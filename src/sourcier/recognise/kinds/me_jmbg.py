"""Montenegrin unique master citizen number, by the rule of former Yugoslavia.

Birth as DDMMYYY, a region (20 to 29 here), an order below 500 for men, and a key modulo 11.
Source: Zakon o centralnom registru stanovništva, Crna Gora.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import master_citizen_number
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "me_jmbg",
    "ME",
    master_citizen_number(20, 29),
    widths=(13,),
    chance=0.00035,
    headers=phrases("JMBG, MATICNI BROJ, JMBG BROJ, JMB, JMBG PACIJENTA"),
    sources=("Zakon o centralnom registru stanovništva, Crna Gora",),
    rule="Thirteen digits with birth, a region of the country, sex and a key modulo 11.",
)
