"""Archives of two invented tables, written by programs of other people."""

import io
import struct
import subprocess
import zlib

from sourcier.read import Asked, Limits, Overrides, open_tables

SECRET = "secret"  # noqa: S105  # of archives made for these tests


def table(letter, rows, year):
    return [(f"{letter}{n * 7919 % 1003}", f"VILLE {n % 7}", f"{n % 28 + 1:02d}/03/{year}") for n in range(rows)]


def as_csv(rows):
    return ("NOM;VILLE;DATE\n" + "".join(";".join(row) + "\n" for row in rows)).encode()


ROWS = [table("N", 400, 2019), table("M", 300, 2018)]
TEXTS = [as_csv(rows) for rows in ROWS]

TOGETHER = {
    "ZIP": "zip -q out a.csv b.csv && mv out.zip out",
    "ZIP, stored": "zip -q -0 out a.csv b.csv && mv out.zip out",
    "ZIP, sizes behind the files": "zip -q -fd out a.csv b.csv && mv out.zip out",
    "ZIP, from a pipe to a pipe": "zip -q - a.csv b.csv | cat > out",
    "ZIP, sizes of eight bytes": "zip -q -fz out a.csv b.csv && mv out.zip out",
    "ZIP, bzip2": "zip -q -Z bzip2 out a.csv b.csv && mv out.zip out",
    "ZIP behind a program": "zip -q in a.csv b.csv && cat a.sh in.zip > out",
    "ZIP, Deflate64": "7z a -bso0 -tzip -mm=deflate64 out.zip a.csv b.csv && mv out.zip out",
    "ZIP, LZMA": "7z a -bso0 -tzip -mm=lzma out.zip a.csv b.csv && mv out.zip out",
    "ZIP, xz": "7z a -bso0 -tzip -mm=xz out.zip a.csv b.csv && mv out.zip out",
    "ZIP by libarchive": "bsdtar --format=zip -cf out a.csv b.csv",
    "7z, LZMA2": "7z a -bso0 out.7z a.csv b.csv && mv out.7z out",
    "7z, LZMA": "7z a -bso0 -m0=lzma out.7z a.csv b.csv && mv out.7z out",
    "7z, each by itself": "7z a -bso0 -ms=off out.7z a.csv b.csv && mv out.7z out",
    "7z, a filter before LZMA": "7z a -bso0 -mf=bcj -m0=bcj -m1=lzma out.7z a.csv b.csv && mv out.7z out",
    "7z, differences": "7z a -bso0 -m0=delta:4 -m1=lzma out.7z a.csv b.csv && mv out.7z out",
    "7z, Deflate64": "7z a -bso0 -m0=deflate64 out.7z a.csv b.csv && mv out.7z out",
    "7z, bzip2": "7z a -bso0 -m0=bzip2 out.7z a.csv b.csv && mv out.7z out",
    "7z by libarchive": "bsdtar --format=7zip -cf out a.csv b.csv",
    "tar": "tar cf out a.csv b.csv",
    "tar, POSIX": "tar --format=posix -cf out a.csv b.csv",
    "tar, before POSIX": "tar --format=v7 -cf out a.csv b.csv",
    "tar, long names": "n=$(printf 'x%.0s' $(seq 90)) && tar cf out --transform=s,^,$n/$n/, a.csv b.csv",
    "tar, long names, POSIX": "n=$(printf 'x%.0s' $(seq 150)); tar -H pax -cf out --transform=s,^,$n/$n/, [ab].csv",
    "tar, gzip": "tar czf out a.csv b.csv",
    "tar, bzip2": "tar cf - a.csv b.csv | bzip2 > out",
    "tar, xz": "tar cf - a.csv b.csv | xz > out",
    "tar, Zstandard": "tar cf - a.csv b.csv | zstd -q > out",
    "tar, LZ4": "tar cf - a.csv b.csv | lz4 -q > out",
    "cpio": "bsdtar --format=cpio -cf out a.csv b.csv",
    "cpio, new": "bsdtar --format=newc -cf out a.csv b.csv",
    "gzip in ZIP": "gzip a.csv && bzip2 b.csv && zip -q -0 out a.csv.gz b.csv.bz2 && mv out.zip out",
    "ZIP in 7z in tar": "zip -q in.zip a.csv && 7z a -bso0 in.7z in.zip && tar cf out in.7z b.csv",
}
LOCKED = {
    "ZIP": f"zip -q -P {SECRET} out a.csv b.csv && mv out.zip out",
    "ZIP, stored": f"zip -q -0 -P {SECRET} out a.csv b.csv && mv out.zip out",
    "ZIP, AES": f"7z a -bso0 -tzip -p{SECRET} -mem=AES256 out.zip a.csv b.csv && mv out.zip out",
    "7z": f"7z a -bso0 -p{SECRET} out.7z a.csv b.csv && mv out.7z out",
    "7z, names too": f"7z a -bso0 -p{SECRET} -mhe=on out.7z a.csv b.csv && mv out.7z out",
}
ALONE = {
    "gzip": "gzip -c a.csv > out",
    "gzip, two": "(head -200 a.csv | gzip; tail -n +201 a.csv | gzip) > out",
    "bzip2, two": "(head -200 a.csv | bzip2; tail -n +201 a.csv | bzip2) > out",
    "xz, two": "(head -200 a.csv | xz; tail -n +201 a.csv | xz) > out",
    "Zstandard, two": "(head -200 a.csv | zstd -q; tail -n +201 a.csv | zstd -q) > out",
    "LZ4": "lz4 -q -c a.csv > out",
}


def made(way, folder):
    """Return what a program makes of the two tables."""
    here = folder / "made"
    here.mkdir()
    for name, text in zip(("a.csv", "b.csv"), TEXTS, strict=True):
        (here / name).write_bytes(text)
    (here / "a.sh").write_text("#!/bin/sh\necho unpack me\n")
    subprocess.run(["/bin/sh", "-c", way], check=True, cwd=here, capture_output=True)
    return (here / "out").read_bytes()


def read(data, folder, *passwords, limits=None):
    """Return evidence that was read, and the rows of each table."""
    path = data
    if isinstance(data, bytes | bytearray):
        path = folder / "evidence"
        path.write_bytes(data)
    found = open_tables(path, Asked(Overrides(), limits or Limits(), passwords))
    rows = {}
    for block in found.blocks():
        columns = [column.to_pylist() for column in block.batch()[0].columns[: block.fields]]
        rows.setdefault(block.table, []).extend(zip(*columns, strict=True))
    return found, [rows[number] for number in sorted(rows)]


def rar(files):
    """RAR 4, stored: no free program writes one. Source: technote.txt of WinRAR 4."""
    blocks = [b"Rar!\x1a\x07\0", _block(0x73, 0, bytes(6))]
    for name, data in files.items():
        about = struct.pack(
            "<LLBLLBBHL", len(data), len(data), 3, zlib.crc32(data), 0x5A000000, 20, 0x30, len(name), 0o100644
        )
        blocks.append(_block(0x74, 0x8000, about + name.encode()) + data)
    return b"".join([*blocks, _block(0x7B, 0x4000, b"")])


def _block(kind, flags, body):
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head


class Pipe(io.RawIOBase):
    """What a program writes to that stands in a pipe: it cannot go back."""

    def __init__(self):
        self.into = io.BytesIO()

    def writable(self):
        return True

    def write(self, data):
        return self.into.write(data)
