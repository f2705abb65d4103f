"""The columns of the leaked file: cryptic headers of an old laboratory software, some repeated, some missing.

One column a line: header, what fills it, the kinds an examiner may rightly name. ``~`` is an empty header, ``-`` an
empty column. ``=x`` writes the same text everywhere, ``?a,b,p`` writes *a* in a share *p* of the rows and *b* in the
others. Kinds: ``none`` alone where nothing can be told, ``none`` among others where both answers are right.
"""

from dataclasses import dataclass
from functools import lru_cache

_COLUMNS = """
NUMPAT number patient_id,record_id
SITE site_code lab_name,user_code,none
NODOS record record_id,patient_id
CIV title title
NOM family family_name
NOMJF birth_family birth_name
PREN given given_name
PREN2 second_given given_name
DATN born birth_date
SX sex sex
LIEUN birth_place birth_place
DPTN birth_department department,birth_place
~ - none
NUMSS nir nir
CLESS - none
NUMSSPROV - none
INS - none
NATIO - none
ADR1 address street
ADR2 address_more street,none
ADR3 - none
CP postcode postcode
VILLE town commune
PAYS =F flag,country,none
TEL landline landline,phone
TEL mobile mobile,phone
TELPRO work_phone landline,mobile,phone
FAX - none
MAIL email email
MAIL2 - none
identifiant SR login login,user_code
MP password password
DATMP password_day date
SRACT ?O,N,0.03 flag
~ - none
CODCPAM fund fund_code
RANG CPAM rank insured_rank,flag
QUAL quality flag,user_code,none
NOMASS insured_family family_name
PRENASS insured_given given_name
DATNASS insured_born birth_date,date
LIENASS - none
DDROIT rights_from date
FDROIT rights_to date
EXO exemption flag,none
ALD ?O,N,0.17 flag
CMU ?1,0,0.06 flag
ATEXO - none
LIBAMC insurer insurer
NOAMC insurer_number insurer_number
Id tiers payant third_party insurer_number,record_id,patient_id,none
NOADH member record_id,patient_id,insurer_number,none
FINMUT cover_to date
TXAMC =100 amount,flag,none
CODGAR - none
CSR - none
TPAYANT ?O,N,0.74 flag
GRP abo blood_group
RH rhesus rhesus
PHENO - none
KELL - none
RAI - none
DATGRP blood_day date
commentaire P comment_p free_text
commentaire D comment_d free_text
TRAIT treatment drug
DDR last_period date
TERME - none
POIDS weight amount,none
TAILLE - none
DIUR - none
~ - none
CODMED doctor_code user_code,record_id,patient_id,none
TITMED doctor_title title
NOMMED doctor_family family_name,doctor
PRENMED doctor_given given_name,doctor
RPPS doctor_rpps rpps
ADELI - none
SPEMED doctor_speciality user_code,flag,none
ADRMED doctor_address street
CPMED doctor_postcode postcode
VILMED doctor_town commune
TELMED doctor_phone landline,phone
FAXMED - none
MAILMED doctor_mail email
HPRIM ?1,0,0.41 flag
APICRYPT - none
CODMED2 treating_code user_code,record_id,patient_id,none
LIBMED2 treating_name doctor,full_name
MEDTRT ?O,N,0.3 flag
CODPREL sampler_code user_code
LIBPREL sampler_name full_name,doctor
LIEUPREL ?D,L,0.18 flag,user_code,none
TOURNEE - none
HPREL hour none
CORRESP - none
CODCOR - none
LIBCOR - none
LIBSITE lab_name lab_name
FINESS finess finess
DERVIS seen visit_date
CREAT first_seen visit_date,date
DATMAJ changed date,visit_date
HMAJ hour_changed none
OPER operator user_code
OPERMAJ operator user_code
NBDOS count amount,flag,none
SOLDE balance amount
RELANCE - none
DATREL - none
CONTENT - none
BLOQ ?1,0,0.004 flag
CONF ?O,N,0.02 flag
VIP - none
DECED - none
DATDC death death_date,date
ARCH =0 flag,none
EDIT ?O,N,0.66 flag
EDITP ?P,M,0.8 flag,user_code,none
NBEX =1 amount,flag,none
LANG =FR flag,country,none
FAXAUT - none
MAILAUT ?O,N,0.05 flag
SMS ?O,N,0.09 flag
URG - none
GARDE - none
ZONE1 - none
ZONE2 - none
ZONE3 - none
LIB1 - none
LIB2 - none
LIB3 - none
DAT1 - none
DAT2 - none
NUM1 =0 flag,amount,none
NUM2 =0 flag,amount,none
NUM3 - none
CODSTAT - none
STAT1 - none
STAT2 - none
STAT3 - none
BANQUE - none
IBAN - none
CCP - none
ETBL - none
SERV - none
CHAMB - none
UF - none
IPP - none
IEP - none
DATENT - none
DATSOR - none
LIBRE - none
~ - none
LIBRE - none
"""


@dataclass(frozen=True, slots=True)
class Place:
    """One column of the file."""

    index: int
    """From 0, in file order."""
    header: str
    fill: str
    """Name of a cell (`cells`), or ``-``, ``=text``, ``?a,b,share``."""
    kinds: tuple[str | None, ...] | None
    """Kinds an examiner may name; None among them where naming none is right too; None where nothing can be told."""


@lru_cache(maxsize=1)
def columns() -> tuple[Place, ...]:
    """The columns in file order."""
    return tuple(_place(number, line) for number, line in enumerate(_COLUMNS.strip().split("\n")))


def _place(index: int, line: str) -> Place:
    header, fill, kinds = line.rsplit(" ", 2)
    allowed = tuple(None if kind == "none" else kind for kind in kinds.split(","))
    return Place(index, "" if header == "~" else header, fill, None if allowed == (None,) else allowed)


def header_line() -> bytes:
    """The header as it stands in the file, with its line break."""
    return ";".join(place.header for place in columns()).encode("latin-1") + b"\r\n"
