"""What a thing holds, in every wrapping; what a sample misses; what is left alone."""

import gzip
import io
import json
import zipfile

import pytest
from audit_bench import rows, text

from sourcier.audit.interface import Asked


def _share(share) -> str:
    return f'[[target]]\nid = "share"\npath = "{share}"\n'


def _zipped(content: bytes, name: str = "extract.csv") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return held.getvalue()


def _sql(lines) -> bytes:
    values = ",\n".join(
        "(" + ", ".join("'" + cell.replace("'", "''") + "'" for cell in line[:6]) + ")" for line in lines
    )
    made = "CREATE TABLE patients (num, nom, prenom, dnaiss, sexe, nir);\n"
    return f"{made}INSERT INTO patients VALUES {values};\n".encode()


def _json(lines) -> bytes:
    names = ("num", "nom", "prenom", "dnaiss", "sexe", "nir")
    return "\n".join(json.dumps(dict(zip(names, line, strict=False))) for line in lines).encode()


WRAPPED = {
    "plain.csv": text(rows(60)),
    "no-name-at-all": text(rows(60), header=""),
    "wrapped.zip": _zipped(text(rows(60))),
    "twice.zip": _zipped(_zipped(text(rows(60))), "inner.zip"),
    "packed.csv.gz": gzip.compress(text(rows(60))),
    "dump.sql": _sql(rows(60)),
    "lines.json": _json(rows(60)),
    "picture.jpg": text(rows(60)),
    "utf16.txt": text(rows(60)).decode().encode("utf-16"),
}


def test_people_are_found_in_every_wrapping_whatever_its_name_says(auditor, share):
    for name, content in WRAPPED.items():
        (share / name).write_bytes(content)
    seen = auditor.audit(_share(share))
    missed = [name for name in WRAPPED if not 55 <= seen.thing(name).people.best <= 60]
    assert missed == []
    assert all("nir" in {kind.kind for kind in thing.kinds} for thing in seen.things)
    assert seen.thing("dump.sql").sort == "dump"
    assert seen.facts.complete


