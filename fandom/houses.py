"""The house online: cheers and boos during a match, counted in Valkey as they come, heard by the tick at its end.

The counts are bounded a person, lossy and nobody's row: what was shouted while Valkey was away was not shouted. Of
each match they become one order, in the tick that its final bell brings, whoever else is alive.
"""

import json
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from enum import StrEnum
from functools import cache
from threading import Timer
from typing import Any

import redis
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from redis.backoff import NoBackoff
from redis.retry import Retry

from fandom.models import House
from fandom.sim.house import Noise, facts_of, shares
from federations.announcing import ordered
from federations.billing import Bill
from federations.models import Bout
from federations.settling import settled
from federations.topics import federation_topic, match_topic
from llmfed.accounts.models import User
from llmfed.world import live, orders, valkey
from llmfed.world.models import Moment
from llmfed.world.ticking import Tick

# What one account may shout: so often in a while, and so often in a match; more is not heard.
BURST, BURST_S = 6, 10
A_MATCH = 40
# Nobody knows when the next match begins, and nobody may: when to look in again.
LOOK_IN_S = 300
# How long counts are kept that nobody asks for.
KEPT_S = 86_400
# The needle moves once in so long for everybody.
NEEDLE_S = 1.0


class Mood(StrEnum):
    CHEER = "cheer"
    BOO = "boo"


class NotHeard(Exception):
    """The house takes no such noise; the message says why."""


class Shut(Exception):
    """There is no match to shout at: it has not begun, it is over, it was struck."""


class Hoarse(Exception):
    """One account has shouted enough for now, or for this match."""

    def __init__(self, words: str, retry_s: int) -> None:
        super().__init__(words)
        self.retry_s = retry_s


class Away(Exception):
    """Valkey cannot be asked."""


@cache
def _valkey() -> "redis.Redis":
    # Asked once: a tick that waits for what may be lost would hold up the world.
    once = Retry(NoBackoff(), 0)
    waits: dict[str, Any] = {"socket_timeout": 1, "socket_connect_timeout": 1, "retry": once}
    return valkey.connect(decode_responses=True, **waits)


def _key(bout: Bout, *more: object) -> str:
    # By its commitment, which no other match of any universe has.
    return ":".join(map(str, (settings.VALKEY_PREFIX, "house", bout.commitment, *more)))


def is_open(bill: Bill) -> bool:
    """Whether a match may be shouted at: from its entrances to its final bell."""
    return bill.staged and not bill.told and not bill.struck


def shout(*, bill: Bill, fan: User, side: int, mood: Mood) -> int:
    """Cheer or boo a side; returns how often this account was heard in this match.

    Raises Shut, NotHeard, Hoarse and Away, having counted nothing.
    """
    _check(bill, side)
    bout, (window, gone_s) = bill.bout, divmod(int(time.time()), BURST_S)
    try:
        if _nth(_key(bout, fan.pk, window), 2 * BURST_S) > BURST:
            raise Hoarse(f"Save your voice: {BURST} shouts in {BURST_S} seconds are enough.", BURST_S - gone_s)
        heard = _nth(_key(bout, fan.pk), KEPT_S)
        if heard > A_MATCH:
            raise Hoarse(f"You have been heard {A_MATCH} times; that is all of one match.", LOOK_IN_S)
        _count(bout, f"{mood}:{side}", first=heard == 1)
    except redis.RedisError as error:
        raise Away("Nobody can hear the house just now. Try in a minute.") from error
    return heard


def _nth(key: str, kept_s: int) -> int:
    with _valkey().pipeline(transaction=False) as pipe:
        pipe.incr(key)
        pipe.expire(key, kept_s)
        found: int = pipe.execute()[0]
    return found


def _check(bill: Bill, side: int) -> None:
    if bill.told:
        raise Shut("The final bell has rung; the house has been heard.")
    if not is_open(bill):
        raise Shut("Nobody is in the ring yet. The house opens with the entrances." if not bill.struck else bill.struck)
    if not 0 <= side < len(bill.sides):
        raise NotHeard("Cheer or boo one of those who are in the match.")


def _count(bout: Bout, field: str, *, first: bool) -> None:
    key = _key(bout)
    with _valkey().pipeline(transaction=False) as pipe:
        pipe.hincrby(key, field, 1)
        if first:
            pipe.hincrby(key, "fans", 1)
        pipe.expire(key, KEPT_S)
        pipe.execute()


