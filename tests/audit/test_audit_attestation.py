import shutil
import subprocess

import pytest
import rfc8785
from audit_runs import run_of, two_files

from sourcier.audit.attestation import (
    NAMESPACE,
    Papers,
    attestation_of,
    paper_of,
    previous_in,
    verify_attestation,
    write_attestation,
)
from sourcier.audit.errors import AttestationBroken, NotAnAttestation, NotASigningKey
from sourcier.audit.history import keep_run, past_run, run_text
from sourcier.model.plain import to_plain
from sourcier.secret import new_signing_key, read_signing_key

WHEN = "2026-11-25T17:01:12+00:00"


@pytest.fixture
def key(tmp_path):
    new_signing_key(tmp_path / "audit.key")
    return tmp_path / "audit.key"


@pytest.fixture
def paper(tmp_path, key):
    path = tmp_path / "attestation.json"
    write_attestation(path, attestation_of(two_files(), Papers(WHEN, b"baseline")), key)
    return path


def test_a_paper_says_date_targets_rules_and_result(paper):
    told = verify_attestation(paper).attestation
    assert (told.on, told.owner, told.status, told.complete) == ("2026-11-25", "Laboratoire des Tilleuls", 13, True)
    assert (told.targets[0].id, len(told.rules), told.counts["high"]) == ("t", 20, 2)
    assert told.config_sha256 == "ab" * 32


def test_a_paper_vouches_for_itself_until_a_key_is_named(paper, key):
    assert not verify_attestation(paper).trusted
    assert verify_attestation(paper, key.with_name("audit.key.pub")).trusted


def test_a_changed_paper_or_signature_is_known(paper):
    text = paper.read_bytes()
    paper.write_bytes(text.replace(b'"status":13', b'"status":0'))
    with pytest.raises(AttestationBroken):
        verify_attestation(paper)
    paper.write_bytes(text)
    paper.with_name("attestation.json.sig").unlink()
    with pytest.raises(AttestationBroken):
        verify_attestation(paper)


def test_another_key_is_known(paper, tmp_path):
    new_signing_key(tmp_path / "other.key")
    with pytest.raises(AttestationBroken):
        verify_attestation(paper, tmp_path / "other.key.pub")


def test_the_facts_at_hand_are_held_against_it(paper, tmp_path):
    facts = tmp_path / "facts.json"
    facts.write_bytes(rfc8785.dumps(to_plain(two_files())) + b"\n")
    assert verify_attestation(paper, facts=facts).facts is True
    facts.write_bytes(rfc8785.dumps(to_plain(run_of())))
    assert verify_attestation(paper, facts=facts).facts is False


@pytest.fixture
def history(tmp_path, key):
    folder = tmp_path / "history"
    for when in ("2026-09-01T03:00:00+00:00", "2026-10-01T03:00:00+00:00", WHEN):
        run = past_run(two_files(), when)
        papers = Papers(when, None, run_text(run), previous_in(folder))
        write_attestation(paper_of(keep_run(folder, run)), attestation_of(two_files(), papers), key)
    return folder


def test_the_papers_of_a_history_follow_each_other(history, key):
    found = verify_attestation(history, key.with_name("audit.key.pub"))
    assert (found.chain, found.attestation.when) == (3, WHEN)


def test_a_paper_taken_out_is_known(history):
    for path in history.glob("20261001*"):
        path.unlink()
    with pytest.raises(AttestationBroken):
        verify_attestation(history)


def test_a_run_changed_behind_its_paper_is_known(history):
    run = history / "20261001T030000Z-01.run.json"
    run.write_bytes(run.read_bytes().replace(b'"high"', b'"low"'))
    with pytest.raises(AttestationBroken):
        verify_attestation(history)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"schema":"x"}', b"\xff\xfe", b"{" * 50_000])
def test_what_is_no_paper_is_said_to_be_none(tmp_path, content):
    (tmp_path / "a.json").write_bytes(content)
    with pytest.raises(NotAnAttestation):
        verify_attestation(tmp_path / "a.json")


def test_what_is_no_key_signs_nothing(tmp_path):
    (tmp_path / "k").write_bytes(b"no key")
    with pytest.raises(NotASigningKey):
        write_attestation(tmp_path / "a.json", attestation_of(run_of(), Papers(WHEN)), tmp_path / "k")
    assert not (tmp_path / "a.json").exists()


def test_a_key_is_written_once_for_its_owner_only(key):
    assert key.stat().st_mode & 0o077 == 0
    with pytest.raises(FileExistsError):
        new_signing_key(key)
    with pytest.raises(ValueError, match=r"^$"):
        read_signing_key(key.with_name("audit.key.pub"))


def test_openssh_checks_it_too(paper):
    tool = shutil.which("ssh-keygen")
    words = ["-Y", "verify", "-f", f"{paper}.signers", "-I", "audit", "-n", NAMESPACE, "-s", f"{paper}.sig"]
    if tool is None:
        assert NAMESPACE in paper.with_name("attestation.json.signers").read_text()
        return
    checked = subprocess.run([tool, *words], input=paper.read_bytes(), capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
