"""Real SFTP servers on the loopback: Debian's OpenSSH, and asyncssh's where passwords are to be checked."""

import asyncio
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncssh

USER, PASSWORD = "transfert", "Fjord-9-lanterne-verte"
_SSHD = "/usr/sbin/sshd"


@dataclass(frozen=True)
class Ssh:
    """A server that is running."""

    port: int
    pin: str
    user: str = USER
    key: Path | None = None


@contextmanager
def openssh(folder: Path) -> Iterator[Ssh]:
    """Run Debian's server for the user who runs the tests, by key."""
    folder.chmod(0o700)
    for name in ("host", "user"):
        asyncssh.generate_private_key("ssh-ed25519").write_private_key(folder / name)
        (folder / name).chmod(0o600)
    public = asyncssh.read_private_key(folder / "user").export_public_key()
    (folder / "authorized").write_bytes(public)
    (folder / "authorized").chmod(0o600)
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    settings = (
        f"ListenAddress 127.0.0.1\nPort {port}\nHostKey {folder / 'host'}\nAuthorizedKeysFile {folder / 'authorized'}\n"
        f"PidFile {folder / 'pid'}\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nUsePAM no\n"
        "StrictModes no\nPermitRootLogin yes\nSubsystem sftp internal-sftp -R\n"
    )
    (folder / "sshd_config").write_text(settings)
    command = [shutil.which("sshd") or _SSHD, "-D", "-e", "-f", str(folder / "sshd_config")]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stderr=log, stdout=log, start_new_session=True)
    try:
        _await(port, folder / "log")
        pin = asyncssh.read_private_key(folder / "host").convert_to_public().get_fingerprint()
        user = subprocess.run(["id", "-un"], check=True, capture_output=True, text=True).stdout.strip()
        yield Ssh(port, pin, user, folder / "user")
    finally:
        process.terminate()
        process.wait(20)


def _await(port: int, log: Path) -> None:
    for _ in range(400):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(log.read_text())


@contextmanager
def asyncssh_server(root: Path, *, anonymous: bool = False, sftp: type = asyncssh.SFTPServer) -> Iterator[Ssh]:
    """Run asyncssh's own server, which checks passwords."""

    class _Server(asyncssh.SSHServer):
        def begin_auth(self, username: str) -> bool:
            return not (anonymous and username == "anonymous")

        def password_auth_supported(self) -> bool:
            return True

        def validate_password(self, username: str, password: str) -> bool:
            return (username, password) == (USER, PASSWORD)

    key = asyncssh.generate_private_key("ssh-ed25519")
    loop = asyncio.new_event_loop()
    ready = threading.Event()
    ports: list[int] = []

    stop = asyncio.Event()

    async def serve() -> None:
        server = await asyncssh.listen(
            "127.0.0.1", 0, server_host_keys=[key], server_factory=_Server,
            sftp_factory=lambda chan: sftp(chan, chroot=str(root).encode()),
        )  # fmt: skip
        ports.append(server.get_port())
        ready.set()
        await stop.wait()
        server.close()
        await server.wait_closed()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(serve())
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0.05))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(20)
    try:
        yield Ssh(ports[0], key.convert_to_public().get_fingerprint())
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join()
