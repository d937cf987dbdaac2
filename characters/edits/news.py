"""What an edit tells the world: an edit has no tick to record in, so the next one does it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from characters.topics import topic
from llmfed.world import orders
from llmfed.world.models import Timeline
from llmfed.world.ticking import Tick

if TYPE_CHECKING:
    from llmfed.accounts.models import User


def tell(timeline: Timeline, kind: str, facts: Mapping[str, Any], *, about: Sequence[str], by: "User | None") -> None:
    """Have the next tick record a moment about people; to be called in the transaction of the edit."""
    told = {"kind": kind, "facts": dict(facts), "about": list(about)}
    orders.give(timeline=timeline, kind="news.told", facts=told, by=by)


@orders.plan("news.told")
def _told(tick: Tick, facts: Mapping[str, Any]) -> None:
    # The market is no federation, and has no page of its own.
    home = [] if tick.timeline.kind == Timeline.Kind.MARKET else [f"federation:{tick.timeline.slug}"]
    topics = [*home, *(topic(slug) for slug in facts["about"])]
    tick.record(facts["kind"], facts["facts"], topics=topics)
