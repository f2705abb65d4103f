"""Servers that do wrong on purpose: they speak just enough FTP or HTTP to be asked, then hang, lie or never end."""

import socket
import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Lies:
    """What a lying FTP server does where an honest one would not."""

    def __init__(
        self, listing: Callable[[str], Iterator[bytes]], content: Callable[[str], Iterator[bytes]],
        *, elsewhere: tuple[str, int] | None = None,
    ) -> None:  # fmt: skip
        self.listing, self.content, self.elsewhere = listing, content, elsewhere
        self.commands: list[str] = []


def _serve_ftp(lies: Lies) -> type[socketserver.StreamRequestHandler]:  # noqa: C901  # a protocol, verb by verb
    class Handler(socketserver.StreamRequestHandler):
        timeout = 30

        def handle(self) -> None:  # noqa: C901, PLR0912  # the same
            self.wfile.write(b"220 ready\r\n")
            data: socket.socket | None = None
            try:
                for raw in self.rfile:
                    line = raw.decode("latin-1").rstrip("\r\n")
                    verb, _, what = line.partition(" ")
                    lies.commands.append(line)
                    if verb == "USER":
                        self.wfile.write(b"331 password\r\n" if what == "office" else b"530 no\r\n")
                    elif verb == "PASS":
                        self.wfile.write(b"230 in\r\n")
                    elif verb == "FEAT":
                        self.wfile.write(b"211-Features:\r\n MLST type*;size*;modify*;\r\n211 End\r\n")
                    elif verb in ("PASV", "EPSV"):
                        if data is not None:
                            data.close()
                        data = socket.create_server(("127.0.0.1", 0))
                        port = data.getsockname()[1]
                        if verb == "EPSV":
                            self.wfile.write(b"229 (|||%d|)\r\n" % port)
                        else:
                            host = lies.elsewhere[0] if lies.elsewhere else "127.0.0.1"
                            number = lies.elsewhere[1] if lies.elsewhere else port
                            told = f"{host.replace('.', ',')},{number >> 8},{number & 255}"
                            self.wfile.write(f"227 ({told})\r\n".encode())
                    elif verb in ("MLSD", "RETR"):
                        self.wfile.write(b"150 comes\r\n")
                        assert data is not None
                        line_out, _ = data.accept()
                        with data, line_out:
                            for piece in (lies.listing if verb == "MLSD" else lies.content)(what):
                                line_out.sendall(piece)
                        self.wfile.write(b"226 done\r\n")
                    elif verb == "MLST":
                        self.wfile.write(b"550 no\r\n")
                    elif verb == "REST":
                        self.wfile.write(b"350 from there\r\n")
                    else:
                        self.wfile.write(b"200 well\r\n")
            except OSError:
                return
            finally:
                if data is not None:
                    data.close()

    return Handler


class _Quiet(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def handle_error(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving(handler: type[socketserver.BaseRequestHandler], host: str = "127.0.0.1") -> Iterator[int]:
    """Run a handler; yield its port."""
    server = _Quiet((host, 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def lying_ftp(lies: Lies) -> Iterator[int]:
    """Run an FTP server that lies; yield its port."""
    with serving(_serve_ftp(lies)) as port:
        yield port


class Silent(socketserver.BaseRequestHandler):
    """Takes the connection and says nothing."""

    def handle(self) -> None:
        """Wait until the other end has enough."""
        self.request.settimeout(20)
        with_end = time.monotonic() + 20
        while time.monotonic() < with_end:
            try:
                if not self.request.recv(1024):
                    return
            except OSError:
                return


class Resets(socketserver.BaseRequestHandler):
    """Takes the connection and breaks it at once."""

    def handle(self) -> None:
        """Reset."""
        self.request.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


def answering(answer: Callable[[str], Iterator[bytes]], seen: list[str]) -> type[socketserver.StreamRequestHandler]:
    """Return a web server that answers each request with these bytes, and notes the requests."""

    class Handler(socketserver.StreamRequestHandler):
        timeout = 20

        def handle(self) -> None:
            first = self.rfile.readline(65_536).decode("latin-1").strip()
            while self.rfile.readline(65_536).strip():
                pass
            seen.append(first)
            try:
                for piece in answer(first):
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                return

    return Handler
