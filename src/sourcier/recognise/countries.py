"""Which country the people of a table live in, as far as its columns show: numbers, accounts, phones, mail, postcodes.

Each sign adds decimal logarithms of odds to one country or shares them among several; nothing is looked at but the
first values of each column, and the words of its headers. A guess is made where one country is well ahead.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow.compute as pc

from sourcier.model.facts import CountryGuess, Reason

from .headers import words_of
from .iso_countries import ALPHA2
from .phrases import phrases
from .table import Table, View
from .wording import LANGUAGES

FRANCE = "FR"
_LOOKED_AT = 256
"""Values of a column that are looked at."""
_MOST = 0.5
_SOME = 0.2
_FRENCH = frozenset(("nir", "ins", "rpps", "finess", "adeli", "commune", "postcode", "landline", "mobile"))
_DOMAINS = frozenset(code.lower() for code in ALPHA2) - {"eu", "io", "co", "me", "tv", "ai"}
"""Top-level domains of countries; not those that firms everywhere use."""
_CALLING = {
    name: code
    for entry in phrases(
        "20 EG, 27 ZA, 30 GR, 31 NL, 32 BE, 33 FR, 34 ES, 36 HU, 39 IT, 40 RO, 41 CH, 43 AT, 44 GB, 45 DK, 46 SE, "
        "47 NO, 48 PL, 49 DE, 51 PE, 52 MX, 54 AR, 55 BR, 56 CL, 57 CO, 60 MY, 61 AU, 62 ID, 64 NZ, 65 SG, 66 TH, "
        "81 JP, 82 KR, 86 CN, 90 TR, 91 IN, 351 PT, 352 LU, 353 IE, 354 IS, 355 AL, 356 MT, 357 CY, 358 FI, 359 "
        "BG, 370 LT, 371 LV, 372 EE, 373 MD, 377 MC, 380 UA, 381 RS, 382 ME, 385 HR, 386 SI, 387 BA, 389 MK, 420 "
        "CZ, 421 SK, 423 LI, 593 EC, 852 HK, 886 TW, 972 IL"
    )
    for name, code in [entry.split(" ")]
}
"""Country by calling code. Source: ITU-T E.164, list of assigned country codes."""
_POSTCODES = {
    "NL": r"^[1-9][0-9]{3} ?[A-Z]{2}$",
    "GB": r"^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2}$",
    "CA": r"^[ABCEGHJ-NPRSTVXY][0-9][A-Z] ?[0-9][A-Z][0-9]$",
    "IE": r"^[AC-FHKNPRTV-Y][0-9][0-9W] ?[0-9AC-FHKNPRTV-Y]{4}$",
    "PL": r"^[0-9]{2}-[0-9]{3}$",
    "PT": r"^[1-9][0-9]{3}-[0-9]{3}$",
    "BR": r"^[0-9]{5}-[0-9]{3}$",
    "JP": r"^[0-9]{3}-[0-9]{4}$",
    "LT": r"^LT-[0-9]{5}$",
    "LV": r"^LV-[0-9]{4}$",
    "LU": r"^L-[0-9]{4}$",
    "US": r"^[0-9]{5}-[0-9]{4}$",
}
"""Postcodes that no other country writes so. Source: Universal Postal Union, addressing systems."""
_LONGEST = 40
"""Characters of the longest value that may be one of these signs."""
_NUMBER, _ACCOUNT, _PHONE, _MAIL, _POSTCODE, _COUNTRY, _WORDS, _FRENCH_KIND = 1.0, 0.6, 0.6, 0.5, 0.6, 0.6, 0.4, 0.5


@dataclass(frozen=True, slots=True)
class Sign:
    """One observation that speaks for a country."""

    country: str
    weight: float
    column: int
    reason: Reason


class Countries:
    """The signs of a table; `leads` is asked for the kinds that lead at the time of asking."""

    def __init__(self, table: Table, headers: tuple[str, ...]) -> None:
        self._table = table
        self._headers = headers

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """Every sign in values and headers."""
        return tuple(sign for view in self._table.views for sign in (*self._values(view), *self._words(view)))

    def weight(self, country: str, without: int) -> float:
        """Return what speaks for a country in other columns, at most once for each column and sort of sign."""
        return self.weights(without).get(country, 0.0)

    def weights(self, without: int | None = None) -> Mapping[str, float]:
        """Return what speaks for each country, a column left out."""
        total: dict[str, float] = {}
        for code in sorted({sign.reason.code for sign in self.signs}):
            best: dict[str, float] = {}
            for sign in self.signs:
                if sign.reason.code == code and sign.column != without:
                    best[sign.country] = max(best.get(sign.country, 0.0), sign.weight)
            for country, weight in best.items():
                total[country] = total.get(country, 0.0) + weight
        return total

    def _values(self, view: View) -> Iterator[Sign]:
        summary = view.summary
        if not summary.said or summary.profile.shortest > _LONGEST:
            return
        lead = view.lead()
        if lead in _FRENCH and view.scores()[lead] >= 1.0:
            yield Sign(FRANCE, _FRENCH_KIND, view.index, Reason(f"country_{lead}", view.fit(lead).tested_rows))
        text = view.summary.text.slice(0, _LOOKED_AT)
        for code, weight, pattern in self._asked(view):
            yield from _shares(view, text, code, weight, pattern)
        if summary.profile.longest <= _LONGEST and lead != "postcode":
            upper = pc.utf8_upper(text)
            for country, pattern in _POSTCODES.items() if _may_be_postcode(view) else ():
                held = int(pc.sum(pc.match_substring_regex(upper, pattern)).as_py() or 0)
                if held >= max(3.0, 0.8 * len(text)):
                    yield Sign(country, _POSTCODE, view.index, Reason("country_postcode", len(text), held))

    def _asked(self, view: View) -> Iterator[tuple[str, float, str]]:
        if view.share("iban") >= _MOST:
            yield "country_account", _ACCOUNT, r"^(?P<sign>[A-Za-z]{2})[0-9]{2}"
        if view.share("email") >= _MOST:
            yield "country_mail", _MAIL, r"\.(?P<sign>[A-Za-z]{2})$"
        if view.share("country") >= _MOST:
            yield "country_named", _COUNTRY, r"^(?P<sign>[A-Z]{2})$"
        if view.summary.profile.longest <= _LONGEST and view.summary.share(view.summary.has_digit) >= _MOST:
            yield "country_phone", _PHONE, r"^(?:\+|00) ?\(?(?P<sign>[1-9][0-9]{1,2})"

    def _words(self, view: View) -> Iterator[Sign]:
        words = " ".join(words_of(self._headers[view.index])) if view.index < len(self._headers) else ""
        for phrase, countries in LANGUAGES.items():
            if phrase in words:
                for country in countries:
                    yield Sign(country, _WORDS / len(countries) ** 0.5, view.index, Reason("country_header"))


def _may_be_postcode(view: View) -> bool:
    return view.summary.profile.shortest >= 4 and view.summary.profile.longest <= 10  # noqa: PLR2004


def _shares(view: View, text: object, code: str, weight: float, pattern: str) -> Iterator[Sign]:
    found = pc.struct_field(pc.extract_regex(text, pattern), "sign").drop_null()
    if code == "country_phone":
        signs = [_called(sign) for sign in found.to_pylist()]
    else:
        signs = [sign.lower() if code == "country_mail" else sign.upper() for sign in found.to_pylist()]
        signs = [sign.upper() for sign in signs if code != "country_mail" or sign in _DOMAINS]
        signs = ["GB" if sign == "UK" else sign for sign in signs]
    for country in sorted({sign for sign in signs if sign}):
        held = signs.count(country)
        if held >= max(3.0, _SOME * len(signs)):
            yield Sign(country, weight * held / len(signs), view.index, Reason(code, len(signs), held))


def _called(digits: str) -> str:
    return _CALLING.get(digits[:3]) or _CALLING.get(digits[:2]) or ("US" if digits[0] == "1" else "")


def guesses(table: Table, headers: tuple[str, ...], verdicts: tuple[str | None, ...]) -> tuple[CountryGuess, ...]:
    """Return the countries that something speaks for, likeliest first, each with its reasons."""
    countries = Countries(table, headers)
    total = dict(countries.weights())
    reasons: dict[str, list[Reason]] = {}
    for sign in countries.signs:
        reasons.setdefault(sign.country, []).append(sign.reason)
    for view, kind in zip(table.views, verdicts, strict=True):
        country = table.kinds[kind].country if kind is not None and kind in table.kinds else ""
        if kind is not None and country:
            fit = view.fit(kind)
            total[country] = total.get(country, 0.0) + _NUMBER
            reasons.setdefault(country, []).insert(0, Reason(f"country_{kind}", fit.tested_rows, fit.valid_rows))
    ranked = sorted(total.items(), key=lambda scored: (-scored[1], scored[0]))
    every = sum(10**weight for _, weight in ranked) + 1
    return tuple(
        CountryGuess(country, round(10**weight / every, 6), _each_once(reasons[country]))
        for country, weight in ranked[:5]
    )


def _each_once(reasons: list[Reason]) -> tuple[Reason, ...]:
    best: dict[str, Reason] = {}
    for reason in reasons:
        if reason.code not in best or reason.held > best[reason.code].held:
            best[reason.code] = reason
    return tuple(best.values())
