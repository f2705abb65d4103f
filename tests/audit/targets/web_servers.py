"""Real web servers on the loopback: the standard library's, which lists folders, and WsgiDAV."""

import functools
import http.server
import logging
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cheroot.wsgi import Server as Cheroot
from wsgidav.wsgidav_app import WsgiDAVApp

USER, PASSWORD = "transfert", "Fjord-9-lanterne-verte"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def listing_server(root: Path, *, tls: Path | None = None, handler: type = _Quiet) -> Iterator[int]:
    """Serve a folder with its listing; yield the port."""
    made = functools.partial(handler, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), made)
    if tls is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def dav_server(root: Path, *, anonymous: bool = False) -> Iterator[int]:
    """Serve a folder by WebDAV; yield the port."""
    people = {"*": True if anonymous else {USER: {"password": PASSWORD}}}
    settings = {
        "provider_mapping": {"/": {"root": str(root), "readonly": True}}, "simple_dc": {"user_mapping": people},
        "http_authenticator": {"accept_basic": True, "accept_digest": False, "default_to_digest": False},
        "logging": {"enable": False}, "verbose": 0, "lock_storage": False, "property_manager": False,
    }  # fmt: skip
    logging.getLogger("wsgidav").setLevel(logging.CRITICAL)
    server = Cheroot(("127.0.0.1", 0), WsgiDAVApp(settings), numthreads=2)
    server.prepare()
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server.bind_addr[1]
    finally:
        server.stop()
        thread.join()
