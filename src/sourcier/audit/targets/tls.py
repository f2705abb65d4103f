"""The encryption of a line: what a server offers, and whether it may be trusted with a password."""

import contextlib
import hashlib
import socket
import ssl
import warnings
from collections.abc import Callable

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa

from sourcier.audit.address import address_of
from sourcier.model.audit_seen import TlsSeen

from .door import Site

Fresh = Callable[[], socket.socket]
"""Opens a new connection that is ready for the handshake."""
_WHY = {10: "expired", 9: "not_yet", 18: "self_signed", 19: "self_signed", 62: "wrong_name", 64: "wrong_name"}
"""OpenSSL's numbers of what is wrong with a certificate (x509_vfy.h)."""
_OLD = ((ssl.TLSVersion.TLSv1, "TLSv1"), (ssl.TLSVersion.TLSv1_1, "TLSv1.1"))


def context_of(site: Site, *, checked: bool = True) -> ssl.SSLContext:
    """Return a client's context; not checked: for looking only, and where the owner pins the certificate."""
    context = ssl.create_default_context()
    if site.trusted:
        context.load_verify_locations(site.trusted)
    if not checked:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def seen_tls(fresh: Fresh, host: str, site: Site) -> TlsSeen:
    """Return what a server offers. Raises OSError where no handshake succeeds at all."""
    why = ""
    try:
        with _wrapped(fresh, host, context_of(site)):
            pass
    except ssl.SSLCertVerificationError as error:
        why = _WHY.get(error.verify_code, "unknown_issuer" if error.verify_code in (20, 21, 2) else "other")
    with _wrapped(fresh, host, context_of(site, checked=False)) as line:
        der = line.getpeercert(binary_form=True) or b""
        version, cipher = line.version() or "", (line.cipher() or ("",))[0]
    certificate = x509.load_der_x509_certificate(der)
    signature = certificate.signature_hash_algorithm
    return TlsSeen(
        version=version,
        oldest=_oldest(fresh, host) or version,
        expires=certificate.not_valid_after_utc.date().isoformat(),
        self_signed=certificate.issuer == certificate.subject,
        trusted=not why,
        why_not=why,
        key=_key(certificate.public_key()),
        signature=signature.name if signature else "",
        cipher=cipher,
    )


def tls_socket(site: Site) -> socket.socket:
    """Connect to a server that speaks TLS from the first byte."""
    address = address_of(site.target.address)
    site.line.ask()
    return socket.create_connection((address.host, address.port), site.target.limits.timeout)


def may_be_told(site: Site, tls: TlsSeen) -> bool:
    """Whether a password may be sent: the certificate is trusted, or the owner pins one (which is then compared)."""
    return bool(tls.trusted or site.target.certificate)


def is_pinned(site: Site, der: bytes | None) -> bool:
    """Whether a certificate is the one the owner pinned; true where none is pinned."""
    pinned = site.target.certificate.removeprefix("SHA256:").replace(":", "").lower()
    return not pinned or (der is not None and hashlib.sha256(der).hexdigest() == pinned)


def _wrapped(fresh: Fresh, host: str, context: ssl.SSLContext) -> ssl.SSLSocket:
    plain = fresh()
    try:
        return context.wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def _oldest(fresh: Fresh, host: str) -> str:
    """The oldest broken version the server takes, as far as this computer can still speak it."""
    for version, name in _OLD:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # that the version is old is what is asked
                context.set_ciphers("DEFAULT:@SECLEVEL=0")
                context.minimum_version = context.maximum_version = version
            with _wrapped(fresh, host, context):
                return name
        except (OSError, ValueError):
            continue
    return ""


def _key(key: object) -> str:
    if isinstance(key, rsa.RSAPublicKey):
        return f"RSA {key.key_size}"
    if isinstance(key, dsa.DSAPublicKey):
        return f"DSA {key.key_size}"
    return f"EC {key.key_size}" if isinstance(key, ec.EllipticCurvePublicKey) else ""


def close_quietly(line: socket.socket) -> None:
    """Close a connection whose other end may be gone."""
    with contextlib.suppress(OSError):
        line.close()
