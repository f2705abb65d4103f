"""Messages between care software, mails and letters about patients."""

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import IO

from unseen.people import Person, fold, workday

from .health import ANALYTES, CARE, DRUGS, REASONS, remark, result
from .people import some
from .profiles import rpps
from .table import Content, random

FIRST, LAST = date(2015, 2, 2), date(2020, 10, 30)


def _days(rng: Random) -> date:
    return workday(rng, FIRST, LAST)


def hl7(key: str, people: list[Person], count: int) -> Content:
    """ORU results, a message after another."""

    def content(sink: IO[bytes]) -> None:
        rng = random(key)
        for number, p in enumerate(some(rng, people, count)):
            on = f"{_days(rng):%Y%m%d}1015"
            lines = [
                f"MSH|^~\\&|SIL|LABO|DPI|CLINIQUE|{on}||ORU^R01^ORU_R01|{number + 77001}|P|2.5|||||FRA|8859/1",
                (
                    f"PID|1||{p.number + 40001}^^^LABO^PI~{p.nir}^^^ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.8&ISO^INS||"
                    f"{fold(p.family)}^{fold(p.given)}^^^^^L||{p.born:%Y%m%d}|{'MF'[p.sex - 1]}|||"
                    f"{fold(p.street)}^^{fold(p.town[0])}^^{p.town[2]}^FRA||{p.mobile}"
                ),
                f"PV1|1|O|||||{rpps(rng)}^POIRIER^ALAIN^^^DR",
                f"OBR|1|{number + 5}|{number + 9}|BIO^Biologie|||{on}",
            ]
            for place in range(rng.randint(2, 6)):
                code, label, value, unit = result(rng)
                lines.append(f"OBX|{place + 1}|ST|{code}^{label}^L||{value}|{unit}|||||F|||{on}")
            if rng.random() < 0.3:
                lines.append(f"NTE|1||{remark(rng, p.family, p.landline)}")
            sink.write("\r".join([*lines, ""]).encode("cp1252", "replace"))

    return content


def hprim_sante(key: str, people: list[Person], count: int) -> Content:
    def content(sink: IO[bytes]) -> None:
        rng = random(key)
        lines = ["H|~^\\&|r01.hpr||LABO DE LA GARE||ORU|||CLINIQUE||P|H2.1|202003020915"]
        for number, p in enumerate(some(rng, people, count)):
            lines.append(
                f"P|{number + 1}|{p.number + 30001}||{p.nir}|{fold(p.family)}~{fold(p.given)}|{fold(p.birth_name)}|"
                f"{p.born:%Y%m%d}|{'MF'[p.sex - 1]}||{fold(p.street)}~~{fold(p.town[0])}~~{p.town[2]}||"
                f"{p.mobile}|POIRIER~ALAIN~~~DR"
            )
            lines.append(f"OBR|1|{number + 500}|{number + 500}|NFS~Numeration|R|{_days(rng):%Y%m%d}0830")
            for place in range(rng.randint(1, 5)):
                code, label, value, unit = result(rng)
                lines.append(f"OBX|{place + 1}|NM|{code}~{label}||{value}|{unit}|||||F")
            if rng.random() < 0.3:
                lines.append(f"C|1||{remark(rng, p.family, p.landline)}")
        sink.write("\r\n".join([*lines, "L|1|||"]).encode("cp1252", "replace") + b"\r\n")

    return content


def hprim_doctors(key: str, people: list[Person], count: int) -> Content:
    """Results as text, twelve lines before them; one file may hold several."""

    def content(sink: IO[bytes]) -> None:
        rng = random(key)
        for p in some(rng, people, count):
            head = [
                str(p.number + 20001), fold(p.family), fold(p.given), fold(p.street), "",
                f"{p.town[2]} {fold(p.town[0])}", f"{p.born:%d/%m/%Y}", p.nir, str(rng.randrange(10**6, 10**7)),
                f"{_days(rng):%d/%m/%Y}", "440012345 LABO DE LA GARE", f"{rpps(rng)} DR POIRIER ALAIN",
            ]  # fmt: skip
            body = [f"{label:<32}{value:>12} {unit}" for _, label, value, unit in (result(rng) for _ in range(5))]
            coded = [f"RES|{label}|{code}|A|{value}|{unit}|" for code, label, value, unit in (result(rng),)]
            lines = [*head, "", *body, "****LAB****", *coded, "****FIN****"]
            sink.write("\r\n".join([*lines, ""]).encode("cp1252", "replace"))

    return content


