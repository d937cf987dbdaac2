"""A topic and a voice that know no wrestling: what the kernel's own tests air."""

from llmfed.world.live import Door, Viewer, door
from llmfed.world.models import Moment


def authorise(viewer: Viewer, ident: str) -> str | None:
    """Every page of the ledger is public but the one called closed."""
    return None if ident == "closed" else f"ledger:{ident}"


def render(moment: Moment) -> str:
    """A moment as the ledger's page shows it."""
    return f"<li>{moment.no} {moment.words}</li>"


def word(moments: list[Moment]) -> dict[int, list[list[str]]]:
    """The ledger's voice: the facts as they are."""
    return {moment.pk: [["Clerk", str(moment.facts)]] for moment in moments}


def shout(moments: list[Moment]) -> dict[int, list[list[str]]]:
    """Another voice."""
    return {moment.pk: [["Crier", "Hear this"]] for moment in moments}


door(Door("ledger", authorise, "tests.world.ledger.render"))
