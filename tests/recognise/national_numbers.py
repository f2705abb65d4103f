"""Invented national numbers, made without the rules under test."""

# ruff: noqa: ARG005  # every maker is told birth and sex, and few need both

from dataclasses import dataclass

from national_draws import (
    LETTERS,
    Draw,
    accepted,
    austrian,
    baltic,
    belgian,
    brazilian,
    bulgarian,
    chinese,
    czech,
    danish,
    day_of_birth,
    digits,
    finnish,
    hkid,
    icelandic,
    idnr,
    italian,
    kimlik,
    korean,
    kvnr,
    latvian,
    luxembourgish,
    medicare,
    mexican,
    nhi,
    nino,
    norwegian,
    nric,
    plain,
    polish,
    romanian,
    sexed,
    south_african,
    ssn,
    swedish,
    taiwanese,
    taj,
    ukrainian,
    yugoslav,
)

__all__ = ["NUMBERS", "Number", "day_of_birth", "digits"]


@dataclass(frozen=True)
class Number:
    kind: str
    country: str
    draw: Draw
    """Given the day of birth and the sex (M or F)."""
    born: bool = True
    """Whether it tells the birth."""
    strong: bool = True
    """Whether its values alone can name it."""
    oracle: str = ""
    """The module of python-stdnum that knows it."""


