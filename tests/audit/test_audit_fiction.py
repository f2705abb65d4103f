import pytest

from sourcier.audit.contents import Eyes, Held, Wanted
from sourcier.audit.contents.people import digester_of
from sourcier.secret import Key
from sourcier.store import Store


@pytest.fixture(scope="module")
def eyes(tmp_path_factory) -> Eyes:
    folder = tmp_path_factory.mktemp("scratch")
    return Eyes(digester_of(Key(b"k" * 32)), lambda: Store(folder / "s", Key(b"s" * 32)))


def told(eyes: Eyes, phones: list[str], mails: list[str], *, fiction: bool = True) -> dict[str, tuple[int, int | None]]:
    lines = [f"MARTIN;{phone};{mail}" for phone, mail in zip(phones, mails, strict=True)]
    data = "\n".join(["NOM;PORTABLE;MAIL", *lines, ""]).encode()
    seen = eyes.look("a.csv", len(data), Held(data), Wanted(fiction=fiction))
    return {kind.kind: (kind.rows, kind.fictional) for kind in seen.kinds}


MADE = [f"06.39.98.{n // 100:02}.{n % 100:02}" for n in range(60)]
OTHERS = [f"+44 7700 900 {n:03}" for n in range(60)]
"""Kept for fiction elsewhere: the regulator of this country does not know them."""


def test_phones_and_mails_kept_for_fiction_are_counted_however_they_are_written(eyes):
    mails = [f"a{n}@example.org" if n % 3 else f"b{n}@Labo.Example" for n in range(60)]
    found = told(eyes, MADE, mails)
    assert found["mobile"] == (60, 60)
    assert found["email"] == (60, 60)


def test_others_are_not(eyes):
    mails = [f"c{n}@poste.local" for n in range(60)]
    found = told(eyes, MADE[:20] + OTHERS[:40], mails)
    (called,) = [found[kind] for kind in ("mobile", "phone") if kind in found]
    assert called == (60, 20)
    assert found["email"] == (60, 0)


def test_nobody_counts_where_people_are_not_to_be_invented(eyes):
    assert told(eyes, MADE, ["a@example.org"] * 60, fiction=False)["mobile"] == (60, None)
