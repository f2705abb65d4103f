"""Numbers and addresses of the net inside comments: phones, e-mail, social security numbers.

Patterns are tried only on runs of digits that are long enough and around at-signs, on a bounded number of characters.
"""

import re
from collections.abc import Iterator

from .found import CODES

_HOST = re.compile(r" ?[A-Z0-9][A-Z0-9\-]{0,62}(?:[.,][A-Z0-9\-]{1,63}){0,4}(?:\.|,|\. )[A-Z]{2,24}(?![A-Z0-9])")
_LOCAL = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-")
_RUN = re.compile(r"(?:\+|(?<![A-Z0-9+])|(?<=[A-Z]))\(?[0-9O](?:[ .\-/_()]{0,2}[0-9ABO]){7,40}")
_NIR = re.compile(
    r"[1-478](?:[ .\-]?[0-9]){4}[ .\-]?(?:[0-9]{2}|2 ?[AB]|[0-9] [0-9])"
    r"(?:[ .\-]?[0-9]){6}(?:[ .\-/]{0,2}[0-9]{2})?(?![0-9])"
)
_FRENCH = re.compile(r"(?:(?:\+ ?|00 ?)33 ?[.\-]?(?:\(0\))? ?0?|[0O])[1-9](?:[ .\-/_]{0,2}[0-9O]){8}(?![0-9])")
_PLAIN = re.compile(r" *(0[1-9](?: ?[0-9]{2}){4})[ .\-/_()]*\Z")
"""A run that is a French number in its commonest form and nothing else."""
_FOREIGN = re.compile(r"(?:\+|00)(?!33)[1-9][0-9]{0,2}(?:[ .\-]{0,1}\(?[0-9]\)?){6,12}(?![0-9])")
_DATE = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])[/.\-](?:0?[1-9]|1[0-2])[/.\-](?:19|20)?[0-9]{2}(?![0-9])")
_FILE_WORDS = frozenset((
    "DOSSIER", "DOSSIERS", "DOSS", "DOS", "FACTURE", "FACT", "REF", "REFERENCE",
    "COMMANDE", "LOT", "CONTRAT", "ADHERENT", "ADH", "NDA", "IPP", "IEP",
    "SIRET", "SIREN", "FINESS", "RPPS", "ADELI", "BON", "BL", "COLIS",
    "ETIQUETTE", "MATRICULE", "TICKET", "DEMANDE", "COMPTE", "IBAN", "CLIENT", "ARTICLE",
    "SERIE", "DEVIS", "VIREMENT", "CHEQUE", "CHQ", "TRANSACTION", "MUTUELLE", "AMC",
    "AUTORISATION", "FSE", "PATIENT", "CODE", "ID", "EAN", "REGISTRE", "SERIAL",
    "TELETRANSMISSION",
))  # fmt: skip
"""Words before a number that is somebody's file, bill or parcel, however much it looks like a phone."""
_GOODS = frozenset(("LOT", "LOTS", "COLIS", "SERIE", "REF", "REFERENCE"))
"""Of these, the ones whose number may stand behind one word more: lot réactif 0261914477."""
_CALLS = frozenset(("TEL", "TELEPHONE", "PORT", "PORTABLE", "FIXE", "MOB", "MOBILE", "FAX", "APPELER", "JOINDRE", "AU"))
_NUMBER_WORDS = frozenset(("N", "NO", "NUM", "NUMERO"))
_DIGITS = re.compile("[0-9]*")
_WORD = re.compile(r"[A-Z]+|[0-9]+")
_SECU = re.compile(r"(?:NIR|SECU|SECURITE SOCIALE|SS|IMMAT|IMMATRICULATION|INSEE|INS|CARTE VITALE)[ :.N']{0,8}$")
_MOST_BLANKS = 5
_KEYED, _BARE = 15, 13
_CORSICA = (("2A", "19"), ("2B", "18"))
_BEFORE = 32
_LONGEST_NAME = 66
Place = tuple[int, int, int]


def emails(folded: str, place: int) -> Iterator[Place]:
    """Yield the address of the net around an at-sign."""
    host = _HOST.match(folded, place + 1)
    if host is None:
        return
    end = start = place - 1 if folded[place - 1 : place] == " " else place
    while start > max(0, place - _LONGEST_NAME) and folded[start - 1] in _LOCAL:
        start -= 1
    while start < end and not folded[start].isalnum():
        start += 1
    if start < end:
        yield start, host.end(), CODES["email"]


def numbers(folded: str, start: int, end: int) -> Iterator[Place]:
    """Yield the identifiers that begin in a run of digits and what may stand between them."""
    plain = _PLAIN.match(folded, start, end)
    if plain and not _is_file(folded[max(0, plain.start(1) - _BEFORE) : plain.start(1)]):
        yield *plain.span(1), CODES["phone"]
        return
    place = start
    while run := _RUN.search(folded, place, end):
        found = _number(folded, run.start(), run.end())
        if found is None:
            place = _past_first_group(folded, run.start())
            continue
        yield found
        place = found[1]


def _past_first_group(folded: str, place: int) -> int:
    """Where the next try begins: behind the digits the last one began with."""
    digits = _DIGITS.match(folded, place + 1)
    return digits.end() if digits else place + 1


def _number(folded: str, start: int, limit: int) -> Place | None:
    while start < limit and folded[start] in "( ":
        start += 1
    if folded[start : start + 1] in ("1", "2", "3", "4", "7", "8") and (secu := _NIR.match(folded, start)):
        before = folded[max(0, start - _BEFORE) : start]
        if not before[-1:].isdigit() and _is_nir(secu.group(), named=bool(_SECU.search(before))):
            return start, secu.end(), CODES["nir"]
    phone = _FRENCH.match(folded, start) or _FOREIGN.match(folded, start)
    if phone and _is_phone(phone.group()) and not _is_file(folded[max(0, start - _BEFORE) : start]):
        return start, phone.end(), CODES["phone"]
    return None


def _is_file(before: str) -> bool:
    """Whether the last word before a number says that it numbers a file."""
    words = _WORD.findall(before)
    while words and words[-1] in _NUMBER_WORDS:
        words.pop()
    if words and words[-1] in _FILE_WORDS:
        return True
    return len(words) > 1 and words[-2] in _GOODS and words[-1] not in _CALLS


def _is_phone(text: str) -> bool:
    """Ten digits in groups; a date with two more digits is none, nor are strokes between unequal groups."""
    if text.replace(" ", "").isdigit() and text.count(" ") <= _MOST_BLANKS:
        return True
    if _DATE.match(text):
        return False
    groups = [group for group in re.split(r"[^0-9O]+", text) if group]
    if "/" in text:
        return len({len(group) for group in groups}) == 1
    return len(groups) <= 6 or all(len(group) <= 3 for group in groups)  # noqa: PLR2004  # +33 (0)6 and four pairs


def _is_nir(text: str, *, named: bool) -> bool:
    plain = re.sub(r"[^0-9AB]", "", text)
    if len(plain) not in (_BARE, _KEYED):
        return False
    for letters, digits in _CORSICA:
        plain = plain.replace(letters, digits)
    if not plain.isdigit():
        return False
    month = int(plain[3:5])
    likely = plain[0] in "12" and (1 <= month <= 12 or 20 <= month <= 42)  # noqa: PLR2004  # months of the NIR's own kinds
    if len(plain) == _BARE:
        return likely and (named or len(text) > _BARE or int(plain[5:7]) > 0)
    return 97 - int(plain[:13]) % 97 == int(plain[13:]) or (named and likely)
