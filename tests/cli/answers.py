"""What a good answer is."""

from pathlib import Path


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def half_written(folder: Path) -> list[str]:
    return [name for name in files(folder) if ".tmp-" in name or name.endswith("incoming.sealed")]


def check(answer, folder: Path, status: int, code: str = "") -> None:
    """The answer is a good one."""
    assert answer.status == status
    assert "Traceback" not in answer.all
    if code:
        assert answer.out == ""
        first, kept, following = [line for line in answer.err.splitlines() if line.strip()][-3:]
        assert first.startswith((f"Error {code}. ", f"Erreur {code}. "))
        assert kept.strip().endswith((".", "!"))
        assert following.strip().startswith("→")
    assert not folder.exists() or not half_written(folder)


def made(place: Path, name: str, data: bytes) -> Path:
    path = place / name
    path.write_bytes(data)
    return path
