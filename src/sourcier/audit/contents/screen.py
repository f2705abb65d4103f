"""Which way a small text is looked at: as a table by all recognisers, as prose by the one for prose, or not at all.

The dear way is for what is laid out as a table or a list and has some sign of people in it: it takes a hundred times
as long as this. A text that is laid out neither way is read as prose. Nothing is left out that has any sign of a
number, address, name, title or heading a recogniser asks for.
"""

import re
from collections import Counter
from functools import cache

from sourcier.data.names import given_names

LARGEST = 1 << 18
"""Bytes up to which a text is screened; a larger one is looked at as a table."""
TABLE, PROSE, NOTHING = "table", "prose", "nothing"
_HEADS = 4096
_FORMATS = re.compile(
    rb"(?i)(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:[\xff\xfe]|<|\{\s*[\"}]|\[\s*[\[{\"\d]|--|/\*|"
    rb"(?:set|insert|create|drop|begin|copy|use|pragma)\s|"
    rb"begin:vc|dn: |msh[^a-z]|una|unb|h\|[^|]|"
    rb"from \S+ (?:mon|tue|wed|thu|fri|sat|sun) |"
    rb"(?:from|received|return-path|date|subject|mime-version|delivered-to|to|cc|message-id|reply-to|content-type|"
    rb"x-[a-z-]+): ?\S)"
)
"""Beginnings of formats that have a reader of their own: XML, JSON, SQL, cards, messages, mail."""
_SIGNS = (
    re.compile(rb"[\w.+-]@[\w-]+\.\w"),
    re.compile(rb"(?<![\d.])0[1-9](?:[ .\-]?\d\d){4}(?![\d.])"),
    re.compile(rb"(?:\+|\b00)[1-9]\d{0,2}[ .\-(]{0,2}\d(?:[ .\-)]{0,2}\d){6,}"),
    re.compile(rb"(?<!\d)[1-478][ .]?\d\d[ .]?(?:\d\d)[ .]?(?:\d[\dAB])[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d\d)?(?!\d)"),
    re.compile(rb"\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3}"),
    re.compile(rb"\$(?:2[aby]|5|6|y|argon2)[a-z0-9]*\$"),
    re.compile(rb"\b(?:M\.|Mr|Mme|MME|Mlle|Madame|Monsieur|MADAME|MONSIEUR|Dr|Docteur)\.? +[A-Z\xc3]"),
)
_E = rb"(?:e|\xe9|\xc3\xa9)"
_TITLED = re.compile(
    rb"(?i)(?<![a-z])(?:noms?|pr" + _E + rb"noms?|naissance|ddn|d_?nais\w*|patients?|nss|nir|ins|ipp|iep|secu|s" + _E
    + rb"cu\w*|iban|rpps|adeli|m" + _E + rb"decin|prescripteur|adresse|code ?postal|cp|ville|tel|t" + _E + rb"l" + _E
    + rb"phone|portable|mobile|mutuelle|civilit" + _E + rb"|sexe?|mdp|password|passwd|mot_de_passe|login|identifiant|"
    rb"first_?name|last_?name|full_?name|surname|birth\w*|dob|address|phone|gender|ssn|bsn|diagnos\w*|cim\w*|ccam|"
    rb"vorname|nachname|geburt\w*|voornaam|achternaam|geboorte\w*|nombre|apellidos?|nacimiento|nome|cognome|nascita|"
    rb"groupe|rh" + _E + rb"sus|commentaires?|ordonnances?|r" + _E + rb"sultats?|analyses?)(?![a-z])"
)  # fmt: skip
_NUMBERS = re.compile(rb"(?<![\d.])\d{8,11}(?![\d.])")
_EPOCH = re.compile(rb"1[4-9]\d{8}|20\d{6}")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_ACCENTS = str.maketrans("àâäáãçéèêëíìîïñóòôöõúùûüÿ", "aaaaaceeeeiiiinooooouuuuy")
_CODE = re.compile(rb"[{}()<>=#$\\]|//|::")
_CITED = re.compile(
    rb"\s*(?:%[^\n]*\n\s*)*@(?:article|book|inproceedings|misc|phdthesis|techreport)\{|TY  - ", re.IGNORECASE
)
"""Lists of publications (BibTeX, RIS): authors and titles, of nobody's health."""
_SOURCE = re.compile(
    rb"(?m)^(?:\s*(?:def|class|import|from|function|public|private|static|package|namespace|using|return|const|let|var)\s"
    rb"|#include|#!/|<\?php|\s*[{}]\s*$)"
)
_SOURCE_SHARE = 0.1
_MANY, _LINES, _WORDS_TOLD = 3, 60, 20_000
_NAMED_SHARE, _REGULAR = 0.02, 0.6
_SHORT, _LONG_CELL = 60, 28


