"""What a content may lie in: archives, compressed files, mails, damaged copies."""

import base64
import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Sequence
from typing import IO

from .table import Content

_DAY = (2019, 6, 3, 18, 30, 0)


def zipped(*members: tuple[str, Content]) -> Content:
    def content(sink: IO[bytes]) -> None:
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as box:
            for name, member in members:
                entry = zipfile.ZipInfo(name, _DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                with box.open(entry, "w", force_zip64=True) as inner:
                    member(inner)

    return content


def tarred(members: Sequence[tuple[str, Content]], mode: str = "w:gz") -> Content:
    def content(sink: IO[bytes]) -> None:
        packed = io.BytesIO()
        outer: IO[bytes] = gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") if "gz" in mode else packed
        with tarfile.open(fileobj=outer, mode="w") as box:
            for name, member in members:
                data = data_of(member)
                entry = tarfile.TarInfo(name)
                entry.size, entry.mtime = len(data), 1559586600
                box.addfile(entry, io.BytesIO(data))
        if outer is not packed:
            outer.close()
        sink.write(packed.getvalue())

    return content


def data_of(content: Content) -> bytes:
    buffer = io.BytesIO()
    content(buffer)
    return buffer.getvalue()


def gzipped(member: Content) -> Content:
    def content(sink: IO[bytes]) -> None:
        with gzip.GzipFile(fileobj=sink, mode="wb", mtime=0, filename="") as inner:
            member(inner)

    return content


def bzipped(member: Content) -> Content:
    return lambda sink: _close(bz2.BZ2File(sink, "wb"), member)


def xzipped(member: Content) -> Content:
    return lambda sink: _close(lzma.LZMAFile(sink, "wb"), member)


def _close(inner: IO[bytes], member: Content) -> None:
    with inner:
        member(inner)


def cut(member: Content, share: float = 0.7) -> Content:
    """A transfer that broke off."""

    def content(sink: IO[bytes]) -> None:
        data = data_of(member)
        sink.write(data[: max(200, int(len(data) * share))])

    return content


def mailed(name: str, member: Content, subject: str, text: str) -> Content:
    """A mail with one attachment."""

    def content(sink: IO[bytes]) -> None:
        packed = base64.encodebytes(data_of(member)).decode().replace("\n", "\r\n")
        sink.write(
            (
                "From: export@labo.example\r\nTo: support@editeur.example\r\nDate: Mon, 3 Jun 2019 18:31:02 +0200\r\n"
                f"Subject: {subject}\r\nMIME-Version: 1.0\r\nMessage-ID: <1@labo.example>\r\n"
                'Content-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\n'
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                f'{text}\r\n\r\n--b1\r\nContent-Type: application/octet-stream; name="{name}"\r\n'
                f'Content-Disposition: attachment; filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
                f"{packed}\r\n--b1--\r\n"
            ).encode()
        )

    return content
