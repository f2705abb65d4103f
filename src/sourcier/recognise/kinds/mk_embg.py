"""North Macedonian unique master citizen number, by the rule of former Yugoslavia.

Birth as DDMMYYY, a region (40 to 49 here), an order below 500 for men, and a key modulo 11.
Source: Закон за матичниот број на граѓанинот.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import master_citizen_number
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "mk_embg",
    "MK",
    master_citizen_number(40, 49),
    widths=(13,),
    chance=0.00035,
    headers=phrases("EMBG, ЕМБГ, MATICEN BROJ, EMBG BROJ"),
    sources=("Закон за матичниот број на граѓанинот",),
    rule="Thirteen digits with birth, a region of the country, sex and a key modulo 11.",
)
