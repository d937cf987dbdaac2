"""Requests at the whole ASGI application, as a server would bring them."""

import asyncio
import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from llmfed.world.wires import Application, Message

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@dataclass(frozen=True)
class Answer:
    """One answer, and its body unpacked."""

    status: int
    headers: Mapping[str, str]
    sent: bytes

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.sent) if packed else self.sent).decode()

    @property
    def page(self) -> str:
        """The text, without what is drawn by lot for each form."""
        return TOKEN.sub("", self.text)


def scope_of(address: str, method: str = "GET", peer: str = "203.0.113.9", **headers: str) -> Message:
    """The scope of a request; `header_name` stands for header-name."""
    path, _, query = address.partition("?")
    told = {"host": "localhost"} | {name.replace("_", "-"): value for name, value in headers.items()}
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in told.items() if value],
        "client": (peer, 50_000),
        "server": ("127.0.0.1", 8000),
    }


async def asked(application: Application, scope: Message) -> Answer:
    """What the application says to a request without a body, whose sender waits for the answer."""
    said: list[Message] = []
    coming = iter([{"type": "http.request", "body": b"", "more_body": False}])

    async def receive() -> Message:
        for message in coming:
            return message
        return await asyncio.Future()

    async def send(message: Message) -> None:
        said.append(message)

    await application(scope, receive, send)
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in said[0]["headers"]}
    return Answer(said[0]["status"], headers, b"".join(message.get("body", b"") for message in said[1:]))


async def ask(application: Any, address: str, method: str = "GET", **headers: str) -> Answer:
    return await asked(application, scope_of(address, method, **headers))