def noise(bout: Bout, sides: int) -> Noise:
    """What has been shouted so far; silence where Valkey cannot be asked."""
    found: Mapping[str, str] = {}
    if bout.commitment:
        with suppress(redis.RedisError):
            found = _valkey().hgetall(_key(bout))  # type: ignore[assignment]
    cheers, boos = (tuple(int(found.get(f"{mood}:{n}", 0)) for n in range(sides)) for mood in (Mood.CHEER, Mood.BOO))
    return Noise(cheers, boos, int(found.get("fans", 0)))


# The needle: the same for everybody, unnumbered, at most once a second.


def needle(bill: Bill) -> dict[str, Any]:
    """What the needle shows of a match."""
    heard = noise(bill.bout, len(bill.sides))
    parts, start = [], 0
    for share in shares(heard):
        parts.append({"share": share, "start": start})
        start += share
    return {
        "parts": parts,
        "edge": parts[0]["share"] if len(parts) == 2 else None,
        "cheers": sum(heard.cheers),
        "boos": sum(heard.boos),
        "fans": heard.fans,
        "word": _word(bill, heard),
    }


def bar(bill: Bill) -> dict[str, Any]:
    """All that the bar of a match shows."""
    url = reverse("fandom:house", args=[bill.bout.pk])
    return {"bill": bill, "needle": needle(bill), "open": is_open(bill), "url": url}


def _word(bill: Bill, heard: Noise) -> str:
    if not heard.loud:
        return "Not a sound yet" if is_open(bill) else "Not a sound"
    net = heard.net
    best = max(range(len(net)), key=lambda side: net[side])
    if len(set(net)) == 1:
        return "Of two minds" if len(net) == 2 else "Of many minds"
    side = bill.sides[best]
    return f"With {side.name if side.team or len(side.people) > 1 else side.people[0].last_name}"


def move_needle(bill: Bill) -> None:
    """Show everybody who watches where the needle is, now or, if it has just moved, in a second."""
    with suppress(redis.RedisError):
        if _valkey().set(_key(bill.bout, "moved"), 1, nx=True, px=int(NEEDLE_S * 1000)):
            _publish(bill)
        elif _valkey().set(_key(bill.bout, "moving"), 1, nx=True, px=int(NEEDLE_S * 1000)):
            later = Timer(NEEDLE_S, _publish, [bill])
            later.daemon = True
            later.start()


def _publish(bill: Bill) -> None:
    content = render_to_string("fandom/bar.html#moved", {"needle": needle(bill)})
    topic = match_topic(bill.bout.key)
    with suppress(redis.RedisError):
        _valkey().publish(live.channel(), json.dumps([(topic, live.aside(topic, content))]))


# The hearing: one order a match, in the tick that its final bell brings.

# No match has as many moments.
BACK = 2000
AFTER_BELL = timedelta(seconds=9)


def hear(tick: Tick) -> None:
    """Make an order of what was shouted at each match that this tick settled, if anything was."""
    for result in settled(tick):
        bout = result.bout
        heard = noise(bout, len(ordered(list(bout.sides.all()))))
        if heard.loud:
            counts = {"cheers": list(heard.cheers), "boos": list(heard.boos), "fans": heard.fans}
            orders.give_in_tick(tick, "house.heard", {"bout": bout.key, **counts, "hall": _lean(tick, bout)})


def _lean(tick: Tick, bout: Bout) -> int | None:
    """Towards whom the hall leant at the end, if the chronicle has it yet."""
    told = Moment.objects.filter(timeline=tick.timeline, kind="bout.result", facts__bout=bout.key)
    last = told.filter(seq__gt=tick.timeline.last_seq - BACK).order_by("-seq")
    return last.values_list("facts__state__lean", flat=True).first()


@orders.plan("house.heard")
def take_noise(tick: Tick, facts: Mapping[str, Any]) -> None:
    """Keep what the house was heard to shout, once a match, and tell it."""
    bout = next(result.bout for result in settled(tick) if result.bout.key == facts["bout"])
    heard = Noise(tuple(facts["cheers"]), tuple(facts["boos"]), facts["fans"])
    House.objects.create(bout=bout, cheers=facts["cheers"], boos=facts["boos"], fans=heard.fans, heard_at=tick.at)
    told = facts_of(heard, ordered(list(bout.sides.all())), facts["hall"])
    topics = [federation_topic(tick.timeline.slug), match_topic(bout.key)]
    # The result has its moment first.
    tick.record("house.heard", {"bout": bout.key, **told}, topics=topics, airs_at=tick.at + AFTER_BELL)
