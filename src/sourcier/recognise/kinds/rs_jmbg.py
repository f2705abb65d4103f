"""Serbian unique master citizen number, by the rule of former Yugoslavia.

Birth as DDMMYYY, a region (70 to 99 here), an order below 500 for men, and a key modulo 11.
Source: Zakon o jedinstvenom matičnom broju građana.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import master_citizen_number
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "rs_jmbg",
    "RS",
    master_citizen_number(70, 99),
    widths=(13,),
    chance=0.0011,
    headers=phrases("JMBG, MATICNI BROJ, JMBG BROJ, JMBG PACIJENTA, ЈМБГ"),
    sources=("Zakon o jedinstvenom matičnom broju građana",),
    rule="Thirteen digits with birth, a region of the country, sex and a key modulo 11.",
)
