"""Somebody with a browser and a phone, whose app computes codes by RFC 6238."""

import hmac
import re
import struct
from base64 import b32decode
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.test import Client

PASSWORD = "a long way to Essen"
PERIOD_S = 30


def code(secret: str, at: float) -> str:
    """What an authenticator app shows at a time."""
    told = hmac.digest(b32decode(secret), struct.pack(">Q", int(at) // PERIOD_S), "sha1")
    start = told[-1] & 15
    return f"{(int.from_bytes(told[start : start + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


@dataclass
class Watch:
    """What the site's clock and the phone's show."""

    now: float = 1_900_000_000.0

    def time(self) -> float:
        return self.now

    def next_code(self) -> None:
        self.now += PERIOD_S


@dataclass
class Person:
    """An account with a password, a browser, and an app once it is set up."""

    name: str
    watch: Watch
    client: Client = field(default_factory=Client)
    secret: str = ""

    @property
    def code(self) -> str:
        return code(self.secret, self.watch.now)

    def sign_in(self, to: str = "/") -> HttpResponse:
        """Say name and password."""
        return self.client.post(f"/accounts/login/?next={to}", {"login": self.name, "password": PASSWORD})

    def say(self, said: str) -> HttpResponse:
        """Say a code to whoever asks for one at the door."""
        return self.client.post("/accounts/2fa/authenticate/", {"code": said})

    def read_key(self) -> None:
        """Say the password once more, and read the app's key from the page that sets it up."""
        page = self.client.get("/accounts/2fa/totp/activate/", follow=True)
        if page.redirect_chain:
            page = self.client.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
        found = re.search(r'id="authenticator_secret" value="([A-Z2-7]+)"', page.text)
        assert found, page.text
        self.secret = found[1]

    def set_up(self) -> HttpResponse:
        """Set the app up with the code that it shows."""
        self.read_key()
        return self.client.post("/accounts/2fa/totp/activate/", {"code": self.code})
