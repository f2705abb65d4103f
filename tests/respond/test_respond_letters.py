import csv
import io
import zipfile
from email import message_from_bytes
from email.policy import default

import pytest
from told_people import Office, One

from sourcier.model.errors import SourcierError
from sourcier.respond import Outgoing
from sourcier.respond.letters import FOLDER, Drawer, built_in, pack_files, starter
from sourcier.respond.letters.errors import TemplateWrong, ValueMissing
from sourcier.respond.letters.packs import read_pack
from sourcier.respond.letters.pages import pdf_of
from sourcier.respond.letters.template import fill, read_template
from sourcier.respond.letters.values import CONDITIONS, FIELDS
from sourcier.respond.letters.voice import Voice
from sourcier.respond.lists import Entry
from sourcier.respond.lists.topics import TOPICS

SAID = b"""
[[letter]]
pack = "en"
place = "Vannes"
happened = "A copy of our base was offered for download."
measures = "The copy was destroyed."
"""
VOICE = Voice(
    "port", "en", "Vannes", "2021-03-01", "Laboratoire du Port", "1 quai Vert\n56000 Vannes", "dpo@port.example",
    "A copy was offered.", "It was destroyed.", signatory="The director",
)  # fmt: skip


@pytest.fixture
def office(tmp_path) -> Office:
    return Office(tmp_path, outgoing=Outgoing(kit=False, language="en", letters=SAID))


def entry(**changes) -> Entry:
    known = {
        "reference": "P-AAAAAAAAAAAA", "batch": 1, "reasons": "", "addressee": "self", "minor": False,
        "channel": "post", "second": "none", "title": "MME", "given_name": "ANNE",
        "family_name": "MARTIN", "birth_name": "",
        "birth_date": "1970-03-12", "street": "3 RUE DES LILAS", "postcode": "56000", "commune": "VANNES", "email": "",
        "phone": "", "topics": "identity birth address", "kinds": "", "inside": "", "other_number": False, "unnamed": 0,
        "rows": 1, "provenance": "",
    }  # fmt: skip
    return Entry(**(known | changes))


def drawn(tmp_path, pack="en", **changes) -> str:
    drawer = Drawer(VOICE, read_pack(tmp_path, pack))
    return "\n".join(block.text for block in drawer.blocks(entry(**changes), "post"))


def pages(pdf: bytes, tmp_path) -> str:
    import subprocess  # noqa: PLC0415

    path = tmp_path / "letters.pdf"
    path.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True).stdout.decode()


def test_a_letter_says_what_article_34_asks_for(office, tmp_path):
    office.found(
        One(given="ANNE", group="A+"), One(given="LOU", born="02/09/2012"), One(given="ZOE", mail="z@example.org")
    )
    facts = office.answer()
    batches = {one.sort: one for one in facts.letters}
    assert {sort: one.count for sort, one in batches.items()} == {"post": 2, "mail": 1, "merge": 3}
    assert not batches["post"].approved
    text = pages(office.opened(batches["post"].path), tmp_path)
    for part in ("A copy of our base was offered", "your blood group", "What may happen", "The copy was destroyed",
                 "dpo@port.example", "To the legal representatives of", "P-"):  # fmt: skip
        assert part in text


def test_what_was_looked_for_and_not_found_is_named(tmp_path):
    text = drawn(tmp_path, topics="identity nir password")
    absent = next(line for line in text.split("\n") if line.startswith("We looked for"))
    assert "your bank details" in absent
    assert "your blood group" in absent
    assert "your password" not in absent
    assert "your social security number" not in absent


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("pack", ["fr", "en"])
def test_every_topic_is_named_in_a_letter(topic, pack, tmp_path):
    own = read_pack(tmp_path, pack)
    assert own.topics[topic].name in drawn(tmp_path, pack, topics=f"identity {topic}").split("\n")


def test_no_letter_names_an_illness(tmp_path):
    text = drawn(tmp_path, topics="identity comment health_comment", inside="health.hiv health.cancer").lower()
    assert "comment" in text
    assert not any(word in text for word in ("hiv", "cancer"))


def test_a_minor_is_written_to_by_way_of_the_legal_representatives(tmp_path):
    text = drawn(tmp_path, minor=True, addressee="legal_representative")
    assert "To the legal representatives of ANNE MARTIN" in text
    letter = next(Drawer(VOICE, read_pack(tmp_path, "en")).letters([entry(minor=True)]))
    assert letter.address[0] == "To the legal representatives of"


def test_late_finds_are_told_why_they_hear_only_now(tmp_path):
    assert "only found later" in drawn(tmp_path, batch=2)
    assert "only found later" not in drawn(tmp_path, batch=1)


