"""A line between a browser and a site that can be cut, silenced and shut, as lines are."""

import contextlib
import socket
from collections.abc import Iterator
from dataclasses import dataclass, field
from threading import Thread

SOCKET = b"GET /ws/"
CHUNK = 65_536


@dataclass(eq=False)
class Call:
    """One connection to the site; what comes of a silent one is lost, and nobody is told."""

    near: socket.socket
    far: socket.socket
    silent: bool = False

    def hang_up(self) -> None:
        for end in (self.near, self.far):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while said := source.recv(CHUNK):
                if not self.silent:
                    target.sendall(said)
        if not self.silent:
            self.hang_up()


@dataclass(eq=False)
class Line:
    """What the browser dials; pages go through as they are, what is done is done to live sockets."""

    port: int
    entry: socket.socket
    calls: list[Call] = field(default_factory=list)
    is_shut: bool = False
    dialled: int = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.entry.getsockname()[1]}"

    def cut(self) -> None:
        """Every live socket ends, without a goodbye; both sides know."""
        for call in self.calls:
            call.hang_up()

    def silence(self) -> None:
        """Nothing more comes through those that are open, either way, and nobody knows."""
        for call in self.calls:
            call.silent = True

    def answer(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self.entry.accept()
                Thread(target=self.connect, args=[near], daemon=True).start()

    def connect(self, near: socket.socket) -> None:
        """Carry a connection both ways, until either hangs up."""
        with near, contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)) as far:
            call, first = Call(near, far), near.recv(CHUNK)
            if first.startswith(SOCKET):
                self.dialled += 1
                if self.is_shut:
                    return
                self.calls.append(call)
            far.sendall(first)
            back = Thread(target=call.carry, args=[far, near], daemon=True)
            back.start()
            call.carry(near, far)
            back.join()


@contextlib.contextmanager
def line_to(port: int) -> Iterator[Line]:
    with socket.create_server(("127.0.0.1", 0)) as entry:
        line = Line(port, entry)
        Thread(target=line.answer, daemon=True).start()
        yield line
        for call in line.calls:
            call.silent = False
            call.hang_up()
