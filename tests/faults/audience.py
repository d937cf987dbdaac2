"""People at a running site: whoever watches takes what it is sent as a page does; whoever votes keeps receipts."""

import contextlib
import http.client
import json
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Event, Thread
from urllib.parse import urlencode

import psycopg
from websockets.exceptions import WebSocketException
from websockets.sync.client import connect
from websockets.typing import Origin

# As a page's connection, which is tried again after a moment.
AGAIN_S = 0.3
TOKEN = "a" * 32
PAGES = {"federation": "/federations/{}/", "match": "/matches/{}/", "universe": "/"}


@dataclass
class Answer:
    """What an HTTP request came to."""

    status: int
    text: str


def ask(port: int, path: str, form: dict[str, str] | None = None, session: str | None = "") -> Answer:
    """One request over HTTP, with no cookie where `session` is None; raises OSError while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
    headers = {} if session is None else {"Cookie": f"csrftoken={TOKEN}; sessionid={session}"}
    body = None
    if form is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode({**form, "csrfmiddlewaretoken": TOKEN})
    try:
        connection.request("GET" if form is None else "POST", path, body, headers)
        got = connection.getresponse()
        return Answer(got.status, got.read().decode())
    except http.client.HTTPException as error:
        raise ConnectionError(str(error)) from error
    finally:
        connection.close()


@dataclass
class Watcher:
    """A page that is open on a topic, with its wire: every moment once, whatever becomes of its connection."""

    port: int
    kind: str
    ident: str
    topic: str
    began: int = 0
    last: int = 0
    seen: list[int] = field(default_factory=list)
    # What came with a page that was loaded anew, after too much had been missed.
    reloaded: list[tuple[int, int]] = field(default_factory=list)
    listening: bool = False
    ended: Event = field(default_factory=Event)
    thread: Thread | None = None

    def __str__(self) -> str:
        return f"{self.topic} at {self.last}, {'on' if self.listening else 'off'} its wire"

    def open(self) -> None:
        self.last = self.began = self._page()
        self.thread = Thread(target=self._watch, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.ended.set()
        assert self.thread is not None
        self.thread.join(30)

    def _page(self) -> int:
        wire = rf'id="wire-{self.kind}-{self.ident}" data-wire data-last="(\d+)"'
        found = re.search(wire, ask(self.port, PAGES[self.kind].format(self.ident)).text)
        if found is None:
            raise ConnectionError(f"no page of {self.topic}")
        return int(found[1])

    def _watch(self) -> None:
        address = f"ws://127.0.0.1:{self.port}/ws/live/{self.kind}/{self.ident}/"
        while not self.ended.is_set():
            with contextlib.suppress(OSError, WebSocketException):
                self._listen(address)
            self.listening = False
            self.ended.wait(AGAIN_S)

    def _listen(self, address: str) -> None:
        # Who is stopped answers no ping either.
        origin = Origin(f"http://127.0.0.1:{self.port}")
        with connect(
            address, origin=origin, open_timeout=5, ping_interval=3, ping_timeout=3, close_timeout=1
        ) as socket:
            self.listening = True
            while not self.ended.is_set():
                with contextlib.suppress(TimeoutError):
                    self._take(json.loads(socket.recv(timeout=0.5)))

    def _take(self, frame: dict[str, int]) -> None:
        if frame.get("missed"):
            self.catch_up()
        if frame.get("last", 0) > self.last:
            self.catch_up(frame["last"])
        if "no" not in frame:
            return
        if frame["prev"] == self.last:
            self._have(frame["no"])
        elif frame["no"] > self.last:
            self.catch_up(frame["no"])

    def catch_up(self, known: int | None = None) -> None:
        """Ask for what came after the last it has, as far as is known; load the page anew where that is too much."""
        upto = "" if known is None else f"{known}/"
        got = ask(self.port, f"/live/{self.kind}/{self.ident}/{upto}?after={self.last}", session=None)
        if got.status == 205:
            before, self.last = self.last, self._page()
            self.reloaded.append((before, self.last))
        elif got.status == 200:
            for frame in json.loads(got.text)["frames"]:
                self._have(frame["no"])
        else:
            raise ConnectionError(str(got.status))

    def _have(self, no: int) -> None:
        self.seen.append(no)
        self.last = no

    def has(self, tails: Mapping[str, int]) -> bool:
        """Whether it is on its wire, and has all up to the last of its topic."""
        return self.listening and self.last >= tails.get(self.topic, 0)

    @property
    def heard(self) -> bool:
        """Whether anything has come."""
        return bool(self.seen or self.reloaded)

    def missed_or_doubled(self, told: list[int]) -> list[int]:
        """Of all that was told since it began: what did not come once, and in its order."""
        by_page = [no for no in told if any(first < no <= end for first, end in self.reloaded)]
        had = sorted([*self.seen, *by_page])
        wrong = sorted({no for no in had if had.count(no) > 1} | {*had} ^ {no for no in told if no <= self.last})
        return wrong if wrong or self.seen == sorted(self.seen) else self.seen


@dataclass
class Voters:
    """Fans who vote one after the other, until each has voted in each poll; `receipts` are those they were given."""

    port: int
    database: str
    sessions: dict[int, str]
    receipts: set[tuple[int, int, str]] = field(default_factory=set)
    refused: set[tuple[int, int]] = field(default_factory=set)
    ended: Event = field(default_factory=Event)
    thread: Thread | None = None

    def begin(self) -> None:
        self.thread = Thread(target=self._vote, daemon=True)
        self.thread.start()

    def end(self) -> None:
        self.ended.set()
        assert self.thread is not None
        self.thread.join(30)

    def _vote(self) -> None:
        chance = random.Random(0)
        while not self.ended.wait(0.2):
            with contextlib.suppress(OSError, psycopg.Error):
                done = {(poll, fan) for poll, fan, _ in self.receipts} | self.refused
                left = [(pk, keys, fan) for pk, keys in self._polls() for fan in self.sessions if (pk, fan) not in done]
                if left:
                    self._cast(*chance.choice(left), chance)

    def _polls(self) -> list[tuple[int, list[dict[str, str]]]]:
        with psycopg.connect(self.database, connect_timeout=3) as connection:
            return connection.execute("SELECT id, options FROM fandom_poll WHERE closed_at IS NULL").fetchall()

    def _cast(self, poll: int, options: list[dict[str, str]], fan: int, chance: random.Random) -> None:
        choice = chance.choice(options)["key"]
        got = ask(self.port, f"/polls/{poll}/votes/", {"choice": choice}, self.sessions[fan])
        if got.status == 302:
            self.receipts.add((poll, fan, choice))
        elif got.status == 409:
            # Closed by now; or cast, though the answer was lost on its way.
            self.refused.add((poll, fan))
