"""``audit.toml``: what is one's own, since when, how it may be looked at. What it does not declare is never asked."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from sourcier.case.toml import decoded, error_line, first_line, table_line
from sourcier.model.audit_targets import PRODUCTION, TEST, AuditConfig, Limits, Pace, Target
from sourcier.model.message import Message

from .address import local, place_of
from .refusals import ConfigUnreadable, NotYetYours
from .settings import Setting, day, number, span, text, texts, truth

_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._@-]{0,126}[A-Za-z0-9])?")
_PIN = re.compile(r"(?:SHA256:)?(?:[0-9A-Fa-f]{2}:?){32}|SHA256:[A-Za-z0-9+/]{43}=?")
_TOP: Mapping[str, Setting] = {
    "owner": text, "since": day, "orders": text, "register": text, "keys": text, "limits": None, "pace": None,
    "target": None,
}  # fmt: skip
_TARGET: Mapping[str, Setting] = {
    "id": text, "url": text, "path": text, "login": text, "declared": texts, "public": truth, "environment": text,
    "people": number, "most_readers": number, "shared_password": truth, "log": text, "web_root": text,
    "orders": texts, "delete_by": day, "exclude": texts, "certificate": text, "limits": None, "pace": None,
}  # fmt: skip
_LIMITS = tuple(field.name for field in fields(Limits))


def read_config(content: bytes, folder: Path, today: str) -> AuditConfig:
    """Return what the file says; paths in it are meant from `folder`.

    Raises ConfigUnreadable, SecretInConfig, NotYetYours.
    """
    written = decoded(content, ConfigUnreadable)
    try:
        plain = tomllib.loads(written)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        remedy = Message("Write it as TOML: a text stands between quotes, a list between brackets.")
        raise ConfigUnreadable(error_line(error, written), remedy) from None
    config = _Reading(written, folder).config(plain)
    if config.since > today:
        raise NotYetYours(config.since, today)
    return replace(config, sha256=hashlib.sha256(content).hexdigest())


class _Reading:
    def __init__(self, written: str, folder: Path) -> None:
        self._text, self._folder = written, folder

    def config(self, plain: Mapping[str, Any]) -> AuditConfig:
        self._known(plain, _TOP, 0)
        for name, why in (("owner", "who owns these targets"), ("since", "since when they are theirs")):
            if not plain.get(name):
                raise ConfigUnreadable(1, Message('Say %(name)s = "...": %(why)s.', {"name": name, "why": why}))
        own = {name: self._value(name, _TOP[name], plain[name], 0) for name in plain if _TOP[name]}
        limits = self._limits(plain.get("limits", {}), Limits(), 0)
        pace = self._pace(plain.get("pace", {}), Pace(), 0)
        tables = plain.get("target", [])
        if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
            line = first_line(self._text, "target")
            raise ConfigUnreadable(line, Message("Write [[target]], between two pairs of brackets."))
        if not tables:
            raise ConfigUnreadable(1, Message("Declare at least one [[target]]: nothing else is looked at."))
        targets = tuple(self._target(number, one, limits, pace) for number, one in enumerate(tables))
        self._apart(targets)
        paths = {name: local(own[name], self._folder) for name in ("orders", "register", "keys") if own.get(name)}
        return AuditConfig(own["owner"], own["since"], targets, **paths)

    def _target(self, number: int, plain: Mapping[str, Any], limits: Limits, pace: Pace) -> Target:
        line = table_line(self._text, "target", number)
        self._known(plain, _TARGET, line)
        said = {name: self._value(name, _TARGET[name], plain[name], line) for name in plain if _TARGET[name]}
        if not _ID.fullmatch(said.get("id", "")):
            raise ConfigUnreadable(line, Message('Give it an id of small letters, digits and "-": id = "ftp-office".'))
        if ("url" in said) == ("path" in said):
            raise ConfigUnreadable(
                line, Message('Say where it is, by one of the two: url = "ftp://..." or path = "..."')
            )
        if not _LOGIN.fullmatch(said.get("login", "x")):
            remedy = Message("Write login as the name under which keyring or environment hold it, never the password.")
            raise ConfigUnreadable(line, remedy)
        if said.get("environment", PRODUCTION) not in (PRODUCTION, TEST):
            values = {"name": "environment", "choices": f"{PRODUCTION}, {TEST}"}
            raise ConfigUnreadable(line, Message("Write %(name)s as one of: %(choices)s.", values))
        if not _PIN.fullmatch(said.get("certificate", "SHA256:" + "0" * 64)):
            remedy = Message(
                "Write certificate as its SHA-256: 64 hexadecimal digits, or SHA256:... as ssh-keygen -l does."
            )
            raise ConfigUnreadable(line, remedy)
        scheme, address = place_of(said.pop("url", ""), said.pop("path", ""), self._folder, line)
        if said.get("log", "none") != "none":
            said["log"] = local(said["log"], self._folder)
        return Target(
            scheme=scheme,
            address=address,
            limits=self._limits(plain.get("limits", {}), limits, line),
            pace=self._pace(plain.get("pace", {}), pace, line),
            **said,
        )

    def _apart(self, targets: tuple[Target, ...]) -> None:
        seen: set[str] = set()
        for place, target in enumerate(targets):
            if target.id in seen:
                line = table_line(self._text, "target", place)
                raise ConfigUnreadable(line, Message("Give each target an id of its own: this one is taken."))
            seen.add(target.id)

    def _known(self, plain: Mapping[str, Any], shape: Mapping[str, Setting], line: int) -> None:
        for name in plain:
            if name not in shape:
                at = line or first_line(self._text, name)
                raise ConfigUnreadable(
                    at, Message("Use only these names in it: %(names)s.", {"names": ", ".join(shape)})
                )

    def _value(self, name: str, setting: Setting, value: Any, line: int) -> Any:
        assert setting is not None  # noqa: S101  # tables are read apart
        found = setting.read(value)
        if found is None:
            raise ConfigUnreadable(line or first_line(self._text, name), Message(setting.wanted, {"name": name}))
        return found

    def _limits(self, plain: Any, known: Limits, line: int) -> Limits:
        at = line or first_line(self._text, "limits")
        self._table(plain, dict.fromkeys(_LIMITS, number), "limits", at)
        return replace(known, **{name: self._value(name, number, value, at) for name, value in plain.items()})

    def _pace(self, plain: Any, known: Pace, line: int) -> Pace:
        at = line or first_line(self._text, "pace")
        shape = {"bytes_per_second": number, "requests_per_second": number, "hours": texts}
        self._table(plain, shape, "pace", at)
        said = {name: self._value(name, shape[name], value, at) for name, value in plain.items()}
        if "hours" in said:
            spans = [span(one) for one in said["hours"]]
            if None in spans:
                raise ConfigUnreadable(at, Message('Write hours as spans of the day: hours = ["22:00-06:00"].'))
            said["hours"] = tuple(spans)
        return replace(known, **said)

    def _table(self, plain: Any, shape: Mapping[str, Setting], name: str, line: int) -> None:
        if not isinstance(plain, dict):
            remedy = Message("Write %(name)s as a table: %(name)s = { name = value }.", {"name": name})
            raise ConfigUnreadable(line, remedy)
        self._known(plain, shape, line)
