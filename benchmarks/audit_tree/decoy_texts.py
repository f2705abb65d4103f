# ruff: noqa: E501  # made-up files stand on their lines
"""Look-alikes that are no tables: code, novels, forms, logs, encrypted exports, headers without rows."""

import base64
from collections.abc import Callable
from random import Random

from layouts.names import FAMILIES, GIVEN
from unseen.lists import TOWNS
from unseen.people import fold, iban

from . import binaries, texts
from .decoy_tables import FIRMS, SERVICES, wrong_key
from .profiles import FIELDS, PROFILES
from .table import Content, Table, of_bytes, of_text, random

Made = tuple[str, Content]
_WORDS = [
    "la",
    "mer",
    "était",
    "calme",
    "et",
    "le",
    "vent",
    "du",
    "soir",
    "portait",
    "une",
    "odeur",
    "de",
    "sel",
    "vers",
    "les",
    "maisons",
    "basses",
    "du",
    "port",
    "où",
    "l'on",
    "allumait",
    "les",
    "lampes",
    "pendant",
    "que",
    "les",
    "barques",
    "rentraient",
    "une",
    "à",
    "une",
    "sous",
    "un",
    "ciel",
    "de",
    "cuivre",
]
_LOREM = [
    "lorem",
    "ipsum",
    "dolor",
    "sit",
    "amet",
    "consectetur",
    "adipiscing",
    "elit",
    "sed",
    "do",
    "eiusmod",
    "tempor",
    "incididunt",
    "ut",
    "labore",
    "et",
    "dolore",
    "magna",
    "aliqua",
    "enim",
    "ad",
    "minim",
    "veniam",
    "quis",
    "nostrud",
    "exercitation",
    "ullamco",
    "laboris",
    "nisi",
    "aliquip",
    "ex",
    "ea",
    "commodo",
    "consequat",
]
_CODE = '''"""Checks of national numbers."""
import re

NIR = re.compile(r"^[12]\\d{{2}}(0[1-9]|1[0-2])(2[AB]|\\d{{2}})\\d{{6}}\\d{{2}}$")


class Patient:
    def __init__(self, nom, prenom, date_naissance, nir, groupe_sanguin=None):
        self.nom, self.prenom, self.nir = nom, prenom, nir


def test_key_is_refused():
    for number in ({numbers}):
        assert not valid(number)


def password_for(user, password="{password}"):
    return hash((user, password))
'''


def code(rng: Random) -> Made:
    numbers = ", ".join(f'"{wrong_key(rng)}"' for _ in range(12))
    return "py", of_text(_CODE.format(numbers=numbers, password=rng.choice(("changeme", "", "secret"))) * 3)


def novel(rng: Random) -> Made:
    parts = []
    people = [f"{rng.choice(GIVEN)} {rng.choice(FAMILIES)}" for _ in range(6)]
    for _ in range(rng.randint(40, 400)):
        words = " ".join(rng.choices(_WORDS, k=rng.randint(20, 60)))
        who, other = rng.choice(people), rng.choice(people)
        parts.append(f"{words.capitalize()}. — Vous êtes malade, dit {who}. {other} eut un sourire. {words}.")
    return "txt", of_text("CHAPITRE PREMIER\n\n" + "\n\n".join(parts))


def lorem(rng: Random) -> Made:
    lines = [" ".join(rng.choices(_LOREM, k=14)).capitalize() + "." for _ in range(rng.randint(40, 400))]
    return rng.choice(
        (("txt", of_text("\n".join(lines))), ("docx", binaries.word(lines)), ("pdf", binaries.pdf(lines)))
    )


