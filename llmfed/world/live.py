"""The live side: which topics there are and how a frame is made; `hub` writes it to sockets.

GET is the truth and a socket a courtesy: every frame carries `no` and `prev`, the frame before it on its topic,
so that whoever missed one sees the gap and asks over HTTP for what comes after the last they have. What may be lost
without harm, as a needle that moves, is an aside: a frame without a number.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

import orjson
from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from llmfed.accounts.models import Viewer
from llmfed.world import away
from llmfed.world.models import Moment

log = logging.getLogger(__name__)

CATCH_UP = 200

Authorise = Callable[[Viewer, str], str | None]
Render = Callable[[Moment], str]
# What hubs are sent: a topic and a text; of a frame that is numbered its number, and when it was due on the wall.
Published = tuple[str, str] | tuple[str, str, int, float | None]
# What a moment is on pages, by kind of topic.
Parts = Mapping[str, str]
Public = Callable[[Sequence[str]], set[str]]


def nobody(topics: Sequence[str]) -> set[str]:
    """Which topics are everybody's, of a kind that has no such."""
    return set()


@dataclass(frozen=True, slots=True)
class Door:
    """A kind of topic: who may listen (viewer, ident → topic or None), and the partial its page shows.

    `public` says which of many topics strangers may hear, and so everybody: those need not be asked one by one. Where
    it is `counted`, its page is told how many listen. A page that shows how things are, and not what happened, has the
    function that draws its `aside`, which is told once a second while somebody listens.
    """

    kind: str
    authorise: Authorise
    partial: str = ""
    public: Public = nobody
    counted: bool = True
    aside: str = ""

    def render(self, moment: Moment) -> str:
        made: Render = import_string(self.partial)
        return made(moment)


_doors: dict[str, Door] = {}


def _spelt(told: dict[str, Any]) -> str:
    return orjson.dumps(told).decode()


def door(new: Door) -> None:
    """Register a kind of topic."""
    _doors[new.kind] = new


@cache
def doors() -> dict[str, Door]:
    """Every kind of topic that the modules in settings.TOPICS register."""
    for name in settings.TOPICS:
        import_module(name)
    return _doors


def door_of(topic: str) -> Door:
    """The door of a topic that somebody was let in by."""
    return doors()[topic.partition(":")[0]]


def channel() -> str:
    return f"{settings.VALKEY_PREFIX}:live"


@dataclass(frozen=True, slots=True)
class Frame:
    """What one moment is on one topic; `due` is the wall time at which it was, while the clock runs."""

    topic: str
    no: int
    prev: int
    content: str
    due: float | None = None

    @property
    def published(self) -> Published:
        """As hubs are sent it."""
        return self.topic, self.encode(), self.no, self.due

    def encode(self) -> str:
        return _spelt({"topic": self.topic, "no": self.no, "prev": self.prev, "content": self.content})


def shown(at: Door, moment: Moment) -> str:
    """What a moment is at a door; one that cannot be shown is logged, and empty. Not for use in a transaction."""
    try:
        return at.render(moment)
    except Exception as error:
        if away.database(error):
            raise
        log.exception("moment %s cannot be shown at %s", moment.no, at.kind)
        return ""


def parts(moment: Moment) -> Parts:
    """What a moment is on the pages of each kind of topic it is told on."""
    return {kind: door.render(moment) for kind, door in _doors_of(moment).items()}


def _doors_of(moment: Moment) -> dict[str, Door]:
    kinds = (topic.partition(":")[0] for topic in moment.topics)
    return {kind: doors()[kind] for kind in kinds if kind in doors()}


def frames(
    moment: Moment, prev: dict[str, int], due: float | None = None, ready: Parts = MappingProxyType({})
) -> list[Frame]:
    """A moment's frames, rendered once a kind of topic, unless they are `ready`; `prev` is moved on."""
    assert moment.no is not None
    made = []
    rendered = {kind: ready[kind] if kind in ready else shown(door, moment) for kind, door in _doors_of(moment).items()}
    for topic in moment.topics:
        kind = topic.partition(":")[0]
        if kind in rendered:
            made.append(Frame(topic, moment.no, prev.get(topic, 0), rendered[kind], due))
            prev[topic] = moment.no
    return made


def aside(topic: str, content: str) -> str:
    """A frame without a number: taken as it comes, part of no order, and never missed by whoever was away."""
    return _spelt({"topic": topic, "content": content})


def heartbeat(topic: str, last: int, content: str) -> str:
    """Which number a topic has reached, with an aside if there is one."""
    return _spelt({"topic": topic, "last": last} | ({"content": content} if content else {}))


def missed(topic: str) -> str:
    """To whoever reads too slowly: what comes now leaves a gap."""
    return _spelt({"topic": topic, "missed": True})


def tails(topics: Sequence[str]) -> dict[str, int]:
    """The last number aired on each of the topics; 0 for one on which nothing aired."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT topic, no FROM world_topictail WHERE topic = ANY(%s)", [list(topics)])
        found: dict[str, int] = dict(cursor.fetchall())
    return {topic: found.get(topic, 0) for topic in topics}
