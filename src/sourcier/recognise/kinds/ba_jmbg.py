"""Bosnian unique master citizen number, by the rule of former Yugoslavia.

Birth as DDMMYYY, a region (10 to 19 here), an order below 500 for men, and a key modulo 11.
Source: Zakon o jedinstvenom matičnom broju, Bosna i Hercegovina.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import master_citizen_number
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "ba_jmbg",
    "BA",
    master_citizen_number(10, 19),
    widths=(13,),
    chance=0.00039,
    headers=phrases("JMBG, MATICNI BROJ, JMBG BROJ, JMB, JMBG PACIJENTA"),
    sources=("Zakon o jedinstvenom matičnom broju, Bosna i Hercegovina",),
    rule="Thirteen digits with birth, a region of the country, sex and a key modulo 11.",
)