FAULTS = {
    "field": ("Subject: x\n\nDear {{ nmae }}", 3),
    "condition": ("Subject: x\n{{ if pasword }}\nx\n{{ end }}", 2),
    "not_alone": ("Subject: x\nSome {{ if password }} text", 2),
    "nothing_open": ("Subject: x\n{{ end }}", 2),
    "not_closed": ("Subject: x\n\n{{ if password }}\nx", 3),
    "braces": ("Subject: x\n{{ name", 2),
    "code": ("Subject: x\n{{ name.__class__ }}", 2),
    "call": ("Subject: x\n{{ open('x') }}", 2),
    "subject": ("Hello", 1),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_template_is_named_with_its_line_and_remedy(fault):
    text, line = FAULTS[fault]
    with pytest.raises(TemplateWrong) as raised:
        read_template("letter.txt", text, FIELDS, CONDITIONS)
    assert raised.value.line == line
    assert raised.value.following.english()


def test_a_field_nobody_filled_stops_everything_before_anything_is_written(office):
    office.found(One(given="ANNE"))
    office.outgoing = Outgoing(
        kit=False, language="en", letters=SAID.replace(b'measures = "The copy was destroyed."', b"")
    )
    with pytest.raises(ValueMissing) as raised:
        office.answer()
    assert "measures" in raised.value.what.english()
    assert "letters.toml" in raised.value.following.english()
    assert not list((office.folder / "out").rglob("*letters*"))


@pytest.mark.parametrize(
    ("said", "line"), [(b"[[letter]]\nhapened = 'x'", 1), (b"[[letter]]\n\n[[letter]]\n", 3), (b"\n[[letter", 2)]
)
def test_a_fault_in_what_people_wrote_is_named_with_its_line(office, said, line):
    office.found(One(given="ANNE"))
    office.outgoing = Outgoing(kit=False, letters=said)
    with pytest.raises(SourcierError, match="E542") as raised:
        office.answer()
    assert f"Line {line} " in raised.value.what.english()


def test_values_of_the_leak_never_act(tmp_path):
    crafted = {
        "given_name": '#panic("x") {{ dpo }} #{sys.inputs}', "family_name": "$x$ *b* _i_ `r` \\ <l> @r // /* - = 1.",
        "street": '#read("/etc/passwd")\n#import "@preview/x:1.0.0"', "commune": "= HEADING\r\nBcc: x@example.org",
        "title": "#eval",
    }  # fmt: skip
    drawer = Drawer(VOICE, read_pack(tmp_path, "en"))
    made = list(drawer.letters([entry(**crafted)]))
    text = " ".join(pages(pdf_of(made, drawer.head), tmp_path).split())
    assert '#panic("x") {{ dpo }} #{sys.inputs} $x$ *b* _i_ `r` \\ <l> @r // /* - = 1.' in text
    assert '#read("/etc/passwd")' in text
    assert "root:" not in text
    assert "= HEADING Bcc: x@example.org" in text


def test_the_same_letters_are_the_same_bytes(tmp_path):
    drawer = Drawer(VOICE, read_pack(tmp_path, "fr"))
    first, second = (pdf_of(list(drawer.letters([entry(), entry(minor=True)])), drawer.head) for _ in range(2))
    assert first == second


def test_mails_are_plain_text_to_one_person_each(office):
    office.found(One(given="ZOE", mail="zoe@example.org"), One(given="ANNE", mail="anne@example.org"))
    batch = next(one for one in office.answer().letters if one.sort == "mail")
    archive = zipfile.ZipFile(io.BytesIO(office.opened(batch.path)))
    mails = [message_from_bytes(archive.read(name), policy=default) for name in archive.namelist()]
    assert sorted(mail["To"] for mail in mails) == ["anne@example.org", "zoe@example.org"]
    for mail in mails:
        assert mail.get_content_type() == "text/plain"
        assert "http" not in mail.get_content()
        assert "your e-mail address" in mail.get_content()


def test_the_merge_table_and_the_word_document_name_the_same_fields(office):
    office.found(One(given="ANNE", word="x"), One(given="LOU", born="02/09/2012"))
    batch = next(one for one in office.answer().letters if one.sort == "merge")
    table = list(csv.DictReader(io.StringIO(office.opened(batch.paths[0]).decode("utf-8-sig"))))
    document = zipfile.ZipFile(office.folder / batch.paths[1]).read("word/document.xml").decode()
    fields = {part.split(" ")[0] for part in document.split(" MERGEFIELD ")[1:]}
    assert fields
    assert fields <= set(table[0])
    by_name = {row["given_name"]: row for row in table}
    assert "To the legal representatives of" in by_name["LOU"]["part_1"]
    assert "Change this password" in by_name["ANNE"]["advice"]
    assert "ANNE" not in document


def test_a_pack_copied_into_the_case_is_used_before_the_built_in_one(office):
    office.found(One(given="ANNE"))
    before = office.answer()
    own = office.folder / FOLDER / "en"
    own.mkdir(parents=True)
    for name, content in pack_files("en").items():
        (own / name).write_bytes(content.replace(b'approved_by = ""', b'approved_by = "Maitre A. Juriste"'))
    after = office.answer()
    assert (before.letters[0].approved, after.letters[0].approved) == (False, True)
    (own / "topics.toml").write_text("[identity]\n")
    with pytest.raises(SourcierError, match="E543"):
        office.answer()


def test_an_unknown_pack_names_those_there_are(office):
    office.found(One(given="ANNE"))
    for name in (b"xx", b"../fr"):
        office.outgoing = Outgoing(kit=False, letters=SAID.replace(b'"en"', b'"' + name + b'"'))
        with pytest.raises(SourcierError, match="E543"):
            office.answer()
    assert built_in() == ("en", "fr")


def test_the_starter_is_understood_and_asks_for_every_field(office):
    office.found(One(given="ANNE"))
    office.outgoing = Outgoing(kit=False, letters=starter(lambda message: message.english()).encode())
    with pytest.raises(ValueMissing) as raised:
        office.answer()
    assert "happened" in raised.value.what.english()


def test_notes_to_editors_and_their_lines_leave_no_trace():
    template = read_template(
        "letter.txt", "{# a\nb #}\nSubject: s\n\none{# c #} two\nthree\n\n- {{ found }}\n", FIELDS, ()
    )
    blocks = [(block.sort, block.text) for block in fill(template, {"found": ("x", "y")})]
    assert blocks == [("subject", "s"), ("paragraph", "one two three"), ("item", "x"), ("item", "y")]


def test_french_letters_are_set_as_french_printers_do(tmp_path):
    text = drawn(tmp_path, "fr")
    assert "s\u2019est pass\u00e9" in text
    assert "sur vous\u00a0: " in text
    assert "'" not in text.replace("A copy", "")