NOBODY = {
    "program.py": b"import os\n\n\ndef main(argument: str) -> int:\n    return len(os.listdir(argument))\n" * 20,
    "server.log": b"2026-01-01 12:00:00 INFO request 1234567 took 15 ms from worker 7\n" * 300,
    "prices.csv": b"item;price;stock\n" + b"".join(b"reagent %d;%d.50;%d\n" % (n, n, n * 3) for n in range(200)),
    "photo.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 50,
    "noise.bin": bytes((n * n * 7919 + n // 3) % 256 for n in range(20_000)),
    "empty.txt": b"",
    "settings.ini": b"[main]\nhost = localhost\nport = 5432\ncolour = blue\n",
}


def test_what_holds_nobody_is_said_to_hold_nobody(auditor, share):
    for name, content in NOBODY.items():
        (share / name).write_bytes(content)
    seen = auditor.audit(_share(share))
    assert {thing.path: thing.people.high for thing in seen.things if thing.people.high} == {}
    assert seen.facts.complete
    assert not seen.rules() - {"SRC211"}


def test_a_large_text_is_sampled_with_its_bound_and_read_whole_on_demand(auditor, share):
    lines = rows(6_000)
    (share / "large.csv").write_bytes(text(lines))
    small = _share(share) + "limits = { sample = 65536 }\n"
    sampled = auditor.audit(small).thing("large.csv")
    assert not sampled.looked.whole
    assert sampled.looked.places == 9
    assert sampled.looked.bytes < 80_000 < sampled.looked.of
    assert 0 < sampled.looked.missed_share <= 0.01
    assert sampled.people.scaled
    assert 5_400 <= sampled.people.best <= 6_600
    whole = auditor.audit(small, Asked(whole=True)).thing("large.csv")
    assert whole.looked.whole
    assert whole.looked.missed_share == 0
    assert whole.people.best == 6_000


def test_the_bound_holds_for_rows_drawn_at_random():
    from sourcier.audit.contents.sampling import missed_share  # noqa: PLC0415

    for looked in (1, 50, 300, 8_000):
        assert (1 - missed_share(looked)) ** looked == pytest.approx(0.05, rel=0.05)


def test_copies_of_one_base_are_told_by_their_sketch_whatever_their_form(auditor, share):
    lines = rows(300)
    (share / "a.csv").write_bytes(text(lines))
    (share / "b.sql").write_bytes(_sql(lines))
    (share / "c.csv").write_bytes(text(rows(300, seed=99)))
    seen = auditor.audit(_share(share))
    from sourcier.audit.sketch import shared  # noqa: PLC0415

    def share_of(one: str, other: str) -> float:
        first, second = seen.thing(one), seen.thing(other)
        return shared(first.sketch, first.sketch_of, second.sketch, second.sketch_of)[0]

    assert share_of("a.csv", "b.sql") > 0.95
    assert share_of("a.csv", "c.csv") < 0.1
    assert str(seen.thing("a.csv").sketch[0]) not in repr(seen.facts)


SEALED = {
    "copy.age": b"age-encryption.org/v1\n-> X25519 abc\n" + bytes(range(256)),
    "mail.asc": b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
    "salted.bin": b"Salted__" + bytes(range(200)),
}


def test_what_is_encrypted_is_said_to_be(auditor, share):
    for name, content in SEALED.items():
        (share / name).write_bytes(content)
    seen = auditor.audit(_share(share))
    assert {thing.path: thing.encrypted for thing in seen.things} == {
        "copy.age": "age", "mail.asc": "pgp", "salted.bin": "other",
    }  # fmt: skip


def test_passwords_in_clear_are_found_in_columns_and_in_settings(auditor, share):
    accounts = "login;password\n" + "".join(f"user{n:03};Blue-{n}-house!{n * 7}\n" for n in range(40))
    (share / "accounts.csv").write_text(accounts)
    (share / "app.ini").write_text("[base]\nhost = localhost\npassword = Blue-7-house\n")
    (share / "vars.ini").write_text("[base]\npassword = ${BASE_PASSWORD}\n")
    seen = auditor.audit(_share(share))
    assert seen.thing("accounts.csv").clear_passwords == 40
    assert seen.thing("app.ini").clear_passwords == 1
    assert seen.thing("vars.ini").clear_passwords == 0
    assert "Blue-7-house" not in repr(seen)


def test_what_is_attached_to_mails_is_found_however_many_they_are_and_wherever_they_lie(auditor, share):
    from email.message import EmailMessage  # noqa: PLC0415

    def mail(seed: int) -> bytes:
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = "a@example.org", "b@example.org", "extract"
        message.set_content("As agreed.")
        message.add_attachment(text(rows(30, seed)), maintype="application", subtype="octet-stream", filename="z.txt")
        return message.as_bytes()

    (share / "one.eml").write_bytes(mail(1))
    (share / "many.mbox").write_bytes(
        b"".join(b"From a@example.org Mon Mar  2 10:00:00 2020\n" + mail(seed) + b"\n" for seed in (1, 2, 3))
    )
    (share / "inside.zip").write_bytes(_zipped(mail(1), "one.eml"))
    seen = auditor.audit(_share(share))
    assert [seen.thing(name).people.best for name in ("one.eml", "many.mbox", "inside.zip")] == [30, 90, 30]
    assert seen.facts.complete


def test_an_illness_counts_near_a_person_only(auditor, share):
    near = "Compte rendu du 12 mars.\nMadame Jeanne MARTIN est diabétique depuis dix ans.\nÀ revoir en juin.\n"
    (share / "note.txt").write_text(near)
    leaflet = "Le diabète est une maladie fréquente. Le cancer aussi.\n" * 6
    (share / "leaflet.txt").write_text(leaflet)
    seen = auditor.audit(_share(share))
    assert "health.disease" in {kind.kind for kind in seen.thing("note.txt").kinds}
    assert not any(kind.kind.startswith("health") for kind in seen.thing("leaflet.txt").kinds)
