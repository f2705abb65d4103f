"""audit.toml: each fault names its line and what to write instead; nothing else is ever looked at."""

from pathlib import Path

import pytest
from audit_bench import OWNER, TODAY

from sourcier.audit.config import read_config
from sourcier.audit.interface import Asked
from sourcier.audit.refusals import ConfigUnreadable, NotYetYours, SecretInConfig, TargetUnknown

TARGET = '[[target]]\nid = "share"\npath = "files"\n'


def _read(text: str):
    return read_config(text.encode(), Path("/place"), TODAY)


def test_a_target_has_the_limits_and_the_pace_of_its_own_or_of_all():
    config = _read(
        OWNER + "[limits]\nsample = 1000\n[pace]\nhours = ['22:00-06:00']\nbytes_per_second = 5000\n"
        + TARGET + TARGET.replace("share", "other") + "limits = { sample = 7 }\npace = { hours = [] }\n"
    )  # fmt: skip
    first, second = config.targets
    assert (first.limits.sample, second.limits.sample) == (1000, 7)
    assert (first.pace.hours, second.pace.hours) == (((1320, 360),), ())
    assert first.address == "/place/files"
    assert len(config.sha256) == 64


FAULTS = (
    ("", 'owner = "..."'),
    (OWNER, "Declare at least one"),
    (OWNER + "[[target]]\npath = 'x'\n", "id"),
    (OWNER + '[[target]]\nid = "a"\n', "one of the two"),
    (OWNER + TARGET + TARGET, "taken"),
    (OWNER + TARGET + "sort = 3\n", "Use only these names"),
    (OWNER + TARGET + "public = 1\n", "true or false"),
    (OWNER + TARGET + "delete_by = 'soon'\n", "as a day"),
    (OWNER + TARGET + "limits = { sample = -1 }\n", "as a number"),
    (OWNER + TARGET + "pace = { hours = ['25:00-26:00'] }\n", "spans of the day"),
    (OWNER + '[[target]]\nid = "a"\nurl = "gopher://x"\n', "Begin url with"),
    (OWNER + '[[target]]\nid = "a"\nurl = "ftp://host/../x"\n', "scheme://host"),
    (OWNER + '[[target]]\nid = "a"\nurl = "ftp://"\n', "scheme://host"),
    (OWNER + TARGET + 'certificate = "abc"\n', "SHA-256"),
    (OWNER + TARGET + 'environment = "staging"\n', "one of"),
    ("owner = ", "TOML"),
)


@pytest.mark.parametrize(("text", "said"), FAULTS)
def test_every_fault_says_what_to_write_instead(text, said):
    with pytest.raises(ConfigUnreadable) as refused:
        _read(text)
    assert said in refused.value.following.english()
    assert refused.value.what.values["line"] >= 1


def test_a_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(SecretInConfig) as refused:
        _read(OWNER + '[[target]]\nid = "a"\nurl = "ftp://office:hidden-word@host/"\n')
    said = f"{refused.value} {refused.value.kept.english()} {refused.value.following.english()}"
    assert "hidden-word" not in said


def test_what_is_not_yet_ones_own_is_not_looked_at():
    with pytest.raises(NotYetYours):
        _read('owner = "x"\nsince = "2999-01-01"\n' + TARGET)


def test_a_target_that_is_not_declared_cannot_be_asked_for(auditor, share):
    with pytest.raises(TargetUnknown):
        auditor.audit(f'[[target]]\nid = "share"\npath = "{share}"\n', Asked(only=("elsewhere",)))
