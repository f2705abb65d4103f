"""A real mail server on loopback, in a process of its own, that keeps what it took and misbehaves when told to.

    python mail_server.py FOLDER MODE

It writes its port to FOLDER/port and, per mail taken, a line with recipient and Message-ID to FOLDER/taken; mails
themselves lie in FOLDER/mails. MODE: ``starttls``, ``implicit``, ``plain`` (no encryption offered), and after a colon
what goes wrong: ``drop=N`` hangs up for good inside the N-th mail, ``refuse`` says 550 to addresses that begin with
"gone", ``later`` 451 to those that begin with "later", ``nobody`` 550 to all, ``sender`` 553 to every sender.
"""

import asyncio
import ipaddress
import re
import ssl
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiosmtpd.smtp import SMTP
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def certificate(folder: Path) -> ssl.SSLContext:
    """Make a certificate for 127.0.0.1, lay it in the folder for clients to trust, and return what serves it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "loopback")])
    day = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(day - timedelta(1))
        .not_valid_after(day + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (folder / "ca.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    (folder / "server.pem").write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    return context


class Keeper:
    """Keeps mails."""

    def __init__(self, folder: Path, wrong: str) -> None:
        self.folder, self.wrong = folder, wrong
        self.drop = int(wrong.partition("=")[2]) if wrong.startswith("drop=") else 0
        self.count = 0
        (folder / "mails").mkdir(exist_ok=True)

    async def handle_MAIL(self, server, session, envelope, address, options):  # noqa: ARG002, N802
        if self.wrong == "sender":
            return "553 not from you"
        envelope.mail_from = address
        return "250 ok"

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: ARG002, N802
        if self.wrong == "nobody" or (self.wrong == "refuse" and address.startswith("gone")):
            return "550 no such mailbox"
        if self.wrong == "later" and address.startswith("later"):
            return "451 try later"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server, session, envelope):  # noqa: ARG002, N802
        self.count += 1
        if self.count == self.drop:
            server.transport.abort()
            await asyncio.sleep(3600)
        identity = re.search(rb"^Message-ID: (\S+)", envelope.content, re.MULTILINE)[1].decode()
        (self.folder / "mails" / f"{self.count}.eml").write_bytes(envelope.content)
        with (self.folder / "taken").open("a") as taken:
            taken.write(f"{envelope.rcpt_tos[0]} {identity}\n")
        return "250 taken"


async def serve(folder: Path, mode: str, wrong: str) -> None:
    context = certificate(folder)
    keeper = Keeper(folder, wrong)
    offered = context if mode == "starttls" else None

    def session() -> SMTP:
        return SMTP(keeper, hostname="loopback", tls_context=offered, require_starttls=mode == "starttls")

    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", 0, ssl=context if mode == "implicit" else None)
    (folder / "port.new").write_text(str(server.sockets[0].getsockname()[1]))
    (folder / "port.new").replace(folder / "port")
    await server.serve_forever()


if __name__ == "__main__":
    how, _colon, fault = sys.argv[2].partition(":")
    asyncio.run(serve(Path(sys.argv[1]), how, fault))
