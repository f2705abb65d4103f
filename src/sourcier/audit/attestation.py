"""A signed paper about a run: on this date, these targets, these rules, this result (GDPR art. 32(1)(d)).

It is signed with Ed25519 as OpenSSH signs files, so that an authority can check it with ``ssh-keygen -Y verify``. It
proves that whoever holds the key said so, and that nothing was changed since; the date is that of the computer's clock.
Each paper of a history holds the digest of the one before: none can be taken out or put in later unseen.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import rfc8785

from sourcier.model.audit import AuditFacts
from sourcier.model.audit_history import ATTESTATION_SCHEMA, Attestation, AttestedTarget, Verified
from sourcier.model.plain import from_plain, to_plain
from sourcier.secret import (
    key_print,
    raw_public,
    read_public_key,
    read_signing_key,
    sign,
    ssh_public,
    verified,
    write_private,
)

from .baseline import ABSENT
from .errors import AttestationBroken, NotAnAttestation, NotASigningKey
from .history import ENDING as RUN

NAMESPACE = "audit@sourcier"
ENDING = ".attestation.json"
_MOST_BYTES = 1 << 28


@dataclass(frozen=True, slots=True)
class Papers:
    """What a run was made with, besides its facts; bytes of files as they were."""

    when: str
    """Time it ended, UTC."""
    baseline: bytes | None = None
    run: bytes | None = None
    """What the history keeps of it."""
    previous: str = ""
    """SHA-256 of the attestation before."""


def attestation_of(facts: AuditFacts, papers: Papers) -> Attestation:
    """Return what is to be signed."""
    return Attestation(
        schema=ATTESTATION_SCHEMA,
        version=facts.version,
        when=papers.when,
        on=facts.on,
        owner=facts.owner,
        since=facts.since,
        targets=tuple(
            AttestedTarget(one.id, one.scheme, one.address, one.reached, one.complete, one.things, one.read)
            for one in facts.targets
        ),
        rules=facts.rules,
        complete=facts.complete,
        status=facts.status,
        counts=facts.counts,
        accepted=sum(bool(one.accepted) and one.state != ABSENT for one in facts.findings),
        config_sha256=next((one.sha256 for one in facts.inputs if one.name == CONFIG), ""),
        baseline_sha256=_sha256(papers.baseline),
        facts_sha256=facts_sha256(facts),
        run_sha256=_sha256(papers.run),
        previous_sha256=papers.previous,
    )


CONFIG = "audit.toml"


def facts_sha256(facts: AuditFacts) -> str:
    """Return the digest of facts in canonical JSON."""
    return hashlib.sha256(rfc8785.dumps(to_plain(facts))).hexdigest()


def _sha256(content: bytes | None) -> str:
    return hashlib.sha256(content).hexdigest() if content is not None else ""


def write_attestation(path: Path, attestation: Attestation, key: Path) -> str:
    """Write the paper, its signature and the public key beside it; return its digest. Raises NotASigningKey."""
    try:
        signer = read_signing_key(key)
    except ValueError:
        raise NotASigningKey(key) from None
    text = rfc8785.dumps(to_plain(attestation)) + b"\n"
    raw = raw_public(signer.public_key())
    write_private(path, text)
    write_private(_beside(path, ".sig"), sign(text, signer, NAMESPACE).encode())
    write_private(_beside(path, ".signers"), f'audit namespaces="{NAMESPACE}" {ssh_public(raw)}\n'.encode())
    return hashlib.sha256(text).hexdigest()


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


def previous_in(folder: Path) -> str:
    """Return the digest of the last attestation of a history; empty where there is none."""
    papers = papers_in(folder)
    return hashlib.sha256(papers[-1].read_bytes()).hexdigest() if papers else ""


def papers_in(folder: Path) -> list[Path]:
    """Return the attestations of a history, earliest first."""
    return sorted(path for path in folder.iterdir() if path.name.endswith(ENDING)) if folder.is_dir() else []


def paper_of(kept: Path) -> Path:
    """Return where a history keeps the attestation of a run that it keeps."""
    return kept.with_name(kept.name.removesuffix(RUN) + ENDING)


def verify_attestation(path: Path, signer: Path | None = None, facts: Path | None = None) -> Verified:
    """Check one paper, or all of a history's folder. Raises NotAnAttestation, AttestationBroken, NotASigningKey."""
    papers = papers_in(path) if path.is_dir() else [path]
    if not papers:
        raise NotAnAttestation(path)
    told = _trusted(signer)
    previous, chain, found = "", 0, None
    for paper in papers:
        text = _text(paper)
        found = _checked(paper, text, told)
        if path.is_dir():
            if found.attestation.previous_sha256 != previous:
                raise AttestationBroken(paper, "chain")
            _kept_run(paper, found.attestation)
        previous, chain = hashlib.sha256(text).hexdigest(), chain + 1
    assert found is not None  # noqa: S101  # there is one paper at least
    return Verified(found.attestation, found.signer, found.trusted, _same_facts(facts, found.attestation), chain)


def _trusted(signer: Path | None) -> bytes | None:
    try:
        return read_public_key(signer) if signer is not None else None
    except ValueError:
        raise NotASigningKey(signer) from None  # type: ignore[arg-type]


def _text(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except OSError:
        raise NotAnAttestation(path) from None


def _checked(path: Path, text: bytes, told: bytes | None) -> Verified:
    try:
        plain = json.loads(text)
        if plain["schema"] != ATTESTATION_SCHEMA:
            raise NotAnAttestation(path)
        attestation = from_plain(Attestation, plain)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise NotAnAttestation(path) from None
    try:
        armoured = _beside(path, ".sig").read_text("ascii", "replace")
        raw = told if told is not None else read_public_key(_beside(path, ".signers"))
    except (OSError, ValueError):
        raise AttestationBroken(path, "no_signature") from None
    if not verified(text, armoured, raw, NAMESPACE):
        raise AttestationBroken(path, "other_key" if told is not None else "signature")
    return Verified(attestation, key_print(raw), told is not None)


def _kept_run(paper: Path, attestation: Attestation) -> None:
    """Hold what the history keeps of a run against its paper."""
    kept = paper.with_name(paper.name.removesuffix(ENDING) + RUN)
    if attestation.run_sha256 and (not kept.is_file() or _sha256(kept.read_bytes()) != attestation.run_sha256):
        raise AttestationBroken(kept, "run")


def _same_facts(facts: Path | None, attestation: Attestation) -> bool | None:
    if facts is None:
        return None
    try:
        plain = json.loads(_text(facts))
        return hashlib.sha256(rfc8785.dumps(plain)).hexdigest() == attestation.facts_sha256
    except (ValueError, RecursionError):
        return False