def access_log(rng: Random) -> Made:
    lines = [
        f"192.0.2.{rng.randrange(256)} - - [0{rng.randint(1, 9)}/Mar/2020:{rng.randint(0, 23):02}:{rng.randint(0, 59):02}"
        f':{rng.randint(0, 59):02} +0100] "GET /article/{rng.randrange(10**14, 10**15)}?page={rng.randint(1, 9)} HTTP/1.1"'
        f' {rng.choice((200, 304, 404))} {rng.randrange(90000)} "-" "Mozilla/5.0 (X11; Linux x86_64)"'
        for _ in range(rng.randint(200, 6000))
    ]
    return "log", of_text("\n".join(lines) + "\n")


def settings(rng: Random) -> Made:
    return rng.choice(
        (
            (
                "ini",
                of_text(
                    "[database]\nhost = localhost\nuser = app\npassword = ${DB_PASSWORD}\n[patient]\nnir_min = 13\n"
                ),
            ),
            (
                "yaml",
                of_text("login:\n  user: {{ user }}\n  password: {{ vault.password }}\nfields: [nom, prenom, nir]\n"),
            ),
            ("env", of_text(f"APP_PORT={rng.randint(3000, 9000)}\nDB_PASSWORD=\nSMTP_HOST=mail.example\n")),
            ("xml", of_text("<config><user>${user}</user><password>${password}</password><ttl>900</ttl></config>\n")),
        )
    )


def sealed(rng: Random) -> Made:
    """What an export encrypted by age or OpenPGP looks like: a head, then noise."""
    data = rng.randbytes(rng.randint(4000, 90000))
    head = b"age-encryption.org/v1\n-> X25519 " + base64.b64encode(rng.randbytes(32)).rstrip(b"=")
    head += b"\n" + base64.b64encode(rng.randbytes(32)).rstrip(b"=")
    head += b"\n--- " + base64.b64encode(rng.randbytes(32)).rstrip(b"=") + b"\n"
    if rng.random() < 0.7:
        return "csv.age", of_bytes(head + data)
    body = base64.b64encode(data).decode()
    lines = "\n".join(body[start : start + 64] for start in range(0, len(body), 64))
    return "csv.asc", of_text(f"-----BEGIN PGP MESSAGE-----\n\n{lines}\n=abcd\n-----END PGP MESSAGE-----\n")


def empty(rng: Random) -> Made:
    """The headers of patients, and nobody below."""
    profile = rng.choice(("lab", "insurer", "portal", "covid", "donors", "staff"))
    headers = [FIELDS[field][0][rng.randrange(2)] for field in PROFILES[profile].fields]
    none = Table(headers, lambda: iter(()), 0)
    return rng.choice(
        (
            ("csv", texts.delimited(none)),
            ("xlsx", binaries.workbook(("Modele", none, False))),
            (
                "sql",
                of_text("CREATE TABLE patient (\n" + ",\n".join(f"  `{h}` varchar(99)" for h in headers) + "\n);\n"),
            ),
            ("csv", texts.delimited(Table(headers, lambda: iter([[""] * len(headers)] * 3), 3))),
        )
    )


def form(rng: Random) -> Made:
    lines = [
        "Compte rendu", "Patient : «NOM» «PRENOM»", "Né(e) le : ....../....../............", "N° de sécurité sociale : «NIR»",
        "Motif : ........................", "Antécédents : diabète ☐ asthme ☐ cancer ☐ grossesse ☐",
        "Je soussigné(e) ........................ consens aux soins.", f"Service de {rng.choice(SERVICES)}",
    ]  # fmt: skip
    return rng.choice(
        (("docx", binaries.word(lines)), ("pdf", binaries.pdf(lines)), ("html", of_text("<p>".join(lines))))
    )


def dictionary(rng: Random) -> Made:
    """What columns mean, with the published sample of a national number."""
    lines = ["champ;type;description;exemple", "NIR;texte(15);numéro de sécurité sociale;2 55 08 14 168 025 38"]
    lines += [
        f"CHAMP{n};texte({rng.randint(1, 60)});libellé {n};{rng.choice(('NOM', 'VALEUR', 'x', ''))}" for n in range(20)
    ]
    lines.append("DDN;date;date de naissance (JJ/MM/AAAA);31/12/1999")
    return "csv", of_text("\n".join(lines), "cp1252")