NUMBERS = (
    Number("at_svnr", "AT", austrian, oracle="at.vnr"),
    Number("au_medicare", "AU", medicare, born=False, strong=False),
    Number("au_tfn", "AU", plain("au.tfn", 9), born=False, strong=False, oracle="au.tfn"),
    Number("be_nrn", "BE", belgian, oracle="be.nn"),
    Number("bg_egn", "BG", accepted("bg.egn", bulgarian, 1), oracle="bg.egn"),
    Number("br_cpf", "BR", lambda rng, born, sex: brazilian(rng), born=False, oracle="br.cpf"),
    Number("ca_sin", "CA", plain("ca.sin", 9), born=False, strong=False, oracle="ca.sin"),
    Number(
        "ch_avs",
        "CH",
        accepted("ch.ssn", lambda rng, born, sex: "756" + digits(rng, 9), 1),
        born=False,
        oracle="ch.ssn",
    ),
    Number("cl_rut", "CL", plain("cl.rut", 9, "0123456789K"), born=False, strong=False, oracle="cl.rut"),
    Number("cn_ric", "CN", accepted("cn.ric", chinese, 1, "0123456789X"), oracle="cn.ric"),
    Number("cz_rc", "CZ", accepted("cz.rc", czech, 1), strong=False, oracle="cz.rc"),
    Number("sk_rc", "SK", accepted("sk.rc", czech, 1), strong=False, oracle="sk.rc"),
    Number("de_idnr", "DE", lambda rng, born, sex: idnr(rng), born=False, oracle="de.idnr"),
    Number("de_kvnr", "DE", kvnr, born=False),
    Number("dk_cpr", "DK", danish, oracle="dk.cpr"),
    Number("ee_ik", "EE", accepted("ee.ik", baltic, 1), strong=False, oracle="ee.ik"),
    Number("lt_ak", "LT", accepted("lt.asmens", baltic, 1), strong=False, oracle="lt.asmens"),
    Number("es_dni", "ES", plain("es.dni", 9, "TRWAGMYFPDXBNJZSQVHLCKE"), born=False, oracle="es.dni"),
    Number("es_nie", "ES", plain("es.nie", 9, "TRWAGMYFPDXBNJZSQVHLCKE", lead="XYZ"), born=False, oracle="es.nie"),
    Number("fi_hetu", "FI", finnish, oracle="fi.hetu"),
    Number("gb_nhs", "GB", plain("gb.nhs", 10, lead="4567"), born=False, strong=False, oracle="gb.nhs"),
    Number("gb_nino", "GB", nino, born=False),
    Number(
        "gr_amka",
        "GR",
        accepted("gr.amka", lambda rng, born, sex: f"{born:%d%m%y}{digits(rng, 3)}{sexed(rng, sex)}", 1),
        oracle="gr.amka",
    ),
    Number("hk_hkid", "HK", hkid, born=False),
    Number("hr_oib", "HR", plain("hr.oib", 11), born=False, strong=False, oracle="hr.oib"),
    Number("hu_taj", "HU", taj, born=False, strong=False),
    Number("ie_pps", "IE", plain("ie.pps", 8, LETTERS), born=False, oracle="ie.pps"),
    Number("il_id", "IL", plain("il.idnr", 9), born=False, strong=False, oracle="il.idnr"),
    Number("in_aadhaar", "IN", plain("in_.aadhaar", 12), born=False, strong=False, oracle="in_.aadhaar"),
    Number("is_kennitala", "IS", icelandic, oracle="is_.kennitala"),
    Number("it_codicefiscale", "IT", accepted("it.codicefiscale", italian, 1, LETTERS), oracle="it.codicefiscale"),
    Number("jp_mynumber", "JP", plain("jp.in_", 12), born=False, strong=False, oracle="jp.in_"),
    Number("kr_rrn", "KR", accepted("kr.rrn", korean, 1), oracle="kr.rrn"),
    Number("lu_matricule", "LU", luxembourgish),
    Number("lv_pk", "LV", accepted("lv.pvn", latvian, 1), oracle="lv.pvn"),
    Number("si_emso", "SI", yugoslav(50, 59), oracle="si.emso"),
    Number("rs_jmbg", "RS", yugoslav(71, 79), oracle="si.emso"),
    Number("ba_jmbg", "BA", yugoslav(10, 19), oracle="si.emso"),
    Number("me_jmbg", "ME", yugoslav(21, 26), oracle="si.emso"),
    Number("mk_embg", "MK", yugoslav(41, 49), oracle="si.emso"),
    Number("mx_curp", "MX", accepted("mx.curp", mexican, 1), oracle="mx.curp"),
    Number("nl_bsn", "NL", plain("nl.bsn", 9), born=False, strong=False, oracle="nl.bsn"),
    Number("no_fnr", "NO", accepted("no.fodselsnummer", norwegian, 1), oracle="no.fodselsnummer"),
    Number("pl_pesel", "PL", accepted("pl.pesel", polish, 1), oracle="pl.pesel"),
    Number("pt_nif", "PT", plain("pt.nif", 9, lead="12"), born=False, oracle="pt.nif"),
    Number(
        "pt_cc",
        "PT",
        accepted("pt.cc", lambda rng, born, sex: f"{digits(rng, 9)}Z{rng.choice('XYZ0123')}", 1),
        born=False,
        oracle="pt.cc",
    ),
    Number("ro_cnp", "RO", accepted("ro.cnp", romanian, 1), oracle="ro.cnp"),
    Number("se_personnummer", "SE", accepted("se.personnummer", swedish, 1), oracle="se.personnummer"),
    Number("sg_nric", "SG", nric, born=False),
    Number("th_pin", "TH", plain("th.pin", 13, lead="12345678"), born=False, strong=False, oracle="th.pin"),
    Number("tr_tckimlik", "TR", lambda rng, born, sex: kimlik(rng), born=False, oracle="tr.tckimlik"),
    Number("tw_id", "TW", taiwanese, born=False),
    Number("ua_rnokpp", "UA", accepted("ua.rntrc", ukrainian, 1), oracle="ua.rntrc"),
    Number("us_ssn", "US", ssn, born=False, strong=False, oracle="us.ssn"),
    Number("za_id", "ZA", accepted("za.idnr", south_african, 1), oracle="za.idnr"),
    Number(
        "ar_cuit",
        "AR",
        accepted("ar.cuit", lambda rng, born, sex: rng.choice(("20", "27", "23", "24")) + digits(rng, 8), 1),
        born=False,
        oracle="ar.cuit",
    ),
    Number(
        "ec_ci",
        "EC",
        accepted("ec.ci", lambda rng, born, sex: f"{rng.randrange(1, 25):02d}{rng.randrange(6)}{digits(rng, 6)}", 1),
        born=False,
        oracle="ec.ci",
    ),
    Number("nz_nhi", "NZ", nhi, born=False),
)
