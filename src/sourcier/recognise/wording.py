"""Words of headers by which a language shows itself, and the countries that speak it. Hints, never verdicts.

Folded as `headers.words_of` folds: capitals without accents. Only words that no French or English header holds.
"""

from collections.abc import Mapping
from types import MappingProxyType

_WORDS = {
    ("DE", "AT", "CH"): "GEBURTSDATUM, GEBDAT, GESCHLECHT, NACHNAME, VORNAME, STRASSE, POSTLEITZAHL, KRANKENKASSE",
    ("ES", "MX", "AR", "CL", "EC"): "FECHA NAC, FECHA DE NAC, APELLIDO, SEXO PACIENTE, CODIGO POSTAL, DIRECCION",
    ("PT", "BR"): "DATA NASC, DATA DE NASC, APELIDO, MORADA, SOBRENOME, ENDERECO",
    ("IT",): "COGNOME, DATA NASCITA, DATA DI NASCITA, INDIRIZZO, SESSO",
    ("NL", "BE"): "GEBOORTEDATUM, ACHTERNAAM, VOORNAAM, GESLACHT, WOONPLAATS, STRAAT",
    ("SE",): "FODELSEDATUM, EFTERNAMN, FORNAMN, POSTNUMMER ORT, KON",
    ("NO", "DK"): "FODSELSDATO, ETTERNAVN, FORNAVN, EFTERNAVN, KJONN",
    ("FI",): "SUKUNIMI, ETUNIMI, SYNTYMAAIKA, SUKUPUOLI, POSTINUMERO",
    ("PL",): "DATA URODZENIA, NAZWISKO, IMIE, PLEC, KOD POCZTOWY",
    ("CZ",): "PRIJMENI, JMENO, DATUM NAROZENI, POHLAVI",
    ("SK",): "PRIEZVISKO, DATUM NARODENIA, POHLAVIE",
    ("HU",): "SZULETESI, VEZETEKNEV, KERESZTNEV, IRANYITOSZAM",
    ("RO",): "NUME PACIENT, PRENUME, DATA NASTERII, COD POSTAL",
    ("HR", "RS", "BA", "ME"): "PREZIME, DATUM RODJENJA, DATUM RODENJA, POSTANSKI BROJ",
    ("SI",): "PRIIMEK, DATUM ROJSTVA, POSTNA STEVILKA",
    ("EE",): "PEREKONNANIMI, PEREKONNA NIMI, EESNIMI, SUNNIAEG",
    ("LT",): "PAVARDE, VARDAS, GIMIMO DATA",
    ("LV",): "UZVARDS, DZIMSANAS, DZIMUMS",
    ("TR",): "SOYAD, DOGUM TARIHI, CINSIYET",
    ("IS",): "FAEDINGARDAGUR, NAFN, HEIMILI",
    ("GB",): "SURNAME FORENAME, GP PRACTICE, NHS TRUST",
    ("US",): "ZIP CODE, ZIPCODE, STATE ZIP",
}
LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {phrase.strip(): countries for countries, words in _WORDS.items() for phrase in words.split(",")}
)
"""Countries by phrase."""
