"""A topic and a voice that know no wrestling: what the kernel's own tests air."""

import os
from collections.abc import Sequence
from datetime import datetime, timedelta

import psycopg
from django.db import connection

from llmfed.world import clock, telling
from llmfed.world.live import Door, Viewer, door
from llmfed.world.models import Moment, Timeline, Universe
from tests.cast import BEGAN
from tests.running import until

S = timedelta(seconds=1)


def authorise(viewer: Viewer, ident: str) -> str | None:
    """Every page of the ledger is public but the one called closed."""
    return None if ident == "closed" else f"ledger:{ident}"


def authorise_torn(viewer: Viewer, ident: str) -> str | None:
    """Anybody may see what is torn."""
    return f"torn:{ident}"


def render(moment: Moment) -> str:
    """A moment as the ledger's page shows it."""
    return f"<li>{moment.no} {moment.words}</li>"


def word(moments: list[Moment]) -> dict[int, list[list[str]]]:
    """The ledger's voice: the facts as they are."""
    return {moment.pk: [["Clerk", str(moment.facts)]] for moment in moments}


def shout(moments: list[Moment]) -> dict[int, list[list[str]]]:
    """Another voice."""
    return {moment.pk: [["Crier", "Hear this"]] for moment in moments}


def faint(moments: list[Moment]) -> dict[int, list[list[str]]]:
    """A voice whose database goes away in the middle of a word."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    return word(moments)


def nap(moments: list[Moment]) -> dict[int, list[list[str]]]:
    """A voice that stands still in the middle of a word, until the database has had enough of it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as other:
        asked = "SELECT count(*) FROM pg_stat_activity WHERE pid = %s"
        assert until(lambda: other.execute(asked, [pid]).fetchone() == (0,), 20)
    Moment.objects.count()
    return word(moments)


def tear(moment: Moment) -> str:
    """A page that some moments tear: by a mistake of its own, or one that the database will not forgive."""
    if moment.facts["at"] == LOST_S:
        faint([moment])
    if moment.facts["at"] == TORN_S:
        raise LookupError("nobody of that name")
    if moment.facts["at"] == BURNT_S:
        Moment.objects.raw("SELECT id FROM no_such_table")[0]
    return render(moment)


def date(moment: Moment) -> str:
    """A page that says when it was drawn, and how much had been told by then."""
    return f"{telling.read_clock().now.isoformat()} {Moment.objects.aired().count()}"


TORN_S, BURNT_S, LOST_S = 13, 14, 17
# How often it was asked what of the ledger is everybody's, and for how many topics.
asked: list[int] = []


def public(topics: Sequence[str]) -> set[str]:
    """All of the ledger is, but what is said to be shut or somebody's own."""
    asked.append(len(topics))
    return {topic for topic in topics if not topic.startswith(("ledger:shut", "ledger:own"))}


door(Door("ledger", authorise, "tests.world.ledger.render", public))
door(Door("torn", authorise_torn, "tests.world.ledger.tear"))
door(Door("dated", authorise_torn, "tests.world.ledger.date"))


def tell(timeline: Timeline, *at_s: int, topics: tuple[str, ...] = ("ledger:one",)) -> list[Moment]:
    """Record moments that air so many seconds after the beginning."""
    start = Moment.objects.filter(timeline=timeline).count()
    return Moment.objects.bulk_create(
        Moment(
            timeline=timeline,
            seq=start + number,
            tick=1,
            kind="note",
            facts={"at": at},
            topics=list(topics),
            airs_at=BEGAN + at * S,
        )
        for number, at in enumerate(at_s, start=1)
    )


def stand_at(seconds: float) -> datetime:
    """Stop the clock there."""
    at = BEGAN + seconds * S
    clock.anchor(Universe.objects.get(), at, "demo")
    return at