def payments(rng: Random) -> Made:
    """Transfers between companies."""
    parts = "".join(
        f"<CdtTrfTxInf><PmtId><EndToEndId>FA{n}</EndToEndId></PmtId><Amt><InstdAmt Ccy='EUR'>{rng.uniform(9, 900):.2f}"
        f"</InstdAmt></Amt><Cdtr><Nm>SARL {rng.choice(FIRMS)}</Nm></Cdtr><CdtrAcct><Id><IBAN>{iban(rng)}</IBAN></Id>"
        "</CdtrAcct></CdtTrfTxInf>\n"
        for n in range(rng.randint(3, 200))
    )
    return "xml", of_text(f"<?xml version='1.0'?><Document><CstmrCdtTrfInitn>{parts}</CstmrCdtTrfInitn></Document>")


def no_people(rng: Random) -> Made:
    """Messages that carry acknowledgements and lists of tests."""
    if rng.random() < 0.5:
        lines = [
            f"MSH|^~\\&|DPI|CLINIQUE|SIL|LABO|20200302{n:04}||ACK^R01|{n + 9000}|P|2.5\rMSA|AA|{n + 77001}"
            for n in range(90)
        ]
        return "hl7", of_text("\r".join(lines) + "\r")
    lines = ["MSH|^~\\&|SIL|LABO|DPI|CLINIQUE|202003020900||MFN^M08|1|P|2.5"]
    lines += [f"MFE|MAD|{n}||{rng.randrange(10**5)}^Analyse {n}^L|CE\rOM1|{n}|{n}^Analyse {n}|NM|Y" for n in range(60)]
    return "hl7", of_text("\r".join(lines) + "\r")


def references(rng: Random) -> Made:
    """A bibliography."""
    parts = []
    for n in range(rng.randint(20, 200)):
        who = " and ".join(f"{rng.choice(FAMILIES)}, {rng.choice(GIVEN)[0]}." for _ in range(rng.randint(1, 5)))
        parts.append(
            f"@article{{ref{n},\n author = {{{who}}},\n title = {{Diabetes and {rng.choice(_LOREM)} in cohort {n}}},\n"
            f" year = {{{rng.randint(1980, 2020)}}},\n doi = {{10.5555/{rng.randrange(10**8)}}}\n}}\n"
        )
    return "bib", of_text("\n".join(parts))


def anonymous(rng: Random) -> Made:
    """Counts of at least eleven people by town and diagnosis."""
    lines = ["commune;diagnostic;patients"]
    lines += [
        f"{fold(rng.choice(TOWNS)[0])};{d};{rng.randint(11, 700)}"
        for d in ("E11", "I10", "C50", "F32")
        for _ in range(20)
    ]
    return "csv", of_text("\r\n".join(lines), "cp1252")


def unreadable(rng: Random) -> Made:
    return rng.choice(("dat", "bin", "csv", "")), of_bytes(rng.randbytes(rng.randint(2000, 200000)))


def contact(rng: Random) -> Made:
    """A firm's public page: its own numbers and boxes."""
    lines = [f"{s} : 026191{rng.randrange(10000):04}, {fold(s).lower()}@hopital.example" for s in SERVICES]
    return "html", of_text("<html><body><h1>Nous joindre</h1><ul><li>" + "<li>".join(lines) + "</ul></body></html>")


MAKERS: dict[str, Callable[[Random], Made]] = {
    "code": code, "novel": novel, "lorem": lorem, "access_log": access_log, "settings": settings, "sealed": sealed,
    "empty": empty, "form": form, "dictionary": dictionary, "payments": payments, "no_people": no_people,
    "references": references, "anonymous": anonymous, "unreadable": unreadable, "contact": contact,
}  # fmt: skip


def made(key: str, family: str) -> Made:
    return MAKERS[family](random(key))
