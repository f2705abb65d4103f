"""Debian's Dovecot on the loopback, with one mailbox of a thrown-away folder."""

import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER, PASSWORD = "office", "Fjord-9-lanterne-verte"
_DOVECOT = "/usr/sbin/dovecot"


@dataclass(frozen=True)
class Mail:
    """A server that is running."""

    port: int
    secure: int
    folder: Path

    def put(self, box: str, number: int, content: bytes) -> None:
        """Put a message into a mailbox."""
        place = self.folder / "mail" / (f".{box}" if box != "INBOX" else "")
        for sub in ("cur", "new", "tmp"):
            (place / sub).mkdir(parents=True, exist_ok=True)
        (place / "new" / f"1600000000.{number}.host").write_bytes(content)
        self.own()

    def own(self) -> None:
        if os.geteuid() == 0:
            for place in (self.folder, *self.folder.rglob("*")):
                shutil.chown(place, "mail", "mail")


def _port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


@contextmanager
def mail_server(folder: Path, certificate: Path, key: Path) -> Iterator[Mail]:
    """Run it."""
    port, secure = _port(), _port()
    account = "mail" if os.geteuid() == 0 else getpass.getuser()
    folder.chmod(0o755)
    (folder / "mail").mkdir()
    (folder / "users").write_text(f"{USER}:{{PLAIN}}{PASSWORD}\n")
    for source, name in ((certificate, "cert.pem"), (key, "key.pem")):
        (folder / name).write_bytes(source.read_bytes())
    (folder / "dovecot.conf").write_text(f"""
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
default_internal_user = {account}
default_login_user = {account}
default_internal_group = {account}
ssl = yes
ssl_cert = <{folder}/cert.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = no
mail_location = maildir:{folder}/mail
mail_uid = {account}
mail_gid = {account}
first_valid_uid = 1
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = static
  args = uid={account} gid={account} home={folder}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {secure}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
""")
    mail = Mail(port, secure, folder)
    mail.own()
    process = subprocess.Popen([_DOVECOT, "-F", "-c", str(folder / "dovecot.conf")])
    try:
        for one in (port, secure):
            _await(one, folder / "log")
        yield mail
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
    raise AssertionError(log.read_text() if log.exists() else "it never began")
