"""A sealed copy stands in for a file that is gone or was changed."""

import pytest
from invented_leaks import leak

from sourcier.examine import Request, examine
from sourcier.model.errors import NothingReadable
from sourcier.model.progress import Silent
from sourcier.read import Limits
from sourcier.secret import SealBroken

COPY = Request(copy=True)
ANEW = Request(limits=Limits(expansion=999))
"""Settings of its own: nothing found before is used again."""


def test_a_file_that_is_gone_is_examined_from_its_sealed_copy(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 80)
    first = desk.run(path, request=COPY).facts
    path.unlink()
    again = desk.run(path, request=ANEW)
    assert not again.reused
    assert again.facts.complete
    assert again.facts.evidence == first.evidence
    assert again.facts.people == first.people


def test_without_a_copy_what_is_gone_cannot_be_read(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 80)
    desk.run(path)
    path.unlink()
    with pytest.raises(NothingReadable):
        desk.run(path, request=ANEW)


def test_a_file_that_changes_after_it_was_added_is_read_from_its_copy(desk, tmp_path, monkeypatch):
    path = leak(tmp_path / "leak.csv", 80)
    first = desk.run(path, request=COPY).facts
    with desk.open() as case:
        add = case.add_evidence

        def then_change(*given, **named):
            piece = add(*given, **named)
            path.write_bytes(b"something else\n")
            return piece

        monkeypatch.setattr(case, "add_evidence", then_change)
        facts = examine(case, [path], ANEW, 1, Silent()).facts
    assert facts.complete
    assert facts.evidence == first.evidence


def test_a_changed_copy_is_never_taken_for_evidence(desk, tmp_path):
    path = leak(tmp_path / "leak.csv", 80)
    desk.run(path, request=COPY)
    path.unlink()
    (sealed,) = (desk.folder / "evidence").iterdir()
    raw = bytearray(sealed.read_bytes())
    raw[len(raw) // 2] ^= 1
    sealed.write_bytes(raw)
    with pytest.raises(SealBroken):
        desk.run(path, request=ANEW)
