"""Requests at the whole ASGI application, as a server would bring them."""

import asyncio
import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import unquote, urlencode

from llmfed.world.wires import Application, Message

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@dataclass(frozen=True)
class Answer:
    """One answer, and its body unpacked."""

    status: int
    headers: Mapping[str, str]
    sent: bytes
    cookies: SimpleCookie

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.sent) if packed else self.sent).decode(errors="backslashreplace")

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


async def asked(application: Application, scope: Message, body: bytes = b"") -> Answer:
    """What the application says to a request whose sender waits for the answer."""
    said: list[Message] = []
    coming = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> Message:
        for message in coming:
            return message
        return await asyncio.Future()

    async def send(message: Message) -> None:
        said.append(message)

    await application(scope, receive, send)
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in said[0]["headers"]}
    cookies = SimpleCookie[str]()
    for name, value in said[0]["headers"]:
        if name.lower() == b"set-cookie":
            cookies.load(value.decode("latin-1"))
    return Answer(said[0]["status"], headers, b"".join(message.get("body", b"") for message in said[1:]), cookies)


async def ask(application: Any, address: str, method: str = "GET", **headers: str) -> Answer:
    return await asked(application, scope_of(address, method, **headers))


@dataclass
class Visitor:
    """A browser: it keeps cookies, and sends the token of a form."""

    application: Any
    cookies: dict[str, str] = field(default_factory=dict)

    async def get(self, address: str, **headers: str) -> Answer:
        return self._kept(await ask(self.application, address, cookie=self._cookie, **headers))

    async def send(self, address: str, **form: str) -> Answer:
        """Open a page with a form, fill it in and send it."""
        token = TOKEN.findall((await self.get(address)).text)[0].split('"')[-2]
        body = urlencode({"csrfmiddlewaretoken": token, **form}).encode()
        told = {"content_type": "application/x-www-form-urlencoded", "content_length": str(len(body))}
        scope = scope_of(address, "POST", cookie=self._cookie, **told)
        return self._kept(await asked(self.application, scope, body))

    @property
    def _cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def _kept(self, answer: Answer) -> Answer:
        for name, morsel in answer.cookies.items():
            self.cookies.pop(name, None)
            if morsel["max-age"] != "0" and morsel.value:
                self.cookies[name] = morsel.coded_value
        return answer
