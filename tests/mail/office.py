"""A mail server for tests: real SMTP over TLS, which can be slow, or refuse what it is told."""

import contextlib
import socketserver
import ssl
import subprocess
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Event, Thread
from typing import Any

PATIENCE_S = 60
YES, GO_ON, GREETING = "250 yes", "354 go on", "220 here"


class Office(socketserver.ThreadingTCPServer):
    """A server on a port of its own: what came, how often it was asked, and what it says."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), Counter)
        self.port = self.server_address[1]
        self.certificate, self.tls = certified(folder)
        self.inbox: list[EmailMessage] = []
        self.asked = 0
        # Nobody is greeted while this is not set.
        self.door = Event()
        self.door.set()
        # What is said to a word of SMTP instead of yes.
        self.says: dict[str, str] = {}

    @property
    def url(self) -> str:
        return f"smtps://localhost:{self.port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are no news."""


class Counter(socketserver.StreamRequestHandler):
    """One conversation."""

    server: Office

    def setup(self) -> None:
        self.server.asked += 1
        assert self.server.door.wait(PATIENCE_S)
        self.request = self.server.tls.wrap_socket(self.request, server_side=True)
        super().setup()

    def handle(self) -> None:
        self.say(GREETING)
        for line in self.rfile:
            word = line.split()[0].decode().upper()
            if word == "DATA" and word not in self.server.says:
                self.say(GO_ON)
                text = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.inbox.append(message_from_bytes(text, policy=default))
            self.say(self.server.says.get(word, YES))
            if word == "QUIT":
                return

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


def certified(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """A certificate for localhost, and what a server needs to show it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    made += ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Office]:
    """A server that answers, until the end."""
    with Office(folder) as office:
        Thread(target=office.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield office
        finally:
            office.door.set()
            office.shutdown()
