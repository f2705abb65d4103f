"""Set Sourcier up in this folder and run it: `python3 start.py demo`; or run all its tests: `python3 start.py test`.

Needs Python 3.11 with venv, and PyPI. Anything but `test` and `check` is handed to sourcier itself:
`python3 start.py examine extrait.csv`. What the tests need from Debian is installed where we are root, else named.
"""

import ctypes.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
DEBIAN = {
    "zip": "zip",
    "7z": "p7zip-full",
    "bsdtar": "libarchive-tools",
    "bzip2": "bzip2",
    "xz": "xz-utils",
    "zstd": "zstd",
    "lz4": "lz4",
    "chromium": "chromium",
    "pdftoppm": "poppler-utils",
    "sqlite3": "sqlite3",
    "soffice": "libreoffice-calc-nogui",
}
"""Programs the tests use, and the Debian packages that bring them."""
SERVERS = {
    "postgresql": "usr/lib/postgresql/*/bin/postgres",
    "mariadb-server": "usr/sbin/mariadbd",
    "openssh-server": "usr/sbin/sshd",
    "dovecot-imapd": "usr/lib/dovecot/imap",
}
"""Servers that are read and audited in the tests, by where Debian puts them: not on every path."""
LIBRARIES = {"atomic": "libatomic1"}
"""The same for libraries: the browser's driver is a Node.js that needs this one."""


def say(text: str) -> None:
    """Tell the user, beside the result."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # this file is a program of its own


def set_up(*, tests: bool) -> None:
    """Make the environment that the lock file describes; nothing to do where it stands already."""
    if not (PROGRAMS / _program("python")).exists():
        say("Setting up, once (about a minute) ...")
        venv.create(ENVIRONMENT, with_pip=True)
    if not (PROGRAMS / _program("uv")).exists():
        _run(PROGRAMS / _program("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv")
    groups = [] if tests else ["--no-dev"]
    settings = {
        "UV_PROJECT_ENVIRONMENT": str(ENVIRONMENT),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_COMPILE_BYTECODE": "1",  # else every start compiles NumPy and Arrow anew where Python may write no caches
    }
    _run(PROGRAMS / _program("uv"), "sync", "--quiet", "--frozen", "--inexact", *groups, more=settings)
    _run(PROGRAMS / _program("python"), "-m", "compileall", "-q", "src")  # the same for Sourcier itself


def debian_packages() -> None:
    """Install what the tests need from Debian, or say what to install."""
    missing = {package for program, package in DEBIAN.items() if shutil.which(program) is None}
    missing |= {package for package, place in SERVERS.items() if not any(Path("/").glob(place))}
    missing |= {package for library, package in LIBRARIES.items() if ctypes.util.find_library(library) is None}
    if not missing:
        return
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        named = " ".join(sorted(missing))
        say(f"The tests need: {named}. On Debian: sudo apt-get install {named}")
        sys.exit(2)
    say(f"Installing for the tests: {' '.join(sorted(missing))} ...")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _run("apt-get", "update", "-qq", more=quiet)
    wanted = [*sorted(missing), "fonts-dejavu-core"]
    _run("apt-get", "install", "-qq", "-y", "--no-install-recommends", *wanted, more=quiet)


def test(arguments: list[str]) -> int:
    """Check style, types and import rules, then run all tests, or those named."""
    debian_packages()
    set_up(tests=True)
    if not arguments:
        check()
    workers = os.environ.get("SOURCIER_TEST_WORKERS", str(os.cpu_count() or 1))
    return _status(
        PROGRAMS / _program("python"), "-m", "pytest", "-q", "-n", workers, "--dist", "worksteal", *arguments
    )


def check() -> None:
    """Run what finds faults without running the program."""
    for command in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["lint-imports"]):
        _run(PROGRAMS / _program(command[0]), *command[1:])


def _program(name: str) -> str:
    return f"{name}.exe" if os.name == "nt" else name


def _run(*command: str | Path, more: dict[str, str] | None = None) -> None:
    status = _status(*command, more=more)
    if status:
        say(f"Stopped: {Path(command[0]).name} ended with {status}. Nothing else was done.")
        sys.exit(status)


def _status(*command: str | Path, more: dict[str, str] | None = None) -> int:
    environment = {**os.environ, **(more or {})}
    return subprocess.run([str(part) for part in command], cwd=HERE, env=environment, check=False).returncode  # noqa: S603


def main() -> int:
    """Do what was asked; return the exit status."""
    arguments = sys.argv[1:] or ["--help"]
    if sys.version_info < (3, 11):  # noqa: UP036  # the reason this file exists: it runs before anything is installed
        say("Sourcier needs Python 3.11 or later.")
        return 2
    if arguments[0] == "test":
        return test(arguments[1:])
    if arguments[0] == "check":
        set_up(tests=True)
        check()
        return 0
    set_up(tests=False)
    return subprocess.run([str(PROGRAMS / _program("sourcier")), *arguments], check=False).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
