"""Buckets, by a server that speaks S3."""

import json

import pytest
from bucket_server import PASSWORD, USER, bucket_server

from sourcier.audit.credentials import Credential

LOGIN = {"office": Credential(USER, PASSWORD)}


@pytest.fixture(scope="module")
def bucket(tmp_path_factory):
    with bucket_server(tmp_path_factory.mktemp("bucket")) as server:
        yield server


def _declared(port: int, path: str, login: str = 'login = "office"') -> str:
    return f'[[target]]\nid = "s3"\nurl = "s3://127.0.0.1:{port}/{path}?tls=no"\n{login}\n'


def test_a_bucket_is_gone_through_prefix_by_prefix(auditor, served, bucket):
    auditor.logins = LOGIN
    bucket.fill("transfers", served)
    seen = auditor.audit(_declared(bucket.port, "transfers"))
    assert seen.thing("out/extract.csv").people.best == 300
    assert seen.thing("out/extract.csv").modified
    assert len(seen.things) == 3
    assert seen.facts.complete


def test_a_prefix_is_never_left(auditor, served, bucket):
    auditor.logins = LOGIN
    bucket.fill("prefixed", served)
    seen = auditor.audit(_declared(bucket.port, "prefixed/out"))
    assert [thing.path for thing in seen.things] == ["extract.csv"]


def test_what_a_policy_grants_to_everyone_is_told(auditor, served, bucket):
    auditor.logins = LOGIN
    bucket.fill("shown", served)
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shown/*"}
    bucket.client().set_bucket_policy("shown", json.dumps({"Version": "2012-10-17", "Statement": [statement]}))
    seen = auditor.audit(_declared(bucket.port, "shown"))
    assert seen.server.anonymous_reads
    assert "SRC101" in seen.rules()


def test_a_bucket_that_is_not_there_is_said(auditor, bucket):
    auditor.logins = LOGIN
    seen = auditor.audit(_declared(bucket.port, "nowhere"))
    assert seen.unread() == {"vanished": 1}
    assert not seen.facts.complete