def way_of(data: bytes) -> str:
    """Return which way a text is to be looked at: `TABLE`, `PROSE` or `NOTHING`."""
    if b"\0" in data[:_HEADS] or _FORMATS.match(data):
        return TABLE
    if _CITED.match(data):
        return NOTHING
    lines = [line for line in data.splitlines()[:_LINES] if line.strip()]
    delimiter = _delimiter(lines) if len(lines) <= _MANY or len(set(lines)) > 1 else b""
    if not delimiter and not _is_list(lines):
        return PROSE
    if delimiter and _longest_mean(lines, delimiter) > _LONG_CELL:
        return TABLE
    return TABLE if _has_sign(data) else NOTHING


def is_source(data: bytes) -> bool:
    """Whether a text is a program's source."""
    head = data[: 1 << 16]
    return len(_SOURCE.findall(head)) >= max(_MANY, _SOURCE_SHARE * head.count(b"\n"))


def is_english(text: str) -> bool:
    """Whether a text is in English: the words of illness that are looked for are French."""
    words = _WORDS.findall(text.lower())[:_WORDS_TOLD]
    english = sum(word in ("the", "and", "with", "for", "this", "that", "from") for word in words)
    french = sum(word in ("les", "des", "une", "est", "pour", "dans", "avec", "pas", "sur", "par") for word in words)
    return english > 2 * french and english * 50 > len(words)


def _delimiter(lines: list[bytes]) -> bytes:
    """The mark that stands equally often in most lines, or in nearly all of which columns run through."""
    for mark in (b";", b"\t", b"|", b",", b":", b"~"):
        counts = Counter(line.count(mark) for line in lines)
        often, lines_so = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        if often and lines_so >= _REGULAR * len(lines) and (mark != b":" or often > _MANY):
            return mark
    widths = Counter(len(line) for line in lines)
    return b" " if len(lines) >= _MANY and max(widths.values(), default=0) >= _REGULAR * len(lines) else b""


def _is_list(lines: list[bytes]) -> bool:
    short = sum(len(line) <= _SHORT and not _CODE.search(line) for line in lines)
    ended = sum(line.rstrip().endswith((b".", b":", b",")) for line in lines)
    return bool(lines) and short >= 0.9 * len(lines) and ended <= 0.1 * len(lines)


def _longest_mean(lines: list[bytes], mark: bytes) -> float:
    """Mean length of the longest cell."""
    return sum(max(map(len, line.split(mark))) for line in lines) / max(len(lines), 1) if mark != b" " else 0


def _has_sign(data: bytes) -> bool:
    if any(sign.search(data) for sign in _SIGNS) or _TITLED.search(data, 0, _HEADS):
        return True
    numbers = {found for found in _NUMBERS.findall(data) if not _EPOCH.fullmatch(found)}
    return len(numbers) >= _MANY or _has_names(data)


def _has_names(data: bytes) -> bool:
    words = _WORDS.findall(_plain(data))[:_WORDS_TOLD]
    named = set(words) & _given()
    return len(named) >= _MANY and sum(word in named for word in words) >= _NAMED_SHARE * len(words)


def _plain(data: bytes) -> str:
    """Small letters without accents."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.lower() if text.isascii() else text.lower().translate(_ACCENTS)


@cache
def _given() -> frozenset[str]:
    return frozenset(part for name in given_names().names.to_pylist() for part in _WORDS.findall(name.lower()))
