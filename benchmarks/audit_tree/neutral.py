# ruff: noqa: E501  # made-up files stand on their lines
"""Files as lie about on any server: logs, code, pictures, documents, settings, binaries."""

import json
import zlib
from collections.abc import Callable
from random import Random
from struct import pack

from layouts.names import FAMILIES, GIVEN

from . import binaries, boxes
from .table import Content, Table, of_bytes, of_text, random

_NOUNS = [
    "queue",
    "stock",
    "order",
    "cache",
    "index",
    "batch",
    "frame",
    "report",
    "widget",
    "session",
    "router",
    "parser",
    "sensor",
    "invoice",
    "ticket",
    "label",
    "printer",
    "server",
    "backup",
    "volume",
    "cluster",
    "module",
    "theme",
    "layout",
    "menu",
    "button",
    "query",
    "table",
    "field",
    "record",
    "driver",
    "buffer",
    "token",
    "job",
]
_VERBS = [
    "load",
    "save",
    "read",
    "write",
    "open",
    "close",
    "check",
    "build",
    "draw",
    "parse",
    "merge",
    "send",
    "flush",
    "retry",
    "start",
    "stop",
    "sort",
    "move",
]
_MINUTES = (
    "Le budget du second semestre est présenté.", "La migration du serveur d'impression est repoussée.",
    "Point sur les travaux du parking.", "Le contrat de maintenance est reconduit pour un an.",
    "La nouvelle version du logiciel sera installée en mars.", "Prochaine réunion : lundi à 14 h, salle 3.",
    "Les extincteurs ont été vérifiés.", "Le plan de continuité est en relecture.",
)  # fmt: skip


def _words(rng: Random, count: int) -> str:
    return "_".join(rng.choices(_NOUNS, k=count))


def _size(rng: Random) -> int:
    return min(400_000, int(rng.lognormvariate(8.2, 1.3)) + 60)