def fhir(key: str, people: list[Person], count: int) -> Content:
    """A bundle, a resource on each line."""

    def content(sink: IO[bytes]) -> None:
        rng = random(key)
        parts: list[str] = []
        for p in some(rng, people, count):
            sex = ("male", "female")[p.sex - 1]
            parts.append(
                f'{{"resource":{{"resourceType":"Patient","id":"p{p.number}","identifier":[{{"system":'
                f'"urn:oid:1.2.250.1.213.1.4.8","value":"{p.nir}"}}],"name":[{{"family":"{p.family}","given":'
                f'["{p.given}"]}}],"gender":"{sex}","birthDate":"{p.born}","telecom":[{{"system":"phone","value":'
                f'"{p.mobile}"}}],"address":[{{"line":["{p.street}"],"city":"{p.town[0]}","postalCode":'
                f'"{p.town[2]}"}}]}}}}'
            )
            code, label, unit, low, high = rng.choice(ANALYTES)
            value = f"{rng.uniform(low, high + 1):.2f}"
            parts.append(
                f'{{"resource":{{"resourceType":"Observation","subject":{{"reference":"Patient/p{p.number}"}},'
                f'"effectiveDateTime":"{_days(rng)}","code":{{"coding":[{{"code":"{code}","display":"{label}"}}]}},'
                f'"valueQuantity":{{"value":{value},"unit":"{unit}"}}}}}}'
            )
        text = '{"resourceType":"Bundle","type":"collection","entry":[\n' + ",\n".join(parts) + "\n]}\n"
        sink.write(text.encode())

    return content


def mails(key: str, people: list[Person], count: int) -> Content:
    """A mailbox in which staff write about patients."""

    def content(sink: IO[bytes]) -> None:
        rng = random(key)
        for number, p in enumerate(some(rng, people, count)):
            on = _days(rng)
            _, label, value, unit = result(rng)
            told = (
                f"Bonjour,\n\nLes résultats de {p.given} {p.family} né(e) le {p.born:%d/%m/%Y} (n° SS {p.nir}) :\n"
                f"{label} : {value} {unit}\n\nMerci de rappeler le {p.mobile}.\n"
            )
            asked = (
                f"Peux-tu vérifier le dossier de {fold(p.family)} {p.given} (ddn {p.born:%d/%m/%Y}) ? "
                f"Motif : {rng.choice(REASONS)}. Sécu {p.nir}. Note au dossier : "
                f"{remark(rng, p.family, p.landline)}\n"
            )
            body = rng.choice((told, asked))
            sink.write(
                f"From secretariat@labo.example {on:%a %b %d} 10:22:{number % 60:02} {on.year}\n"
                f"From: secretariat@labo.example\nTo: biologiste@labo.example\nDate: {on:%a, %d %b %Y} 10:22:00 +0200\n"
                f"Subject: patient {fold(p.family)}\nContent-Type: text/plain; charset=utf-8\n"
                f"Content-Transfer-Encoding: 8bit\n\n{body}\n".encode()
            )

    return content


def letter(key: str, people: list[Person]) -> list[str]:
    """A report on one patient."""
    rng = random(key)
    p = rng.choice(people)
    on = _days(rng)
    who = ("Monsieur", "Madame")[p.sex - 1]
    return [
        "CLINIQUE DE LA GARE - Service de médecine", f"Le {on:%d/%m/%Y}", "Compte rendu de consultation",
        f"Patient : {who} {fold(p.family)} {p.given}", f"Né(e) {fold(p.birth_name)} le {p.born:%d/%m/%Y}",
        f"N° de sécurité sociale : {p.nir}", f"Adresse : {p.street}, {p.town[2]} {p.town[0]}",
        f"Téléphone : {p.mobile}", "", "Cher confrère,",
        f"Je vous remercie de m'avoir adressé {who} {p.family} pour : {rng.choice(REASONS)}.",
        f"Antécédents : {remark(rng, p.family, p.landline)}. {remark(rng, p.family, p.landline)}.",
        f"Traitement : {rng.choice(DRUGS)}, {rng.choice(DRUGS)}. Soins : {rng.choice(CARE)}.",
        *(f"{label} : {value} {unit}" for _, label, value, unit in (result(rng) for _ in range(4))),
        "Bien confraternellement,", "Dr Alain POIRIER",
    ]  # fmt: skip


def listing(key: str, people: list[Person], count: int) -> list[str]:
    """A printed list of who comes today."""

    def lines() -> Iterator[str]:
        rng = random(key)
        yield f"Liste des rendez-vous du {_days(rng):%d/%m/%Y}"
        yield "Heure   Patient                         Né(e) le     Téléphone      Motif"
        for place, p in enumerate(some(rng, people, count)):
            yield (
                f"{8 + place // 4 % 10:02}:{place % 4 * 15:02}   {fold(p.family)[:18] + ' ' + p.given:<30} "
                f"{p.born:%d/%m/%Y}   {p.mobile}   {rng.choice(REASONS)}"
            )

    return list(lines())


def rtf(lines: list[str]) -> str:
    """Lines as rich text."""
    body = "\\par\n".join(
        "".join(character if character < "\x80" else f"\\'{ord(character):02x}" for character in line) for line in lines
    )
    return "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs20 " + body + "\\par}"


def web_page(lines: list[str]) -> str:
    """Lines as a page."""
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return f"<!doctype html><html lang=fr><head><meta charset=utf-8><title>CR</title></head><body>{body}</body></html>"
