"""Why an audit's own papers cannot be used: baseline, history, attestation, schedule. No error quotes a value."""

from pathlib import Path

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

_NOTHING = Message("Nothing was changed.")


class BaselineUnreadable(WrongUse):
    """A baseline cannot be understood."""

    code = "E720"

    def __init__(self, line: int, remedy: Message) -> None:
        super().__init__(
            Message("Line %(line)d of the baseline cannot be understood.", {"line": line}),
            Message("No finding was kept quiet and nothing was contacted."),
            remedy,
        )


class NotScheduled(WrongUse):
    """A path holds a line break: no scheduler can be told of it."""

    code = "E721"

    def __init__(self) -> None:
        super().__init__(
            Message("A path holds a line break: no scheduler can be told of it."),
            Message("No file was written."),
            Message("Give audit.toml and the program paths without line breaks."),
        )


_BROKEN = {
    "no_signature": Message("%(path)s has no signature beside it."),
    "signature": Message("%(path)s or its signature was changed."),
    "other_key": Message("%(path)s was not signed with the key that was named."),
    "chain": Message("%(path)s does not follow the one before it: one was taken out, put in or changed."),
    "run": Message("%(path)s is not the run that was signed."),
}


class AttestationBroken(SourcierError):
    """An attestation or its signature was changed, or is another key's."""

    code = "E722"

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            Message(_BROKEN[why].text, {"path": str(path)}),
            _NOTHING,
            Message("Ask whoever made it for the original and the public key. What it says proves nothing as it is."),
        )


class NotAnAttestation(WrongUse):
    """A file is no attestation of an audit."""

    code = "E723"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s is no attestation of an audit.", {"path": str(path)}),
            _NOTHING,
            Message("Give the file that sourcier audit run --attest wrote, or the folder given with --history."),
        )


class NotASigningKey(WrongUse):
    """A file is no key that can sign or check an attestation."""

    code = "E724"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s is no Ed25519 key in OpenSSH's form.", {"path": str(path)}),
            Message("Nothing was signed."),
            Message("Make one with: sourcier audit key -o FILE. Its public half is what --signer takes."),
        )


class SinceUnknown(WrongUse):
    """There is no earlier run to compare with."""

    code = "E725"

    def __init__(self, since: str) -> None:
        super().__init__(
            Message("There is no run to compare with: %(since)s.", {"since": since}),
            Message("The audit was not run."),
            Message(
                "Give --since last, a day on or after the first run kept in --history, or the JSON facts of an earlier "
                "run."
            ),
        )


class HistoryBroken(SourcierError):
    """A run kept in the history was changed or cannot be read."""

    code = "E726"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s cannot be read as a run of an audit.", {"path": str(path)}),
            _NOTHING,
            Message("Bring it back from a backup, or move it out of the folder: the other runs stand by themselves."),
        )


class NotToRead(WrongUse):
    """The file that is to leave cannot be read."""

    code = "E727"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s is no file that can be read.", {"path": str(path)}),
            Message("The gate stays shut."),
            Message("Give the file that is to leave. A folder leaves file by file, or as one archive."),
        )


class ExpiryWrong(WrongUse):
    """The day until which findings are to be accepted is no day, or past."""

    code = "E728"

    def __init__(self) -> None:
        super().__init__(
            Message("Findings cannot be accepted until that day."),
            Message("No baseline was written."),
            Message("Write a day to come, at most two years ahead: --expires 2027-06-30."),
        )