def _log(rng: Random) -> tuple[str, Content]:
    lines = [
        f"2020-0{rng.randint(1, 9)}-{rng.randint(10, 28)}T{rng.randint(10, 23)}:{rng.randint(10, 59)}:{rng.randint(10, 59)}"
        f" {rng.choice(('INFO', 'WARN', 'DEBUG', 'ERROR'))} {_words(rng, 2)} {rng.choice(_VERBS)} took {rng.randrange(9000)}"
        f" ms id={rng.getrandbits(48):x}"
        for _ in range(_size(rng) // 80 + 2)
    ]
    return "log", of_text("\n".join(lines) + "\n")


def _code(rng: Random) -> tuple[str, Content]:
    ending, comment = rng.choice((("py", "#"), ("js", "//"), ("php", "//"), ("java", "//"), ("sh", "#"), ("c", "//")))
    lines = [f"{comment} {_words(rng, 3)}; author {rng.choice(GIVEN)} {rng.choice(FAMILIES)}"]
    for _ in range(_size(rng) // 60 + 3):
        name = f"{rng.choice(_VERBS)}_{_words(rng, 2)}"
        lines.append(
            f"function {name}(a, b) {{ return {rng.choice(_VERBS)}(a, {rng.randrange(9999)}) + b.{rng.choice(_NOUNS)}; }}"
        )
    return ending, of_text("\n".join(lines) + "\n")


def _settings(rng: Random) -> tuple[str, Content]:
    tree = {
        _words(rng, 2): {_words(rng, 1): rng.choice((True, 30, "auto", "/var/lib/app")) for _ in range(4)}
        for _ in range(9)
    }
    if rng.random() < 0.6:
        return "json", of_text(json.dumps(tree, indent=2))
    lines = [f"[{name}]\n" + "\n".join(f"{k} = {v}" for k, v in part.items()) for name, part in tree.items()]
    return rng.choice(("ini", "conf", "toml")), of_text("\n".join(lines))


def _page(rng: Random) -> tuple[str, Content]:
    body = "".join(
        f"<div class='{_words(rng, 1)}'><p>{_words(rng, 5).replace('_', ' ')}</p></div>\n"
        for _ in range(_size(rng) // 90 + 2)
    )
    return rng.choice(("html", "htm")), of_text(
        f"<!doctype html><html><head><title>Aide</title></head><body>{body}</body></html>"
    )


def _notes(rng: Random) -> tuple[str, Content]:
    lines = [f"# {_words(rng, 2)}", ""] + [
        f"- {rng.choice(_VERBS)} the {_words(rng, 2).replace('_', ' ')}" for _ in range(_size(rng) // 40 + 2)
    ]
    return "md", of_text("\n".join(lines))


def _picture(rng: Random) -> tuple[str, Content]:
    side = rng.randint(8, 120)
    raw = b"".join(b"\0" + rng.randbytes(side * 3) for _ in range(side))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return "png", of_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(raw, 1)) + chunk(b"IEND", b""))


def _photo(rng: Random) -> tuple[str, Content]:
    return "jpg", of_bytes(
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\0\0\1\0\1\0\0" + rng.randbytes(_size(rng) * 4) + b"\xff\xd9"
    )


def _binary(rng: Random) -> tuple[str, Content]:
    ending, head = rng.choice(
        (
            ("so", b"\x7fELF\2\1\1"),
            ("class", b"\xca\xfe\xba\xbe"),
            ("dll", b"MZ\x90"),
            ("woff2", b"wOF2"),
            ("pyc", b"\xa7\r\r\n"),
        )
    )
    return ending, of_bytes(head + rng.randbytes(_size(rng) * 2))


def _minutes(rng: Random) -> tuple[str, Content]:
    present = ", ".join(f"{rng.choice(GIVEN)[0]}. {rng.choice(FAMILIES)}" for _ in range(4))
    lines = ["Compte rendu de réunion", f"Présents : {present}", *rng.choices(_MINUTES, k=rng.randint(5, 30))]
    return rng.choice(
        (("docx", binaries.word(lines)), ("pdf", binaries.pdf(lines)), ("txt", of_text("\n".join(lines))))
    )


def _budget(rng: Random) -> tuple[str, Content]:
    def rows() -> list[list[str]]:
        each = random(str(rng_key))
        return [[each.choice(_NOUNS), f"{each.randrange(90000)}", f"{each.random():.2f}"] for _ in range(count)]

    rng_key, count = rng.getrandbits(60), rng.randint(8, 120)
    return "xlsx", binaries.workbook(
        ("Budget", Table(["poste", "montant", "part"], lambda: iter(rows()), count), False)
    )


def _metrics(rng: Random) -> tuple[str, Content]:
    lines = ["ts,cpu,mem,io"] + [
        f"{1583100000 + n * 60},{rng.random():.3f},{rng.random():.3f},{rng.randrange(9999)}"
        for n in range(_size(rng) // 30)
    ]
    return "csv", of_text("\n".join(lines))


def _object(rng: Random) -> tuple[str, Content]:
    return "", of_bytes(zlib.compress(f"blob {_words(rng, 400)}".encode()))


def _package(rng: Random) -> tuple[str, Content]:
    return "zip", boxes.zipped(*((f"{_words(rng, 1)}{n}.txt", _notes(rng)[1]) for n in range(4)))


def _style(rng: Random) -> tuple[str, Content]:
    lines = [
        f".{_words(rng, 1)}-{n} {{ margin: {rng.randint(0, 40)}px; color: #{rng.getrandbits(24):06x}; }}"
        for n in range(_size(rng) // 50 + 1)
    ]
    return "css", of_text("\n".join(lines))


KINDS: tuple[tuple[Callable[[Random], tuple[str, Content]], int], ...] = (
    (_log, 14), (_code, 26), (_settings, 9), (_page, 8), (_notes, 6), (_picture, 8), (_photo, 5), (_binary, 8),
    (_minutes, 3), (_budget, 2), (_metrics, 3), (_object, 4), (_package, 1), (_style, 3),
)  # fmt: skip


def neutral(key: str) -> tuple[str, str, Content]:
    """A stem, an ending and a content."""
    rng = random(key)
    make = rng.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])[0]
    ending, content = make(rng)
    return _words(rng, rng.randint(1, 2)) + rng.choice(("", f"_{rng.randrange(1000)}")), ending, content


def bulk(key: str, size: int) -> tuple[str, str, Content]:
    """One of the few files that hold most of the bytes: a disk image, a film, a long log."""
    rng = random(key)
    ending, head = rng.choice(
        (("mp4", b"\0\0\0\x18ftypmp42"), ("vmdk", b"KDMV\1\0\0\0"), ("iso", b"\0" * 512), ("log", b""))
    )
    line = "".join(
        f"2020-04-01T10:{n // 60 % 60:02}:{n % 60:02} INFO {_words(rng, 3)} took {n} ms\n" for n in range(12000)
    ).encode()

    def content(sink: object) -> None:
        each, left = random(key + "/bytes"), size - len(head)
        sink.write(head)
        while left > 0:
            part = line if ending == "log" else each.randbytes(min(left, 1 << 20))
            sink.write(part[:left])
            left -= len(part)

    return f"{_words(rng, 1)}_{rng.randrange(100)}", ending, content
